# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/oversight` with Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "eenlijn.doors.web.oversight"
    label = "el_oversight"
