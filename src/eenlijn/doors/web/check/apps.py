# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/check` with Django."""

from django.apps import AppConfig


class CheckConfig(AppConfig):
    name = "eenlijn.doors.web.check"
    label = "el_check"
