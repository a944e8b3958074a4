# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report from the side of who holds its code: three questions after closing, and the own care."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.own_side import OwnSide, own_side
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.hearing_back import ExperienceForm
from eenlijn.doors.web.components.own_side_acts import keep_experience
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, keys_away, refuse_other_sites
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@holder_of_link
# Behind a code nobody has a session: the code in the address is the secret.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def experience(request: HttpRequest, code: str) -> HttpResponse:
    """Three questions once the dossier is closed; or rather not; asked once."""
    refuse_other_sites(request)
    actor, report_id = holder(request, code)
    sent = keep_experience(request, actor, report_id) if request.method == "POST" else None
    if request.method == "POST" and sent is None:
        return HttpResponseRedirect(reverse("report:experience", args=[code]), status=303)
    try:
        side = _opened(actor, report_id, Compartment.FACTS)
    except KeysUnavailable:
        return keys_away(request)
    if not side.heard.is_asked:
        raise NotVisible
    context = {
        "form": sent or ExperienceForm(),
        "asks": side.heard.may_answer,
        "has_session": False,
        "back_href": reverse("report:receipt", args=[code]),
        "bar": bare_bar(request, ""),
    }
    return render(request, "report/experience.html", context, status=422 if sent else 200)


def _opened(actor: Actor, report_id: UUID, part: Compartment) -> OwnSide:
    open_own_report(actor=actor, report_id=report_id, part=part, now=now())
    return own_side(actor, report_id)
