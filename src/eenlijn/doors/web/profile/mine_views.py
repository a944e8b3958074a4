# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own reports of who signed in: the list, one of them, who looked into it, linking one by its code."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import intake, people
from eenlijn.casework.dossier.expectations import standing_of
from eenlijn.casework.dossier.own_care import care_of_mine
from eenlijn.casework.dossier.own_reports import (
    OwnReport,
    follow,
    is_practice,
    my_reports,
    openings_of,
    own_report_id,
)
from eenlijn.casework.dossier.own_side import own_side
from eenlijn.casework.dossier.preventing import OWNS
from eenlijn.casework.dossier.told_to import unread_count
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.reporting.actions import AlreadyClaimed
from eenlijn.casework.reporting.queries import holder_of_code
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.log import has_own_actions
from eenlijn.doors.web.components.expecting import standing_lines
from eenlijn.doors.web.components.follow import follow_view, opening_items, openings_sentence, report_clock
from eenlijn.doors.web.components.hearing_back import hearing_view
from eenlijn.doors.web.components.shapes import WorkRow
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.doors.web.profile.forms import ClaimForm
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.text import row_day

CLAIMED: Final = "gekoppeld"


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My reports, newest first."""
    return _mine(request, ClaimForm())


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Link a report from a short link; unknown, foreign and already linked codes are told alike."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("profile:mine"))
    form = ClaimForm(request.POST)
    if not form.is_valid():
        return _mine(request, form, status=422)
    try:
        _claim(actor_of(request), form.cleaned_data["code"])
    except AlreadyClaimed as refused:
        form.add_error("code", refused.sentence)
        return _mine(request, form, status=422)
    return HttpResponseRedirect(f"{reverse('profile:mine')}?{CLAIMED}=1", status=303)


def _claim(actor: Actor, code: str) -> None:
    """Of a report for a colleague either code claims its own side: who typed it, or whom it is for."""
    with walls.reaching(Reach.FIND_REPORT):
        found = holder_of_code(code)
    if found is None or found.organisation_id != actor.organisation_id:
        raise AlreadyClaimed
    if not found.is_colleague:
        intake.claim(actor=actor, report_id=found.report_id, now=now())
        return
    try:
        people.claim_as_colleague(actor=actor, report_id=found.report_id, now=now())
    except NotVisible:
        raise AlreadyClaimed from None


def _mine(request: HttpRequest, form: ClaimForm, *, status: int = 200) -> HttpResponse:
    actor, moment = actor_of(request), now()
    rows = [_row(one, moment) for one in my_reports(actor, moment)]
    page: dict[str, Any] = {
        "rows": rows,
        "form": form,
        "care": [(one, reverse("profile:own_care", args=[one.number])) for one in care_of_mine(actor)],
        "is_claimed": CLAIMED in request.GET,
        "unread": unread_count(actor),
        "has_own_actions": has_own_actions(actor),
        "may_check_visits": actor.has(Role.EMP),
        "may_own_measures": actor.has(*OWNS),
        "has_more_employers": len(actor.organisation_ids) > 1,
    }
    return render(request, "profile/mine.html", page, status=status)


def _row(one: OwnReport, moment: datetime) -> WorkRow:
    """Number, day and clock; what happened stands on the page itself, not in a list for eyes passing by."""
    day = row_day(one.received_at, today=to_local(moment).date())
    return WorkRow(
        title=_("Melding van %(day)s") % {"day": day},
        href=reverse("profile:mine_one", args=[one.number]),
        number=one.number,
        small=f"{_('oefening')} · {_status(one)}" if one.is_exercise else _status(one),
        clock=report_clock(one.clock, moment, is_known=one.status is not None or one.is_taken_over),
    )


def _status(one: OwnReport) -> str:
    """A report nobody judged yet is simply received."""
    if one.is_taken_over:
        return _("overgenomen")
    if one.waits_for_me:
        return _("lees of het klopt")
    if one.status is None or one.status == Status.REPORTED:
        return _("ontvangen")
    return str(one.status.label).lower()


@signed_in
@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One of my reports: the same page as the receipt, with what really happened."""
    actor, moment = actor_of(request), now()
    report_id = own_report_id(actor, number)
    try:
        intake.open_own_report(actor=actor, report_id=report_id, part=Compartment.OWN_WORDS, now=moment)
        found = follow(actor, report_id, moment)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    if found.waits_for_me:
        return HttpResponseRedirect(reverse("profile:mine_right", args=[number]), status=303)
    context = {
        "page": follow_view(found, moment),
        "openings_href": reverse("profile:mine_openings", args=[number]),
        "done_href": reverse("profile:mine"),
        "details_href": reverse("profile:mine_details", args=[number]),
        "people_href": reverse("profile:mine_people", args=[number]),
        "files_href": reverse("profile:mine_files", args=[number]),
        "back": hearing_view(own_side(actor, report_id)),
        "experience_href": reverse("profile:experience", args=[number]),
        "care_href": reverse("profile:own_care", args=[number]),
        "stands": standing_lines(standing_of(actor, report_id, moment)),
        "expect_href": reverse("profile:expect"),
        "letter_href": reverse("profile:mine_letter", args=[number]),
    }
    return render(request, "profile/mine_one.html", context)


@signed_in
@require_safe
def openings(request: HttpRequest, number: str) -> HttpResponse:
    """Who looked into my report."""
    actor, moment = actor_of(request), now()
    report_id: UUID = own_report_id(actor, number)
    try:
        found = openings_of(actor, report_id)
        intake.open_own_report(actor=actor, report_id=report_id, part=Compartment.TRAIL, now=moment)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    context = {
        "sentence": openings_sentence(found),
        "items": opening_items(found, moment),
        "is_exercise": is_practice(actor, report_id),
        "back_href": reverse("profile:mine_one", args=[number]),
    }
    return render(request, "profile/mine_openings.html", context)
