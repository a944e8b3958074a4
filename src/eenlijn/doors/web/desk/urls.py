# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `desk`."""

from django.urls import URLPattern, path

from eenlijn.doors.web.desk import (
    answer_views,
    assess_views,
    closing_views,
    departure_views,
    dossier_views,
    figure_views,
    list_views,
)

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("vandaag/", list_views.work_list, name="work_list"),
    path("dossiers/", list_views.dossiers, name="dossiers"),
    path("dossiers/<str:number>/", dossier_views.dossier, name="dossier"),
    path("dossiers/<str:number>/namen/", dossier_views.reveal, name="reveal"),
    path("dossiers/<str:number>/beoordelen/", assess_views.assess, name="assess"),
    path("dossiers/<str:number>/antwoord/", answer_views.answer, name="answer"),
    path("dossiers/<str:number>/antwoord/vaststellen/", answer_views.finish, name="finish"),
    path("dossiers/<str:number>/antwoord/brief.pdf", answer_views.letter_pdf, name="letter_pdf"),
    path("dossiers/<str:number>/antwoord/brief.docx", answer_views.letter_word, name="letter_word"),
    path("dossiers/<str:number>/verstuurd/", departure_views.departure, name="departure"),
    path("dossiers/<str:number>/afsluiten/", closing_views.close, name="close"),
    path("cijfers/", figure_views.figures, name="figures"),
    path("cijfers/csv/", figure_views.figures_csv, name="figures_csv"),
]
