# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import UUID

import pytest

from eenlijn.casework.dossier.leaving import StillInHand, in_hand, let_leave
from eenlijn.casework.incidents.actions import take_in_hand
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.tenancy.refusals import NotYours
from tests.cast import Cast
from tests.factories import stories


def handled_by_bram(cast: Cast, now: datetime) -> UUID:
    """A report of Anna's that Bram handles."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, now)
    number = stories.report(cast.anna.actor, link, now).number
    incident = Incident.objects.get(number=number)
    Assignment.objects.filter(incident=incident).update(ended_at=now)
    assert take_in_hand(incident=incident, account_id=cast.bram.id, now=now)
    return incident.pk


def test_nobody_leaves_with_an_open_dossier_in_hand(cast: Cast, monday: datetime) -> None:
    incident_id = handled_by_bram(cast, monday)
    petra, bram = cast.petra.actor, cast.bram.membership.pk
    assert in_hand(petra, bram) == 1
    with pytest.raises(StillInHand) as refused:
        let_leave(actor=petra, membership_id=bram, now=monday)
    assert refused.value.sentence == (
        "Deze persoon behandelt nog 1 dossier. Laat de coördinator dat eerst overdragen."
    )
    assert Membership.objects.get(pk=bram).state == "confirmed"
    Assignment.objects.filter(incident_id=incident_id).update(ended_at=monday)
    let_leave(actor=petra, membership_id=bram, now=monday)
    assert Membership.objects.get(pk=bram).state == "ended"


def test_only_the_own_administrator_asks_or_lets_leave(cast: Cast, monday: datetime) -> None:
    for who in (cast.carla, cast.dirk, cast.anna):
        with pytest.raises(NotYours):
            in_hand(who.actor, cast.bram.membership.pk)
        with pytest.raises(NotYours):
            let_leave(actor=who.actor, membership_id=cast.bram.membership.pk, now=monday)
    with pytest.raises(NotYours):
        let_leave(actor=cast.petra.actor, membership_id=cast.mila.membership.pk, now=monday)
