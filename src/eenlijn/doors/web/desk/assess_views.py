# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Assessing a report: the system proposes with its reason, a person establishes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import actions
from eenlijn.casework.incidents.actions import Assessment, ChangedMeanwhile, ReasonNeeded
from eenlijn.casework.incidents.codes import Status
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.assess_parts import SMALLS, consequences, rules_of, saved_meanwhile
from eenlijn.doors.web.desk.dossier_parts import said_by
from eenlijn.doors.web.desk.forms import AssessForm, with_version
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: HttpRequest, number: str) -> HttpResponse:
    if request.method == "POST":
        form = AssessForm(request.POST)
        if form.is_valid() and _established(request, number, form):
            return redirect("desk:dossier", number=number)
        return _again(request, number, form)
    opened = open_to_handle(request, number, "assess")
    if opened.dossier.status != Status.REPORTED:
        return redirect("desk:dossier", number=number)
    return _page(request, opened, AssessForm(initial=_stored(opened)))


def _stored(opened: Opened) -> dict[str, object]:
    found = opened.dossier
    return {
        "main_type": found.main_type,
        "severity": (found.severity or found.proposal.severity).value,
        "reason": found.severity_reason,
        "perpetrator_known": found.perpetrator_known,
        "version": found.version,
    }


def _established(request: HttpRequest, number: str, form: AssessForm) -> bool:
    """Whether it was saved; a refusal is told at the place it belongs."""
    assessment = form.assessment()
    try:
        actions.assess(actor=actor_of(request), number=number, assessment=assessment, now=now())
    except ReasonNeeded as refused:
        form.add_error("reason", refused.sentence)
    except ChangedMeanwhile as refused:
        form.is_stale = True  # type: ignore[attr-defined]
        form.add_error(None, refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        _tell(request, assessment)
        return True
    return False


def _tell(request: HttpRequest, assessment: Assessment) -> None:
    words = _("Ernst vastgesteld: %(severity)s.") % {"severity": assessment.severity.label}
    messages.success(request, words)


def _again(request: HttpRequest, number: str, form: AssessForm) -> HttpResponse:
    """The same page with everything that was typed; after a stale save both texts, and the newer version."""
    opened = open_to_handle(request, number, "assess")
    is_stale = getattr(form, "is_stale", False)
    if is_stale:
        with_version(form, opened.dossier.version)
    return _page(request, opened, form, is_stale=is_stale)


def _page(request: HttpRequest, opened: Opened, form: AssessForm, *, is_stale: bool = False) -> HttpResponse:
    found = opened.dossier
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "steps": answer_steps(found, "assess"),
        "form": form,
        "smalls": SMALLS,
        "said_by": said_by(found),
        "rules": rules_of(found.proposal),
        "consequences": consequences(found, opened.now),
        "saved": saved_meanwhile(found) if is_stale else None,
        "may_save": found.status == Status.REPORTED,
    }
    return render(request, "desk/assess.html", page)
