# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question and its answer: one table, from which page, chart and download are all made."""

from dataclasses import dataclass, field
from datetime import date, datetime

from eenlijn.accountability.figures.codes import Indicator, Split


@dataclass(frozen=True)
class Question:
    """What is asked, over whole months: `since` and `until` are the first days of the first and last."""

    indicator: Indicator
    since: date
    until: date
    split: Split


@dataclass(frozen=True)
class Cell:
    """A number, and how people read it. None: there is nothing to say yet."""

    value: float | None
    words: str


@dataclass(frozen=True)
class Row:
    """`note` qualifies the head in the table and the file: a month that is not over yet."""

    head: str
    cells: tuple[Cell, ...]
    note: str = ""

    @property
    def full_head(self) -> str:
        return f"{self.head}, {self.note}" if self.note else self.head


@dataclass(frozen=True)
class Bar:
    head: str
    value: float
    words: str


@dataclass(frozen=True)
class Chart:
    """Bars of the same rows as the table; `spoken` says for ears what the picture shows."""

    title: str
    spoken: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class FigureTable:
    """The whole answer. `sentence` is plain and true by itself; `counted_at` is the moment of counting."""

    question: Question
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: Row
    definition: str
    source: str
    period: str
    counted_at: datetime
    chart: Chart | None = field(default=None)
