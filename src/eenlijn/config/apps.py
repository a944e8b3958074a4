# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `config` with Django, so that its checks are found."""

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "eenlijn.config"
    label = "config"

    def ready(self) -> None:
        """Checks may import models, so they are registered once all rooms are there."""
        import_module("eenlijn.config.checks")
