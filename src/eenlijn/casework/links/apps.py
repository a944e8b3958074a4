# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `links` with Django."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "eenlijn.casework.links"
    label = "links"
    default_auto_field = "django.db.models.BigAutoField"
