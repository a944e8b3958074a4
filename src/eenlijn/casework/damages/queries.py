# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading damage: its sign for everyone who handles, its lines for whoever may."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import ngettext

from eenlijn.casework.damages.access import lines_for, own_lines
from eenlijn.casework.damages.codes import MOVES, Bearer, DamageState
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared

SETTLED = (DamageState.RECOVERED, DamageState.WAIVED)


def damage_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 7, as status only: how many lines, and whether each is settled. No amount (C5)."""
    lines = _of_incidents(ids=list(incident_ids))
    counts = Counter(incident_id for incident_id, _state in lines)
    unsettled = {incident_id for incident_id, state in lines if state not in SETTLED}
    return {
        incident_id: Sign(
            MeasureState.RUNNING if incident_id in unsettled else MeasureState.DONE,
            ngettext("%(count)s post", "%(count)s posten", count) % {"count": count},
        )
        for incident_id, count in counts.items()
    }


_of_incidents: Final = Prepared(
    lambda: DamageLine.objects.filter(Among("incident_id", "ids")).values_list("incident_id", "state")
)


@dataclass(frozen=True)
class Line:
    """A line of damage as its writer reads it; the amount is in euro cents."""

    id: UUID
    damage_type: str
    label: str
    bearer: Bearer
    cents: int
    proof: str
    state: DamageState
    waived_reason: str
    version: int
    next_states: tuple[DamageState, ...]


def lines_of(actor: Actor, incident: Incident) -> tuple[Line, ...]:
    """The lines with their amounts; none for whoever may not read them. One statement after the relations."""
    return tuple(_line(row) for row in lines_for(actor, incident).order_by("recorded_at", "pk"))


def _line(row: DamageLine) -> Line:
    return Line(
        id=row.pk,
        damage_type=row.damage_type,
        label=label("damage_type", row.damage_type),
        bearer=Bearer(row.bearer),
        cents=int(vault.open(row, "amount")),
        proof=vault.open(row, "proof"),
        state=DamageState(row.state),
        waived_reason=vault.open(row, "waived_reason"),
        version=row.version,
        next_states=MOVES[DamageState(row.state)],
    )


@dataclass(frozen=True)
class OwnClaim:
    """What the person who has the damage reads: which and how far, never what others wrote."""

    label: str
    state: DamageState


def own_claims(actor: Actor, incident: Incident) -> tuple[OwnClaim, ...]:
    rows = own_lines(actor).filter(incident=incident).order_by("recorded_at", "pk")
    return tuple(OwnClaim(label("damage_type", row.damage_type), DamageState(row.state)) for row in rows)
