# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import eenlijn.foundation.sealed.field
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='TrainingNeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('training_type', models.CharField(max_length=24)),
                ('needed_for', models.CharField(choices=[('person', 'De collega zelf'), ('team', 'Het team'), ('managers', 'Leidinggevenden'), ('organisation', 'Iedereen')], max_length=12)),
                ('state', models.CharField(choices=[('needed', 'Nodig'), ('done', 'Gedaan'), ('not_needed', 'Niet nodig')], default='needed', max_length=12)),
                ('word', eenlijn.foundation.sealed.field.SealedField('C1', blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'needed')), fields=('incident', 'training_type', 'needed_for'), name='training_need_once')],
            },
        ),
    ]
