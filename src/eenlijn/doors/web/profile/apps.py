# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `profile` with Django."""

from django.apps import AppConfig


class ProfileConfig(AppConfig):
    name = "eenlijn.doors.web.profile"
    label = "profile"
