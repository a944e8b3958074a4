# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading notices: the own ones in the app, and the mail that never left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.notices.access import given_up_for, mine
from eenlijn.commons.notices.codes import EventType

LONGEST_LIST = 100
# Leaves nothing out.
EVERYTHING = Q(pk__in=())


@dataclass(frozen=True)
class NoticeRow:
    """One line in the app: what happened, with which number."""

    id: UUID
    event_type: EventType
    number: str
    at: datetime
    is_read: bool


@dataclass(frozen=True)
class LostMail:
    """Mail that was given up: which event, how often tried and why it failed; not to whom."""

    id: UUID
    organisation_id: UUID
    event_type: EventType
    number: str
    at: datetime
    tries: int
    last_error: str


def my_notices(actor: Actor, but_not: Q = EVERYTHING) -> list[NoticeRow]:
    """Return the newest notices of this person in this organisation. One query.

    What a room says to leave out with `but_not` is a condition on notices.
    """
    rows = (
        mine(actor)
        .exclude(but_not)
        .select_related("event")
        .order_by("-event__created_at", "pk")[:LONGEST_LIST]
    )
    return [
        NoticeRow(
            id=row.pk,
            event_type=EventType(row.event.type),
            number=row.event.object_number,
            at=row.event.created_at,
            is_read=row.read_at is not None,
        )
        for row in rows
    ]


def unread_count(actor: Actor, but_not: Q = EVERYTHING) -> int:
    """Return how many own notices were not seen yet."""
    return mine(actor).exclude(but_not).filter(read_at=None).count()


def given_up(actor: Actor, but_not: Q = EVERYTHING) -> list[LostMail]:
    """Return the mail that someone has to look at, oldest first. One query."""
    rows = (
        given_up_for(actor)
        .exclude(but_not)
        .select_related("event")
        .order_by("event__created_at", "pk")[:LONGEST_LIST]
    )
    return [
        LostMail(
            id=row.pk,
            organisation_id=row.organisation_id,
            event_type=EventType(row.event.type),
            number=row.event.object_number,
            at=row.event.created_at,
            tries=row.tries,
            last_error=row.last_error,
        )
        for row in rows
    ]
