# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `components`."""

from django.urls import URLPattern

app_name = "components"
urlpatterns: list[URLPattern] = []
