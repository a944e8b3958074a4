# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `playbooks` with Django."""

from django.apps import AppConfig


class PlaybooksConfig(AppConfig):
    name = "eenlijn.casework.playbooks"
    label = "playbooks"
    default_auto_field = "django.db.models.BigAutoField"
