# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nights of rights: who left is gone, and what nobody signed or answered is told or over."""

from datetime import UTC, date, datetime, timedelta

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import Membership, RoleProposal
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.tenancy.giving_roles import ask_role
from eenlijn.commons.tenancy.moving import plan_leaving
from eenlijn.doors.jobs.every_night import remind_of_rights, settle_changes
from tests.cast import Cast


def state(cast: Cast) -> str:
    return Membership.objects.get(pk=cast.teun.membership.pk).state


def test_the_night_after_the_last_day(cast: Cast, monday: datetime) -> None:
    plan_leaving(
        actor=cast.petra.actor,
        membership_id=cast.teun.membership.pk,
        last_day=date(2026, 11, 27),
        now=monday,
    )
    assert (settle_changes(monday.replace(day=27)), state(cast)) == (0, "confirmed")
    # The machine stood still for two nights: it is caught up, once.
    assert (settle_changes(monday.replace(day=30)), state(cast)) == (1, "ended")
    assert settle_changes(monday.replace(day=30) + timedelta(hours=1)) == 0


def test_the_night_of_reminders(cast: Cast, monday: datetime) -> None:
    ask_role(actor=cast.petra.actor, membership_id=cast.anna.membership.pk, role=Role.OOV, now=monday)
    assert remind_of_rights(datetime(2027, 1, 14, 1, tzinfo=UTC)) > 0
    assert RoleProposal.objects.get().is_given is False
    told = Notice.objects.filter(event__type="rights_not_reviewed", reaches="mail")
    assert {cast.petra.id, cast.noor.id} <= set(told.values_list("recipient_id", flat=True))
    assert remind_of_rights(datetime(2027, 1, 15, 1, tzinfo=UTC)) == 0
