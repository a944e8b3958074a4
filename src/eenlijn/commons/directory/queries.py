# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded, the rows of one register with their source, and the file that waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.directory.access import check_loads, check_looks_up
from eenlijn.commons.directory.codes import ChangeKind, LeftOutReason, PlaceAnswer, RegisterKind
from eenlijn.commons.directory.models import (
    ChangeEvent,
    DirectoryEntry,
    MunicipalBoundary,
    PostcodeArea,
    RegisterEdition,
    RegisterRow,
    WaitingEdition,
)
from eenlijn.commons.directory.places import Place, where_are
from eenlijn.commons.directory.registers import REGISTERS
from eenlijn.commons.directory.registers.shape import LeftOut
from eenlijn.commons.directory.trial import MODELS, Trial, folded, tried
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.organisations.models import Municipality
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.paging import BETWEEN, Order, page_of


@dataclass(frozen=True)
class EditionView:
    """One edition that was loaded, with what it brought."""

    edition: date
    source: str
    licence: str
    attribution: str
    file_name: str
    row_count: int
    new_count: int
    changed_count: int
    ended_count: int
    left_out: tuple[LeftOut, ...]
    loaded_at: datetime
    is_by_command: bool


@dataclass(frozen=True)
class RegisterView:
    """One register: its newest edition, or None, and how many of its rows hold and have ended by today."""

    kind: RegisterKind
    source: str
    licence: str
    attribution: str
    comes_as: str
    newest: EditionView | None
    current: int
    ended: int
    waits: bool


@dataclass(frozen=True)
class RowView:
    """One row as the register has it; `edition` and `row_number` say where it was read last.

    `by_postcode` is the municipality that the postcodes settle, where the register itself names none;
    `municipality_name` is what either is called, when we know it.
    """

    id: UUID
    key: str
    name: str
    detail: tuple[str, ...]
    organisation_type: OrganisationType | None
    sector: Sector | None
    municipality_code: str
    municipality_name: str
    by_postcode: str
    valid_from: date | None
    valid_until: date | None
    edition: date
    row_number: int
    postcode4: str
    is_former: bool
    change: ChangeKind | None
    changed_on: date | None
    gone: tuple[str, ...]
    into: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """One page of rows by name; `before` and `after` lead to the neighbouring pages."""

    rows: tuple[RowView, ...]
    before: str
    after: str


@dataclass(frozen=True)
class Waiting:
    """The file that waits for a yes, and what it would do."""

    file_name: str
    made_at: datetime
    trial: Trial


def registers(actor: Actor, today: date) -> tuple[RegisterView, ...]:
    """Return every register, loaded or not. Seven queries, whatever is in them."""
    check_looks_up(actor)
    newest = _newest()
    counts = _counts(today)
    waiting = set(WaitingEdition.objects.values_list("kind", flat=True))
    return tuple(_register(kind, newest.get(kind), counts.get(kind, (0, 0)), waiting) for kind in REGISTERS)


def editions(actor: Actor, kind: RegisterKind) -> tuple[EditionView, ...]:
    """Return every edition of a register that was loaded, the last one first. One query."""
    check_looks_up(actor)
    rows = RegisterEdition.objects.filter(kind=kind).order_by("-sequence")
    return tuple(_edition(one) for one in rows)


def rows_of(
    actor: Actor,
    kind: RegisterKind,
    *,
    today: date,
    search: str = "",
    is_ended: bool | None = None,
    before: str = "",
    after: str = "",
) -> Rows:
    """Return fifty rows by name, found by words in them; `is_ended` None is both.

    Three queries, and four more per edition of rows that have a postcode and no municipality.
    """
    check_looks_up(actor)
    found = MODELS[kind].objects.filter(kind=kind).select_related("last_edition")
    for word in folded(search).split():
        found = found.filter(search_text__contains=word)
    if is_ended is not None:
        over = Q(valid_until__isnull=False, valid_until__lte=today)
        found = found.filter(over if is_ended else ~over)
    if kind in {RegisterKind.BOUNDARIES, RegisterKind.BOUNDARIES_REGION}:
        found = found.defer("geometry")
    page = _page(found, before, after)
    return page if MODELS[kind] is not DirectoryEntry else replace(page, rows=_named(_placed(page.rows)))


def waiting_for(actor: Actor, kind: RegisterKind, now: datetime) -> Waiting | None:
    """Return the file that waits with what it would do today, or None. RegisterRefused when it cannot be."""
    check_loads(actor)
    one = WaitingEdition.objects.filter(kind=kind).first()
    if one is None:
        return None
    trial = tried(kind, bytes(one.content), one.edition, to_local(now).date())
    return Waiting(one.file_name, one.made_at, trial)


def boundaries_as_geojson(actor: Actor, kind: RegisterKind, today: date) -> dict[str, Any]:
    """Return the boundaries that hold as one GeoJSON object with its attribution; NotVisible without any.

    Two queries. The attribution is part of the object, so that it travels with the lines.
    """
    check_looks_up(actor)
    newest = RegisterEdition.objects.filter(kind=kind).order_by("sequence").last()
    if newest is None or MODELS[kind] is not MunicipalBoundary:
        raise NotVisible
    rows = MunicipalBoundary.objects.filter(Q(valid_until=None) | Q(valid_until__gt=today), kind=kind)
    return {
        "type": "FeatureCollection",
        "attribution": newest.attribution,
        "licence": newest.licence,
        "source": newest.source,
        "edition": newest.edition.isoformat(),
        "features": [_feature(one) for one in rows.order_by("code")],
    }


