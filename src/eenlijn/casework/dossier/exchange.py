# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers as another system reads them: coded facts, terms and how far the measures are; no words, no names.

Only C1, and of that only codes, moments and numbers: free text may hold a name, so none is told. Therefore no
key is needed, and reading a list leaves no line in the trail, like the lists on the screens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from eenlijn.casework.clocks.queries import ClockView, faces_of
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.measures import Stop, signs_of, stops_of
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Severity, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.portion import Portion, Portioned, portion_of
from eenlijn.foundation.sealed.compartments import Compartment

PURPOSE = "interface"


@dataclass(frozen=True)
class Wanted:
    """Which dossiers are asked for; what is empty does not narrow it."""

    status: str = ""
    severity: str = ""
    unit_id: UUID | None = None


@dataclass(frozen=True)
class PlainDossier:
    """One dossier in codes. `severity` is what a person confirmed, else what the rules propose."""

    number: str
    status: Status
    severity: Severity
    is_severity_proposed: bool
    main_kind: str
    other_kinds: tuple[str, ...]
    code_version: int
    unit_id: UUID | None
    unit_name: str
    municipality_code: str
    occurred_at: datetime
    occurred_precision: str
    reported_at: datetime
    registered_at: datetime
    closed_at: datetime | None
    changed_at: datetime
    way: str
    origin: str
    channel: str
    location_type: str
    gate: str
    perpetrator_known: str
    is_red: bool
    is_exercise: bool
    clocks: tuple[ClockView, ...]
    stops: tuple[Stop, ...]


def dossiers(actor: Actor, wanted: Wanted, portion: Portion, now: datetime) -> Portioned[PlainDossier]:
    """The dossiers this actor sees, newest first; with a since, by when they changed.

    Statements do not grow with the rows: the incidents, their clocks, and one per room that keeps a measure.
    """
    seen = incidents.visible_to(actor).filter(_filter(wanted)).select_related("unit", "municipality")
    found = portion_of(seen, portion, by="occurred_at", changed="changed_at", is_newest_first=True)
    return Portioned(_told(found.rows, now), found.edge)


@transaction.atomic
def dossier(*, actor: Actor, number: str, now: datetime) -> PlainDossier:
    """One dossier; foreign, missing and misspelt are the same refusal. Who asks for one leaves a line."""
    incident = access.readable(actor, number)
    (told,) = _told([incident], now)
    append(actor, now, line("open_dossier", incident, Compartment.FACTS, purpose=PURPOSE))
    return told


def _filter(wanted: Wanted) -> Q:
    found = Q()
    if wanted.status:
        found &= Q(status=wanted.status)
    if wanted.severity:
        found &= Q(severity=wanted.severity) | Q(severity="", severity_proposed=wanted.severity)
    if wanted.unit_id:
        found &= Q(unit_id=wanted.unit_id)
    return found


def _told(shown: "Sequence[Incident] | QuerySet[Incident]", now: datetime) -> tuple[PlainDossier, ...]:
    rows = list(shown)
    faces, signs = faces_of(rows, now), signs_of(rows, now)
    return tuple(
        _plain(row, clocks, stops_of(row, clocks, signs))
        for row in rows
        for clocks in [tuple(faces.get(row.pk, ()))]
    )


def _plain(incident: Incident, clocks: tuple[ClockView, ...], stops: tuple[Stop, ...]) -> PlainDossier:
    return PlainDossier(
        number=incident.number,
        status=Status(incident.status),
        severity=Severity(incident.severity or incident.severity_proposed),
        is_severity_proposed=not incident.severity,
        main_kind=incident.main_type,
        other_kinds=tuple(incident.other_types),
        code_version=incident.code_version,
        unit_id=incident.unit_id,
        unit_name=incident.unit.name if incident.unit else "",
        municipality_code=incident.municipality.code if incident.municipality else "",
        occurred_at=incident.occurred_at,
        occurred_precision=incident.occurred_precision,
        reported_at=incident.reported_at,
        registered_at=incident.registered_at,
        closed_at=incident.closed_at,
        changed_at=incident.changed_at,
        way=incident.way,
        origin=incident.origin,
        channel=incident.channel,
        location_type=incident.location_type,
        gate=incident.gate,
        perpetrator_known=incident.perpetrator_known,
        is_red=incident.is_red,
        is_exercise=incident.is_exercise,
        clocks=clocks,
        stops=stops,
    )
