# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for figures: the own view, counted live over exactly the facts the asker may count (decision 33)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from django.db.models import Min, QuerySet, Sum
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.access import may_ask, may_ask_about, may_compare_units
from eenlijn.accountability.figures.codes import SPLITS, Indicator, Split
from eenlijn.accountability.figures.indicators import (
    answered_in_time,
    damage,
    experiences,
    first_talk,
    heard_back,
    heard_first,
    in_time,
    incidents,
    measures,
    police,
    tasks,
)
from eenlijn.accountability.figures.indicators.table import FigureTable, Question
from eenlijn.casework.facts.access import countable_apart, countable_by, counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.organisations.queries import people_per_unit
from eenlijn.foundation.clock import local_month

__all__ = [
    "FigureTable",
    "NotAQuestion",
    "ProcessFiguresClosed",
    "Question",
    "answer",
    "counted_apart",
    "first_month",
    "subjects",
]

Count = Callable[["QuerySet[Fact]", Question, datetime], FigureTable]
COUNTS: Final[Mapping[Indicator, Count]] = {
    Indicator.INCIDENTS: incidents.count,
    Indicator.ANSWERED_IN_TIME: answered_in_time.count,
    Indicator.HEARD_BACK: heard_back.count,
    Indicator.EXPERIENCES: experiences.count,
    Indicator.MEASURES: measures.count,
    Indicator.HEARD_FIRST: heard_first.count,
    Indicator.REVIEWS: in_time.count_reviews,
    Indicator.POLICE: police.count,
    Indicator.NO_POLICE: police.count_reasons,
    Indicator.DAMAGE: damage.count,
    Indicator.FIRST_TALK: first_talk.count,
    Indicator.TASKS: tasks.count,
    Indicator.REQUESTS: in_time.count_requests,
}
# Figures about how the work went; per unit they need the consent of the works council.
ABOUT_THE_PROCESS: Final = frozenset({Indicator.ANSWERED_IN_TIME})


class NotAQuestion(Refused):
    """This split does not fit this subject, or the period ends before it begins."""

    def __init__(self) -> None:
        super().__init__(_("Dit kunnen wij zo niet tellen. Kies een andere splitsing of periode."))


class ProcessFiguresClosed(Refused):
    """Nothing about delay per unit before the works council was asked (decision 35)."""

    def __init__(self) -> None:
        sentence = _(
            "Cijfers over te late antwoorden per team zijn dicht. Eerst legt een beheerder vast wat de "
            "ondernemingsraad besloot."
        )
        super().__init__(sentence)


def answer(actor: Actor, question: Question, now: datetime) -> FigureTable:
    """Count once and give the whole table. Who may not ask gets the page of what does not exist."""
    if not may_ask_about(actor, question.indicator):
        raise NotVisible
    if question.split not in SPLITS[question.indicator] or question.until < question.since:
        raise NotAQuestion
    if question.split == Split.UNIT and question.indicator in ABOUT_THE_PROCESS:
        return _process_per_unit(actor, question, now)
    return COUNTS[question.indicator](countable_by(actor), question, now)


def subjects(actor: Actor) -> tuple[Indicator, ...]:
    """What this actor may ask about."""
    return tuple(one for one in Indicator if may_ask_about(actor, one))


def _process_per_unit(actor: Actor, question: Question, now: datetime) -> FigureTable:
    """The units of at least ten people each in a row, the others together; five statements."""
    if not may_compare_units(actor):
        raise ProcessFiguresClosed
    people = people_per_unit(actor.scope_id, question.until.year)
    return answered_in_time.count(countable_by(actor), question, now, people)


def counted_apart(actor: Actor, question: Question) -> int:
    """Cases about a colleague in this period that this person may open: never among the other counts."""
    theirs = countable_apart(actor).filter(
        measure=Measure.INCIDENT, month__gte=question.since, month__lte=question.until
    )
    with counting():
        total: int | None = theirs.aggregate(total=Sum("delta"))["total"]
    return total or 0


def first_month(actor: Actor, now: datetime) -> date:
    """The oldest month that this actor may count, else the present one: where a choice of periods begins."""
    if not may_ask(actor):
        raise NotVisible
    facts = countable_by(actor)
    with counting():
        oldest: date | None = facts.aggregate(oldest=Min("month"))["oldest"]
    return oldest or local_month(now)
