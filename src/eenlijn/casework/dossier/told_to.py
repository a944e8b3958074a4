# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notices and lost mail as somebody may read them: nothing of a case that is closed to them.

A notice knows a number and not a case, so what was told before somebody was named is left out here.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from eenlijn.casework.incidents import access as incidents
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices import actions, queries
from eenlijn.commons.notices.queries import LostMail, NoticeRow


def my_notices(actor: Actor) -> list[NoticeRow]:
    """The newest notices of this person. One query."""
    return queries.my_notices(actor, _closed(actor))


def unread_count(actor: Actor) -> int:
    """How many own notices were not seen yet. One query."""
    return queries.unread_count(actor, _closed(actor))


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
    return Q(Exists(incidents.closed_to(actor).filter(number=OuterRef("event__object_number"))))
