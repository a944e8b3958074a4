# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One page out of an ordered list, found by the row at its edge, so that page 40 costs as much as page 1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

# As many as somebody reads in one go on a phone; a longer page only moves the scrolling.
PAGE = 25
_Row = TypeVar("_Row", bound=Model)
# Stands between the values of an edge.
BETWEEN: Final = "~"


@dataclass(frozen=True)
class Order(Generic[_Row]):
    """By which fields a list is ordered, and how the edge of a page is written and read.

    `fields` ends with what only one row has, so that no two share a place; all run up or all run down.
    `read` raises ValueError for what nobody wrote.
    """

    fields: tuple[str, ...]
    write: Callable[[_Row], tuple[str, ...]]
    read: Callable[[list[str]], tuple[Any, ...]]
    is_descending: bool = False

    def edge_of(self, row: _Row) -> str:
        return BETWEEN.join(self.write(row))

    def by(self, *, is_backward: bool) -> list[str]:
        return [f"-{field}" if self.is_descending != is_backward else field for field in self.fields]

    def beyond(self, edge: str, *, is_backward: bool) -> Q | None:
        """Rows past this edge; None for an edge that nobody wrote."""
        try:
            values = self.read(edge.split(BETWEEN))
        except (ValueError, IndexError, OverflowError):
            return None
        return past(self.fields, values, is_descending=self.is_descending != is_backward)


def past(fields: Sequence[str], values: Sequence[Any], *, is_descending: bool) -> Q:
    """Every row behind the row with these values, in the order of these fields."""
    compare = "lt" if is_descending else "gt"
    # What follows says it all; this tells a database where in its index to begin.
    begin = Q(**{f"{fields[0]}__{compare}e": values[0]})
    wanted = Q()
    for place, field in enumerate(fields):
        same = dict(zip(fields[:place], values[:place], strict=True))
        wanted |= Q(**same, **{f"{field}__{compare}": values[place]})
    return begin & wanted


def moment_of(text: str) -> datetime:
    """Read a moment at an edge; what has no zone, or no place in UTC, nobody wrote."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


@dataclass(frozen=True)
class Page(Generic[_Row]):
    """`before` and `after` lead to the neighbouring pages; empty where the list ends."""

    rows: list[_Row]
    before: str
    after: str


def page_of(
    rows: "QuerySet[_Row, Any]", order: Order[_Row], *, before: str = "", after: str = ""
) -> Page[_Row]:
    """The page after one edge or before another; an edge nobody wrote shows the first page."""
    beyond = order.beyond(before or after, is_backward=bool(before)) if before or after else None
    is_backward = bool(before) and beyond is not None
    found = rows if beyond is None else rows.filter(beyond)
    taken = list(found.order_by(*order.by(is_backward=is_backward))[: PAGE + 1])
    return _page(taken, order, is_backward=is_backward, has_passed=beyond is not None)


def first_page(taken: list[_Row], order: Order[_Row]) -> Page[_Row]:
    """The first page of rows that were taken in this order: a page of them and, when there is, one more."""
    return _page(taken, order, is_backward=False, has_passed=False)


def _page(taken: list[_Row], order: Order[_Row], *, is_backward: bool, has_passed: bool) -> Page[_Row]:
    shown = taken[:PAGE][::-1] if is_backward else taken[:PAGE]
    has_more = len(taken) > PAGE
    has_before, has_after = (has_more, has_passed) if is_backward else (has_passed, has_more)
    return Page(
        rows=shown,
        before=order.edge_of(shown[0]) if shown and has_before else "",
        after=order.edge_of(shown[-1]) if shown and has_after else "",
    )
