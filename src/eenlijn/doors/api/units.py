# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of the organisation, and the places where it works."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.tenancy import exchange
from eenlijn.commons.tenancy.exchange import PlainSite, PlainUnit
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.shapes import Answer, Moment
from eenlijn.foundation.clock import now

router = Router(tags=["organisatie"])
POLICY = for_scope(Scope.SETTINGS_READ, Role.ADM, Role.COO)


class UnitOut(Answer):
    """One unit, with the one above it."""

    tells: ClassVar[str] = "Een eenheid, met waar die onder hangt."

    id: UUID
    name: str
    parent_id: UUID | None
    valid_from: date
    valid_until: date | None
    changed_at: Moment


class SiteOut(Answer):
    """One site."""

    tells: ClassVar[str] = "Een vestiging."

    id: UUID
    name: str
    municipality_code: str
    location_type: str | None
    valid_until: date | None
    changed_at: Moment


class UnitList(ListAnswer[UnitOut]):
    """One portion of the units."""

    tells: ClassVar[str] = "Een deel van de eenheden."


class SiteList(ListAnswer[SiteOut]):
    """One portion of the sites."""

    tells: ClassVar[str] = "Een deel van de vestigingen."


@operation(
    router,
    "GET",
    "/eenheden",
    name="listUnits",
    summary="Lees de eenheden",
    policy=POLICY,
    answers={200: UnitList},
    description="Geef de eenheden, ook die zijn beëindigd, oudste wijziging eerst.",
)
def list_units(request: HttpRequest, query: FromQuery[ListQuery]) -> HttpResponse:
    """Give the units, ended ones too, oldest change first."""
    asked = asked_of(query, "units", now())
    found = exchange.units(actor_of(request), asked.portion).told(_unit)
    return say(UnitList(items=found.rows, **asked.ends(found)))


@operation(
    router,
    "GET",
    "/vestigingen",
    name="listSites",
    summary="Lees de vestigingen",
    policy=POLICY,
    answers={200: SiteList},
    description="Geef de vestigingen, ook die zijn beëindigd, oudste wijziging eerst.",
)
def list_sites(request: HttpRequest, query: FromQuery[ListQuery]) -> HttpResponse:
    """Give the sites, ended ones too, oldest change first."""
    asked = asked_of(query, "sites", now())
    found = exchange.sites(actor_of(request), asked.portion).told(_site)
    return say(SiteList(items=found.rows, **asked.ends(found)))


def _unit(row: PlainUnit) -> UnitOut:
    return UnitOut(**vars(row))


def _site(row: PlainSite) -> SiteOut:
    return SiteOut(**{**vars(row), "location_type": row.location_type or None})