def _feature(row: MunicipalBoundary) -> dict[str, Any]:
    properties = {"gemeentecode": row.code, "gemeentenaam": row.name, "jaar": row.year}
    return {"type": "Feature", "id": row.code, "properties": properties, "geometry": row.geometry}


def _newest() -> dict[str, RegisterEdition]:
    last = RegisterEdition.objects.values("kind").annotate(last=Max("sequence")).values("kind", "last")
    told = {one["kind"]: one["last"] for one in last}
    wanted = Q(pk__in=[])
    for kind, sequence in told.items():
        wanted |= Q(kind=kind, sequence=sequence)
    return {one.kind: one for one in RegisterEdition.objects.filter(wanted)}


def _counts(today: date) -> dict[str, tuple[int, int]]:
    """Per register how many rows hold and how many have ended; one query per kind of row."""
    ended = Count("pk", filter=Q(valid_until__isnull=False, valid_until__lte=today))
    counts: dict[str, tuple[int, int]] = {}
    for model in (DirectoryEntry, ChangeEvent, PostcodeArea, MunicipalBoundary):
        for one in model.objects.values("kind").annotate(every=Count("pk"), over=ended):
            counts[one["kind"]] = (one["every"] - one["over"], one["over"])
    return counts


def _register(
    kind: RegisterKind, newest: RegisterEdition | None, count: tuple[int, int], waiting: set[str]
) -> RegisterView:
    register = REGISTERS[kind]
    return RegisterView(
        kind=kind,
        source=newest.source if newest else register.source,
        licence=newest.licence if newest else register.licence,
        attribution=newest.attribution if newest else register.attribution,
        comes_as=register.comes_as,
        newest=_edition(newest) if newest else None,
        current=count[0],
        ended=count[1],
        waits=kind.value in waiting,
    )


def _edition(row: RegisterEdition) -> EditionView:
    return EditionView(
        edition=row.edition,
        source=row.source,
        licence=row.licence,
        attribution=row.attribution,
        file_name=row.file_name,
        row_count=row.row_count,
        new_count=row.new_count,
        changed_count=row.changed_count,
        ended_count=row.ended_count,
        left_out=tuple(LeftOut(one["row"], LeftOutReason(one["reason"])) for one in row.left_out),
        loaded_at=row.loaded_at,
        is_by_command=row.loaded_by is None,
    )


def _page(found: "QuerySet[Any]", before: str, after: str) -> Rows:
    page = page_of(found, _BY_NAME, before=before, after=after)
    return Rows(tuple(_view(one) for one in page.rows), page.before, page.after)


def _name_and_key(parts: list[str]) -> tuple[str, str]:
    """The edge of a page. A key alone nobody wrote; the null character PostgreSQL takes in no question."""
    *name, key = parts
    if not name or "\x00" in key or any("\x00" in part for part in name):
        raise ValueError(parts)
    return BETWEEN.join(name), key


_BY_NAME: Final = Order[Any](
    fields=("sort_name", "key"),
    write=lambda row: (row.sort_name, row.key),
    read=_name_and_key,
)


def _placed(rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """The same rows, with the municipality that their postcode lay in on the day of their edition."""
    asked: dict[date, set[str]] = {}
    for one in rows:
        if one.postcode4 and not one.municipality_code:
            asked.setdefault(one.edition, set()).add(one.postcode4)
    found = {day: where_are(postcodes, day) for day, postcodes in asked.items()}
    return tuple(
        replace(one, by_postcode=_settled(found[one.edition][one.postcode4]))
        if one.postcode4 in found.get(one.edition, {}) and not one.municipality_code
        else one
        for one in rows
    )


def _named(rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """The same rows, with what the register of the government and our own list call their municipality."""
    codes = {one.municipality_code or one.by_postcode for one in rows} - {""}
    ours = Municipality.objects.filter(code__in=codes).values_list("code", "name")
    theirs = DirectoryEntry.objects.filter(kind=RegisterKind.GOVERNMENT, code__in=codes, is_former=False)
    names = {**dict(theirs.values_list("code", "name")), **dict(ours)} if codes else {}
    return tuple(
        replace(one, municipality_name=names.get(one.municipality_code or one.by_postcode, ""))
        for one in rows
    )


def _settled(place: Place) -> str:
    is_settled = place.answer in {PlaceAnswer.SETTLED, PlaceAnswer.MOVED}
    return place.candidates[0].code if is_settled else ""


def _view(row: RegisterRow) -> RowView:
    entry = row if isinstance(row, DirectoryEntry) else None
    change = row if isinstance(row, ChangeEvent) else None
    return RowView(
        id=row.pk,
        key=row.key,
        name=row.name,
        detail=tuple(_details(row)),
        organisation_type=OrganisationType(entry.organisation_type)
        if entry and entry.organisation_type
        else None,
        sector=Sector(entry.sector) if entry and entry.sector else None,
        municipality_code=getattr(row, "municipality_code", ""),
        municipality_name="",
        by_postcode="",
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        edition=row.last_edition.edition,
        row_number=row.row_number,
        postcode4=entry.postcode4 if entry else "",
        is_former=entry is not None and entry.is_former,
        change=ChangeKind(change.change) if change else None,
        changed_on=change.changed_on if change else None,
        gone=tuple(change.gone) if change else (),
        into=(*change.used, *change.made) if change else (),
    )


def _details(row: RegisterRow) -> Sequence[str]:
    """What else the register tells of it, in its own words."""
    if isinstance(row, DirectoryEntry):
        told = [row.belongs_to_name or row.belongs_to_code, row.place_name, row.postcode4]
        return [*(one for one in told if one), *row.other_names]
    if isinstance(row, PostcodeArea):
        return [row.postcode4, row.municipality_name]
    return []
