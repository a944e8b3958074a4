# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own figures: the same table as on the screen."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from eenlijn.accountability.figures.codes import SPLITS, Indicator, Split
from eenlijn.accountability.figures.indicators.table import Row
from eenlijn.accountability.figures.queries import FigureTable, Question, answer
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.doors.api.mistakes import sentence_of
from eenlijn.doors.api.names import dutch
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import Query
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.problems import BadInput, Mistake
from eenlijn.doors.api.shapes import Answer, Moment, OneOf
from eenlijn.foundation.clock import now

router = Router(tags=["cijfers"])
MOST_MONTHS: Final = 120


def _a_month(text: str) -> str:
    try:
        date.fromisoformat(f"{text}-01")
    except ValueError:
        raise PydanticCustomError("month", "no month") from None
    return text


Month = Annotated[str, Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$"), AfterValidator(_a_month)]


class FigureQuery(Query):
    """What is counted, split by what, over which whole months."""

    indicator: Annotated[str, OneOf(Indicator.values)]
    split: Annotated[str, OneOf(Split.values)]
    first_month: Month
    last_month: Month


class CellOut(Answer):
    """A number, and the same in words."""

    tells: ClassVar[str] = "Een getal, en hetzelfde in woorden."

    value: int | float | None
    text: str


class RowOut(Answer):
    """One row of the table."""

    tells: ClassVar[str] = "Een rij van de tabel."

    head: str
    note: str | None
    cells: Sequence[CellOut]


class FigureOut(Answer):
    """The whole table, with what was counted and when."""

    tells: ClassVar[str] = "De hele tabel, met wat is geteld en wanneer."

    indicator: Annotated[str, OneOf(Indicator.values)]
    split: Annotated[str, OneOf(Split.values)]
    first_month: str
    last_month: str
    title: str
    sentence: str
    columns: Sequence[str]
    rows: Sequence[RowOut]
    totals: RowOut
    definition: str
    source: str
    period: str
    counted_at: Moment


@operation(
    router,
    "GET",
    "/cijfers",
    name="getFigures",
    summary="Tel over de eigen dossiers",
    policy=for_scope(Scope.FIGURES_READ, Role.COO, Role.MGR),
    answers={200: FigureOut},
    refusals=(404,),
    description=(
        "Tel nu, over precies de dossiers die deze koppeling of persoon mag zien. Zoals op het scherm."
    ),
)
def get_figures(request: HttpRequest, query: FromQuery[FigureQuery]) -> HttpResponse:
    """Count now, over exactly what this actor may count."""
    return say(_out(answer(actor_of(request), _question(query), now())))


def _question(query: FigureQuery) -> Question:
    """The question, or what is wrong with its parts together."""
    since, until = (date.fromisoformat(f"{month}-01") for month in (query.first_month, query.last_month))
    mistakes = []
    if query.split not in SPLITS[Indicator(query.indicator)]:
        mistakes.append(_mistake("split", "no_split"))
    if until < since:
        mistakes.append(_mistake("last_month", "wrong_order"))
    if (until.year - since.year) * 12 + until.month - since.month >= MOST_MONTHS:
        mistakes.append(_mistake("last_month", "too_many_months"))
    if mistakes:
        raise BadInput(mistakes)
    return Question(Indicator(query.indicator), since, until, Split(query.split))


def _mistake(field: str, code: str) -> Mistake:
    return Mistake("query", dutch(field), code, sentence_of(code, dutch(field)))


def _out(table: FigureTable) -> FigureOut:
    asked = table.question
    return FigureOut(
        indicator=asked.indicator,
        split=asked.split,
        first_month=f"{asked.since:%Y-%m}",
        last_month=f"{asked.until:%Y-%m}",
        title=table.title,
        sentence=table.sentence,
        columns=table.columns,
        rows=[_row(row) for row in table.rows],
        totals=_row(table.totals),
        definition=table.definition,
        source=table.source,
        period=table.period,
        counted_at=table.counted_at,
    )


def _row(row: Row) -> RowOut:
    cells = [CellOut(value=cell.value, text=cell.words) for cell in row.cells]
    return RowOut(head=row.head, note=row.note or None, cells=cells)
