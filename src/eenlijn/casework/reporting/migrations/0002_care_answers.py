# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.closed_rows
import eenlijn.foundation.sealed.field
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_organisations'),
        ('reporting', '0001_reporting'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='followupanswer',
            name='care',
        ),
        migrations.CreateModel(
            name='CareAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=32)),
                ('answered_at', models.DateTimeField()),
                ('is_current', models.BooleanField(default=True)),
                ('care', eenlijn.foundation.sealed.field.SealedField('C4', blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reporting.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('report', 'question'), name='care_answer_one_current')],
            },
            bases=(eenlijn.foundation.closed_rows.Closed, models.Model),
        ),
    ]
