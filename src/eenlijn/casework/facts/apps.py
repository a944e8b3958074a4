# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `facts` with Django."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "eenlijn.casework.facts"
    label = "facts"
    default_auto_field = "django.db.models.BigAutoField"
