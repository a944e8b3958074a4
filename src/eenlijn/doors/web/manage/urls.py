# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the desk `manage`."""

from django.urls import URLPattern, path

from eenlijn.doors.web.manage import (
    column_views,
    file_views,
    link_views,
    notice_views,
    rule_draft_views,
    rule_pack_views,
    rule_views,
    run_views,
)

app_name = "manage"
_BATCH = "beheer/oud-register/<uuid:batch_id>/"
_TOPIC = "beheer/spelregels/<slug:topic>/"
urlpatterns: list[URLPattern] = [
    path("beheer/", link_views.home, name="home"),
    path("beheer/oud-register/", file_views.imports, name="imports"),
    path("beheer/oud-register/nieuw/", file_views.import_new, name="import_new"),
    path(_BATCH, file_views.import_here, name="import_here"),
    path(f"{_BATCH}kolommen/", column_views.columns, name="import_columns"),
    path(f"{_BATCH}lezen/", column_views.read_again, name="import_reading"),
    path(f"{_BATCH}waarden/", column_views.values, name="import_values"),
    path(f"{_BATCH}proberen/", run_views.trial, name="import_try"),
    path(f"{_BATCH}laden/", run_views.load, name="import_load"),
    path(f"{_BATCH}voortgang/", run_views.progress, name="import_progress"),
    path(f"{_BATCH}stoppen/", run_views.stop, name="import_stop"),
    path(f"{_BATCH}terughalen/", run_views.undo, name="import_undo"),
    path(f"{_BATCH}weggooien/", file_views.discard, name="import_discard"),
    path("beheer/mail/", notice_views.lost_mail, name="lost_mail"),
    path("beheer/mail/<uuid:notice_id>/opnieuw/", notice_views.send_again, name="send_again"),
    path("beheer/meldlinks/", link_views.links, name="links"),
    path("beheer/meldlinks/<uuid:link_id>/", link_views.link, name="link"),
    path("beheer/meldlinks/<uuid:link_id>/beeindigen/", link_views.end, name="link_end"),
    path("beheer/spelregels/", rule_views.rules, name="rules"),
    path("beheer/spelregels/pakket/", rule_pack_views.rule_pack, name="rule_pack"),
    path(_TOPIC, rule_views.rule_topic, name="rule_topic"),
    path(f"{_TOPIC}concept/", rule_draft_views.rule_draft, name="rule_draft"),
    path(f"{_TOPIC}proberen/", rule_draft_views.rule_trial, name="rule_trial"),
    path(f"{_TOPIC}weggooien/", rule_draft_views.rule_drop, name="rule_drop"),
    path(f"{_TOPIC}zo-laten/", rule_views.rule_keep, name="rule_keep"),
    path(f"{_TOPIC}terug/", rule_views.rule_back, name="rule_back"),
    path(f"{_TOPIC}intrekken/", rule_views.rule_withdraw, name="rule_withdraw"),
]
