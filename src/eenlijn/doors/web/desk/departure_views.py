# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording that the answer left: the clock stops, and it can never leave again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.clocks.actions import LateReasonNeeded
from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.dossier import actions
from eenlijn.casework.response.actions import (
    AlreadyLeft,
    MomentImpossible,
    NotFinal,
    NotReady,
)
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.answer_forms import DepartureForm
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def departure(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    if not _may_leave(opened):
        # The answer page says in words why not: nothing written, not established, or already sent.
        return redirect("desk:answer", number=number)
    if request.method != "POST":
        return _page(request, opened, _form(opened))
    form = _form(opened, request)
    if form.is_valid() and _recorded(request, number, form):
        return redirect("desk:dossier", number=number)
    return _page(request, opened, form)


def _may_leave(opened: Opened) -> bool:
    answer = opened.dossier.answer
    if answer is None or answer.state is AnswerState.SENT or answer.kind is AnswerKind.TALK:
        return False
    return answer.state is AnswerState.FINAL or (answer.state is AnswerState.DRAFT and not answer.is_letter)


def _form(opened: Opened, request: HttpRequest | None = None) -> DepartureForm:
    answer, clock = opened.dossier.answer, opened.dossier.clock
    return DepartureForm(
        request.POST if request else None,
        initial={"at": opened.now.replace(second=0, microsecond=0)},
        is_letter=answer is not None and answer.is_letter,
        is_late=_is_late(opened) and clock is not None,
    )


def _is_late(opened: Opened) -> bool:
    """Whether a reason is asked: the term has passed and an answer still counts as one."""
    answer, clock = opened.dossier.answer, opened.dossier.clock
    is_answer = answer is not None and answer.kind is not AnswerKind.NONE_POSSIBLE
    return is_answer and clock is not None and clock.light is Light.LATE


def _recorded(request: HttpRequest, number: str, form: DepartureForm) -> bool:
    try:
        actions.record_departure(
            actor=actor_of(request), number=number, departure=form.departure(), now=now()
        )
    except MomentImpossible as refused:
        form.add_error("at", refused.sentence)
    except LateReasonNeeded as refused:
        form.add_error("late_reason" if "late_reason" in form.fields else None, refused.sentence)
    except (AlreadyLeft, NotFinal, NotReady) as refused:
        form.add_error(None, refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        messages.success(request, _("Vastgelegd. De klok staat stil."))
        return True
    return False


def _page(request: HttpRequest, opened: Opened, form: DepartureForm) -> HttpResponse:
    answer = opened.dossier.answer
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "steps": answer_steps(opened.dossier, "departure"),
        "form": form,
        "answer": answer,
        "is_letter": answer is not None and answer.is_letter,
        "is_none": answer is not None and answer.kind is AnswerKind.NONE_POSSIBLE,
    }
    return render(request, "desk/departure.html", page)
