# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the figures of the region."""

from django.urls import path

from eenlijn.doors.web.region import views

app_name = "region"
urlpatterns = [
    path("regio/cijfers/", views.figures, name="figures"),
    path("regio/cijfers/csv/", views.figures_csv, name="figures_csv"),
    path("regio/cijfers/xlsx/", views.figures_xlsx, name="figures_xlsx"),
    path("regio/cijfers/ods/", views.figures_ods, name="figures_ods"),
    path("regio/cijfers/json/", views.figures_json, name="figures_json"),
]
