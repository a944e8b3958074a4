# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses: each desk writes its own; Dutch without a prefix, English under `/en/`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from eenlijn.doors.web.frame import health

urlpatterns = [
    path("gezond/", health.healthy, name="healthy"),
    path("klaar/", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("api/v1/", include("eenlijn.doors.api.routes")),
    *i18n_patterns(
        path("", include("eenlijn.doors.web.report.urls")),
        path("", include("eenlijn.doors.web.desk.urls")),
        path("", include("eenlijn.doors.web.check.urls")),
        path("", include("eenlijn.doors.web.region.urls")),
        path("", include("eenlijn.doors.web.oversight.urls")),
        path("", include("eenlijn.doors.web.manage.urls")),
        path("", include("eenlijn.doors.web.profile.urls")),
        path("", include("eenlijn.doors.web.frame.urls")),
        path("", include("eenlijn.doors.web.public.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "eenlijn.config.refusals.bad_request"
handler403 = "eenlijn.config.refusals.permission_denied"
handler404 = "eenlijn.config.refusals.page_not_found"
handler500 = "eenlijn.config.refusals.server_error"
