# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers the room `webhooks` with Django."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "eenlijn.commons.webhooks"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"
