# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `public`."""

from django.urls import URLPattern

app_name = "public"
urlpatterns: list[URLPattern] = []
