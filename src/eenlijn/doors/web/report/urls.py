# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `report`."""

from django.urls import path

from eenlijn.doors.web.report import (
    expect_views,
    file_views,
    own_care_views,
    own_letter_views,
    own_side_views,
    paper_views,
    telling_views,
    views,
)

app_name = "report"
urlpatterns = [
    path("m/<str:slug>/", views.form_by_link, name="form"),
    path("m/<str:slug>/papier/", paper_views.paper, name="paper"),
    path("m/<str:slug>/verwachten/", expect_views.expect_by_link, name="expect_by_link"),
    path("melden/", views.form_signed_in, name="signed_in_form"),
    path("melden/oefenen/", views.practise, name="practise"),
    path("ontvangst/", views.find_receipt, name="find_receipt"),
    path("ontvangst/klaar/", views.done, name="done"),
    path("ontvangst/<str:code>/", views.receipt, name="receipt"),
    path("ontvangst/<str:code>/wie-keek/", views.openings, name="receipt_openings"),
    path("ontvangst/<str:code>/aanvullen/", telling_views.details, name="details"),
    path("ontvangst/<str:code>/collegas/", telling_views.people, name="people"),
    path("ontvangst/<str:code>/verwachten/", expect_views.expect_by_code, name="expect_by_code"),
    path("ontvangst/<str:code>/brief/", own_letter_views.letter, name="letter"),
    path("ontvangst/<str:code>/brief/pdf/", own_letter_views.letter_pdf, name="letter_pdf"),
    path("ontvangst/<str:code>/brief/word/", own_letter_views.letter_word, name="letter_word"),
    path("ontvangst/<str:code>/ervaring/", own_side_views.experience, name="experience"),
    path("ontvangst/<str:code>/nazorg/", own_care_views.care, name="own_care"),
    path("ontvangst/<str:code>/nazorg/afspraak.ics", own_care_views.calendar, name="own_calendar"),
    path("ontvangst/<str:code>/nazorg/brief/<slug:receiver>/", own_care_views.slip, name="own_slip"),
    path("ontvangst/<str:code>/nazorg/<slug:question>/", own_care_views.step, name="own_care_step"),
    path("ontvangst/<str:code>/bestanden/", file_views.files, name="files"),
    path("ontvangst/<str:code>/bestanden/<int:place>/", file_views.file, name="file"),
    path(
        "ontvangst/<str:code>/bestanden/<int:place>/voorbeeld/", file_views.file_preview, name="file_preview"
    ),
    path("klopt/<str:code>/", telling_views.right, name="right"),
]
