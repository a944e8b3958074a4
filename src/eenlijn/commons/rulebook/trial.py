# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trying a draft out before it counts: what is wrong with it, and what would become of a few examples."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.access import may_draft
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.contents import (
    Around,
    Check,
    is_topic,
    nothing_wrong,
    problems_of,
    warnings_of,
)
from eenlijn.commons.rulebook.queries import around
from eenlijn.commons.rulebook.topics.calendar import Calendar
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.foundation.clock import local_moment
from eenlijn.foundation.working_time import TermNeverEnds, due_at

_SHOWN: Final = (TermKind.ANSWER, TermKind.REPORTER_TOLD, TermKind.POLICE_DECISION)
_MORNING: Final = time(10)
_AFTERNOON: Final = time(16, 30)
_EVENING: Final = time(22, 30)
_LAST_OF_MARCH: Final = (3, 31)


@dataclass(frozen=True)
class Example:
    """A start and the last moment that is in time under both; None is never."""

    kind: TermKind
    starts_at: datetime
    due_now: datetime | None
    due_then: datetime | None


@dataclass(frozen=True)
class Trial:
    """What a draft would do; without problems it may be published. A warning is worth a look."""

    problems: tuple[str, ...]
    examples: tuple[Example, ...] = ()
    warnings: tuple[str, ...] = ()


def try_out(
    actor: Actor, topic: str, content: Mapping[str, Any], now: datetime, also: Check = nothing_wrong
) -> Trial:
    """Look a content over, drafted or being typed; terms and a calendar come with examples.

    One query, of a routing table five.
    """
    if not may_draft(actor) or not is_topic(topic):
        raise NotVisible
    beside = around(actor.scope_id, now, topic)
    problems = problems_of(topic, content, beside) or tuple(also(content))
    if problems or topic not in {Topic.TERMS, Topic.CALENDAR}:
        return Trial(problems, warnings=warnings_of(topic, content, beside))
    terms = Terms.from_content(content) if topic == Topic.TERMS else beside.terms
    calendar = Calendar.from_content(content) if topic == Topic.CALENDAR else beside.calendar
    then = Around(terms, calendar, beside.today)
    return Trial((), tuple(_examples(beside, then)))


def _examples(now: Around, then: Around) -> Iterable[Example]:
    for starts_at in _starts(now.today):
        for kind in _SHOWN:
            yield Example(kind, starts_at, _due(now, kind, starts_at), _due(then, kind, starts_at))


def _starts(today: date) -> tuple[datetime, ...]:
    """A Tuesday morning, a Friday afternoon, the evening before Christmas and that before summer time."""
    tuesday, friday = (today + timedelta(days=(day - today.weekday() - 1) % 7 + 1) for day in (1, 4))
    moments = (
        (tuesday, _MORNING),
        (friday, _AFTERNOON),
        (date(today.year, 12, 24), _EVENING),
        (_before_summer_time(today), _EVENING),
    )
    return tuple(local_moment(datetime.combine(*one)).moment_utc for one in moments)


def _before_summer_time(today: date) -> date:
    """The next Saturday of which the night lasts an hour less: the last one before a Sunday in March."""
    days = (date(year, *_LAST_OF_MARCH) for year in (today.year, today.year + 1))
    saturdays = [day - timedelta(days=day.isoweekday() % 7 + 1) for day in days]
    return next(day for day in saturdays if day >= today)


def _due(rules: Around, kind: TermKind, starts_at: datetime) -> datetime | None:
    try:
        return due_at(starts_at, rules.terms.of(kind), rules.calendar.work_calendar)
    except TermNeverEnds:
        return None
