# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `documents` with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "eenlijn.commons.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
