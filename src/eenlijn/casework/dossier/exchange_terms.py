# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms as another system reads them: of which dossier, due when, stopped or not."""

from dataclasses import dataclass
from datetime import datetime

from eenlijn.casework.clocks import access
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockView, clock_view
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.portion import Portion, Portioned, portion_of


@dataclass(frozen=True)
class PlainTerm:
    """One clock with the number of its dossier; `changed_at` is when that dossier changed."""

    number: str
    clock: ClockView
    is_exercise: bool
    changed_at: datetime


def terms(actor: Actor, *, is_running: bool | None, portion: Portion, now: datetime) -> Portioned[PlainTerm]:
    """The terms this actor sees, soonest due first; with a since, by when their dossier changed.

    One statement. A pause or a stop changes the dossier too; that a term comes nearer changes nothing.
    """
    # Named twice, so that an index on incidents can be used for what changed since.
    seen = (
        access.visible_to(actor).select_related("incident").filter(incident__organisation_id=actor.scope_id)
    )
    if is_running is not None:
        seen = seen.filter(stopped_at__isnull=is_running)
    found = portion_of(seen, portion, by="due_at", changed="incident__changed_at", is_newest_first=False)
    return found.told(lambda clock: _plain(clock, now))


def _plain(clock: Clock, now: datetime) -> PlainTerm:
    incident = clock.incident
    return PlainTerm(incident.number, clock_view(clock, now), incident.is_exercise, incident.changed_at)
