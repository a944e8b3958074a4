# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `figures` with Django."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "eenlijn.accountability.figures"
    label = "figures"
