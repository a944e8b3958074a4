# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answered in time: which part of the answers that had to leave left within their term (decision 7).

Share = answered in time / started with a known perpetrator whose term has ended. A term has ended when
its due moment has passed, or when the answer left before it. Imports never started a clock. What stays
without a known perpetrator is shown apart, and so is what was not upheld (decision 34): of all reported
incidents minus the clocks that count, the ones that were no aggression or could not be established.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.access import LEAST_PEOPLE
from eenlijn.accountability.figures.codes import Split
from eenlijn.accountability.figures.indicators.rows import (
    Heading,
    Key,
    grouped,
    headings,
    key_of,
    together,
)
from eenlijn.accountability.figures.indicators.table import Bar, Cell, Chart, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import (
    not_yet,
    period_words,
    source_words,
    title_words,
)
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Origin
from eenlijn.foundation.text import decimal, percentage, whole


@dataclass(frozen=True)
class Terms:
    """Numbers of incidents: reported, with a clock that counts, with an ended term, in time, not upheld."""

    reported: int = 0
    started: int = 0
    ended: int = 0
    in_time: int = 0
    not_upheld: int = 0

    @property
    def percent(self) -> float | None:
        return self.in_time * 100 / self.ended if self.ended else None

    @property
    def running(self) -> int:
        return self.started - self.ended

    @property
    def unknown(self) -> int:
        return self.reported - self.started - self.not_upheld

    def __add__(self, other: "Terms") -> "Terms":
        return Terms(
            self.reported + other.reported,
            self.started + other.started,
            self.ended + other.ended,
            self.in_time + other.in_time,
            self.not_upheld + other.not_upheld,
        )


def count(
    facts: "QuerySet[Fact]", question: Question, now: datetime, people: Mapping[UUID, int] | None = None
) -> FigureTable:
    """Add up terms and answers of the period. `people` is needed per unit (decision 35)."""
    found = _found(facts, question, now)
    lines = headings(question, found, now)
    if question.split == Split.UNIT:
        lines = together(lines, people or {}, LEAST_PEOPLE)
    rows = tuple(_row(heading, found) for heading in lines)
    total = sum(found.values(), Terms())
    title = title_words(question)
    return FigureTable(
        question=question,
        title=title,
        sentence=_sentence(total),
        columns=_columns(question.split),
        rows=rows if total.reported else (),
        totals=Row(_("Totaal"), _cells(total)),
        definition=_definition(question.split),
        source=source_words(),
        period=period_words(question),
        counted_at=now,
        chart=_chart(title, rows) if total.ended else None,
    )


def _found(facts: "QuerySet[Fact]", question: Question, now: datetime) -> dict[Key, Terms]:
    clock, answered = Q(measure=Measure.CLOCK), Q(measure=Measure.ANSWERED)
    lines = grouped(
        facts.filter(origin=Origin.REPORT),
        question,
        reported=_sum(Q(measure=Measure.INCIDENT)),
        started=_sum(clock),
        ended=_sum((clock & Q(due_at__lt=now)) | (answered & Q(due_at__gte=now))),
        answers_in_time=_sum(answered & Q(in_time=True)),
        not_upheld=_sum(Q(measure=Measure.NOT_UPHELD)),
    )
    return {key_of(line, question.split): terms for line in lines if (terms := _terms(line)) != Terms()}


def _terms(line: Mapping[str, int]) -> Terms:
    return Terms(
        line["reported"], line["started"], line["ended"], line["answers_in_time"], line["not_upheld"]
    )


def _sum(which: Q) -> Coalesce:
    return Coalesce(Sum("delta", filter=which), 0, output_field=IntegerField())


def _row(heading: Heading, found: dict[Key, Terms]) -> Row:
    terms = sum((found.get(key, Terms()) for key in heading.keys), Terms())
    return Row(heading.head, _cells(terms), heading.note)


def _cells(terms: Terms) -> tuple[Cell, ...]:
    numbers = (terms.in_time, terms.ended)
    after = (terms.running, terms.unknown, terms.not_upheld)
    share = (
        Cell(None, not_yet())
        if terms.percent is None
        else Cell(round(terms.percent, 1), decimal(terms.percent))
    )
    return (*(Cell(one, whole(one)) for one in numbers), share, *(Cell(one, whole(one)) for one in after))


def _columns(split: Split) -> tuple[str, ...]:
    return (
        str(split.label),
        _("Op tijd beantwoord"),
        _("Termijn voorbij of beantwoord"),
        _("Aandeel (%)"),
        _("Loopt nog"),
        _("Ander onbekend"),
        _("Geen agressie of niet gegrond"),
    )


def _sentence(total: Terms) -> str:
    if total.percent is None:
        return _("Nog niet te zeggen: er is nog geen termijn voorbij.")
    return ngettext(
        "%(ended)s termijn is voorbij of beantwoord. Daarvan %(in_time)s op tijd: %(share)s.",
        "%(ended)s termijnen zijn voorbij of beantwoord. Daarvan %(in_time)s op tijd: %(share)s.",
        total.ended,
    ) % {
        "ended": whole(total.ended),
        "in_time": whole(total.in_time),
        "share": percentage(total.percent, 0 if total.percent == round(total.percent) else 1),
    }


def _definition(split: Split) -> str:
    told = _(
        "Het aandeel is het aantal antwoorden dat op tijd vertrok, gedeeld door het aantal termijnen dat "
        "voorbij is. Een termijn begint bij ontvangst van de melding en duurt 48 uur, of 24 uur als jouw "
        "organisatie dat koos. Een antwoord op het laatste moment zelf is op tijd. Blijft de ander onbekend, "
        "of is er geen antwoord mogelijk, dan telt het voorval niet mee in het aandeel; het staat apart. "
        "Ook wat geen agressie was of niet is vast te stellen, staat apart. "
        "Voorvallen uit een oud register hebben geen termijn en tellen hier niet mee. "
        "Een voorval telt in de maand waarin het gebeurde."
    )
    if split != Split.UNIT:
        return told
    small = _(
        "Teams met minder dan %(least)s mensen staan samen in één rij. Dat geldt ook voor teams waarvan niet "
        "vaststaat hoeveel mensen er werken. Is die rij zelf te klein, dan staat er een groter team bij."
    )
    return f"{told} {small % {'least': LEAST_PEOPLE}}"


def _chart(title: str, rows: tuple[Row, ...]) -> Chart:
    """Bars of the share; a row about which nothing can be said yet has no bar."""
    bars = tuple(
        Bar(row.head, share.value, f"{share.words}%")
        for row in rows
        if (share := row.cells[2]).value is not None
    )
    spoken = _("Staafdiagram: %(title)s, in procenten. Zelfde getallen als in de tabel.") % {"title": title}
    return Chart(title=_("Aandeel op tijd, in procenten"), spoken=spoken, bars=bars)
