# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_organisations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                (
                    "mac",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
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
        ),
        migrations.CreateModel(
            name="TrailLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=8)),
                ("actor_name", models.CharField(blank=True, max_length=60)),
                ("role", models.CharField(blank=True, max_length=3)),
                ("relation", models.CharField(blank=True, max_length=20)),
                ("action", models.CharField(max_length=60)),
                ("object_type", models.CharField(max_length=40)),
                ("object_id", models.CharField(blank=True, max_length=64)),
                ("subject_id", models.UUIDField(blank=True, null=True)),
                ("compartments", models.CharField(blank=True, max_length=80)),
                ("purpose", models.CharField(blank=True, max_length=60)),
                ("result", models.CharField(max_length=20)),
                ("origin", models.CharField(blank=True, max_length=20)),
                ("trace_id", models.CharField(blank=True, max_length=64)),
                ("break_glass", models.BooleanField(default=False)),
                ("detail", models.JSONField(default=dict)),
                ("sequence", models.PositiveBigIntegerField()),
                ("previous_mac", models.CharField(max_length=64)),
                ("mac", models.CharField(max_length=64)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                "indexes": [
                    models.Index(fields=["organisation", "object_type", "object_id"], name="trail_by_object")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "sequence"), name="trail_sequence_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation", None)),
                        fields=("sequence",),
                        name="platform_trail_sequence_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingLine",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=8)),
                ("actor_name", models.CharField(blank=True, max_length=60)),
                ("role", models.CharField(blank=True, max_length=3)),
                ("relation", models.CharField(blank=True, max_length=20)),
                ("action", models.CharField(max_length=60)),
                ("object_type", models.CharField(max_length=40)),
                ("object_id", models.CharField(blank=True, max_length=64)),
                ("subject_id", models.UUIDField(blank=True, null=True)),
                ("compartments", models.CharField(blank=True, max_length=80)),
                ("purpose", models.CharField(blank=True, max_length=60)),
                ("result", models.CharField(max_length=20)),
                ("origin", models.CharField(blank=True, max_length=20)),
                ("trace_id", models.CharField(blank=True, max_length=64)),
                ("break_glass", models.BooleanField(default=False)),
                ("detail", models.JSONField(default=dict)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                "indexes": [models.Index(fields=["organisation", "at"], name="trail_waiting")],
            },
        ),
    ]
