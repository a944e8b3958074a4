# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `tokens` with Django."""

from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "eenlijn.commons.tokens"
    label = "tokens"
    default_auto_field = "django.db.models.BigAutoField"
