# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `provisions` with Django."""

from django.apps import AppConfig


class ProvisionsConfig(AppConfig):
    name = "eenlijn.prevention.provisions"
    label = "provisions"
    default_auto_field = "django.db.models.BigAutoField"
