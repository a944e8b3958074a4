# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('incidents', '0001_incidents'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='NameMark',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(max_length=2)),
                ('digest', models.CharField(max_length=16)),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'part', 'digest'], name='name_mark_found')],
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['C2', 'C3'])), name='name_mark_part')],
            },
        ),
    ]
