# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices and lost mail as somebody may read them: nothing of a case that is closed to them.

A notice knows a number and not a case, so what was told before somebody was named is left out here.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident, Substitute
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices import actions, queries
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.queries import LostMail, NoticeRow

# That a case about a colleague needs somebody is told to who watches over that, and who see no more of it.
_OF_WATCHERS: Final = (EventType.NEEDS_HANDLER, EventType.LANE_BACK_ASKED)


def my_notices(actor: Actor) -> list[NoticeRow]:
    """The newest notices of this person. One query."""
    return queries.my_notices(actor, _closed_to_reader(actor))


def unread_count(actor: Actor) -> int:
    """How many own notices were not seen yet. One query."""
    return queries.unread_count(actor, _closed_to_reader(actor))


def given_up(actor: Actor) -> list[LostMail]:
    """The mail that somebody has to look at. One query."""
    return queries.given_up(actor, _closed(actor))


def try_again(*, actor: Actor, notice_id: UUID, now: datetime) -> None:
    """Give mail that was given up its tries back; NotVisible for what is not in the list."""
    if notice_id not in {row.id for row in given_up(actor)}:
        raise NotVisible
    if not actions.try_again(actor=actor, notice_id=notice_id, now=now):
        raise NotVisible


def _closed(actor: Actor) -> Q:
    return _about(incidents.closed_to(actor))


def _closed_to_reader(actor: Actor) -> Q:
    """The same, but who watches over it reads that a case about a colleague needs somebody."""
    internal = Incident.objects.filter(organisation_id=actor.scope_id, lane=Lane.INTERNAL)
    told = Q(event__type__in=_OF_WATCHERS) & _watches(actor) & _about(internal)
    return _closed(actor) & ~(told & ~_about(incidents.involved_in(actor)))


def _watches(actor: Actor) -> Q:
    if actor.has(Role.DPO):
        return ~Q(pk__in=())
    substitute = Substitute.objects.filter(organisation_id=actor.scope_id, account_id=actor.person_id)
    return Q(Exists(substitute))


def _about(cases: "QuerySet[Incident]") -> Q:
    return Q(Exists(cases.filter(number=OuterRef("event__object_number"))))
