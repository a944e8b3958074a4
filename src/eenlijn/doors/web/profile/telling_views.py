# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling more of the own reports: questions after the receipt, other colleagues, and whether it is right."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import details as telling
from eenlijn.casework.dossier import people as persons
from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.dossier.people import AlreadySpoken
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.web.components.asking import SAVED, question_groups
from eenlijn.doors.web.components.colleagues import ColleagueForm, SaidForm, colleague_view
from eenlijn.doors.web.components.telling import back_at, keep_typed, name_colleague, speak, status_of
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

Page = Callable[[HttpRequest, str, Actor, UUID], HttpResponse]


def _of_mine(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """Whose report it is, its reading in the trail, and plain words while the keys are away."""

    @wraps(page)
    def view(request: HttpRequest, number: str) -> HttpResponse:
        actor = actor_of(request)
        report_id = own_report_id(actor, number)
        try:
            if request.method != "POST":
                open_own_report(actor=actor, report_id=report_id, part=Compartment.OWN_WORDS, now=now())
            return page(request, number, actor, report_id)
        except KeysUnavailable:
            return _keys_away(request)

    return view


def _keys_away(request: HttpRequest) -> HttpResponse:
    return render(request, "profile/keys_away.html", status=503)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@_of_mine
def details(request: HttpRequest, number: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """Every question its own form, saved on its own; nothing is required."""
    found = telling.details(actor, report_id)
    if not found.is_open:
        return _keys_away(request)
    here = reverse("profile:mine_details", args=[number])
    kept, refused = keep_typed(request, found, actor, report_id, now())
    if kept:
        return back_at(here, kept)
    context = {
        "found": found,
        "groups": question_groups(found, saved=request.GET.get(SAVED, ""), refused=refused),
        "here": here,
        "back_href": reverse("profile:mine_one", args=[number]),
    }
    return render(request, "profile/mine_details.html", context, status=status_of(request))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@_of_mine
def people(request: HttpRequest, number: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """Naming others to whom it happened, or who saw it."""
    found = persons.added_by_reporter(actor, report_id)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if name_colleague(form, actor, report_id, now()):
        return HttpResponseRedirect(reverse("profile:mine_people", args=[number]), status=303)
    context = {"found": found, "form": form, "back_href": reverse("profile:mine_one", args=[number])}
    return render(request, "profile/mine_people.html", context, status=status_of(request))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@_of_mine
def right(request: HttpRequest, number: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """What somebody reported for me: I read it, and say whether it is right."""
    to_mine = HttpResponseRedirect(reverse("profile:mine_one", args=[number]), status=303)
    try:
        found = persons.for_colleague(actor, report_id)
    except AlreadySpoken:
        return to_mine
    if found is None:
        return _keys_away(request)
    form = SaidForm(request.POST if request.method == "POST" else None)
    if speak(form, actor, report_id, now()):
        return to_mine
    context = {"found": colleague_view(found), "form": form}
    return render(request, "profile/mine_right.html", context, status=status_of(request))
