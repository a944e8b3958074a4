# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The staff number of a member: sealed, found by a keyed digest, shown to who administers with a line for it.

Optional. A number belongs to one person of an employer at a time; who left keeps it, so that a dossier is
still found by it, and somebody else may get it then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import names_of, staff_number_mark
from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.access import check_manages, managed_member, within
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST: Final = 32
PURPOSE: Final = "manage_people"
# So many members are read and marked at once.
AT_A_TIME: Final = 500


class StaffNumberTaken(Refused):
    def __init__(self) -> None:
        """Say so, and not of whom."""
        super().__init__(_("Dit personeelsnummer is van een andere collega."))


class StaffNumberTooLong(Refused):
    def __init__(self) -> None:
        """Say how long it may be."""
        super().__init__(_("Een personeelsnummer telt ten hoogste 32 tekens."))


@dataclass(frozen=True)
class Numbered:
    """A member with the number, which is empty when there is none."""

    membership_id: UUID
    name: str
    staff_number: str


@transaction.atomic
def open_staff_number(*, actor: Actor, membership_id: UUID, now: datetime) -> Numbered:
    """Show the number to whoever administers; not there and not yours are one answer."""
    membership = _managed(actor, membership_id)
    shown = Numbered(
        membership.pk,
        names_of([membership.account_id])[membership.account_id],
        vault.open(membership, "staff_number"),
    )
    append(within(actor, membership.organisation_id), now, _about("open_staff_number", membership))
    return shown


@transaction.atomic
def set_staff_number(*, actor: Actor, membership_id: UUID, number: str, now: datetime) -> None:
    """Write the number of a member, or take it away when it is empty."""
    membership = _managed(actor, membership_id)
    number = plain(number)
    if len(number) > LONGEST:
        raise StaffNumberTooLong
    if (
        number
        and taken_by(membership.organisation_id, [number]).get(normalise(number), membership.pk)
        != membership.pk
    ):
        raise StaffNumberTaken
    _keep(membership, number)
    append(within(actor, membership.organisation_id), now, _about("set_staff_number", membership))


@transaction.atomic
def give_numbers(*, actor: Actor, numbers: Mapping[UUID, str], now: datetime) -> None:
    """Write the numbers of many members of a list that was looked over: each one free, none twice."""
    check_manages(actor, actor.scope_id)
    rows = list(Membership.objects.filter(organisation_id=actor.scope_id, pk__in=numbers).order_by("pk"))
    for row in rows:
        _keep(row, numbers[row.pk])
    append(within(actor, actor.organisation_id), now, *(_about("set_staff_number", row) for row in rows))


def give_number(membership: Membership, number: str) -> None:
    """Seal the number into a row that has its id and employer; the caller looked at it, and saves."""
    vault.seal(membership, staff_number=number or None)
    mark = staff_number_mark(membership.organisation_id, number) if number else ""
    membership.staff_number_mark = mark


def taken_by(organisation_id: UUID, numbers: Iterable[str]) -> dict[str, UUID]:
    """Return which member has each of these numbers now, in one spelling; a query per five hundred.

    A number of who left is free.
    """
    marks = sorted({staff_number_mark(organisation_id, number) for number in numbers if number})
    found: dict[str, UUID] = {}
    for start in range(0, len(marks), AT_A_TIME):
        rows = Membership.objects.filter(
            organisation_id=organisation_id, staff_number_mark__in=marks[start : start + AT_A_TIME]
        )
        for row in rows.exclude(state=MembershipState.ENDED):
            found[normalise(vault.open(row, "staff_number"))] = row.pk
    return found


def plain(typed: str) -> str:
    """A number as it is kept: without spaces around it, and one between its parts."""
    return " ".join(typed.split())


def rebuild_numbers(organisation_id: UUID) -> tuple[int, int]:
    """Make every mark of a staff number anew from the number; tells how many there are and were not right."""
    kept, wrong, last = 0, 0, UUID(int=0)
    while True:
        rows = Membership.objects.filter(
            organisation_id=organisation_id, staff_number__isnull=False, pk__gt=last
        ).order_by("pk")
        portion = list(rows[:AT_A_TIME])
        if not portion:
            return kept, wrong
        last = portion[-1].pk
        kept, wrong = kept + len(portion), wrong + _remarked(organisation_id, portion)


@transaction.atomic
def _remarked(organisation_id: UUID, portion: list[Membership]) -> int:
    stale = []
    for row in portion:
        mark = staff_number_mark(organisation_id, vault.open(row, "staff_number"))
        if row.staff_number_mark != mark:
            row.staff_number_mark = mark
            stale.append(row)
    Membership.objects.bulk_update(stale, ["staff_number_mark"])
    return len(stale)


def _keep(membership: Membership, number: str) -> None:
    give_number(membership, number)
    try:
        with transaction.atomic():
            membership.save(update_fields=["staff_number", "staff_number_mark"])
    except IntegrityError:
        # Somebody else got it at the same moment.
        raise StaffNumberTaken from None


def _managed(actor: Actor, membership_id: UUID) -> Membership:
    try:
        return managed_member(actor, membership_id)
    except NotYours:
        raise NotVisible from None


def _about(action: str, membership: Membership) -> Entry:
    return Entry(
        action,
        "membership",
        membership.pk,
        compartments=(Compartment.VICTIM,),
        subject_id=membership.account_id,
        purpose=PURPOSE,
    )
