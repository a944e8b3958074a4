# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision about an answer: asked by who handles it, taken or sent back by who has the mandate.

A mandate opens exactly the answer that waits for it, with its circumstances; not the dossier around it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes

from django.db import transaction

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.answering import MandateEnded, NotMandated, circumstances_of, decision_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.reading_along import check_language
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.dossier.unrecognisable import check_unnamed
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.access import answers_visible_to, proposals_decided_by
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import OPEN_STATES, AnswerKind, AnswerState
from eenlijn.casework.response.kinds import LETTER_KINDS
from eenlijn.casework.response.models import Answer
from eenlijn.casework.response.queries import OpenAnswer, open_answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.queries import MandateView, held_by, holders
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import normalise_number, receipt_code
from eenlijn.foundation.sealed.compartments import Compartment

PURPOSE = "decide"
AROUND = ("incident__organisation", "incident__report", "incident__unit", "perpetrator")


@transaction.atomic
def propose_answer(*, actor: Actor, number: str, now: datetime) -> None:
    """Send the open letter to whoever may decide about it; without anybody who may, say so."""
    incident = access.answered(actor, number)
    check_use(incident)
    answer = open_letter(actor, incident)
    around = circumstances_of(actor, incident, now)
    kind = AnswerKind(answer.kind)
    told = set(holders(incident.organisation_id, kind, around.level, around.today))
    response.check_rails(open_answer(answer), around)
    if not told:
        raise NotMandated(())
    check_unnamed(actor, incident, open_answer(answer), around)
    check_language(incident, open_answer(answer), around, now)
    response.propose(answer=answer, around=around, now=now)
    note(incident, Act.DECISION_ASKED, now, actor.account_id, kind=answer.kind)
    tell(incident, "decision_asked", told, now)
    append(actor, now, line("propose_answer", incident, Compartment.MEASURES))


@transaction.atomic
def decide(*, actor: Actor, number: str, version: int, now: datetime) -> None:
    """Whoever has the mandate agrees: the letter is frozen as it was read, and goes back to be sent."""
    answer = _to_decide(actor, number, now)
    incident = answer.incident
    check_use(incident)
    _as_read(answer, version)
    if AnswerKind(answer.kind) in LETTER_KINDS:
        freeze(answer, actor, _writer(answer, now), now)
    else:
        settle(answer, actor, circumstances_of(_writer(answer, now), incident, now), now)
    note(incident, Act.DECIDED, now, actor.account_id, kind=answer.kind)
    tell(incident, "decision_made", access.told_handlers(incident, now), now)
    append(
        actor,
        now,
        line("decide", incident, Compartment.PERPETRATOR, Compartment.MEASURES, purpose=PURPOSE),
    )


@transaction.atomic
def send_back(*, actor: Actor, number: str, reason: str, now: datetime) -> None:
    """Whoever has the mandate does not agree; the handler reads why."""
    answer = _proposal(actor, number, now)
    incident = answer.incident
    response.send_back(answer=answer, reason=reason)
    note(incident, Act.DECISION_SENT_BACK, now, actor.account_id, kind=answer.kind)
    tell(incident, "decision_sent_back", access.told_handlers(incident, now), now)
    append(actor, now, line("send_back", incident, Compartment.MEASURES, purpose=PURPOSE))


def _as_read(answer: Answer, version: int) -> None:
    if answer.version != version:
        raise response.NothingProposed


def _writer(answer: Answer, now: datetime) -> Actor:
    """Who only decides sees no other dossier: what went before is what the writer could see."""
    return actor_for(answer.drafted_by_id, answer.organisation_id, now)


def freeze(answer: Answer, actor: Actor, writer: Actor, now: datetime) -> None:
    """Part of an act: the letter is made final by who may decide it, and the reporter is told first.

    What counts beside it is what `writer` sees.
    """
    incident, kind = answer.incident, AnswerKind(answer.kind)
    around = circumstances_of(writer, incident, now)
    response.check_rails(open_answer(answer), around)
    check_unnamed(writer, incident, open_answer(answer), around)
    decision = _decision(actor, kind, around)
    response.freeze_letter(
        answer=answer,
        actor=actor,
        around=around,
        decision=decision,
        link=receipt_code(token_bytes(16)) if kind == AnswerKind.HEARING_INVITATION else "",
        now=now,
    )
    note(incident, Act.LETTER_FINAL, now, actor.account_id, kind=kind, letter=str(answer.letter_number))
    tell(incident, "letter_about_to_leave", access.told_reporter(incident), now)
    note(incident, Act.REPORTER_TOLD, now, None)


def settle(answer: Answer, actor: Actor, around: Circumstances, at: datetime) -> None:
    """Part of an act: a step that is no letter is decided, by who has the mandate where one is needed.

    What was decided before, by somebody else, stays as it was decided.
    """
    kind = AnswerKind(answer.kind)
    if kind in LETTER_KINDS or answer.state == AnswerState.FINAL or not around.needs_mandate(kind):
        return
    response.check_rails(open_answer(answer), around)
    response.settle_step(
        answer=answer, actor=actor, around=around, decision=_decision(actor, kind, around), at=at
    )


