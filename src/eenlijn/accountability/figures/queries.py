# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for figures: the own view, counted live over exactly the facts the asker may count (decision 33)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.access import may_ask
from eenlijn.accountability.figures.codes import SPLITS, Indicator
from eenlijn.accountability.figures.indicators import answered_in_time, incidents
from eenlijn.accountability.figures.indicators.table import FigureTable, Question
from eenlijn.casework.facts.access import countable_by
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.foundation.clock import local_month

__all__ = ["FigureTable", "NotAQuestion", "Question", "answer", "first_month"]

Count = Callable[["QuerySet[Fact]", Question, datetime], FigureTable]
COUNTS: Final[Mapping[Indicator, Count]] = {
    Indicator.INCIDENTS: incidents.count,
    Indicator.ANSWERED_IN_TIME: answered_in_time.count,
}


class NotAQuestion(Refused):
    """This split does not fit this subject, or the period ends before it begins."""

    def __init__(self) -> None:
        super().__init__(_("Dit kunnen wij zo niet tellen. Kies een andere splitsing of periode."))


def answer(actor: Actor, question: Question, now: datetime) -> FigureTable:
    """Count once and give the whole table. Who may not ask gets the page of what does not exist."""
    if not may_ask(actor):
        raise NotVisible
    if question.split not in SPLITS[question.indicator] or question.until < question.since:
        raise NotAQuestion
    return COUNTS[question.indicator](countable_by(actor), question, now)


def first_month(actor: Actor, now: datetime) -> date:
    """The oldest month that this actor may count, else the present one: where a choice of periods begins."""
    if not may_ask(actor):
        raise NotVisible
    oldest: date | None = countable_by(actor).aggregate(oldest=Min("month"))["oldest"]
    return oldest or local_month(now)
