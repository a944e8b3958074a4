# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the frame."""

from django.urls import path

from eenlijn.doors.web.frame import views

app_name = "frame"
urlpatterns = [path("verder/", views.carry_on, name="carry_on")]
