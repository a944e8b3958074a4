# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `check`."""

from django.urls import URLPattern, path

from eenlijn.doors.web.check import views

app_name = "check"
urlpatterns: list[URLPattern] = [path("balie/", views.check, name="check")]
