# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reporter tells after the receipt, the same behind a code and signed in: a form and its act."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from eenlijn.casework.dossier import details, people
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.asking import SAVED, AnswerForm, typed_answer
from eenlijn.doors.web.components.colleagues import ColleagueForm, SaidForm


def keep_typed(
    request: HttpRequest, found: details.Details, actor: Actor, report_id: UUID, now: datetime
) -> tuple[str, AnswerForm | None]:
    """Keep the answer that was sent: the code of its question, or the form that was refused."""
    form = typed_answer(found, request.POST) if request.method == "POST" else None
    if form is not None and keep_answer(form, actor, report_id, now):
        return form.asked.question.code, None
    return "", form


def back_at(here: str, question: str) -> HttpResponse:
    """The page again, at the question that was answered, which says so."""
    return HttpResponseRedirect(f"{here}?{SAVED}={question}#vraag-{question}", status=303)


def keep_answer(form: AnswerForm, actor: Actor, report_id: UUID, now: datetime) -> bool:
    """Keep the answer to one question; a refusal stands at the field."""

    def act() -> None:
        code = form.asked.question.code
        details.answer_question(actor=actor, report_id=report_id, code=code, value=form.value(), now=now)

    return _done(form, "value", act)


def name_colleague(form: ColleagueForm, actor: Actor, report_id: UUID, now: datetime) -> bool:
    """Add another person to the report."""
    return _done(
        form,
        "name",
        lambda: people.add_colleague(actor=actor, report_id=report_id, person=form.person(), now=now),
    )


def speak(form: SaidForm, actor: Actor, report_id: UUID, now: datetime) -> bool:
    """The colleague says whether it is right."""
    return _done(
        form,
        "correction",
        lambda: people.speak_as_colleague(actor=actor, report_id=report_id, said=form.said(), now=now),
    )


def _done(form: forms.Form, field: str, act: Callable[[], object]) -> bool:
    """Whether the form was sent, in order and accepted."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(field, refused.sentence)
        return False
    return True


def status_of(request: HttpRequest) -> int:
    """A page that comes back was refused; a part of one is still put in its place."""
    return 422 if request.method == "POST" and not request.headers.get("HX-Request") else 200
