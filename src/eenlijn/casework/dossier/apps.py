# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `dossier` with Django."""

from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "eenlijn.casework.dossier"
    label = "dossier"
    default_auto_field = "django.db.models.BigAutoField"
