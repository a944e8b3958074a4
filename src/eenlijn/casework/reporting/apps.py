# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `reporting` with Django."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "eenlijn.casework.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
