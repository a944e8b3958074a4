# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `rulebook` with Django."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "eenlijn.commons.rulebook"
    label = "rulebook"
    default_auto_field = "django.db.models.BigAutoField"
