# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows a split has: its heads in their fixed order, and what of the counted facts falls in each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.codes import WORD_OF, SeverityWord, Split, TimeToReport
from eenlijn.accountability.figures.indicators.table import Question
from eenlijn.casework.facts.access import counting
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import KindGroup, Origin, Severity, code_list, label
from eenlijn.casework.response.kinds import FAMILY_WORDS, STEPS, Family
from eenlijn.casework.restrictions.codes import measure_name
from eenlijn.commons.organisations.queries import unit_names
from eenlijn.foundation.clock import local_month
from eenlijn.foundation.text import month_name
from eenlijn.foundation.text.words import words_of

Key = tuple[Any, ...]
DECEMBER: Final = 12
PROMPTNESS: Final = Case(
    When(Q(hours_to_report__lte=24), then=Value(TimeToReport.DAY.value)),
    When(Q(hours_to_report__lte=48), then=Value(TimeToReport.TWO_DAYS.value)),
    default=Value(TimeToReport.LATER.value),
    output_field=CharField(),
)
FIELDS: Final[Mapping[Split, tuple[str, ...]]] = {
    Split.MONTH: ("month",),
    Split.KIND: ("kind",),
    Split.KIND_GROUP: ("kind_group",),
    Split.SEVERITY: ("severity",),
    Split.SEVERITY_STEP: ("severity",),
    Split.WEEKDAY: ("weekday",),
    Split.TIME_TO_REPORT: ("promptness",),
    Split.UNIT: ("unit_id",),
    Split.ORIGIN: ("origin",),
    Split.STEP: ("step",),
    Split.FAMILY: ("step",),
    Split.REASON: ("step",),
}


@dataclass(frozen=True)
class Heading:
    """The head of one row and the keys it gathers."""

    head: str
    keys: frozenset[Key]
    note: str = ""


def grouped(facts: "QuerySet[Fact]", question: Question, **counted: Any) -> list[dict[str, Any]]:
    """The facts of the period, grouped by what the question splits, and what is counted; one statement."""
    within = facts.filter(month__gte=question.since, month__lte=question.until)
    if question.split == Split.TIME_TO_REPORT:
        within = within.annotate(promptness=PROMPTNESS)
    with counting():
        return list(within.order_by().values(*FIELDS[question.split]).annotate(**counted))


def key_of(line: Mapping[str, Any], split: Split) -> Key:
    return tuple(line[name] for name in FIELDS[split])


def headings(question: Question, found: Iterable[Key], now: datetime) -> list[Heading]:
    """Every row of the table, also those in which nothing was counted where the list of rows is closed."""
    match question.split:
        case Split.MONTH:
            return [
                Heading(month_name(month), _only(month), _not_over(month, now)) for month in months(question)
            ]
        case Split.KIND:
            return _kinds(found)
        case Split.UNIT:
            return _units(found)
        case Split.STEP:
            return _steps(found)
        case closed:
            return CLOSED[closed]()


def months(question: Question) -> Iterator[date]:
    """The first day of every month of the period."""
    month = question.since
    while month <= question.until:
        yield month
        month = _after(month)


def _after(month: date) -> date:
    if month.month == DECEMBER:
        return date(month.year + 1, 1, 1)
    return month.replace(month=month.month + 1)


def _not_over(month: date, now: datetime) -> str:
    return _("tot nu toe") if month == local_month(now) else ""


def _only(*values: Any) -> frozenset[Key]:
    return frozenset((value,) for value in values)


def _choices(codes: Any) -> list[Heading]:
    return [Heading(str(code.label), _only(code.value)) for code in codes]


def _unassessed() -> Heading:
    return Heading(_("Nog niet vastgesteld"), _only(""))


def _severity_words() -> list[Heading]:
    words = [
        Heading(str(word.label), _only(*(code for code, named in WORD_OF.items() if named == word)))
        for word in SeverityWord
    ]
    return [*words, _unassessed()]


