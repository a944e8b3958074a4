# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `profile`."""

from django.urls import URLPattern

app_name = "profile"
urlpatterns: list[URLPattern] = []
