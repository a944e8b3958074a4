# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Damage: what was claimed, what came back and what was written off, in euro cents summed (row C10).

Share = came back / claimed, both of the damage itself without interest and costs. Who counts may not read
the amounts of a dossier (C5), so nobody reads one here: months that are over are laid together until five
dossiers have a claim, such a block is never divided, and what was done this month counts from the next, so
that an amount that changes is not that of the one dossier that was paid on that day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import IntegerField, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.sums import share, share_words
from eenlijn.accountability.figures.indicators.table import Cell, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import period_words, title_words
from eenlijn.casework.facts.access import counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.clock import local_day_start, local_month
from eenlijn.foundation.text import euros_of_cents, month_name, whole

AMOUNTS: Final = (Measure.CLAIMED, Measure.RECOVERED, Measure.WRITTEN_OFF)
WHICH: Final = (Measure.DAMAGE, *AMOUNTS)
FEWEST: Final = 5


@dataclass
class Block:
    """Months that are shown together; of each measure the sum."""

    first: date
    last: date
    sums: dict[str, int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return self.of(Measure.DAMAGE) >= FEWEST

    def of(self, measure: str) -> int:
        return self.sums.get(measure, 0)

    def add(self, measure: str, total: int) -> None:
        self.sums[measure] = self.of(measure) + total


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up amounts in blocks of at least five dossiers; one statement."""
    full = [block for block in _blocks(_lines(facts, now)) if block.is_full]
    shown = [block for block in full if question.since <= block.last <= question.until]
    total = Block(date.min, date.min)
    for block in shown:
        for measure in WHICH:
            total.add(measure, block.of(measure))
    return FigureTable(
        question=question,
        title=title_words(question),
        sentence=_sentence(total),
        columns=(str(question.split.label), *_columns()),
        rows=tuple(Row(_head(block), tuple(_cells(block))) for block in shown),
        totals=Row(_("Totaal"), tuple(_cells(total))),
        definition=_definition(),
        source=_source(),
        period=period_words(question),
        counted_at=now,
    )


def _lines(facts: "QuerySet[Fact]", now: datetime) -> list[tuple[date, str, int]]:
    """Of every month that is over; where a block begins does not depend on the period that was asked."""
    month = local_month(now)
    over = facts.filter(measure__in=WHICH, month__lt=month, recorded_at__lt=local_day_start(month)).order_by()
    total = Coalesce(Sum("delta"), 0, output_field=IntegerField())
    with counting():
        rows = over.values_list("month", "measure").annotate(total=total)
        return sorted((at, measure, int(summed)) for at, measure, summed in rows)


def _blocks(lines: Iterable[tuple[date, str, int]]) -> Iterator[Block]:
    block: Block | None = None
    for month, measure, total in lines:
        if block is not None and block.is_full and month > block.last:
            yield block
            block = None
        if block is None:
            block = Block(month, month)
        block.last = month
        block.add(measure, total)
    if block is not None:
        yield block


def _head(block: Block) -> str:
    first, last = month_name(block.first), month_name(block.last)
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _cells(block: Block) -> Iterator[Cell]:
    dossiers, claimed = block.of(Measure.DAMAGE), block.of(Measure.CLAIMED)
    yield Cell(dossiers, whole(dossiers))
    for measure in AMOUNTS:
        cents = block.of(measure)
        yield Cell(cents / 100, euros_of_cents(cents))
    yield share(block.of(Measure.RECOVERED), claimed)


def _columns() -> tuple[str, ...]:
    return (
        _("Dossiers met een eis"),
        _("Geëist (euro)"),
        _("Terug (euro)"),
        _("Afgeschreven (euro)"),
        _("Aandeel terug (%)"),
    )


def _sentence(total: Block) -> str:
    dossiers, claimed = total.of(Measure.DAMAGE), total.of(Measure.CLAIMED)
    if not claimed:
        return _("Nog niet te zeggen: in deze periode is geen blok van vijf dossiers met een eis rond.")
    back = total.of(Measure.RECOVERED)
    return ngettext(
        "In %(dossiers)s dossier is %(claimed)s geëist. Daarvan kwam %(back)s terug: %(share)s.",
        "In %(dossiers)s dossiers is %(claimed)s geëist. Daarvan kwam %(back)s terug: %(share)s.",
        dossiers,
    ) % {
        "dossiers": whole(dossiers),
        "claimed": euros_of_cents(claimed),
        "back": euros_of_cents(back),
        "share": share_words(back, claimed),
    }


def _definition() -> str:
    return _(
        "Geteld is de schade zelf: wat is geëist, wat daarvan terugkwam en wat is afgeschreven. "
        "Rente en kosten tellen niet mee. Het aandeel is wat terugkwam, gedeeld door wat is geëist. "
        "Een eis telt in de maand waarin het voorval gebeurde. Wat deze maand is vastgelegd, telt vanaf de "
        "volgende. Maanden die voorbij zijn, tellen samen tot er vijf dossiers met een eis zijn: "
        "zo is geen bedrag van één dossier te lezen."
    )


def _source() -> str:
    return _("Bron: de eisen en betalingen in het eigen register, opgeteld in centen, zonder personen.")
