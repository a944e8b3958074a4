# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The day on which a member last signed in, for the review of rights: a day, of this employer, no more."""

from datetime import datetime

from django.db.models import Q

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.foundation.clock import to_local


def note_sign_in(actor: Actor, now: datetime) -> None:
    """Note the day, once a day; one statement, none for who belongs nowhere."""
    if not actor.is_person or actor.organisation_id is None:
        return
    today = to_local(now).date()
    earlier = Q(last_signed_in_on=None) | Q(last_signed_in_on__lt=today)
    Membership.objects.filter(
        earlier,
        organisation_id=actor.organisation_id,
        account_id=actor.person_id,
        state=MembershipState.CONFIRMED,
    ).update(last_signed_in_on=today)
