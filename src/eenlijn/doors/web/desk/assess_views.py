# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Assessing a report: first the gate, then the system proposes with its reason, and a person establishes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import actions
from eenlijn.casework.dossier.details import proposals_of
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.incidents.actions import ChangedMeanwhile, GateReasonNeeded, ReasonNeeded
from eenlijn.casework.incidents.codes import Severity, Status
from eenlijn.casework.incidents.severity import Proposal
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.assess_form import AssessForm, as_told, proposal_of, recalculated, stored
from eenlijn.doors.web.desk.assess_parts import (
    GATE_SMALLS,
    SMALLS,
    consequences,
    pass_on_sentence,
    rules_of,
    saved_meanwhile,
)
from eenlijn.doors.web.desk.dossier_parts import said_by
from eenlijn.doors.web.desk.forms import with_version
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

RECALCULATE = "recalculate"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, number: str) -> HttpResponse:
    """The same page judges for the first time, and anew while the dossier is open."""
    if request.method == "POST" and request.POST.get("do") != RECALCULATE:
        form = AssessForm(request.POST)
        if form.is_valid() and _saved(request, number, form):
            return redirect("desk:dossier", number=number)
        return _again(request, number, form)
    opened = open_to_handle(request, number, "assess")
    if opened.dossier.status not in OPEN:
        return redirect("desk:dossier", number=number)
    typed = request.POST.dict() if request.method == "POST" else _first_look(request, opened.dossier)
    proposal = proposal_of(typed, opened.dossier)
    return _page(request, opened, AssessForm(initial=recalculated(typed, proposal)), proposal)


def _first_look(request: HttpRequest, found: Dossier) -> dict[str, Any]:
    """The form as the dossier stands, with what the reporter told where nobody established anything."""
    if found.status is not Status.REPORTED:
        return stored(found)
    return as_told(stored(found), proposals_of(actor_of(request), found.number))


def _saved(request: HttpRequest, number: str, form: AssessForm) -> bool:
    """Whether it was saved; a refusal is told at the place it belongs."""
    try:
        told = _establish(request, number, form) if form.is_aggression else _end(request, number, form)
    except (ReasonNeeded, GateReasonNeeded) as refused:
        form.add_error("reason" if isinstance(refused, ReasonNeeded) else "gate_reason", refused.sentence)
    except ChangedMeanwhile as refused:
        form.is_stale = True  # type: ignore[attr-defined]
        form.add_error(None, refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        messages.success(request, told)
        return True
    return False


def _establish(request: HttpRequest, number: str, form: AssessForm) -> str:
    assessment = form.assessment()
    actions.establish(actor=actor_of(request), number=number, assessment=assessment, now=now())
    return _("Ernst vastgesteld: %(severity)s.") % {"severity": Severity(assessment.severity).label}


def _end(request: HttpRequest, number: str, form: AssessForm) -> str:
    record_no_aggression(
        actor=actor_of(request),
        number=number,
        gate=form.chosen_gate,
        reason=form.cleaned_data["gate_reason"],
        version=form.cleaned_data["version"],
        now=now(),
    )
    return _("Vastgelegd. Alle klokken staan stil, en de melder krijgt bericht.")


def _again(request: HttpRequest, number: str, form: AssessForm) -> HttpResponse:
    """The same page with everything that was typed; after a stale save both texts, and the newer version."""
    opened = open_to_handle(request, number, "assess")
    is_stale = getattr(form, "is_stale", False)
    if is_stale:
        with_version(form, opened.dossier.version)
    proposal = proposal_of(request.POST.dict(), opened.dossier)
    return _page(request, opened, form, proposal, is_stale=is_stale)


def _page(
    request: HttpRequest, opened: Opened, form: AssessForm, proposal: Proposal, *, is_stale: bool = False
) -> HttpResponse:
    found = opened.dossier
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, "assess"),
        "form": form,
        "proposal": proposal,
        "smalls": SMALLS,
        "gate_smalls": GATE_SMALLS,
        "said_by": said_by(found),
        "rules": rules_of(proposal),
        "consequences": consequences(found, opened.now),
        "pass_on": pass_on_sentence(found),
        "saved": saved_meanwhile(found) if is_stale else None,
        "is_anew": found.severity is not None,
        "may_save": found.status in OPEN,
        "recalculate": RECALCULATE,
    }
    return render(request, "desk/assess.html", page)