def _severity_steps() -> list[Heading]:
    return [*_choices(Severity), _unassessed()]


def _weekdays() -> list[Heading]:
    names = words_of(None).weekdays
    return [Heading(name.capitalize(), _only(day)) for day, name in enumerate(names, start=1)]


def _kinds(found: Iterable[Key]) -> list[Heading]:
    """Only kinds that occurred: the list is long, and a kind of an older version shows its code."""
    known = code_list("incident_type")
    places = {code: place for place, code in enumerate(known)}
    in_order = sorted(found, key=lambda key: (places.get(key[0], len(places)), str(key[0])))
    return [Heading(label("incident_type", str(key[0])), frozenset({key})) for key in in_order]


def _steps(found: Iterable[Key]) -> list[Heading]:
    """Only steps that were taken, in the order of the ladder; beside each to which family it belongs."""
    taken = {key[0] for key in found}
    return [
        Heading(measure_name(kind.label), _only(kind.value), str(FAMILY_WORDS[step.family][0]).lower())
        for kind, step in STEPS.items()
        if kind.value in taken
    ]


def _families() -> list[Heading]:
    """A consequence for what was done, and what makes the next contact safe: never added up in one row."""
    return [
        Heading(
            str(FAMILY_WORDS[family][0]),
            _only(*(kind.value for kind, step in STEPS.items() if step.family == family)),
        )
        for family in (Family.SANCTION, Family.ARRANGEMENT)
    ]


def _reasons() -> list[Heading]:
    """Every reason of list 8.14, also those that nobody gave: that nobody said it is a figure too."""
    return [
        Heading(label("reason_no_police_report", code), _only(code))
        for code in code_list("reason_no_police_report")
    ]


def _units(found: Iterable[Key]) -> list[Heading]:
    """By name, which stands with the unit and not with what is counted; one statement."""
    names = unit_names(key[0] for key in found if key[0])
    named = sorted(names, key=lambda unit_id: (names[unit_id].casefold(), str(unit_id)))
    without = [key for key in found if not key[0]]
    rows = [Heading(names[unit_id], _only(unit_id)) for unit_id in named]
    return [*rows, *(Heading(_("Zonder eenheid"), frozenset({key})) for key in without)]


def together(lines: list[Heading], people: Mapping[UUID, int], least: int) -> list[Heading]:
    """Put the units with too few people, or nobody knows how many, in one row (decision 35).

    When those together are too few as well, the smallest unit that could stand alone joins them: else one
    would work the small one out from the total. `people` names how many each unit has, where it is known.
    """
    small = [one for one in lines if _unit_of(one) and _people_in(one, people) < least]
    teams = sorted(
        (one for one in lines if _unit_of(one) and one not in small), key=lambda one: _people_in(one, people)
    )
    if small and teams and sum(_people_in(one, people) for one in small) < least:
        small.append(teams[0])
    if not small:
        return lines
    keys = frozenset(key for one in small for key in one.keys)
    return [*(one for one in lines if one not in small), Heading(_("Kleine teams samen"), keys)]


def _unit_of(line: Heading) -> UUID | None:
    """The unit of a row per unit; None for what happened outside every unit."""
    unit_id: UUID | None = next(iter(line.keys))[0]
    return unit_id


def _people_in(line: Heading, people: Mapping[UUID, int]) -> int:
    unit_id = _unit_of(line)
    return people.get(unit_id, 0) if unit_id else 0


CLOSED: Final[Mapping[Split, Callable[[], list[Heading]]]] = {
    Split.KIND_GROUP: partial(_choices, KindGroup),
    Split.SEVERITY: _severity_words,
    Split.SEVERITY_STEP: _severity_steps,
    Split.WEEKDAY: _weekdays,
    Split.TIME_TO_REPORT: partial(_choices, TimeToReport),
    Split.ORIGIN: partial(_choices, Origin),
    Split.FAMILY: _families,
    Split.REASON: _reasons,
}
