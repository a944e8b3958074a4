# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `trail` with Django."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "eenlijn.commons.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"
