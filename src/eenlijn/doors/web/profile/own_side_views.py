# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One of my reports from my side: three questions after closing, and the own care."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.dossier.own_side import OwnSide, own_side
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.hearing_back import ExperienceForm
from eenlijn.doors.web.components.own_side_acts import keep_experience
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest, number: str) -> HttpResponse:
    """Three questions once the dossier is closed; or rather not; asked once."""
    report_id = own_report_id(actor_of(request), number)
    sent = keep_experience(request, actor_of(request), report_id) if request.method == "POST" else None
    if request.method == "POST" and sent is None:
        return HttpResponseRedirect(reverse("profile:experience", args=[number]), status=303)
    try:
        side = _opened(request, report_id, Compartment.FACTS)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    if not side.heard.is_asked:
        raise NotVisible
    context = {
        "form": sent or ExperienceForm(),
        "asks": side.heard.may_answer,
        "has_session": True,
        "back_href": reverse("profile:mine_one", args=[number]),
    }
    return render(request, "profile/experience.html", context, status=422 if sent else 200)


def _opened(request: HttpRequest, report_id: UUID, part: Compartment) -> OwnSide:
    actor = actor_of(request)
    open_own_report(actor=actor, report_id=report_id, part=part, now=now())
    return own_side(actor, report_id)
