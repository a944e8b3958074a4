# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `clocks` with Django."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "eenlijn.casework.clocks"
    label = "clocks"
    default_auto_field = "django.db.models.BigAutoField"
