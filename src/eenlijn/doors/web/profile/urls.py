# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `profile`."""

from django.urls import path

from eenlijn.doors.web.profile import (
    away_views,
    begin_views,
    factor_views,
    file_views,
    mine_views,
    own_action_views,
    own_side_views,
    password_views,
    prove_views,
    sign_in_views,
    telling_views,
    views,
)

app_name = "profile"
urlpatterns = [
    path("", views.start, name="start"),
    path("aanmelden/", sign_in_views.sign_in, name="sign_in"),
    path("aanmelden/als/", sign_in_views.sign_in_as, name="sign_in_as"),
    path("aanmelden/organisatie/", sign_in_views.organisation, name="organisation"),
    path("aanmelden/tweede-stap/", prove_views.second_step, name="second_step"),
    path("aanmelden/passkey/", prove_views.passkey, name="passkey"),
    path("aanmelden/wachtwoord-kwijt/", password_views.lost, name="lost_password"),
    path("aanmelden/zekerheid-kwijt/", password_views.lost_factor, name="lost_factor"),
    path("wachtwoord/<str:code>/", password_views.new, name="new_password"),
    path("afmelden/", sign_in_views.sign_out, name="sign_out"),
    path("mijn/", mine_views.mine, name="mine"),
    path("begin/<str:code>/", begin_views.begin, name="begin"),
    path("uitnodiging/<str:code>/", begin_views.invitation, name="invitation"),
    path("mijn/afwezig/", away_views.away, name="away"),
    path("mijn/afwezig/<uuid:absence_id>/terug/", away_views.back, name="away_back"),
    path("mijn/extra-zekerheid/", factor_views.overview, name="factors"),
    path("mijn/extra-zekerheid/app/", factor_views.app, name="factor_app"),
    path("mijn/extra-zekerheid/passkey/", factor_views.passkey, name="factor_passkey"),
    path("mijn/extra-zekerheid/codes/", factor_views.codes, name="factor_codes"),
    path("mijn/extra-zekerheid/bevestig/", prove_views.confirm, name="step_up"),
    path("mijn/wachtwoord/", password_views.own, name="own_password"),
    path("mijn/aangemeld/", factor_views.sessions, name="sessions"),
    path("mijn/handelingen/", own_action_views.own_actions, name="own_actions"),
    path("mijn/koppel/", mine_views.claim, name="claim"),
    path("mijn/<str:number>/", mine_views.one, name="mine_one"),
    path("mijn/<str:number>/wie-keek/", mine_views.openings, name="mine_openings"),
    path("mijn/<str:number>/aanvullen/", telling_views.details, name="mine_details"),
    path("mijn/<str:number>/collegas/", telling_views.people, name="mine_people"),
    path("mijn/<str:number>/klopt/", telling_views.right, name="mine_right"),
    path("mijn/<str:number>/ervaring/", own_side_views.experience, name="experience"),
    path("mijn/<str:number>/nazorg/", own_side_views.own_care, name="own_care"),
    path("mijn/<str:number>/bestanden/", file_views.files, name="mine_files"),
    path("mijn/<str:number>/bestanden/<int:place>/", file_views.file, name="mine_file"),
    path(
        "mijn/<str:number>/bestanden/<int:place>/voorbeeld/",
        file_views.file_preview,
        name="mine_file_preview",
    ),
    path("berichten/", views.notices, name="notices"),
]
