# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened, for a system that asks instead of being told: the same events, ids and names as are sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.notices.access import events_for
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.webhooks.codes import LEAVES, OutgoingType
from eenlijn.foundation.portion import Portion, Portioned, portion_of


@dataclass(frozen=True)
class EventRow:
    """What happened, with which number and when; never a person."""

    id: UUID
    type: OutgoingType
    number: str
    at: datetime


def events(actor: Actor, portion: Portion) -> Portioned[EventRow]:
    """Return what happened, oldest first; nothing of what stays inside. One query."""
    told = events_for(actor).filter(type__in=[one.value for one in LEAVES])
    found = portion_of(told, portion, by="created_at", changed="created_at", is_newest_first=False)
    return found.told(
        lambda row: EventRow(row.pk, LEAVES[EventType(row.type)], row.object_number, row.created_at)
    )
