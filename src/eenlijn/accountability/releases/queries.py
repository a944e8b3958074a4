# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what was released: the exact numbers for whoever may, rounded to five for everybody."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.accountability.figures.disclosure import Cell, restored, rounded
from eenlijn.accountability.figures.published import FILED, UNDECIDED
from eenlijn.accountability.releases import wording
from eenlijn.accountability.releases.access import may_read
from eenlijn.accountability.releases.codes import Outcome, PeriodKind
from eenlijn.accountability.releases.deadlines import Period, first_month, next_to_open
from eenlijn.accountability.releases.grids import TOTAL, Decided, Grid, grid_of
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.accountability.releases.tables import Dimension, Heading, Spec, headings, specs_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.queries import RegionView, participants, region_of_figures


@dataclass(frozen=True)
class Edition:
    """One release of one period; `code` stands in addresses and never changes."""

    id: UUID
    period: Period
    number: int
    released_at: datetime
    employers: int
    rules: str
    is_newest: bool

    @property
    def code(self) -> str:
        return f"{self.period.code}-e{self.number}"

    @property
    def name(self) -> str:
        return wording.period_words(self.period)


@dataclass(frozen=True)
class Row:
    """`numbers` stand in the order of the table's columns; None is hidden."""

    code: str
    head: str
    numbers: tuple[int | None, ...]

    @property
    def total(self) -> int | None:
        return self.numbers[-1]


@dataclass(frozen=True)
class Table:
    """One released table in words: page, chart, map, files and interface are all made from this.

    `columns` begins with the head of the rows; `column_codes` are those of the numbers, the total ("") last.
    """

    name: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    column_codes: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: Row
    definition: str
    is_about_answers: bool
    is_rounded: bool

    @property
    def has_hidden(self) -> bool:
        return any(None in row.numbers for row in (*self.rows, self.totals))


@dataclass(frozen=True)
class Released:
    """One edition with all its tables.

    `told` says where, over when, when released and which edition. `newer` is the edition of the same period
    that came after it; `missing` are the months of a year that stayed too small to be released, in words.
    """

    edition: Edition
    tables: tuple[Table, ...]
    region: str
    told: str
    source: str
    newer: Edition | None
    missing: tuple[str, ...]

    def table(self, name: str) -> Table | None:
        return next((one for one in self.tables if one.name == name), None)


@dataclass(frozen=True)
class Next:
    """What comes next; `opens_at` is None while too few employers take part to publish anything."""

    name: str
    opens_at: datetime | None


def editions(actor: Actor | None) -> tuple[Edition, ...]:
    """Everything that was released, the newest period first and a year before its months. One query.

    Nobody in particular (None) may ask too: that something was released is no secret.
    """
    if actor is not None and not may_read(actor):
        raise NotVisible
    return _editions()


def released(actor: Actor | None, code: str) -> Released:
    """One edition: exact for whoever may read it, rounded to five for nobody in particular. Three queries."""
    if actor is not None and not may_read(actor):
        raise NotVisible
    found = _editions()
    edition = next((one for one in found if one.code == code), None)
    if edition is None:
        raise NotVisible
    months = _months_of(edition, found)
    decided = _decided([edition, *months])
    region = region_of_figures()
    read = _Reading(edition, decided[edition.id], [decided[one.id] for one in months], region, actor is None)
    return Released(
        edition=edition,
        tables=tuple(read.table(spec) for spec in specs_of(is_year=edition.period.is_year)),
        region=region.name,
        told=wording.told_words(region.name, edition.period, edition.released_at, edition.number),
        source=wording.source_words(region.name, edition.employers),
        newer=_newer(edition, found),
        missing=_missing(edition, months),
    )


def next_release(now: datetime) -> Next:
    """Which month comes out next, and when. One query."""
    first = first_month([one.joined_on for one in participants()])
    period = next_to_open(now)
    if first is None:
        return Next(wording.period_words(period), None)
    later = max(period, Period.months(first), key=lambda one: one.last)
    return Next(wording.period_words(later), later.opens_at)


def _editions() -> tuple[Edition, ...]:
    rows = list(Release.objects.order_by("-last", "-kind", "-edition"))
    newest = {_period(row): row.edition for row in reversed(rows)}
    return tuple(
        Edition(
            id=row.pk,
            period=_period(row),
            number=row.edition,
            released_at=row.released_at,
            employers=row.employers,
            rules=row.rules,
            is_newest=newest[_period(row)] == row.edition,
        )
        for row in rows
    )


def _period(row: Release) -> Period:
    return Period(PeriodKind(row.kind), row.since, row.last)


def _newer(edition: Edition, found: Sequence[Edition]) -> Edition | None:
    newest = next(one for one in found if one.period == edition.period)
    return newest if newest.number != edition.number else None


def _months_of(edition: Edition, found: Sequence[Edition]) -> list[Edition]:
    """The months of its year up to its own, as they stood when it came out: no later edition moves them."""
    ours = edition.period
    there: dict[Period, Edition] = {}
    for one in reversed(found):
        theirs = one.period
        is_within = not theirs.is_year and theirs.since.year == ours.since.year and theirs.last <= ours.last
        if one == edition or (theirs != ours and one.released_at <= edition.released_at):
            there |= {theirs: one} if is_within else {}
    return list(there.values())


