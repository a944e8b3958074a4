# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `oversight`."""

from django.urls import path

from eenlijn.doors.web.oversight import (
    apart_views,
    glass_views,
    home_views,
    log_views,
    request_views,
    review_views,
    sample_views,
)

app_name = "oversight"
_MONTH = "toezicht/maanden/<str:month>/"
_DOSSIER = "toezicht/dossier/<str:number>/"
urlpatterns = [
    path("toezicht/", home_views.home, name="home"),
    path("toezicht/spoor/", log_views.log, name="log"),
    path("toezicht/spoor/meenemen/", log_views.take, name="log_take"),
    path("toezicht/maanden/", review_views.months, name="months"),
    path(_MONTH, review_views.queue, name="queue"),
    path(f"{_MONTH}aftekenen/", review_views.sign_off, name="sign_off"),
    path("toezicht/regels/<uuid:line_id>/", review_views.line, name="line"),
    path("toezicht/inzages/", glass_views.glasses, name="glasses"),
    path("toezicht/inzages/nieuw/", glass_views.glass_new, name="glass_new"),
    path("toezicht/inzages/<uuid:glass_id>/", glass_views.glass, name="glass"),
    path("toezicht/apart/", apart_views.apart, name="apart"),
    path("toezicht/apart/<str:number>/", apart_views.apart_one, name="apart_one"),
    path("toezicht/verzoeken/", request_views.requests, name="requests"),
    path("toezicht/verzoeken/nieuw/", request_views.request_new, name="request_new"),
    path("toezicht/verzoeken/<str:number>/", request_views.one_request, name="request"),
    path("toezicht/verzoeken/<str:number>/kopie.pdf", request_views.request_copy, name="request_copy"),
    path(
        "toezicht/verzoeken/<str:number>/<slug:which>.pdf",
        request_views.request_letter,
        name="request_letter",
    ),
    path("toezicht/steekproef/", sample_views.samples, name="samples"),
    path("toezicht/steekproef/trekken/", sample_views.sample_draw, name="sample_draw"),
    path("toezicht/steekproef/<int:year>/", sample_views.sample, name="sample"),
    path("toezicht/steekproef/<int:year>/loting.txt", sample_views.sample_lot, name="sample_lot"),
    path(_DOSSIER, glass_views.behind, name="behind"),
    path(f"{_DOSSIER}namen/", glass_views.behind_names, name="behind_names"),
    path(f"{_DOSSIER}sluiten/", glass_views.behind_end, name="behind_end"),
]
