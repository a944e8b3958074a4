# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reporters thought of it afterwards: heard, helped, would report again (row B12, decisions 33, 35).

Nobody reads one answer. Months that are over are laid together, from the first on, until five people
answered; such a block is never divided, and shows from the month in which it was full. So no choice of a
period and no later day takes one answer away from the others. A question that fewer than five answered stays
hidden in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import IntegerField, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.table import Cell, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import not_yet, period_words, title_words
from eenlijn.casework.facts.access import counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.clock import local_month
from eenlijn.foundation.text import decimal, month_name, whole

WHICH: Final = (Measure.WAS_HEARD, Measure.WAS_HELPED, Measure.WOULD_AGAIN)
YES: Final = "yes"
FEWEST: Final = 5


@dataclass
class Block:
    """Months that are shown together: of each question how many answered, and how many said yes."""

    first: date
    last: date
    answered: dict[str, int] = field(default_factory=dict)
    yes: dict[str, int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return max(self.answered.values(), default=0) >= FEWEST

    def add(self, measure: str, step: str, count: int) -> None:
        self.answered[measure] = self.answered.get(measure, 0) + count
        if step == YES:
            self.yes[measure] = self.yes.get(measure, 0) + count


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up opinions in blocks of at least five people; one statement."""
    full = [block for block in _blocks(_lines(facts, now)) if block.is_full]
    shown = [block for block in full if question.since <= block.last <= question.until]
    rows = tuple(Row(_head(block), tuple(_cells(block))) for block in shown)
    total = _total(shown)
    return FigureTable(
        question=question,
        title=title_words(question),
        sentence=_sentence(total),
        columns=(str(question.split.label), *_columns()),
        rows=rows,
        totals=Row(_("Totaal"), tuple(_cells(total))),
        definition=_definition(),
        source=_source(),
        period=period_words(question),
        counted_at=now,
    )


def _lines(facts: "QuerySet[Fact]", now: datetime) -> list[tuple[date, str, str, int]]:
    """Of every month that is over: where a block begins does not depend on the period that was asked."""
    over = facts.filter(measure__in=WHICH, month__lt=local_month(now)).order_by()
    total = Coalesce(Sum("delta"), 0, output_field=IntegerField())
    with counting():
        rows = over.values_list("month", "measure", "step").annotate(total=total)
        return sorted((month, measure, step, int(count)) for month, measure, step, count in rows)


def _blocks(lines: Iterable[tuple[date, str, str, int]]) -> Iterator[Block]:
    block: Block | None = None
    for month, measure, step, count in lines:
        if block is not None and block.is_full and month > block.last:
            yield block
            block = None
        if block is None:
            block = Block(month, month)
        block.last = month
        block.add(measure, step, count)
    if block is not None:
        yield block


def _total(blocks: Iterable[Block]) -> Block:
    """Only of what is shown: a hidden number cannot be worked out from it."""
    total = Block(date.min, date.min)
    for block in blocks:
        for measure in WHICH:
            if block.answered.get(measure, 0) >= FEWEST:
                total.answered[measure] = total.answered.get(measure, 0) + block.answered[measure]
                total.yes[measure] = total.yes.get(measure, 0) + block.yes.get(measure, 0)
    return total


def _head(block: Block) -> str:
    first, last = month_name(block.first), month_name(block.last)
    return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _cells(block: Block) -> Iterator[Cell]:
    for measure in WHICH:
        of = block.answered.get(measure, 0)
        if of >= FEWEST:
            percent = block.yes.get(measure, 0) * 100 / of
            yield from (Cell(of, whole(of)), Cell(round(percent, 1), decimal(percent)))
        else:
            yield from (Cell(None, _("afg.")), Cell(None, not_yet()))


def _columns() -> tuple[str, ...]:
    return (
        _("Antwoorden: gehoord"),
        _("Voelde zich gehoord (%)"),
        _("Antwoorden: geholpen"),
        _("Is geholpen (%)"),
        _("Antwoorden: weer melden"),
        _("Zou weer melden (%)"),
    )


def _sentence(total: Block) -> str:
    of = total.answered.get(Measure.WAS_HEARD, 0)
    if not of:
        return _("Nog niet te zeggen: in deze periode is geen blok van vijf antwoorden rond.")
    yes = total.yes.get(Measure.WAS_HEARD, 0)
    return ngettext(
        "Van %(of)s melder die antwoordde, voelde %(yes)s zich gehoord.",
        "Van %(of)s melders die antwoordden, voelden %(yes)s zich gehoord.",
        of,
    ) % {"of": whole(of), "yes": whole(yes)}


def _definition() -> str:
    return _(
        "Na het afsluiten krijgt wie meldde drie vragen, één keer. Geteld is het antwoord «ja», gedeeld "
        "door alle antwoorden op die vraag. Wie niet antwoordt, telt niet mee. Een antwoord telt in de maand "
        "waarin het is gegeven. Maanden die voorbij zijn, tellen samen tot er vijf antwoorden zijn. "
        "Daaronder staat er «afg.», afgeschermd."
    )


def _source() -> str:
    return _("Bron: antwoorden van melders, geteld los van hun melding. Niemand vindt één antwoord terug.")
