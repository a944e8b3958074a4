# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/components` with Django."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "eenlijn.doors.web.components"
    label = "el_components"
