# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `learning` with Django."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "eenlijn.casework.learning"
    label = "learning"
    default_auto_field = "django.db.models.BigAutoField"
