# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_organisations"),
    ]

    operations = [
        migrations.CreateModel(
            name="IntakeKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("public", models.BinaryField()),
                ("wrapped_private", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[("live", "Live"), ("destroyed", "Destroyed")], default="live", max_length=10
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("compartment", models.CharField(max_length=8)),
                ("version", models.PositiveIntegerField(default=1)),
                ("wrapped", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[("live", "Live"), ("destroyed", "Destroyed")], default="live", max_length=10
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "compartment", "version"), name="data_key_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation", None)),
                        fields=("compartment", "version"),
                        name="platform_key_version_once",
                    ),
                ],
            },
        ),
    ]
