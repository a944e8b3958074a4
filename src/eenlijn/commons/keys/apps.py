# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `keys` with Django."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "eenlijn.commons.keys"
    label = "keys"
    default_auto_field = "django.db.models.BigAutoField"
