# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tells Django about this door, for its command."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "eenlijn.doors.api"
    label = "api"
