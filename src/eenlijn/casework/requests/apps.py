# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `requests` with Django."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "eenlijn.casework.requests"
    label = "requests"
    default_auto_field = "django.db.models.BigAutoField"
