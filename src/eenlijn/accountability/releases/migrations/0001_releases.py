# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('month', 'Maand'), ('year', 'Jaar')], max_length=8)),
                ('since', models.DateField()),
                ('last', models.DateField()),
                ('edition', models.PositiveSmallIntegerField()),
                ('released_at', models.DateTimeField()),
                ('employers', models.PositiveIntegerField()),
                ('rules', models.CharField(max_length=16)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'last', 'edition'), name='release_once'), models.CheckConstraint(condition=models.Q(('edition__gte', 1)), name='release_edition_from_one'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('since'))), name='release_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='ReleasedTable',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40)),
                ('content', models.JSONField()),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='releases.release')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('release', 'name'), name='released_table_once')],
            },
        ),
    ]
