# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `fairness` with Django."""

from django.apps import AppConfig


class FairnessConfig(AppConfig):
    name = "eenlijn.casework.fairness"
    label = "fairness"
    default_auto_field = "django.db.models.BigAutoField"
