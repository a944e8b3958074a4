# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `exports` with Django."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    name = "eenlijn.casework.exports"
    label = "exports"
    default_auto_field = "django.db.models.BigAutoField"
