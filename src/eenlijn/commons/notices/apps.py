# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `notices` with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "eenlijn.commons.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
