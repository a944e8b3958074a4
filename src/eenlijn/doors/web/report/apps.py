# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `report` with Django."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "eenlijn.doors.web.report"
    label = "report"
