# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is away from when until when, who stands in then, and who always does. No reason is asked or kept."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Membership
from eenlijn.commons.tenancy.access import followed_absence, followed_member, within
from eenlijn.commons.tenancy.actions import about
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

LONGEST_ABSENCE: Final = timedelta(days=366)


class AbsenceNotRight(Refused):
    """Days in the wrong order, long past, too many, or told already."""


class NotADeputy(Refused):
    def __init__(self) -> None:
        """Say who can."""
        super().__init__(_("Kies een andere collega van je organisatie die nu meedoet."))


@transaction.atomic
def announce_absence(
    *,
    actor: Actor,
    membership_id: UUID,
    starts_on: date,
    ends_on: date,
    now: datetime,
    deputy_id: UUID | None = None,
) -> UUID:
    """Tell that somebody is away, both days included; `deputy_id` is the membership that stands in."""
    membership = followed_member(actor, membership_id)
    _check_days(membership, starts_on, ends_on, to_local(now).date())
    absence = Absence.objects.create(
        organisation_id=membership.organisation_id,
        membership=membership,
        deputy=_deputy(membership, deputy_id),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    append(within(actor, membership.organisation_id), now, _line("announce_absence", absence))
    return absence.pk


@transaction.atomic
def end_absence(*, actor: Actor, absence_id: UUID, now: datetime) -> None:
    """Tell that somebody is back today; an absence that had not begun is taken away."""
    absence = followed_absence(actor, absence_id)
    today = to_local(now).date()
    if absence.ends_on < today:
        raise AbsenceNotRight(_("Deze afwezigheid is al voorbij."))
    line = _line("end_absence", absence)
    if absence.starts_on >= today:
        absence.delete()
    else:
        Absence.objects.filter(pk=absence.pk).update(ends_on=today - timedelta(days=1))
    append(within(actor, absence.organisation_id), now, line)


@transaction.atomic
def name_deputy(*, actor: Actor, membership_id: UUID, deputy_id: UUID | None, now: datetime) -> None:
    """Name the colleague who stands in at every absence, or nobody."""
    membership = followed_member(actor, membership_id)
    deputy = _deputy(membership, deputy_id)
    Membership.objects.filter(pk=membership.pk).update(deputy=deputy)
    detail = {"deputy": str(deputy_id) if deputy_id else ""}
    append(within(actor, membership.organisation_id), now, about("name_deputy", membership, detail))


def _check_days(membership: Membership, starts_on: date, ends_on: date, today: date) -> None:
    if ends_on < starts_on:
        raise AbsenceNotRight(_("De laatste dag ligt voor de eerste."))
    if ends_on < today:
        raise AbsenceNotRight(_("Deze dagen zijn al voorbij."))
    if ends_on - starts_on > LONGEST_ABSENCE:
        raise AbsenceNotRight(_("Een afwezigheid duurt ten hoogste een jaar."))
    same = Absence.objects.filter(membership=membership, starts_on__lte=ends_on, ends_on__gte=starts_on)
    if same.exists():
        raise AbsenceNotRight(_("Een deel van deze dagen stond al als afwezig."))


def _deputy(membership: Membership, deputy_id: UUID | None) -> Membership | None:
    if deputy_id is None:
        return None
    found = (
        Membership.objects.filter(
            pk=deputy_id, organisation_id=membership.organisation_id, state=MembershipState.CONFIRMED
        )
        .exclude(pk=membership.pk)
        .first()
    )
    if found is None:
        raise NotADeputy
    return found


def _line(action: str, absence: Absence) -> Entry:
    return Entry(action, "absence", absence.pk, subject_id=absence.membership.account_id)
