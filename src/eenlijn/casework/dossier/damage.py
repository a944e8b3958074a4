# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 7: lines of damage, written by whoever may write the legal part in one of their relations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.damages import actions as damages
from eenlijn.casework.damages.access import may_write_damage
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.damages.queries import Line, OwnClaim, damage_signs, lines_of, own_claims
from eenlijn.casework.dossier import access, follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.access import handled_by
from eenlijn.casework.incidents.codes import Sign
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class DamagePage:
    """What this actor may know of the damage: the lines, or only how it stands."""

    may_write: bool
    may_handle: bool
    lines: tuple[Line, ...]
    sign: Sign | None


@transaction.atomic
def open_damage(*, actor: Actor, number: str, now: datetime) -> DamagePage:
    """Reading the lines is a line in the trail; who sees only the status opens nothing."""
    incident = access.readable(actor, number)
    may_write = may_write_damage(actor, incident)
    may_handle = handled_by(actor).filter(pk=incident.pk).exists()
    if not may_write and not may_handle:
        raise NotVisible
    lines = lines_of(actor, incident) if may_write else ()
    if may_write:
        append(actor, now, line("open_damage", incident, Compartment.LEGAL, purpose="damage"))
    return DamagePage(may_write, may_handle, lines, damage_signs([incident.pk]).get(incident.pk))


@transaction.atomic
def add_damage(*, actor: Actor, number: str, new: NewLine, now: datetime) -> None:
    incident = _written(actor, number)
    damages.add_line(incident=incident, new=new, account_id=person(actor), now=now)
    note(incident, Act.DAMAGE_NOTED, now, actor.account_id)
    append(actor, now, line("add_damage", incident, Compartment.LEGAL))


@transaction.atomic
def move_damage(
    *,
    actor: Actor,
    number: str,
    line_id: UUID,
    state: DamageState,
    reason: str = "",
    version: int,
    now: datetime,
) -> None:
    """Advanced, claimed, paid back, or waived with a reason."""
    incident = _written(actor, number)
    row = DamageLine.objects.select_for_update().filter(pk=line_id, incident=incident).first()
    if row is None:
        raise NotVisible
    damages.move_line(row=row, state=state, reason=reason, version=version)
    follow_ups.watch_claim(incident, row, now)
    append(actor, now, line("move_damage", incident, Compartment.LEGAL))


def claims_of(actor: Actor, incident: Incident) -> tuple[OwnClaim, ...]:
    """How far the own damage is, for the person who has it."""
    return own_claims(actor, incident)


def _written(actor: Actor, number: str) -> Incident:
    incident = access.readable(actor, number)
    if not may_write_damage(actor, incident):
        raise NotVisible
    return incident
