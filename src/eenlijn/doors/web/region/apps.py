# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/region` with Django."""

from django.apps import AppConfig


class RegionConfig(AppConfig):
    name = "eenlijn.doors.web.region"
    label = "el_region"
