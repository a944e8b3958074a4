# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/public` with Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "eenlijn.doors.web.public"
    label = "el_public"