def _missing(edition: Edition, months: Sequence[Edition]) -> tuple[str, ...]:
    if not edition.period.is_year:
        return ()
    counted = {month for one in months for month in one.period.each_month}
    return tuple(
        wording.period_words(Period.months(month))
        for month in edition.period.each_month
        if month not in counted
    )


def _decided(asked: Sequence[Edition]) -> dict[UUID, Decided]:
    rows = ReleasedTable.objects.filter(release__in={one.id for one in asked})
    tables = defaultdict(list)
    for row in rows:
        (table,) = restored([row.content]).tables
        tables[row.release_id].append(table)
    return {one.id: Decided(one.period, {t.table.by: t for t in tables[one.id]}) for one in asked}


@dataclass(frozen=True)
class _Reading:
    """One edition while its tables are put in words."""

    edition: Edition
    own: Decided
    months: Sequence[Decided]
    region: RegionView
    is_rounded: bool

    def table(self, spec: Spec) -> Table:
        grid = grid_of(spec, self.own, self.months, rounded if self.is_rounded else _exact)
        columns = self._headings(spec.columns) if spec.columns else ()
        codes = (*(code for code, _head in columns), TOTAL)
        rows = tuple(_row(heading, codes, grid) for heading in self._headings(spec.rows))
        totals = _row((TOTAL, wording.total_words()), codes, grid)
        return Table(
            name=spec.name,
            title=wording.title_words(spec),
            sentence=self._sentence(spec, rows, totals, codes),
            columns=(spec.rows.label, *(head for _code, head in columns), wording.number_words(spec)),
            column_codes=codes,
            rows=rows,
            totals=totals,
            definition=wording.definition_words(spec, is_rounded=self.is_rounded),
            is_about_answers=spec.is_about_answers,
            is_rounded=self.is_rounded,
        )

    def _headings(self, dimension: Dimension) -> Sequence[Heading]:
        if dimension == Dimension.MONTH:
            return [(one.period.code, wording.period_words(one.period)) for one in self.months]
        return headings(dimension, self.region.municipalities)

    def _sentence(self, spec: Spec, rows: tuple[Row, ...], totals: Row, codes: tuple[str, ...]) -> str:
        when = self._when(spec)
        if spec.is_about_answers:
            in_time = _in_time(spec, rows, totals, codes)
            return wording.answered_words(when, in_time, totals.total, is_rounded=self.is_rounded)
        if spec.is_about_decisions:
            return self._decided(when, spec, rows, totals, codes)
        if Dimension.POLICE in {spec.rows, spec.columns}:
            return self._filed(when, spec, rows, totals, codes)
        found = wording.Finding(
            when=when,
            total=totals.total,
            shown=tuple((row.head, row.total) for row in rows if row.total is not None),
            has_hidden=any(row.total is None for row in rows),
            is_rounded=self.is_rounded,
        )
        return wording.sentence_words(found)

    def _filed(
        self, when: str, spec: Spec, rows: tuple[Row, ...], totals: Row, codes: tuple[str, ...]
    ) -> str:
        numbers = _by_code(spec, rows, totals, codes)
        undecided, total = numbers.get(UNDECIDED), totals.total
        decided = None if total is None or undecided is None else total - undecided
        return wording.police_words(when, numbers.get(FILED), decided, is_rounded=self.is_rounded)

    def _decided(
        self, when: str, spec: Spec, rows: tuple[Row, ...], totals: Row, codes: tuple[str, ...]
    ) -> str:
        numbers = _by_code(spec, rows, totals, codes)
        heads = dict(headings(Dimension.DECISION, {}))
        shown = [(heads[code], number) for code, number in numbers.items() if code in heads and number]
        return wording.decisions_words(when, shown)

    def _when(self, spec: Spec) -> str:
        """Over which months the table goes: a month in its year goes with the months before it."""
        if spec.rows == Dimension.MONTH and not self.edition.period.is_year and self.months:
            first = self.months[0].period.since
            return wording.period_words(Period.months(first, self.edition.period.last))
        return self.edition.name


def _exact(cell: Cell) -> int | None:
    return cell.shown


def _row(heading: Heading, codes: tuple[str, ...], grid: Grid) -> Row:
    code, head = heading
    return Row(code, head, tuple(grid.get((code, column)) for column in codes))


def _by_code(spec: Spec, rows: tuple[Row, ...], totals: Row, codes: tuple[str, ...]) -> dict[str, int | None]:
    """The totals of an attribute: of one period they are rows, per month columns."""
    if spec.columns is None:
        return {row.code: row.total for row in rows}
    return dict(zip(codes, totals.numbers, strict=True))


def _in_time(spec: Spec, rows: tuple[Row, ...], totals: Row, codes: tuple[str, ...]) -> int | None:
    """Of one period it is a row, per month it is a column."""
    if spec.rows == Dimension.OUTCOME:
        return next(row.total for row in rows if row.code == Outcome.IN_TIME)
    return totals.numbers[codes.index(Outcome.IN_TIME)]
