# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `restrictions` with Django."""

from django.apps import AppConfig


class RestrictionsConfig(AppConfig):
    name = "eenlijn.casework.restrictions"
    label = "restrictions"
    default_auto_field = "django.db.models.BigAutoField"
