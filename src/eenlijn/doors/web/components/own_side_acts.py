# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report sends: an answer to one question, or "no" to a talk; for two desks."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest

from eenlijn.casework.dossier.care import decline_own
from eenlijn.casework.dossier.measures_acts import tell_experience
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.hearing_back import QUESTIONS, VerdictForm
from eenlijn.foundation.clock import now

SAVED: Final = "bewaard"


def keep_verdict(request: HttpRequest, actor: Actor, report_id: UUID) -> VerdictForm | None:
    """Keep one answer; the form when something is missing, None when it was kept."""
    question = request.POST.get("question", "")
    if question not in QUESTIONS:
        raise NotVisible
    form = VerdictForm(question, request.POST)
    if not form.is_valid():
        return form
    tell_experience(
        actor=actor,
        report_id=report_id,
        question=question,
        verdict=form.cleaned_data["verdict"],
        now=now(),
    )
    return None


def say_no(request: HttpRequest, actor: Actor) -> str:
    """The sentence why not, or nothing when it was kept."""
    try:
        moment_id = UUID(request.POST.get("moment", ""))
    except ValueError as error:
        raise NotVisible from error
    try:
        decline_own(actor=actor, moment_id=moment_id, now=now())
    except Refused as refused:
        return refused.sentence
    return ""
