# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `samples` with Django."""

from django.apps import AppConfig


class SamplesConfig(AppConfig):
    name = "eenlijn.casework.samples"
    label = "samples"
    default_auto_field = "django.db.models.BigAutoField"
