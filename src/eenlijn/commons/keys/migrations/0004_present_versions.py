# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def refuse_older_keys(apps: Any, schema_editor: Any) -> None:
    """What was sealed before versions were counted has none, and would not open."""
    del schema_editor
    if apps.get_model("keys", "DataKey").objects.exists():
        message = "this database was sealed before versions were counted: begin with an empty one"
        raise RuntimeError(message)


class Migration(migrations.Migration):

    dependencies = [
        ('keys', '0003_rotation'),
        ('organisations', '0001_organisations'),
    ]

    operations = [
        migrations.RunPython(refuse_older_keys, migrations.RunPython.noop),
        migrations.CreateModel(
            name='PresentVersion',
            fields=[
                ('place', models.CharField(max_length=160, primary_key=True, serialize=False)),
                ('version', models.BinaryField()),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
        ),
    ]
