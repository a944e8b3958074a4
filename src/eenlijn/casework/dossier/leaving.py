# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody leave the employer: not while a dossier is still in that person's hands (B9)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import ngettext

from eenlijn.casework.incidents.models import Assignment
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tenancy.access import managed_member
from eenlijn.commons.tenancy.actions import end_membership


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
