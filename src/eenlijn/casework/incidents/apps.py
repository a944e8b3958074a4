# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `incidents` with Django."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "eenlijn.casework.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"
