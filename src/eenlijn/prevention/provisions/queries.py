# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the register of provisions: per place, what is late on top."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.prevention.provisions.access import keeps, sites_of, visible_to
from eenlijn.prevention.provisions.deadlines import is_late, is_near
from eenlijn.prevention.provisions.kinds import provision_kinds
from eenlijn.prevention.provisions.models import Provision


@dataclass(frozen=True)
class ProvisionView:
    """One provision on the day that is asked about."""

    id: UUID
    kind: str
    label: str
    spot: str
    checked_on: date | None
    checked_by: str
    next_check_on: date
    next_drill_on: date | None
    remark: str
    is_check_late: bool
    is_drill_late: bool
    is_near: bool
    version: int

    @property
    def is_late(self) -> bool:
        return self.is_check_late or self.is_drill_late


@dataclass(frozen=True)
class PlaceRow:
    """A place with how many provisions it has and how many of them are late."""

    id: UUID
    name: str
    count: int
    late: int


@dataclass(frozen=True)
class PlacePage:
    id: UUID
    name: str
    provisions: tuple[ProvisionView, ...]
    may_keep: bool


def places(actor: Actor, today: date) -> tuple[PlaceRow, ...]:
    """Every place this person reads about, what is late first; two statements, nothing is opened."""
    rows: dict[UUID, list[Provision]] = {}
    for row in visible_to(actor).defer("spot", "checked_by", "remark"):
        rows.setdefault(row.site_id, []).append(row)
    found = [
        PlaceRow(pk, name, len(rows.get(pk, ())), _late(rows.get(pk, ()), today))
        for pk, name in sites_of(actor).order_by("name", "pk").values_list("pk", "name")
    ]
    return tuple(sorted(found, key=lambda one: not one.late))


def _late(rows: Iterable[Provision], today: date) -> int:
    return sum(is_late(row.next_check_on, today) or is_late(row.next_drill_on, today) for row in rows)


def place(actor: Actor, site_id: UUID, today: date) -> PlacePage:
    """One place with its provisions; foreign and missing look alike. Two statements."""
    site = sites_of(actor).filter(pk=site_id).first()
    if site is None:
        raise NotVisible
    rows = visible_to(actor).filter(site=site).order_by("next_check_on", "pk")
    return PlacePage(site.pk, site.name, tuple(_view(row, today) for row in rows), keeps(actor))


def _view(row: Provision, today: date) -> ProvisionView:
    return ProvisionView(
        id=row.pk,
        kind=row.kind,
        label=provision_kinds()[row.kind].label,
        spot=vault.open(row, "spot"),
        checked_on=row.checked_on,
        checked_by=vault.open(row, "checked_by"),
        next_check_on=row.next_check_on,
        next_drill_on=row.next_drill_on,
        remark=vault.open(row, "remark"),
        is_check_late=is_late(row.next_check_on, today),
        is_drill_late=is_late(row.next_drill_on, today),
        is_near=is_near(row.next_check_on, today) or is_near(row.next_drill_on, today),
        version=row.version,
    )
