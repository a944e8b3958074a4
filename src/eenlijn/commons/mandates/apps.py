# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `mandates` with Django."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "eenlijn.commons.mandates"
    label = "mandates"
    default_auto_field = "django.db.models.BigAutoField"
