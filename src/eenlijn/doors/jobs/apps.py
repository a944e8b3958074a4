# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `jobs` with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "eenlijn.doors.jobs"
    label = "jobs"
