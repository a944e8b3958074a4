# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `police_reports` with Django."""

from django.apps import AppConfig


class PoliceReportsConfig(AppConfig):
    name = "eenlijn.casework.police_reports"
    label = "police_reports"
    default_auto_field = "django.db.models.BigAutoField"
