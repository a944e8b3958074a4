# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages open to everyone."""

from django.urls import path

from eenlijn.doors.web.public import reply_views, views

app_name = "public"
urlpatterns = [
    path("privacy/", views.show_privacy, name="privacy"),
    path("toegankelijkheid/", views.show_accessibility, name="accessibility"),
    path("reactie/<str:code>/", reply_views.reply, name="reply"),
    path("hulp/", views.show_help, name="help"),
    path("componenten/", views.show_components, name="components"),
    path(".well-known/security.txt", views.show_security_contact, name="security"),
]
