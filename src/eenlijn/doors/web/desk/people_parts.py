# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who was there and what they told afterwards, as parts of the dossier page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.details import details_of
from eenlijn.casework.dossier.people import PersonOfEvent, people_of
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.codes import IntakeWay, PersonState
from eenlijn.casework.reporting.questions import QuestionSet
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.web.components.asking import TITLES, answer_for_people
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.text import row_moment


@dataclass(frozen=True)
class PersonLine:
    role: str
    name: str
    note: str


@dataclass(frozen=True)
class Correction:
    """What the colleague said of the report, to stand beside the words and never in their place."""

    words: str
    said_by: str


@dataclass(frozen=True)
class AnswerGroup:
    title: Words
    answers: list[tuple[str, str]]


@dataclass(frozen=True)
class Telling:
    """The parts of the dossier page that come from people: who, what was corrected, what was added."""

    persons: list[PersonLine]
    correction: Correction | None
    waits: str
    groups: list[AnswerGroup]


def telling(actor: Actor, dossier: Dossier, now: datetime) -> Telling:
    found = people_of(actor, dossier.number, names_revealed=dossier.people.are_revealed)
    return Telling(
        persons=person_lines(found, now, revealed=dossier.people.are_revealed),
        correction=_correction(found, now),
        waits=_waits(dossier, found, now),
        groups=_groups(actor, dossier.number),
    )


def person_lines(found: Iterable[PersonOfEvent], now: datetime, *, revealed: bool) -> list[PersonLine]:
    return [PersonLine(one.role, _name(one, revealed=revealed), _note(one, now)) for one in found]


def _name(one: PersonOfEvent, *, revealed: bool) -> str:
    if one.name:
        return one.name
    if not one.has_name:
        return _("zonder naam")
    return _("naam niet bekend") if revealed else _("naam verborgen")


def _note(one: PersonOfEvent, now: datetime) -> str:
    if not one.is_colleague or one.state is None:
        return ""
    when = row_moment(one.spoke_at, today=now.date()) if one.spoke_at else ""
    return {
        PersonState.NAMED: _("heeft nog niet gezegd of het klopt"),
        PersonState.CONFIRMED: _("zei dat het klopt, %(when)s") % {"when": when},
        PersonState.CORRECTED: _("verbeterde het, %(when)s") % {"when": when},
    }[one.state]


def _correction(found: Iterable[PersonOfEvent], now: datetime) -> Correction | None:
    for one in found:
        if one.correction and one.spoke_at:
            told = _("De collega zelf, %(when)s.") % {"when": row_moment(one.spoke_at, today=now.date())}
            return Correction(one.correction, told)
    return None


def _waits(dossier: Dossier, found: Iterable[PersonOfEvent], now: datetime) -> str:
    """By when the colleague is asked to say whether it is right."""
    if dossier.way != IntakeWay.ON_BEHALF or not any(one.state == PersonState.NAMED for one in found):
        return ""
    clock = next(
        (one for one in dossier.clocks if one.kind == TermKind.VICTIM_CONFIRMS and one.is_open), None
    )
    if clock is None:
        return _("Een collega typte dit. De persoon zelf zei nog niet of het klopt.")
    return _("Een collega typte dit. De persoon zelf zegt uiterlijk %(when)s of het klopt.") % {
        "when": row_moment(clock.due_at, today=now.date())
    }


def _groups(actor: Actor, number: str) -> list[AnswerGroup]:
    told = details_of(actor, number)
    groups = [
        AnswerGroup(
            TITLES[one],
            [(asked.question.label, answer_for_people(asked)) for asked in told if asked.question.set == one],
        )
        for one in QuestionSet
    ]
    return [group for group in groups if group.answers]
