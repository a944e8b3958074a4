# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `damages` with Django."""

from django.apps import AppConfig


class DamagesConfig(AppConfig):
    name = "eenlijn.casework.damages"
    label = "damages"
    default_auto_field = "django.db.models.BigAutoField"
