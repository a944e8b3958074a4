# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `config` with Django, so that its checks and templates are found."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "eenlijn.config"
    label = "config"
