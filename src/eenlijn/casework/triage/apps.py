# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `triage` with Django."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "eenlijn.casework.triage"
    label = "triage"
    default_auto_field = "django.db.models.BigAutoField"
