# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages open to everyone."""

from django.urls import path

from eenlijn.doors.web.public import (
    open_data_views,
    release_views,
    reply_views,
    request_views,
    sample_views,
    views,
)

app_name = "public"
urlpatterns = [
    path("privacy/", views.show_privacy, name="privacy"),
    path("privacy/verwerkingen/", views.show_processing, name="processing"),
    path("toegankelijkheid/", views.show_accessibility, name="accessibility"),
    path("reactie/<str:code>/", reply_views.reply, name="reply"),
    path("steekproef/<str:code>/", sample_views.sample, name="sample"),
    path("vrijgave/<str:code>/", release_views.release, name="release"),
    path("verzoek/<str:slug>/", request_views.ask, name="request"),
    path("open-data/", open_data_views.open_data, name="open_data"),
    path("open-data/<str:edition>/", open_data_views.open_edition, name="open_edition"),
    path("open-data/<str:edition>/<slug:table>.<slug:kind>", open_data_views.open_file, name="open_file"),
    path("hulp/", views.show_help, name="help"),
    path("componenten/", views.show_components, name="components"),
    path(".well-known/security.txt", views.show_security_contact, name="security"),
]
