# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Strength
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.organisations.models import Unit
from tests.cast import SINCE, Cast

Counter = Callable[[int], object]


def test_anna_is_an_employee_of_her_team(cast: Cast, monday: datetime) -> None:
    anna = actor_for(cast.anna.id, cast.reggestreek.pk, monday)
    assert (anna.is_person, anna.is_job) == (True, False)
    assert (anna.account_id, anna.organisation_id) == (cast.anna.id, cast.reggestreek.pk)
    assert anna.organisation_ids == (cast.reggestreek.pk,)
    assert (anna.roles, anna.unit_id) == (frozenset({Role.EMP}), cast.lijn_62.pk)
    assert (anna.managed_unit_ids, anna.coordinated_unit_ids) == (frozenset(), frozenset())
    assert (anna.strength, anna.language, anna.name_for_trail) == (Strength.PASSWORD, "nl", "")


def test_bram_leads_his_unit_and_what_is_below(cast: Cast, monday: datetime) -> None:
    assert cast.bram.actor.managed_unit_ids == {cast.lijn_62.pk}
    RoleAssignment.objects.filter(membership=cast.bram.membership, role=Role.MGR).update(unit=cast.rijdienst)
    bram = actor_for(cast.bram.id, None, monday)
    assert bram.managed_unit_ids == {cast.rijdienst.pk, cast.lijn_62.pk, cast.lijn_9.pk}


def test_a_manager_without_a_named_unit_leads_the_own_one(cast: Cast, monday: datetime) -> None:
    RoleAssignment.objects.filter(membership=cast.bram.membership).update(unit=None)
    assert actor_for(cast.bram.id, None, monday).managed_unit_ids == {cast.lijn_62.pk}
    Membership.objects.filter(pk=cast.bram.membership.pk).update(unit=None)
    assert actor_for(cast.bram.id, None, monday).managed_unit_ids == frozenset()


def test_carla_coordinates_everything_or_some_units(cast: Cast, monday: datetime) -> None:
    assert cast.carla.actor.coordinated_unit_ids is None
    coordinates = RoleAssignment.objects.filter(membership=cast.carla.membership, role=Role.COO)
    coordinates.update(unit=cast.rijdienst)
    carla = actor_for(cast.carla.id, None, monday)
    assert carla.coordinated_unit_ids == frozenset({cast.rijdienst.pk, cast.lijn_62.pk, cast.lijn_9.pk})


@pytest.mark.parametrize(
    ("who", "queries"), [("anna", 1), ("carla", 1), ("dirk", 1), ("bram", 2), ("omar", 1), ("noor", 2)]
)
def test_how_many_queries(
    cast: Cast, monday: datetime, who: str, queries: int, django_assert_num_queries: Counter
) -> None:
    Unit.objects.bulk_create(
        Unit(organisation=cast.reggestreek, parent=cast.lijn_62, name=f"Ploeg {number}", valid_from=SINCE)
        for number in range(50)
    )
    with django_assert_num_queries(queries):  # type: ignore[attr-defined]
        actor_for(cast.people[who].id, None, monday)


def test_a_stranger_may_nothing(cast: Cast, monday: datetime) -> None:
    for account, organisation in ((uuid4(), cast.reggestreek.pk), (cast.anna.id, uuid4())):
        stranger = actor_for(account, organisation, monday)
        assert (stranger.organisation_id, stranger.roles) == (None, frozenset())


def test_dirk_in_anothers_organisation_is_like_one_that_does_not_exist(cast: Cast, monday: datetime) -> None:
    assert actor_for(cast.dirk.id, cast.reggestreek.pk, monday) == actor_for(cast.dirk.id, uuid4(), monday)


@pytest.mark.parametrize("state", ["invited", "suspended", "ended"])
def test_only_a_confirmed_membership_opens(cast: Cast, monday: datetime, state: str) -> None:
    Membership.objects.filter(pk=cast.carla.membership.pk).update(state=state)
    assert actor_for(cast.carla.id, cast.reggestreek.pk, monday).roles == frozenset()
    assert actor_for(cast.bram.id, cast.reggestreek.pk, monday).roles == {Role.EMP, Role.MGR}


def test_a_disabled_account_may_nothing(cast: Cast, monday: datetime) -> None:
    Account.objects.filter(pk=cast.carla.id).update(is_active=False)
    assert actor_for(cast.carla.id, cast.reggestreek.pk, monday).roles == frozenset()


@pytest.mark.parametrize(("days", "roles"), [(-1, {"EMP"}), (0, {"EMP", "COO"}), (None, {"EMP", "COO"})])
def test_the_last_day_of_a_role_still_counts(
    cast: Cast, monday: datetime, days: int | None, roles: set[str]
) -> None:
    last = None if days is None else date(2026, 11, 23) + timedelta(days=days)
    RoleAssignment.objects.filter(membership=cast.carla.membership, role=Role.COO).update(ends_on=last)
    assert actor_for(cast.carla.id, None, monday).roles == roles


def test_a_role_begins_on_its_first_local_day(cast: Cast) -> None:
    RoleAssignment.objects.filter(membership=cast.carla.membership).update(starts_on=date(2026, 11, 24))
    local_midnight = datetime.fromisoformat("2026-11-23T23:00:00+00:00")
    assert actor_for(cast.carla.id, None, local_midnight).roles == {Role.EMP, Role.COO}
    assert actor_for(cast.carla.id, None, local_midnight - timedelta(seconds=1)).roles == frozenset()


def test_two_organisations_are_two_actors(cast: Cast, monday: datetime) -> None:
    membership = Membership.objects.create(
        organisation=cast.dinkelborg,
        account=cast.carla.account,
        function_name="Bestuurslid",
        state="confirmed",
        starts_on=date(2021, 1, 1),
    )
    RoleAssignment.objects.create(
        organisation=cast.dinkelborg, membership=membership, role=Role.BRD, starts_on=date(2021, 1, 1)
    )
    there = actor_for(cast.carla.id, cast.dinkelborg.pk, monday)
    assert (there.roles, there.coordinated_unit_ids) == (frozenset({Role.BRD}), frozenset())
    assert there.organisation_ids == (cast.reggestreek.pk, cast.dinkelborg.pk)
    assert actor_for(cast.carla.id, None, monday).organisation_id == cast.reggestreek.pk


def test_other_actors(cast: Cast) -> None:
    job = Actor.job("every_minute", cast.reggestreek.pk)
    assert (job.is_job, job.roles, job.coordinated_unit_ids) == (True, frozenset({Role.SYS}), None)
    link = Actor.link(cast.reggestreek.pk)
    assert (link.roles, link.account_id, link.report_id) == (frozenset({Role.LNK}), None, None)
    reporter = Actor.reporter(cast.reggestreek.pk, cast.anna.id)
    assert (reporter.roles, reporter.report_id) == (frozenset({Role.EMP}), cast.anna.id)
    assert Actor.nobody().organisation_id is None
    assert not Actor.nobody().roles


def test_the_acting_role_is_the_weightiest(cast: Cast) -> None:
    assert [cast.people[one].actor.acting_role for one in ("anna", "bram", "carla", "petra")] == [
        Role.EMP,
        Role.MGR,
        Role.COO,
        Role.ADM,
    ]
    assert Actor.nobody().acting_role is None
