# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bram leaves or moves from a day on: planned, withdrawn, and closed by the dates themselves."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import ChangeKind, ChangeState
from eenlijn.commons.accounts.models import Account, Membership, MembershipChange, RoleAssignment
from eenlijn.commons.tenancy import moving
from eenlijn.commons.tenancy.moving import AlreadyPlanned, DayNotRight, NothingChanges
from eenlijn.commons.tenancy.refusals import NotYours, NotYourself
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

LAST = date(2026, 11, 27)


def plan(cast: Cast, now: datetime, who: str = "bram", day: date = LAST) -> Any:
    return moving.plan_leaving(
        actor=cast.petra.actor, membership_id=cast.people[who].membership.pk, last_day=day, now=now
    )


def test_everything_opens_on_the_last_day_and_nothing_the_day_after(cast: Cast, monday: datetime) -> None:
    plan(cast, monday)
    last = monday.replace(day=27)
    assert actor_for(cast.bram.id, None, last).roles == {Role.EMP, Role.MGR}
    after = actor_for(cast.bram.id, None, last + timedelta(days=1))
    assert (after.roles, after.organisation_id, after.managed_unit_ids) == (frozenset(), None, frozenset())
    # Without the night: the dates alone did that, and Anna beside him stays.
    assert Membership.objects.get(pk=cast.bram.membership.pk).state == "confirmed"
    assert actor_for(cast.anna.id, None, last + timedelta(days=1)).roles == {Role.EMP}


def test_the_night_ends_the_membership_its_roles_and_its_sessions(cast: Cast, monday: datetime) -> None:
    plan(cast, monday)
    before = Account.objects.get(pk=cast.bram.id).get_session_auth_hash()
    assert moving.due(LAST) == []
    (change,) = moving.due(LAST + timedelta(days=1))
    job = Actor.job("settle_changes", cast.reggestreek.pk)
    moving.settle(actor=job, change=change, now=monday + timedelta(days=5))
    ended = Membership.objects.get(pk=cast.bram.membership.pk)
    assert (ended.state, ended.ends_on) == ("ended", LAST)
    assert set(RoleAssignment.objects.filter(membership=ended).values_list("ends_on", flat=True)) == {LAST}
    assert Account.objects.get(pk=cast.bram.id).get_session_auth_hash() != before
    assert moving.due(LAST + timedelta(days=9)) == []
    assert MembershipChange.objects.get().state == ChangeState.DONE


def test_who_moves_leaves_the_old_team_and_does_not_get_the_new_one(cast: Cast, monday: datetime) -> None:
    moving.plan_move(
        actor=cast.petra.actor,
        membership_id=cast.bram.membership.pk,
        unit_id=cast.klantenservice.pk,
        first_day=LAST,
        now=monday,
    )
    assert moving.due(LAST - timedelta(days=1)) == []
    (change,) = moving.due(LAST)
    job = Actor.job("settle_changes", cast.reggestreek.pk)
    moving.settle(actor=job, change=change, now=monday.replace(day=27))
    bram = actor_for(cast.bram.id, None, monday.replace(day=27))
    assert bram.roles == {Role.EMP}
    assert bram.unit_id == cast.klantenservice.pk
    assert bram.managed_unit_ids == frozenset()


def test_a_plan_is_withdrawn_and_the_day_goes(cast: Cast, monday: datetime) -> None:
    plan(cast, monday)
    with pytest.raises(AlreadyPlanned):
        plan(cast, monday, day=LAST + timedelta(days=1))
    moving.withdraw_plan(actor=cast.petra.actor, membership_id=cast.bram.membership.pk, now=monday)
    assert Membership.objects.get(pk=cast.bram.membership.pk).ends_on is None
    assert moving.plans(cast.petra.actor, monday) == ()
    with pytest.raises(NotYours):
        moving.withdraw_plan(actor=cast.petra.actor, membership_id=cast.bram.membership.pk, now=monday)
    plan(cast, monday)
    lines = TrailLine.objects.filter(organisation=cast.reggestreek, object_type="membership")
    assert list(lines.order_by("sequence").values_list("action", flat=True)) == [
        "plan_leaving", "withdraw_plan", "plan_leaving",
    ]  # fmt: skip


def test_what_cannot_be_planned(cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotYourself):
        plan(cast, monday, who="petra")
    for day in (date(2026, 11, 22), date(2028, 1, 1)):
        with pytest.raises(DayNotRight):
            plan(cast, monday, day=day)
    with pytest.raises(NothingChanges):
        moving.plan_move(
            actor=cast.petra.actor,
            membership_id=cast.bram.membership.pk,
            unit_id=cast.lijn_62.pk,
            first_day=LAST,
            now=monday,
        )
    with pytest.raises(NotYours):
        moving.plan_move(
            actor=cast.petra.actor,
            membership_id=cast.bram.membership.pk,
            unit_id=cast.woonservice.pk,
            first_day=LAST,
            now=monday,
        )
    assert MembershipChange.objects.count() == 0


@pytest.mark.parametrize("who", ["anna", "bram", "carla", "dirk", "noor", "hugo"])
def test_only_the_own_administrator_plans(cast: Cast, monday: datetime, who: str) -> None:
    actor = cast.people[who].actor
    with pytest.raises(NotYours):
        moving.plan_leaving(actor=actor, membership_id=cast.joost.membership.pk, last_day=LAST, now=monday)


def test_who_sees_a_plan(cast: Cast, monday: datetime) -> None:
    change_id = plan(cast, monday)
    for who in ("petra", "carla"):
        (found,) = moving.plans(cast.people[who].actor, monday)
        assert (found.id, found.name, found.kind, found.day) == (change_id, "Bram", ChangeKind.LEAVE, LAST)
        assert moving.plan_of(cast.people[who].actor, cast.bram.membership.pk) == found
    for who in ("anna", "bram", "dirk", "noor", "hugo"):
        assert moving.plans(cast.people[who].actor, monday) == ()
        with pytest.raises(NotVisible):
            moving.plan(cast.people[who].actor, change_id)
