# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lets the stories happen: every demo dossier goes through the same actions as a real one."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.answering import answer_desk
from eenlijn.casework.dossier.hearings import hearings, record_hearing
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.dossier.talks import record_talk
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import PerpetratorKnown
from eenlijn.casework.incidents.severity import propose_severity
from eenlijn.casework.reporting.codes import When, Wish
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.response.actions import AnswerDraft, Departure, Talk
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.casework.response.ladder import propose
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.jobs.demo.settling import Settler, close, note_down, settle
from eenlijn.doors.jobs.demo.stories import Ending, Story

OTHER_SIDE = "Ik had haast en was boos. Ik bedoelde het niet zo."
CONTACT = "088 000 01 30, of het adres boven deze brief."


@dataclass(frozen=True)
class Happening:
    """One demo incident: when, where, who coordinates and who looks along, and how far it gets."""

    number: int
    story: Story
    place: str
    reported_at: datetime
    until: datetime
    link: OpenLink
    reporter: Actor
    coordinator: Actor
    second: Actor
    ending: Ending
    term_hours: int = 48
    is_exercise: bool = False
    is_late: bool = False


def let_happen(happening: Happening) -> str:
    """Report, and then as far as the ending says. Returns the report number."""
    receipt = open_from_report(
        actor=happening.reporter,
        organisation_id=happening.link.organisation_id,
        link=happening.link,
        content=_content(happening),
        report_key=_report_key(happening),
        language="nl",
        is_exercise=happening.is_exercise,
        now=happening.reported_at,
    )
    _handle(happening, receipt.number)
    return receipt.number


def _content(happening: Happening) -> ReportContent:
    return ReportContent(
        kinds=happening.story.kinds,
        when=When.TODAY,
        occurred_at=happening.reported_at - timedelta(minutes=20 + happening.number % 90),
        place=happening.place,
        words=happening.story.words,
        wish=(Wish.TALK, Wish.ACT, Wish.ACT, Wish.COUNT)[happening.number % 4],
        is_safe_now=True,
    )


def _report_key(happening: Happening) -> bytes:
    """The same demo gives the same receipts; a real key is random and made by the device."""
    text = f"demo {happening.link.slug} {happening.number}"
    return hashlib.sha256(text.encode()).digest()[:16]


def _handle(happening: Happening, number: str) -> None:
    if happening.ending == Ending.NEW:
        return
    at = min(happening.reported_at + timedelta(hours=2 + happening.number % 7), _last_moment(happening))
    _assess(happening, number, at)
    if happening.number % 4 == 0:
        note_down(_settler(happening, number), at + timedelta(minutes=5))
    if happening.ending == Ending.ASSESSED:
        return
    _answer(happening, number, at + timedelta(minutes=25))


def _last_moment(happening: Happening) -> datetime:
    """Nothing of an open dossier happens later than an hour ago, however fresh the report."""
    return max(happening.reported_at, happening.until - timedelta(hours=1))


def _assess(happening: Happening, number: str, at: datetime) -> None:
    is_unknown = happening.ending == Ending.NONE_POSSIBLE
    kinds = happening.story.kinds
    assessment = Assessment(
        severity=propose_severity(kinds).severity,
        main_type=kinds[0],
        reason="",
        perpetrator_known=PerpetratorKnown.NO if is_unknown else PerpetratorKnown.YES,
        version=1,
    )
    dossier.open_dossier(actor=happening.coordinator, number=number, purpose="assess", now=at)
    dossier.assess(actor=happening.coordinator, number=number, assessment=assessment, now=at)


def _answer(happening: Happening, number: str, at: datetime) -> None:
    if happening.ending == Ending.TALK:
        _talk(happening, number)
        return
    carla = happening.coordinator
    dossier.write_answer(actor=carla, number=number, draft=_draft(happening, number, at), now=at)
    if happening.ending == Ending.DRAFT:
        return
    if happening.ending != Ending.NONE_POSSIBLE:
        dossier.finish_letter(actor=carla, number=number, now=at + timedelta(minutes=10))
    if happening.ending == Ending.FINAL:
        return
    left_at = _left_at(happening)
    dossier.record_departure(
        actor=carla, number=number, departure=_departure(happening, left_at), now=left_at
    )
    if happening.ending != Ending.ANSWERED:
        _finish(happening, number, left_at)


def _talk(happening: Happening, number: str) -> None:
    """A talk instead of a letter, as the manager held it."""
    held_at = _left_at(happening)
    talk = Talk(
        at=held_at,
        spoken_by="Teamleider",
        behaviour=happening.story.behaviour,
        norm_rule=happening.story.rule,
        agreements="De ander belt voortaan eerst de klantenservice.",
        late_reason=_late_reason(happening),
    )
    record_talk(actor=happening.coordinator, number=number, talk=talk, other_side="", now=held_at)
    _finish(happening, number, held_at)


def _finish(happening: Happening, number: str, left_at: datetime) -> None:
    if any(one.is_open for one in hearings(happening.coordinator, number)):
        heard = Outcome(HearingState.HEARD_ORAL, left_at + timedelta(hours=2), summary=OTHER_SIDE)
        record_hearing(actor=happening.coordinator, number=number, outcome=heard, now=heard.at)
    one = _settler(happening, number)
    settle(one, left_at + timedelta(hours=3))
    close(one, left_at + timedelta(days=1 + happening.number % 9))


def _settler(happening: Happening, number: str) -> Settler:
    is_known = happening.reporter.is_person
    return Settler(happening.coordinator, happening.second, number, happening.number, is_known)


def _left_at(happening: Happening) -> datetime:
    """After part of the term, or five hours after a term of 48 for the late ones."""
    share = 53 / 48 if happening.is_late else (20 + happening.number % 26) / 48
    wanted = happening.reported_at + timedelta(hours=share * happening.term_hours)
    return min(wanted, _last_moment(happening) + timedelta(minutes=40))


def _departure(happening: Happening, left_at: datetime) -> Departure:
    return Departure(
        at=left_at,
        by=SentBy.REGISTERED_POST if happening.number % 2 else SentBy.POST,
        proof="3SVERZONNEN0000" if happening.number % 2 else "",
        late_reason=_late_reason(happening),
    )


def _late_reason(happening: Happening) -> str:
    return "absence_staff" if happening.is_late else ""


def _draft(happening: Happening, number: str, at: datetime) -> AnswerDraft:
    """The letter that the policy of the sector proposes at this severity, or that none is possible."""
    kind, _rule = propose(answer_desk(happening.coordinator, number, at))
    return AnswerDraft(
        kind=kind,
        norm_rule=happening.story.rule,
        behaviour=happening.story.behaviour,
        salutation="Geachte heer of mevrouw Verzonnen",
        addressee_name="R. Verzonnen",
        addressee_address="Voorbeeldstraat 1\n7600 XX Almelo",
        contact=CONTACT,
        note="Niemand weet wie het was; er zijn geen beelden." if kind == AnswerKind.NONE_POSSIBLE else "",
        reporter_unrecognisable=True,
        version=0,
    )
