# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `organisations` with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "eenlijn.commons.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"
