# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `disclosures` with Django."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "eenlijn.casework.disclosures"
    label = "disclosures"
    default_auto_field = "django.db.models.BigAutoField"