def decision_of_talk(actor: Actor, incident: Incident, around: Circumstances) -> response.Decision:
    """By which mandate this talk is recorded; none where none is needed, or it was decided before."""
    started = response.open_talk(incident)
    if started is not None and started.state == AnswerState.FINAL:
        return response.Decision()
    if started is not None and started.state == AnswerState.PROPOSED:
        raise response.WaitsForDecision
    return _decision(actor, AnswerKind.TALK, around)


def _decision(actor: Actor, kind: AnswerKind, around: Circumstances) -> response.Decision:
    held = decision_of(actor, kind, around)
    return response.Decision(held.id, held.function_name) if held else response.Decision()


def open_letter(actor: Actor, incident: Incident) -> Answer:
    """The answer that has not left yet, else the last one that did."""
    mine = answers_visible_to(actor).select_related(
        "incident__organisation", "incident__report", "perpetrator"
    )
    found = mine.filter(incident=incident)
    answer = found.filter(state__in=OPEN_STATES).first() or found.order_by("-sent_at").first()
    if answer is None:
        raise NotVisible
    return answer


@dataclass(frozen=True)
class ProposalRow:
    """An answer that waits, in the list of who may decide it: what and where, never who."""

    number: str
    title: str
    kind: AnswerKind
    severity: Severity
    asked_at: datetime


@dataclass(frozen=True)
class Proposal:
    """What whoever decides reads: the answer and what it goes by."""

    number: str
    title: str
    severity: Severity
    answer: OpenAnswer
    around: Circumstances


def proposals(actor: Actor, now: datetime) -> tuple[ProposalRow, ...]:
    """What waits for this person's decision, oldest first; two statements, and one for keys."""
    found = proposals_decided_by(actor, held_by(actor, to_local(now).date()))
    rows = list(found.select_related("incident").order_by("asked_at", "pk"))
    vault.read_ahead([one.incident for one in rows], "place")
    return tuple(_row(one) for one in rows)


def _row(answer: Answer) -> ProposalRow:
    incident = answer.incident
    return ProposalRow(
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        kind=AnswerKind(answer.kind),
        severity=Severity(incident.severity),
        asked_at=answer.asked_at or answer.drafted_at,
    )


@transaction.atomic
def open_proposal(*, actor: Actor, number: str, now: datetime) -> Proposal:
    """Read the answer that waits for one's decision, with its trail line. NotVisible for anyone else."""
    answer = _proposal(actor, number, now)
    incident = answer.incident
    append(
        actor,
        now,
        line("open_proposal", incident, Compartment.PERPETRATOR, Compartment.MEASURES, purpose=PURPOSE),
    )
    return Proposal(
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        severity=Severity(incident.severity),
        answer=open_answer(answer),
        around=circumstances_of(_writer(answer, now), incident, now),
    )


def _proposal(actor: Actor, number: str, now: datetime) -> Answer:
    if normalise_number(number) != number:
        raise NotVisible
    mine = proposals_decided_by(actor, held_by(actor, to_local(now).date()))
    found = mine.select_related(*AROUND).filter(incident__number=number).first()
    if found is None:
        raise NotVisible
    return found


def _to_decide(actor: Actor, number: str, now: datetime) -> Answer:
    """The same; whoever was asked while they had the mandate is told that it ended since, and no more."""
    try:
        return _proposal(actor, number, now)
    except NotVisible:
        ended = _ended_since_asked(actor, number)
        if ended is None:
            raise
        raise MandateEnded(ended) from None


def _ended_since_asked(actor: Actor, number: str) -> MandateView | None:
    waiting = Answer.objects.filter(
        organisation_id=actor.scope_id, incident__number=number, state=AnswerState.PROPOSED
    ).first()
    if waiting is None or waiting.asked_at is None:
        return None
    then = held_by(actor, to_local(waiting.asked_at).date())
    if not proposals_decided_by(actor, then).filter(pk=waiting.pk).exists():
        return None
    return next(one for one in then if one.answer_kind == waiting.kind)


def may_decide_here(
    actor: Actor, kinds: Iterable[AnswerKind], around: Circumstances
) -> frozenset[AnswerKind]:
    """Of these answers the ones this actor may make final without asking anybody; at most one statement."""
    asked = [kind for kind in kinds if around.needs_mandate(kind)]
    held = held_by(actor, around.today) if asked else ()
    own = {one.answer_kind for one in held if one.highest_level >= around.level}
    return frozenset(kind for kind in kinds if kind not in asked or kind in own)


def sent_letter(actor: Actor, incident: Incident, letter_number: int) -> Answer:
    """One of the letters of a dossier, by its own number."""
    found = answers_visible_to(actor).filter(
        incident=incident, letter_number=letter_number, letter_pdf__isnull=False
    )
    answer = found.order_by("-decided_at").first()
    if answer is None:
        raise NotVisible
    return answer
