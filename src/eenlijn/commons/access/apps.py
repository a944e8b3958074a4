# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `access` with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "eenlijn.commons.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
