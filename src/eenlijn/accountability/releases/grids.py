# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cells of a shown table, taken from what was released; a sum only of numbers that are shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eenlijn.accountability.figures.disclosure import Cell, DecidedTable
from eenlijn.accountability.releases.codes import DECISIONS, Outcome
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.tables import Dimension, Spec

TOTAL: Final = ""
"""The code of a margin: of a row, of a column, or of the whole table."""

Grid = Mapping[tuple[str, str], int | None]
"""Number by row and column; None, or no such cell: hidden."""
Shows = Callable[[Cell], int | None]


@dataclass(frozen=True)
class Decided:
    """The decided tables of one release, by the attributes they count by."""

    period: Period
    tables: Mapping[tuple[str, ...], DecidedTable]

    def numbers(self, by: tuple[str, ...], shows: Shows) -> dict[tuple[str, ...], int | None]:
        table = self.tables.get(by)
        return {cell.key: shows(cell) for cell in table.cells} if table else {}

    def one_way(self, attribute: Dimension, shows: Shows) -> dict[str, int | None]:
        """The numbers of one attribute and their total: of answers only those whose term has ended.

        Of decisions the total is a sum too: they are no part of the incidents.
        """
        found = {key[0]: number for key, number in self.numbers((attribute.value,), shows).items()}
        if attribute == Dimension.OUTCOME:
            ended = {code: found.get(code) for code in Outcome.values}
            return {**ended, TOTAL: _sum(ended.values())}
        if attribute == Dimension.DECISION:
            every = {code.value: found.get(code.value) for code in DECISIONS}
            return {**every, TOTAL: _sum(every.values())}
        return {**found, TOTAL: self.numbers((), shows).get(())}


def grid_of(spec: Spec, own: Decided, months: Sequence[Decided], shows: Shows) -> Grid:
    """The cells of one table; `months` are the releases of the months of its year, up to its own."""
    if spec.rows == Dimension.MONTH and spec.columns:
        return _by_month(spec.columns, own, months, shows)
    if spec.columns:
        return _two_way(spec.rows, spec.columns, own, shows)
    return {(code, TOTAL): number for code, number in own.one_way(spec.rows, shows).items()}


def _two_way(rows: Dimension, columns: Dimension, own: Decided, shows: Shows) -> Grid:
    inner = {(row, column): n for (row, column), n in own.numbers((rows, columns), shows).items()}
    beside = {(row, TOTAL): number for row, number in own.one_way(rows, shows).items()}
    below = {(TOTAL, column): number for column, number in own.one_way(columns, shows).items()}
    return {**inner, **beside, **below}


def _by_month(attribute: Dimension, own: Decided, months: Sequence[Decided], shows: Shows) -> Grid:
    inner = {
        (month.period.code, code): number
        for month in months
        for code, number in month.one_way(attribute, shows).items()
    }
    if own.period.is_year:
        below = own.one_way(attribute, shows)
    else:
        codes = {code for _month, code in inner}
        below = {code: _sum(inner.get((month.period.code, code)) for month in months) for code in codes}
    return {**inner, **{(TOTAL, code): number for code, number in below.items()}}


def _sum(numbers: Iterable[int | None]) -> int | None:
    """A total of shown numbers; one hidden number hides it."""
    found = list(numbers)
    return None if None in found else sum(number for number in found if number is not None)
