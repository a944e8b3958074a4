# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers in codes: the list, and one of them."""

from collections.abc import Sequence
from typing import Annotated, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.casework.dossier import exchange
from eenlijn.casework.dossier.exchange import PlainDossier, Wanted
from eenlijn.casework.incidents.codes import (
    Gate,
    IntakeWay,
    MeasureState,
    Origin,
    PerpetratorKnown,
    Precision,
    Severity,
    Status,
)
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.shapes import Answer, Moment, OneOf
from eenlijn.doors.api.term_shape import TermOut, term_out
from eenlijn.foundation.clock import now

router = Router(tags=["dossiers"])
# As on the screens: whoever may come to the work desk.
READERS = (Role.COO, Role.MGR, Role.LEG, Role.OOV, Role.PRO)
POLICY = for_scope(Scope.DOSSIERS_READ, *READERS)


class MeasureOut(Answer):
    """How far one of the eight measures is."""

    tells: ClassVar[str] = "Hoe ver een van de acht maatregelen is op een dossier."

    measure: int
    measure_state: Annotated[str, OneOf(one.value for one in MeasureState)]
    at: Moment | None


class DossierOut(Answer):
    """One dossier in codes."""

    tells: ClassVar[str] = (
        "Een dossier in codes: feiten, termijnen en maatregelen; geen namen en geen vrije tekst."
    )

    number: str
    status: Annotated[str, OneOf(Status.values)]
    severity: Annotated[str, OneOf(Severity.values)]
    is_severity_proposed: bool
    kinds: Sequence[str]
    code_version: int
    unit_id: UUID | None
    unit_name: str | None
    municipality_code: str | None
    occurred_at: Moment
    occurred_precision: Annotated[str, OneOf(Precision.values)]
    reported_at: Moment
    registered_at: Moment
    closed_at: Moment | None
    changed_at: Moment
    way: Annotated[str, OneOf(IntakeWay.values)]
    origin: Annotated[str, OneOf(Origin.values)]
    channel: str | None
    location_type: str | None
    gate: Annotated[str, OneOf(Gate.values)] | None
    perpetrator_known: Annotated[str, OneOf(PerpetratorKnown.values)]
    is_red: bool
    is_exercise: bool
    terms: Sequence[TermOut]
    measures: Sequence[MeasureOut]


class DossierList(ListAnswer[DossierOut]):
    """One portion of the dossiers."""

    tells: ClassVar[str] = "Een deel van de dossiers."


class DossierQuery(ListQuery):
    """Which dossiers are asked for."""

    status: Annotated[str, OneOf(Status.values)] | None = None
    severity: Annotated[str, OneOf(Severity.values)] | None = None
    unit_id: UUID | None = None


@operation(
    router,
    "GET",
    "/dossiers",
    name="listDossiers",
    summary="Lees de dossiers",
    policy=POLICY,
    answers={200: DossierList},
    description="Geef de dossiers die deze koppeling of persoon mag zien, het nieuwste voorval eerst.",
)
def list_dossiers(request: HttpRequest, query: FromQuery[DossierQuery]) -> HttpResponse:
    """Give the dossiers this actor sees, newest first."""
    moment = now()
    asked = asked_of(query, "dossiers", moment)
    wanted = Wanted(query.status or "", query.severity or "", query.unit_id)
    found = exchange.dossiers(actor_of(request), wanted, asked.portion, moment).told(_out)
    return say(DossierList(items=found.rows, **asked.ends(found)))


@operation(
    router,
    "GET",
    "/dossiers/{nummer}",
    name="getDossier",
    summary="Lees één dossier",
    policy=POLICY,
    answers={200: DossierOut},
    refusals=(404,),
    description="Geef één dossier. Dat het is gelezen, komt in het spoor van het dossier.",
)
def get_dossier(request: HttpRequest, nummer: str) -> HttpResponse:
    """Give one dossier; that it was read stands in the trail."""
    return say(_out(exchange.dossier(actor=actor_of(request), number=nummer, now=now())))


def _out(one: PlainDossier) -> DossierOut:
    told = {name: getattr(one, name) for name in DossierOut.model_fields if hasattr(one, name)}
    return DossierOut(
        **{
            **told,
            "kinds": (one.main_kind, *one.other_kinds),
            "unit_name": one.unit_name or None,
            "municipality_code": one.municipality_code or None,
            "channel": one.channel or None,
            "location_type": one.location_type or None,
            "gate": one.gate or None,
            "terms": [term_out(clock) for clock in one.clocks],
            "measures": [
                MeasureOut(measure=stop.number, measure_state=stop.state, at=stop.at) for stop in one.stops
            ],
        }
    )
