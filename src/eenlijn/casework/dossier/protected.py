# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The protected lane as its officers use it: their own list, and what is kept apart, opened one by one.

A home address, a private number and a threat assessment lie sealed in a table of their own (C7). Each opens
by itself, for a reason from a closed list, and with a line of the trail of its own.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.clocks.queries import ClockView, faces_of, most_urgent
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.lanes import officers_for
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import apart, handing_over
from eenlijn.casework.incidents.codes import AssignmentKind, Lane, ProtectedKind, Severity, Status
from eenlijn.casework.incidents.models import Incident, ProtectedPart
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read, may_write
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST: Final = 4_000
MOST: Final = 100
PURPOSE: Final = "protect"


class OpenedFor(TextChoices):
    """Why one part of a protected case is opened; the code stands in the trail."""

    SAFETY = "safety", gettext_lazy("Maatregelen nemen voor de veiligheid")
    CONTACT = "contact", gettext_lazy("Contact met de collega")
    POLICE = "police", gettext_lazy("Overleg met politie of OM")
    CHECK = "check", gettext_lazy("Nakijken of het nog klopt")


class TextNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf wat je wilt bewaren, in ten hoogste 4.000 tekens."))


@dataclass(frozen=True)
class ProtectedRow:
    """A case in the list of an officer: C1 only."""

    number: str
    title: str
    status: Status
    severity: Severity
    occurred_at: datetime
    clock: ClockView | None
    is_exercise: bool


@dataclass(frozen=True)
class Part:
    """That something is kept, and since when; never what."""

    id: UUID
    kind: ProtectedKind
    by: str
    at: datetime


@dataclass(frozen=True)
class Shielded:
    """What an officer sees of a protected case beside the dossier itself."""

    number: str
    parts: tuple[Part, ...]
    officers: tuple[tuple[UUID, str], ...]
    may_be_named: tuple[tuple[UUID, str], ...]
    may_write: bool


def my_protected(actor: Actor, now: datetime) -> tuple[ProtectedRow, ...]:
    """The protected cases on which this officer is named, newest first. Two statements."""
    mine = incidents.handled_by(actor).filter(lane=Lane.PROTECTED)
    rows = list(mine.order_by("-occurred_at", "pk")[:MOST])
    faces = faces_of(rows, now)
    return tuple(
        ProtectedRow(
            number=row.number,
            title=title_of(row, vault.open(row, "place")),
            status=Status(row.status),
            severity=Severity(row.severity or row.severity_proposed),
            occurred_at=row.occurred_at,
            clock=most_urgent(faces.get(row.pk, [])),
            is_exercise=row.is_exercise,
        )
        for row in rows
    )


def shielded(actor: Actor, number: str, now: datetime) -> Shielded:
    """NotVisible for who may not read this compartment here, and for a case that is not protected."""
    incident = _readable(actor, number)
    rows = list(_parts(incident))
    named = [one.account_id for one in handing_over.workers_of(incident) if one.kind == AssignmentKind.NAMED]
    able = officers_for(incident, now) - set(named)
    names = names_of({*named, *able, *(row.written_by_id for row in rows)})
    return Shielded(
        number=incident.number,
        parts=tuple(
            Part(row.pk, ProtectedKind(row.kind), names.get(row.written_by_id, ""), row.written_at)
            for row in rows
        ),
        officers=tuple((one, names.get(one, "")) for one in named),
        may_be_named=tuple(sorted(((one, names.get(one, "")) for one in able), key=lambda told: told[1])),
        may_write=_may_write(actor, incident),
    )


@transaction.atomic
def keep_part(*, actor: Actor, number: str, kind: ProtectedKind, content: str, now: datetime) -> None:
    """Keep something apart; what was kept before stays."""
    incident = _readable(actor, number)
    if not _may_write(actor, incident):
        raise NotVisible
    text = content.strip()
    if not 0 < len(text) <= LONGEST:
        raise TextNeeded
    row = apart.keep_part(incident=incident, kind=kind, content=text, account_id=person(actor), now=now)
    append(actor, now, _line("keep_protected_part", incident, row))


@transaction.atomic
def open_part(*, actor: Actor, number: str, part_id: UUID, opened_for: OpenedFor, now: datetime) -> str:
    """One part, in words, with the line in the trail that says why."""
    incident = _readable(actor, number)
    row = _parts(incident).filter(pk=part_id).first()
    if row is None:
        raise NotVisible
    content = vault.open(row, "content")
    append(actor, now, _line("open_protected_part", incident, row, opened_for))
    return content


def _line(action: str, incident: Incident, row: ProtectedPart, opened_for: OpenedFor | None = None) -> Entry:
    told = line(action, incident, Compartment.PROTECTED, purpose=PURPOSE)
    detail = {"part": str(row.pk), "kind": str(row.kind)}
    return replace(told, detail={**detail, "for": opened_for.value} if opened_for else detail)


def _parts(incident: Incident) -> "QuerySet[ProtectedPart]":
    return ProtectedPart.objects.filter(incident=incident).order_by("written_at", "pk")


def _readable(actor: Actor, number: str) -> Incident:
    incident = access.readable(actor, number)
    relations = incidents.relations_of(actor, incident)
    is_open = any(may_read(actor, Compartment.PROTECTED, relation) for relation in relations)
    # What happened to the reader is read on pages of their own.
    if incident.lane != Lane.PROTECTED or not is_open or incidents.is_own(actor, incident):
        raise NotVisible
    return incident


def _may_write(actor: Actor, incident: Incident) -> bool:
    relations = incidents.relations_of(actor, incident)
    return any(may_write(actor, Compartment.PROTECTED, relation) for relation in relations)
