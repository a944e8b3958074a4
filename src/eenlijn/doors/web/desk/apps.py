# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `desk` with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "eenlijn.doors.web.desk"
    label = "desk"
