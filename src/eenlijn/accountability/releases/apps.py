# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `accountability/releases` with Django."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "eenlijn.accountability.releases"
    label = "releases"
