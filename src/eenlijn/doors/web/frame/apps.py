# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers `web/frame` with Django."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "eenlijn.doors.web.frame"
    label = "el_frame"
