# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `keys` with Django."""

from django.apps import AppConfig

from eenlijn.foundation.sealed.field import SealedField


class KeysConfig(AppConfig):
    name = "eenlijn.commons.keys"
    label = "keys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From here on the fields of rows without a case are read with their versions."""
        from eenlijn.commons.keys.counting import ReadsVersions  # noqa: PLC0415 - models are there by now

        SealedField.reads_with = ReadsVersions()
