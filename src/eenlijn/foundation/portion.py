# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One portion of a long list for another system: after which row it begins, and since which moment.

Every list is ordered by a moment and an id, so that a portion deep in the list costs as much as the first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from eenlijn.foundation.paging import past

_Model = TypeVar("_Model", bound=Model)
_Told = TypeVar("_Told")
_Other = TypeVar("_Other")
# A change gets its moment when its transaction begins, and is seen when that ends: so much later at most.
LAG: Final = timedelta(minutes=1)


class Edge(NamedTuple):
    """The last row of a portion: its moment and its id."""

    moment: datetime
    id: UUID


@dataclass(frozen=True)
class Portion:
    """What is asked of a list: at most so many rows, after an edge, and only what changed since a moment."""

    most: int
    after: Edge | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Portioned(Generic[_Told]):
    """The rows of one portion, and the edge after which the next begins; None where the list ends."""

    rows: tuple[_Told, ...]
    edge: Edge | None

    def told(self, tell: Callable[[_Told], _Other]) -> "Portioned[_Other]":
        """The same portion with every row told in another way."""
        return Portioned(tuple(tell(row) for row in self.rows), self.edge)


def complete_until(now: datetime) -> datetime:
    """Up to which moment a list that is read now holds every change: ask for what changed since then."""
    return now - LAG


def portion_of(
    rows: "QuerySet[_Model, Any]", portion: Portion, *, by: str, changed: str, is_newest_first: bool
) -> Portioned[_Model]:
    """Take a portion in the order of the field `by`; with a since, in the order of `changed`, oldest first.

    A field may lie on a related row (`incident__changed_at`); the second in the order is the own id.
    """
    field = by if portion.since is None else changed
    is_descending = is_newest_first and portion.since is None
    wanted = rows if portion.since is None else rows.filter(**{f"{changed}__gte": portion.since})
    if portion.after is not None:
        wanted = wanted.filter(past((field, "pk"), portion.after, is_descending=is_descending))
    sign = "-" if is_descending else ""
    taken = list(wanted.order_by(f"{sign}{field}", f"{sign}pk")[: portion.most + 1])
    shown = tuple(taken[: portion.most])
    return Portioned(shown, _edge_of(shown[-1], field) if len(taken) > portion.most else None)


def portion_of_list(
    rows: Iterable[_Told], portion: Portion, edge_of: Callable[[_Told], Edge]
) -> Portioned[_Told]:
    """The same from a short list that is at hand, oldest change first."""
    after, since = portion.after, portion.since
    wanted = sorted(
        (
            row
            for row in rows
            if (after is None or edge_of(row) > after) and (since is None or edge_of(row).moment >= since)
        ),
        key=edge_of,
    )
    shown = tuple(wanted[: portion.most])
    return Portioned(shown, edge_of(shown[-1]) if len(wanted) > portion.most else None)


def _edge_of(row: Model, field: str) -> Edge:
    moment: Any = row
    for name in field.split("__"):
        moment = getattr(moment, name)
    return Edge(moment, row.pk)
