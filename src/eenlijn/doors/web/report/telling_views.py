# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling more behind a code: questions after the receipt, other colleagues, and whether it is right."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import details as telling
from eenlijn.casework.dossier import people as persons
from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.people import AlreadySpoken
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.web.components.asking import SAVED, question_groups
from eenlijn.doors.web.components.colleagues import ColleagueForm, SaidForm, colleague_view
from eenlijn.doors.web.components.telling import back_at, keep_typed, name_colleague, speak, status_of
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, keys_away, refuse_other_sites
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

Page = Callable[[HttpRequest, str, Actor, UUID], HttpResponse]


def _behind_a_code(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """Who holds the code, its reading in the trail, and plain words while the keys are away."""

    @wraps(page)
    def view(request: HttpRequest, code: str) -> HttpResponse:
        refuse_other_sites(request)
        actor, report_id = holder(request, code)
        try:
            if request.method != "POST":
                open_own_report(actor=actor, report_id=report_id, part=Compartment.OWN_WORDS, now=now())
            return page(request, code, actor, report_id)
        except KeysUnavailable:
            return keys_away(request)

    return view


@holder_of_link
# Behind a code nobody has a session: the code in the address is the secret.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_behind_a_code
def details(request: HttpRequest, code: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """Every question its own form, saved on its own; nothing is required."""
    found = telling.details(actor, report_id)
    if not found.is_open:
        return keys_away(request)
    here = reverse("report:details", args=[code])
    kept, refused = keep_typed(request, found, actor, report_id, now())
    if kept:
        return back_at(here, kept)
    context = {
        "found": found,
        "groups": question_groups(found, saved=request.GET.get(SAVED, ""), refused=refused),
        "here": here,
        "back_href": reverse("report:receipt", args=[code]),
        "is_exercise": found.is_exercise,
        "bar": bare_bar(request, found.organisation_name),
    }
    return render(request, "report/details.html", context, status=status_of(request))


@holder_of_link
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_behind_a_code
def people(request: HttpRequest, code: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """Naming others to whom it happened, or who saw it."""
    found = persons.added_by_reporter(actor, report_id)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if name_colleague(form, actor, report_id, now()):
        return HttpResponseRedirect(reverse("report:people", args=[code]), status=303)
    context = {
        "found": found,
        "form": form,
        "back_href": reverse("report:receipt", args=[code]),
        "bar": bare_bar(request, found.organisation_name),
    }
    return render(request, "report/people.html", context, status=status_of(request))


@holder_of_link
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_behind_a_code
def right(request: HttpRequest, code: str, actor: Actor, report_id: UUID) -> HttpResponse:
    """The colleague for whom somebody reported reads it, and says whether it is right."""
    to_receipt = HttpResponseRedirect(reverse("report:receipt", args=[code]), status=303)
    try:
        found = persons.for_colleague(actor, report_id)
    except AlreadySpoken:
        return to_receipt
    if found is None:
        return keys_away(request)
    form = SaidForm(request.POST if request.method == "POST" else None)
    if speak(form, actor, report_id, now()):
        return to_receipt
    context = {
        "found": colleague_view(found),
        "form": form,
        "bar": bare_bar(request, found.organisation_name),
    }
    return render(request, "report/right.html", context, status=status_of(request))
