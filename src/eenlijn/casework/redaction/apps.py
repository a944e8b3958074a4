# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `redaction` with Django."""

from django.apps import AppConfig


class RedactionConfig(AppConfig):
    name = "eenlijn.casework.redaction"
    label = "redaction"
    default_auto_field = "django.db.models.BigAutoField"
