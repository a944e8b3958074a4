# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closed dossiers behind glass: open one for an hour, read it, close it, and review what others opened."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.dossier import breaking_glass as acts
from eenlijn.casework.dossier.glass_page import BehindGlass, Glass, behind_glass_of, glass_of
from eenlijn.casework.dossier.glass_page import glasses as all_glass
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.log_words import reader_words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import requires_fresh_factor
from eenlijn.doors.web.oversight.behind_parts import behind_page
from eenlijn.doors.web.oversight.glass_forms import BreakForm, VerdictForm
from eenlijn.doors.web.oversight.roles import REVIEWERS
from eenlijn.foundation.clock import now
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.text import row_moment


@requires(*REVIEWERS)
@require_safe
def glasses(request: HttpRequest) -> HttpResponse:
    """Every closed dossier that somebody opened, what waits for a review first."""
    actor, moment = actor_of(request), now()
    found = all_glass(actor, moment)
    page = {
        "items": [_item(one, moment) for one in found],
        "sentence": _sentence(found),
        "may_break": actor.has(Role.DPO),
    }
    return render(request, "oversight/glasses.html", page)


def _sentence(found: list[Glass]) -> str:
    waiting = sum(one.verdict is None for one in found)
    if not found:
        return _("Niemand opende een gesloten dossier.")
    if not waiting:
        return _("Alle inzages zijn nagekeken.")
    return ngettext(
        "Eén inzage wacht tot iemand hem nakijkt.",
        "%(count)d inzages wachten tot iemand ze nakijkt.",
        waiting,
    ) % {"count": waiting}


def _item(one: Glass, moment: datetime) -> dict[str, object]:
    return {
        "glass": one,
        "who": reader_words(one.reader, Role.DPO, one.name),
        "opened": row_moment(one.opened_at, today=moment.date()),
        "closed": row_moment(one.closed_at, today=moment.date()),
        "due": row_moment(one.due_at, today=moment.date()),
    }


@requires(Role.DPO)
@requires_fresh_factor
@require_http_methods(["GET", "HEAD", "POST"])
def glass_new(request: HttpRequest) -> HttpResponse:
    """Open one closed dossier; a number of nobody and of somebody else is one answer."""
    form = BreakForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = normalise_number(form.cleaned_data["number"]) or form.cleaned_data["number"]
        try:
            acts.break_glass(actor=actor_of(request), number=number, why=form.why(), now=now())
        except NotVisible:
            form.add_error("number", _("Dit nummer is hier niet. Kijk of het klopt."))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("oversight:behind", number=number)
    return render(request, "oversight/glass_new.html", {"form": form}, status=422 if form.errors else 200)


@requires(*REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def glass(request: HttpRequest, glass_id: UUID) -> HttpResponse:
    """One inspection: why, how long, and what the reviewer finds of it. Never the dossier itself."""
    actor, moment = actor_of(request), now()
    found = glass_of(actor, glass_id, moment)
    form = VerdictForm(
        request.POST if request.method == "POST" else None, was_silent=found.silence is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            acts.review_glass(actor=actor, glass_id=glass_id, found=form.found(), now=moment)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Nagekeken. De melder kan lezen wat je vond."))
            return redirect("oversight:glasses")
    page = {**_item(found, moment), "form": form, "may_review": found.verdict is None and not found.is_mine}
    return render(request, "oversight/glass.html", page, status=422 if form.errors else 200)


@requires(Role.DPO)
@require_safe
def behind(request: HttpRequest, number: str) -> HttpResponse:
    """The dossier behind the glass, to read; the line in the trail comes first."""
    actor, moment = actor_of(request), now()
    incident = acts.open_behind_glass(actor=actor, number=number, now=moment)
    shown = request.session.get(_revealed(number))
    found: BehindGlass = behind_glass_of(actor, incident, moment, names_revealed=False)
    if shown == found.ends_at.isoformat():
        found = behind_glass_of(actor, incident, moment, names_revealed=True)
    return render(request, "oversight/behind.html", behind_page(found, moment))


@requires(Role.DPO)
@require_POST
def behind_names(request: HttpRequest, number: str) -> HttpResponse:
    """Names after one press, until this glass ends."""
    actor, moment = actor_of(request), now()
    ends_at = acts.reveal_behind_glass(actor=actor, number=number, now=moment)
    request.session[_revealed(number)] = ends_at.isoformat()
    return redirect("oversight:behind", number=number)


@requires(Role.DPO)
@require_POST
def behind_end(request: HttpRequest, number: str) -> HttpResponse:
    """Close it before the hour is over."""
    acts.end_glass(actor=actor_of(request), number=number, now=now())
    request.session.pop(_revealed(number), None)
    messages.success(request, _("Het dossier is weer gesloten."))
    return redirect("oversight:glasses")


def _revealed(number: str) -> str:
    return f"behind:{number}"
