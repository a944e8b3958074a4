# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `finding` with Django."""

from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "eenlijn.casework.finding"
    label = "finding"
    default_auto_field = "django.db.models.BigAutoField"
