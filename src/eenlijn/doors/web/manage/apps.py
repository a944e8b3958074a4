# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `manage` with Django."""

from django.apps import AppConfig


class ManageConfig(AppConfig):
    name = "eenlijn.doors.web.manage"
    label = "manage"
