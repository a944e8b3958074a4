# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `aftercare` with Django."""

from django.apps import AppConfig


class AftercareConfig(AppConfig):
    name = "eenlijn.casework.aftercare"
    label = "aftercare"
    default_auto_field = "django.db.models.BigAutoField"
