# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `response` with Django."""

from django.apps import AppConfig


class ResponseConfig(AppConfig):
    name = "eenlijn.casework.response"
    label = "response"
    default_auto_field = "django.db.models.BigAutoField"
