# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `imports` with Django."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "eenlijn.casework.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"
