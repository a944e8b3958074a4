# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `evidence` with Django."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "eenlijn.casework.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
