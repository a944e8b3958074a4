# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording a talk with the other person: by who handles the dossier, or by the manager who held it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.clocks.actions import LateReasonNeeded
from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.dossier.talks import record_talk
from eenlijn.casework.fairness.actions import HearingNotTold
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.response.actions import MomentImpossible, NotReady
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.desk.answer_forms import TalkForm
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import Opened, open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_read(request, number)
    if not opened.dossier.may_talk:
        raise NotVisible
    if opened.dossier.status == Status.REPORTED:
        return redirect("desk:dossier", number=number)
    form = _form(request, opened)
    if form.is_bound and form.is_valid() and _recorded(request, number, form):
        return redirect("desk:dossier", number=number)
    return _page(request, opened, form)


def _form(request: HttpRequest, opened: Opened) -> TalkForm:
    clock = opened.dossier.clock
    return TalkForm(
        request.POST if request.method == "POST" else None,
        initial={**_started(opened), "at": opened.now.replace(second=0, microsecond=0)},
        is_late=clock is not None and clock.light is Light.LATE,
    )


def _started(opened: Opened) -> dict[str, str]:
    """What was written on the answer page for this talk."""
    answer = opened.dossier.answer
    if answer is None or not answer.is_open or answer.kind is not AnswerKind.TALK:
        return {}
    return {"behaviour": answer.behaviour, "norm_rule": answer.norm_rule, "agreements": answer.note}


def _recorded(request: HttpRequest, number: str, form: TalkForm) -> bool:
    try:
        record_talk(
            actor=actor_of(request),
            number=number,
            talk=form.talk(),
            other_side=form.cleaned_data["other_side"],
            now=now(),
        )
    except MomentImpossible as refused:
        form.add_error("at", refused.sentence)
    except HearingNotTold as refused:
        form.add_error("at" if refused.field == "at" else "other_side", refused.sentence)
    except LateReasonNeeded as refused:
        form.add_error("late_reason" if "late_reason" in form.fields else None, refused.sentence)
    except NotReady as refused:
        field = refused.fields[0]
        form.add_error(field if field in form.fields else None, refused.sentence)
    except NotVisible:
        raise
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        messages.success(request, _("Het gesprek ligt vast. De melder krijgt bericht."))
        return True
    return False


def _page(request: HttpRequest, opened: Opened, form: TalkForm) -> HttpResponse:
    found = opened.dossier
    page = {
        "head": head_of(found, opened.now, inside=True),
        "dossier": found,
        "form": form,
        "back": reverse("desk:answer" if found.may_handle else "desk:dossier", args=[found.number]),
    }
    return render(request, "desk/talk.html", page)
