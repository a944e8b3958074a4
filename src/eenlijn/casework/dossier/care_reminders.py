# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A word the day before a talk, to both of them; and the talks of one person for a calendar.

Nothing personal is in it: no number, name or place. A talk of which nobody knows looks like any other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from eenlijn.casework.aftercare.access import cared_by, own_person, peer_talks_of
from eenlijn.casework.aftercare.codes import CareState, PeerState
from eenlijn.casework.aftercare.models import CareMoment, PeerTalk
from eenlijn.casework.aftercare.peers import give_back_orphans, tell_quietly
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local

MOMENT_STATE = {CareMoment: CareState.PLANNED, PeerTalk: PeerState.ASKED}


@dataclass(frozen=True)
class Appointment:
    """One agreed talk: a moment, and nothing of whom it is with."""

    id: UUID
    at: datetime


def employers_due(now: datetime) -> list[UUID]:
    """Where somebody has a talk tomorrow, or asked something of a peer supporter."""
    found: set[UUID] = set()
    for model in MOMENT_STATE:
        rows = _tomorrow(model, now)
        found |= set(rows.values_list("organisation_id", flat=True))
    asked = PeerTalk.objects.filter(state=PeerState.ASKED)
    return sorted(found | set(asked.values_list("organisation_id", flat=True)))


@transaction.atomic
def remind_of_talks(now: datetime) -> int:
    """Tell both the day before, once per agreed moment."""
    done = give_back_orphans(now)
    for model in MOMENT_STATE:
        for row in list(_tomorrow(model, now).select_related("victim", "incident")):
            for account_id in {row.carer_id, row.victim.account_id} - {None}:
                tell_quietly(row.incident, "talk_tomorrow", account_id, now)
            row.reminded_at = now
            row.save(update_fields=["reminded_at"])
            done += 1
    return done


def _tomorrow(model: Any, now: datetime) -> Any:
    day = to_local(now).date() + timedelta(days=1)
    within = Q(planned_at__gte=local_day_start(day), planned_at__lt=local_day_end(day))
    return model.objects.filter(within, state=MOMENT_STATE[model], reminded_at=None)


def my_appointments(actor: Actor) -> tuple[Appointment, ...]:
    """The agreed talks of a carer, with peers; soonest first."""
    rows: list[Any] = list(cared_by(actor).filter(state=CareState.PLANNED, planned_at__isnull=False))
    rows += list(peer_talks_of(actor).filter(state=PeerState.ASKED, planned_at__isnull=False))
    return _sorted(rows)


def own_appointments(actor: Actor, number: str) -> tuple[Appointment, ...]:
    """The agreed talks that are for this person; soonest first."""
    victim = own_person(actor, number)
    rows: list[Any] = list(
        CareMoment.objects.filter(victim=victim, state=CareState.PLANNED, planned_at__isnull=False)
    )
    rows += list(PeerTalk.objects.filter(victim=victim, state=PeerState.ASKED, planned_at__isnull=False))
    return _sorted(rows)


def _sorted(rows: Iterable[Any]) -> tuple[Appointment, ...]:
    found = (Appointment(row.pk, row.planned_at) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.at, str(one.id))))
