# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('keys', '0002_tree'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeyRotation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('scope', models.CharField(choices=[('root', 'Root'), ('organisations', 'Organisations'), ('buckets', 'Buckets')], max_length=16)),
                ('root_version', models.PositiveIntegerField(default=0)),
                ('custodians', models.JSONField(default=list)),
                ('asked_at', models.DateTimeField()),
                ('moved', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('finished_at', None)), fields=('scope',), name='one_rotation_at_a_time')],
            },
        ),
    ]
