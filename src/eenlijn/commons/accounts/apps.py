# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `accounts` with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "eenlijn.commons.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
