# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody leave or move: today when nothing is in hand, else by a plan that hands it on (B9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from eenlijn.casework.dossier.handing_on import settle_now, tell_coordinators
from eenlijn.casework.incidents.models import Assignment
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import ChangeOrigin
from eenlijn.commons.tenancy import moving, people
from eenlijn.commons.tenancy.access import managed_member
from eenlijn.commons.tenancy.actions import end_membership
from eenlijn.commons.tenancy.employer import move_member
from eenlijn.commons.tenancy.people import PersonRow
from eenlijn.commons.tenancy.staff_numbers import give_numbers
from eenlijn.foundation.clock import to_local


@dataclass(frozen=True)
class Taken:
    """How many of a list were invited, will leave, will move, and got a staff number."""

    invited: int
    leaving: int
    moving: int
    numbered: int = 0


class StillInHand(Refused):
    def __init__(self, count: int) -> None:
        """Say how many dossiers must be handed over first; which ones, the coordinator knows."""
        told = ngettext(
            "Deze persoon behandelt nog %(count)s dossier. Laat de coördinator dat eerst overdragen.",
            "Deze persoon behandelt nog %(count)s dossiers. Laat de coördinator die eerst overdragen.",
            count,
        )
        super().__init__(told % {"count": count})
        self.count = count


def in_hand(actor: Actor, membership_id: UUID) -> int:
    """Return how many open dossiers this member handles, helps with or stands in for. Two queries."""
    member = managed_member(actor, membership_id)
    rows = Assignment.objects.filter(
        organisation_id=member.organisation_id,
        account_id=member.account_id,
        ended_at=None,
        incident__status__in=OPEN,
    )
    return rows.values("incident").distinct().count()


@transaction.atomic
def let_leave(*, actor: Actor, membership_id: UUID, now: datetime) -> None:
    """End a membership; refused as long as open dossiers are in this person's hands."""
    count = in_hand(actor, membership_id)
    if count:
        raise StillInHand(count)
    end_membership(actor=actor, now=now, membership_id=membership_id)


@transaction.atomic
def move_now(
    *, actor: Actor, membership_id: UUID, unit_id: UUID | None, function_name: str, now: datetime
) -> None:
    """Let a member work in another unit or function from now on.

    Another unit is a move that is planned for today and settled at once: the same roles end, the same
    dossiers pass on, with the same receipt for who coordinates.
    """
    if unit_id != managed_member(actor, membership_id).unit_id:
        today = to_local(now).date()
        change_id = plan_move(
            actor=actor, membership_id=membership_id, unit_id=unit_id, first_day=today, now=now
        )
        settle_now(change_id, now)
    move_member(
        actor=actor, membership_id=membership_id, unit_id=unit_id, function_name=function_name, now=now
    )


@transaction.atomic
def plan_leaving(
    *,
    actor: Actor,
    membership_id: UUID,
    last_day: date,
    now: datetime,
    origin: ChangeOrigin = ChangeOrigin.SCREEN,
) -> UUID:
    """Set the last day, and send word to who coordinates what is in hand."""
    change_id = moving.plan_leaving(
        actor=actor, membership_id=membership_id, last_day=last_day, now=now, origin=origin
    )
    tell_coordinators(change_id, now)
    return change_id


@transaction.atomic
def plan_move(
    *,
    actor: Actor,
    membership_id: UUID,
    unit_id: UUID | None,
    first_day: date,
    now: datetime,
    origin: ChangeOrigin = ChangeOrigin.SCREEN,
) -> UUID:
    """Set the first day in another unit, and send word to who coordinates what is in hand."""
    change_id = moving.plan_move(
        actor=actor, membership_id=membership_id, unit_id=unit_id, first_day=first_day, now=now, origin=origin
    )
    tell_coordinators(change_id, now)
    return change_id


@transaction.atomic
def take_list(*, actor: Actor, rows: Sequence[PersonRow], now: datetime) -> Taken:
    """Take a list of the personnel administration: who is new is invited, who goes or moves is planned.

    All of it, or nothing.
    """
    sorted_out = people.sorted_out(actor, rows, now)
    invited = people.invite_many(actor=actor, rows=sorted_out.new, now=now) if sorted_out.new else ()
    for one in sorted_out.leaving:
        plan_leaving(
            actor=actor, membership_id=one.membership_id, last_day=one.day, now=now, origin=ChangeOrigin.FEED
        )
    for one in sorted_out.moving:
        plan_move(
            actor=actor,
            membership_id=one.membership_id,
            unit_id=one.unit_id,
            first_day=one.day,
            now=now,
            origin=ChangeOrigin.FEED,
        )
    if sorted_out.numbered:
        give_numbers(actor=actor, numbers=dict(sorted_out.numbered), now=now)
    return Taken(len(invited), len(sorted_out.leaving), len(sorted_out.moving), len(sorted_out.numbered))
