# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `letters` with Django."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "eenlijn.casework.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
