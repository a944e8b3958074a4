# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Published figures, for everyone: what was released, rounded to five, as on the page of open data."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.accountability.releases.codes import PeriodKind
from eenlijn.accountability.releases.queries import Edition, Row, Table, editions, released
from eenlijn.doors.api.operations import operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_everyone
from eenlijn.doors.api.shapes import Answer, Moment, OneOf
from eenlijn.foundation.clock import now
from eenlijn.foundation.portion import Edge, portion_of_list

router = Router(tags=["gepubliceerde cijfers"])
POLICY = for_everyone(reason="released figures are open data: too coarse to know anybody by")


class EditionOut(Answer):
    """One edition of what was released."""

    tells: ClassVar[str] = (
        "Eén uitgave. Een uitgegeven getal verandert nooit; een latere uitgave is een nieuwe."
    )

    edition: str
    edition_number: int
    period_kind: Annotated[str, OneOf(PeriodKind.values)]
    first_month: str
    last_month: str
    released_at: Moment
    employers: int
    is_newest: bool


class PublishedRowOut(Answer):
    """One row of a released table."""

    tells: ClassVar[str] = "Een rij van een uitgegeven tabel."

    row_code: str
    head: str
    numbers: Sequence[int | None]


class TableOut(Answer):
    """One released table; a hidden number is null."""

    tells: ClassVar[str] = (
        "Een uitgegeven tabel. Een verborgen getal is null: het is te klein, of het verraadt een ander."
    )

    name: str
    title: str
    sentence: str
    columns: Sequence[str]
    column_codes: Sequence[str]
    rows: Sequence[PublishedRowOut]
    totals: PublishedRowOut
    definition: str
    is_rounded: bool


class ReleasedOut(EditionOut):
    """One edition with all its tables."""

    tells: ClassVar[str] = "Eén uitgave met alle tabellen."

    region: str
    told: str
    source: str
    missing: Sequence[str]
    tables: Sequence[TableOut]


class EditionList(ListAnswer[EditionOut]):
    """One portion of the editions."""

    tells: ClassVar[str] = "Een deel van de uitgaven."


@operation(
    router,
    "GET",
    "/gepubliceerde-cijfers",
    name="listPublishedFigures",
    summary="Lees welke cijfers zijn uitgegeven",
    policy=POLICY,
    answers={200: EditionList},
    description="Geef alle uitgaven, oudste eerst.",
)
def list_published_figures(request: HttpRequest, query: FromQuery[ListQuery]) -> HttpResponse:
    """Give every edition, oldest first."""
    asked = asked_of(query, "published_figures", now())
    found = portion_of_list(editions(None), asked.portion, _edge).told(_edition)
    return say(EditionList(items=found.rows, **asked.ends(found)))


@operation(
    router,
    "GET",
    "/gepubliceerde-cijfers/{editie}",
    name="getPublishedFigures",
    summary="Lees één uitgave",
    policy=POLICY,
    answers={200: ReleasedOut},
    refusals=(404,),
    description="Geef één uitgave met al haar tabellen, afgerond op vijf.",
)
def get_published_figures(request: HttpRequest, editie: str) -> HttpResponse:
    """Give one edition with all its tables, rounded to five."""
    found = released(None, editie)
    told = ReleasedOut(
        **_values(found.edition),
        region=found.region,
        told=found.told,
        source=found.source,
        missing=found.missing,
        tables=[_table(table) for table in found.tables],
    )
    return say(told)


def _edge(edition: Edition) -> Edge:
    return Edge(edition.released_at, edition.id)


def _edition(edition: Edition) -> EditionOut:
    return EditionOut(**_values(edition))


def _values(edition: Edition) -> dict[str, Any]:
    period = edition.period
    return {
        "edition": edition.code,
        "edition_number": edition.number,
        "period_kind": period.kind,
        "first_month": f"{period.since:%Y-%m}",
        "last_month": f"{period.last:%Y-%m}",
        "released_at": edition.released_at,
        "employers": edition.employers,
        "is_newest": edition.is_newest,
    }


def _table(table: Table) -> TableOut:
    return TableOut(
        name=table.name,
        title=table.title,
        sentence=table.sentence,
        columns=table.columns,
        column_codes=table.column_codes,
        rows=[_row(row) for row in table.rows],
        totals=_row(table.totals),
        definition=table.definition,
        is_rounded=table.is_rounded,
    )


def _row(row: Row) -> PublishedRowOut:
    return PublishedRowOut(row_code=row.code, head=row.head, numbers=row.numbers)
