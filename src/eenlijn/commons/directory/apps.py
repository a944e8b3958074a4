# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `directory` with Django."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "eenlijn.commons.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
