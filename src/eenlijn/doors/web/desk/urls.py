# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `desk`."""

from django.urls import URLPattern, path

from eenlijn.doors.web.desk import (
    answer_views,
    assess_views,
    clock_views,
    closing_views,
    decision_views,
    departure_views,
    dossier_views,
    figure_views,
    hearing_views,
    influence_views,
    list_views,
    people_views,
    red_views,
    talk_views,
    term_views,
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
    path("dossiers/<str:number>/mensen/", people_views.people, name="people"),
    path("dossiers/<str:number>/wederhoor/", hearing_views.hearing, name="hearing"),
    path("dossiers/<str:number>/gesprek/", talk_views.talk, name="talk"),
    path("besluiten/", decision_views.decisions, name="decisions"),
    path("besluiten/<str:number>/", decision_views.decision, name="decision"),
    path("dossiers/<str:number>/afsluiten/", closing_views.close, name="close"),
    path("dossiers/<str:number>/gezien/", red_views.seen, name="seen"),
    path("dossiers/<str:number>/klok/", clock_views.clocks, name="clocks"),
    path("dossiers/<str:number>/vier-ogen/", influence_views.influence, name="influence"),
    path("termijnen/", term_views.my_terms_page, name="my_terms"),
    path("termijnen/<str:secret>.ics", term_views.term_feed, name="term_feed"),
    path("te-laat/", term_views.late, name="late"),
    path("cijfers/", figure_views.figures, name="figures"),
    path("cijfers/csv/", figure_views.figures_csv, name="figures_csv"),
]
