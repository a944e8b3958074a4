# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `home_visits` with Django."""

from django.apps import AppConfig


class HomeVisitsConfig(AppConfig):
    name = "eenlijn.prevention.home_visits"
    label = "home_visits"
    default_auto_field = "django.db.models.BigAutoField"
