# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding up several kinds of facts side by side, and the share of one in another, for any split."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.indicators.rows import Key, grouped, headings, key_of
from eenlijn.accountability.figures.indicators.table import Bar, Cell, Chart, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import (
    not_yet,
    period_words,
    source_words,
    title_words,
)
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.text import decimal, percentage, whole

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Words:
    """What a table says beside its numbers; `sentence` is made of the total."""

    columns: tuple[str, ...]
    definition: str
    sentence: Callable[[Numbers], str]


def table_of(
    facts: "QuerySet[Fact]",
    question: Question,
    now: datetime,
    *,
    which: tuple[Q, ...],
    cells: Callable[[Numbers], tuple[Cell, ...]],
    words: Words,
    drawn: int,
) -> FigureTable:
    """One row per value of the split; `drawn` is the column of the chart. One statement."""
    found = _found(facts, question, which)
    rows = tuple(
        Row(heading.head, cells(_total(found, heading.keys, len(which))), heading.note)
        for heading in headings(question, found, now)
    )
    total = _total(found, found.keys(), len(which))
    title, has_any = title_words(question), any(total)
    return FigureTable(
        question=question,
        title=title,
        sentence=words.sentence(total),
        columns=(str(question.split.label), *words.columns),
        rows=rows if has_any else (),
        totals=Row(_("Totaal"), cells(total)),
        definition=words.definition,
        source=source_words(),
        period=period_words(question),
        counted_at=now,
        chart=_chart(title, words.columns[drawn], rows, drawn) if has_any else None,
    )


def _found(facts: "QuerySet[Fact]", question: Question, which: tuple[Q, ...]) -> dict[Key, Numbers]:
    named = {f"sum_{place}": one for place, one in enumerate(which)}
    lines = grouped(
        facts,
        question,
        **{
            name: Coalesce(Sum("delta", filter=one), 0, output_field=IntegerField())
            for name, one in named.items()
        },
    )
    read = {key_of(line, question.split): tuple(line[name] for name in named) for line in lines}
    return {key: numbers for key, numbers in read.items() if any(numbers)}


def _total(found: Mapping[Key, Numbers], keys: object, width: int) -> Numbers:
    zero = (0,) * width
    rows = [found.get(key, zero) for key in keys]  # type: ignore[attr-defined]
    return tuple(sum(column) for column in zip(zero, *rows, strict=True))


def counted(number: int) -> Cell:
    return Cell(number, whole(number))


def share(part: int, of: int) -> Cell:
    """A percentage with one decimal; nothing to say when there is nothing to divide by."""
    if not of:
        return Cell(None, not_yet())
    percent = part * 100 / of
    return Cell(round(percent, 1), decimal(percent))


def share_words(part: int, of: int) -> str:
    """`66,7%`, or `50%` when it is whole; for who divides by something."""
    percent = part * 100 / of
    return percentage(percent, 0 if percent == round(percent) else 1)


def _chart(title: str, column: str, rows: tuple[Row, ...], drawn: int) -> Chart:
    """Bars of one column; a row about which nothing can be said yet has no bar."""
    bars = tuple(
        Bar(row.head, cell.value, cell.words) for row in rows if (cell := row.cells[drawn]).value is not None
    )
    spoken = _("Staafdiagram: %(title)s. Zelfde getallen als in de tabel.") % {"title": title}
    return Chart(title=column, spoken=spoken, bars=bars)
