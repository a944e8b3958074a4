# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Roles given on a screen: at once or with a second administrator, taken away, and never by oneself."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.combinations import SECOND_PERSONS, TWO_PERSON_ROLES
from eenlijn.commons.accounts.models import Membership, RoleAssignment, RoleProposal
from eenlijn.commons.tenancy.actions import (
    confirm_member,
    end_membership,
    give_role,
    invite_member,
    suspend_member,
)
from eenlijn.commons.tenancy.giving_roles import (
    OFFERED,
    AlreadyHeld,
    EveryoneReports,
    OtherAdministratorNeeded,
    ProposerLeft,
    RoleNotOffered,
    UnitNeeded,
    ask_role,
    decide_role,
    end_role,
    expire_all,
    lift_suspension,
    offered_roles,
)
from eenlijn.commons.tenancy.member_page import (
    away,
    colleagues,
    deputy_of,
    member_by_email,
    member_page,
    waiting_roles,
)
from eenlijn.commons.tenancy.people import GIVEN_BY_LIST
from eenlijn.commons.tenancy.refusals import (
    NotForYourself,
    NotYours,
    NotYourself,
    RolesDoNotGoTogether,
)
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation import walls
from tests.cast import Cast, Person


def actions(cast: Cast) -> list[str]:
    lines = TrailLine.objects.filter(organisation=cast.reggestreek).order_by("sequence")
    return list(lines.values_list("action", flat=True))


def second_administrator(cast: Cast, now: datetime) -> Actor:
    """Karin administers beside Petra."""
    given = ask_role(actor=cast.petra.actor, membership_id=cast.karin.membership.pk, role=Role.ADM, now=now)
    assert given is True
    return actor_for(cast.karin.id, cast.reggestreek.pk, now)


def ask(cast: Cast, who: Person, role: Role, now: datetime) -> bool:
    return ask_role(actor=cast.petra.actor, membership_id=who.membership.pk, role=role, now=now)


def roles_now(who: Person, now: datetime) -> frozenset[Role]:
    return actor_for(who.id, who.membership.organisation_id, now).roles


def test_most_roles_are_given_at_once(cast: Cast, monday: datetime) -> None:
    assert ask(cast, cast.anna, Role.AFT, monday) is True
    assert roles_now(cast.anna, monday) == {Role.EMP, Role.AFT}
    with pytest.raises(AlreadyHeld):
        ask(cast, cast.anna, Role.AFT, monday)


def test_a_role_that_takes_two_waits_for_the_second_administrator(cast: Cast, monday: datetime) -> None:
    karin = second_administrator(cast, monday)
    assert ask(cast, cast.anna, Role.OOV, monday) is False
    assert roles_now(cast.anna, monday) == {Role.EMP}
    with pytest.raises(AlreadyHeld):
        ask(cast, cast.anna, Role.OOV, monday)
    (waiting,) = waiting_roles(karin, monday)
    assert (waiting.name, waiting.role, waiting.proposed_by, waiting.is_mine) == (
        "Anna", Role.OOV, "Petra", False,
    )  # fmt: skip
    assert [one.is_mine for one in waiting_roles(cast.petra.actor, monday)] == [True]
    decide_role(actor=karin, proposal_id=waiting.id, is_given=True, now=monday)
    assert roles_now(cast.anna, monday) == {Role.EMP, Role.OOV}
    assert waiting_roles(karin, monday) == ()
    assert actions(cast)[-3:] == ["propose_role", "give_role", "decide_role"]


def test_the_second_may_say_no_and_it_may_be_asked_again(cast: Cast, monday: datetime) -> None:
    karin = second_administrator(cast, monday)
    ask(cast, cast.anna, Role.PRO, monday)
    (waiting,) = waiting_roles(karin, monday)
    decide_role(actor=karin, proposal_id=waiting.id, is_given=False, now=monday)
    assert roles_now(cast.anna, monday) == {Role.EMP}
    with pytest.raises(NotYours):
        decide_role(actor=karin, proposal_id=waiting.id, is_given=True, now=monday)
    assert ask(cast, cast.anna, Role.PRO, monday) is False
    assert RoleProposal.objects.count() == 2


def test_neither_who_asked_nor_who_gets_it_decides(cast: Cast, monday: datetime) -> None:
    second_administrator(cast, monday)
    ask(cast, cast.karin, Role.OOV, monday)
    (waiting,) = waiting_roles(cast.petra.actor, monday)
    for who in (cast.petra, cast.karin):
        actor = actor_for(who.id, cast.reggestreek.pk, monday)
        with pytest.raises(OtherAdministratorNeeded):
            decide_role(actor=actor, proposal_id=waiting.id, is_given=True, now=monday)
    with pytest.raises(NotYours):
        decide_role(actor=cast.carla.actor, proposal_id=waiting.id, is_given=True, now=monday)
    with pytest.raises(NotYours):
        decide_role(actor=cast.dirk.actor, proposal_id=waiting.id, is_given=True, now=monday)
    assert roles_now(cast.karin, monday) == {Role.EMP, Role.LEG, Role.ADM}


def test_who_asked_must_still_administer(cast: Cast, monday: datetime) -> None:
    karin = second_administrator(cast, monday)
    ask(cast, cast.anna, Role.OOV, monday)
    (waiting,) = waiting_roles(karin, monday)
    suspend_member(actor=karin, now=monday, membership_id=cast.petra.membership.pk)
    with pytest.raises(ProposerLeft):
        decide_role(actor=karin, proposal_id=waiting.id, is_given=True, now=monday)


def test_forbidden_pairs_are_refused_when_asked(cast: Cast, monday: datetime) -> None:
    with pytest.raises(RolesDoNotGoTogether):
        ask(cast, cast.carla, Role.LOG, monday)
    assert not RoleProposal.objects.exists()
    with pytest.raises(RolesDoNotGoTogether):
        ask(cast, cast.omar, Role.COO, monday)


def test_nobody_gives_or_takes_the_own_roles(cast: Cast, monday: datetime) -> None:
    for role in (Role.COO, Role.OOV):
        with pytest.raises(NotForYourself):
            ask(cast, cast.petra, role, monday)
    own = RoleAssignment.objects.get(membership=cast.petra.membership, role=Role.ADM)
    with pytest.raises(NotYourself):
        end_role(actor=cast.petra.actor, assignment_id=own.pk, now=monday)
    for act in (suspend_member, end_membership):
        with pytest.raises(NotYourself):
            act(actor=cast.petra.actor, now=monday, membership_id=cast.petra.membership.pk)
    assert roles_now(cast.petra, monday) == {Role.EMP, Role.ADM}


def test_a_manager_needs_a_unit_and_gets_that_one(cast: Cast, monday: datetime) -> None:
    with pytest.raises(UnitNeeded):
        ask(cast, cast.ilse, Role.MGR, monday)
    ask_role(
        actor=cast.petra.actor,
        membership_id=cast.ilse.membership.pk,
        role=Role.MGR,
        unit_id=cast.lijn_9.pk,
        now=monday,
    )
    assert actor_for(cast.ilse.id, None, monday).managed_unit_ids == {cast.lijn_9.pk}
    with pytest.raises(NotYours):
        ask_role(
            actor=cast.petra.actor,
            membership_id=cast.ilse.membership.pk,
            role=Role.MGR,
            unit_id=cast.woonservice.pk,
            now=monday,
        )


def test_only_the_first_employer_keeps_the_system(cast: Cast, monday: datetime) -> None:
    first = min(
        (cast.reggestreek, cast.dinkelborg, cast.politie, cast.regiobureau),
        key=lambda one: (one.joined_on, one.pk),
    )
    keeper = Actor.job("test", first.pk)
    assert Role.PLT in offered_roles(keeper)
    other = next(one for one in (cast.reggestreek, cast.dinkelborg) if one.pk != first.pk)
    assert Role.PLT not in offered_roles(Actor.job("test", other.pk))
    with pytest.raises(RoleNotOffered):
        ask(cast, cast.anna, Role.REG, monday)


def test_a_role_ends_from_today_on_and_stays_in_the_trail(cast: Cast, monday: datetime) -> None:
    held = RoleAssignment.objects.get(membership=cast.carla.membership, role=Role.COO)
    end_role(actor=cast.petra.actor, assignment_id=held.pk, now=monday)
    assert roles_now(cast.carla, monday) == {Role.EMP}
    assert RoleAssignment.objects.get(pk=held.pk).ends_on == monday.date() - timedelta(days=1)
    assert actions(cast)[-1] == "end_role"
    with pytest.raises(NotYours):
        end_role(actor=cast.petra.actor, assignment_id=held.pk, now=monday)
    employee = RoleAssignment.objects.get(membership=cast.carla.membership, role=Role.EMP)
    with pytest.raises(EveryoneReports):
        end_role(actor=cast.petra.actor, assignment_id=employee.pk, now=monday)


def test_a_role_of_today_leaves_without_a_day_before_its_first(cast: Cast, monday: datetime) -> None:
    ask(cast, cast.anna, Role.AFT, monday)
    held = RoleAssignment.objects.get(membership=cast.anna.membership, role=Role.AFT)
    end_role(actor=cast.petra.actor, assignment_id=held.pk, now=monday)
    assert not RoleAssignment.objects.filter(pk=held.pk).exists()


@pytest.mark.parametrize("name", ["carla", "bram", "anna", "dirk", "hugo"])
def test_nobody_else_gives_takes_or_lifts(cast: Cast, monday: datetime, name: str) -> None:
    actor = cast.people[name].actor
    held = RoleAssignment.objects.get(membership=cast.lars.membership, role=Role.OOV)
    told: dict[str, Any] = {"actor": actor, "now": monday}
    acts = (
        lambda: ask_role(**told, membership_id=cast.lars.membership.pk, role=Role.AFT),
        lambda: end_role(**told, assignment_id=held.pk),
        lambda: lift_suspension(**told, membership_id=cast.lars.membership.pk),
    )
    for act in acts:
        with pytest.raises(Refused):
            act()
    for look in (
        lambda: member_page(actor, cast.lars.membership.pk, monday),
        lambda: waiting_roles(actor, monday),
        lambda: member_by_email(actor, cast.lars.email),
    ):
        with pytest.raises(NotVisible):
            look()
    assert roles_now(cast.lars, monday) == {Role.EMP, Role.OOV}


def test_a_suspension_is_lifted_with_the_same_roles(cast: Cast, monday: datetime) -> None:
    suspend_member(actor=cast.petra.actor, now=monday, membership_id=cast.carla.membership.pk)
    assert roles_now(cast.carla, monday) == frozenset()
    lift_suspension(actor=cast.petra.actor, membership_id=cast.carla.membership.pk, now=monday)
    assert roles_now(cast.carla, monday) == {Role.EMP, Role.COO}
    with pytest.raises(NotYours):
        lift_suspension(actor=cast.petra.actor, membership_id=cast.carla.membership.pk, now=monday)


def test_the_page_of_a_member_tells_what_the_administrator_needs(cast: Cast, monday: datetime) -> None:
    page = member_page(cast.petra.actor, cast.bram.membership.pk, monday)
    assert (page.name, page.email, page.function_name, page.unit_name, page.is_self) == (
        "Bram", "bram@eenlijn.example", "Teamleider", "Lijn 62", False,
    )  # fmt: skip
    assert [(one.role, one.unit_name) for one in page.roles] == [(Role.EMP, ""), (Role.MGR, "Lijn 62")]
    for missing in (cast.mila.membership.pk, uuid4()):
        with pytest.raises(NotVisible):
            member_page(cast.petra.actor, missing, monday)


def test_one_is_found_by_the_whole_address_here_only(cast: Cast) -> None:
    petra = cast.petra.actor
    assert member_by_email(petra, " ANNA@eenlijn.example ") == cast.anna.membership.pk
    assert member_by_email(petra, "anna") is None
    assert member_by_email(petra, cast.dirk.email) is None
    assert member_by_email(petra, "") is None


def test_who_only_reports_sees_no_list_of_colleagues(cast: Cast, monday: datetime) -> None:
    assert colleagues(cast.anna.actor, cast.anna.membership.pk) == ()
    names = [name for _pk, name in colleagues(cast.carla.actor, cast.carla.membership.pk)]
    assert "Bram" in names
    assert not {"Carla", "Anna", "Dirk"} & set(names)
    assert deputy_of(cast.anna.actor, cast.carla.membership.pk) is None
    assert away(cast.anna.actor, cast.carla.membership.pk, monday) == ()


def test_a_leaver_leaves_nothing_waiting(cast: Cast, monday: datetime) -> None:
    ask(cast, cast.anna, Role.OOV, monday)
    end_membership(actor=cast.petra.actor, now=monday, membership_id=cast.anna.membership.pk)
    assert Membership.objects.get(pk=cast.anna.membership.pk).state == "ended"
    assert waiting_roles(cast.petra.actor, monday) == ()


def test_these_and_no_others_take_two() -> None:
    assert {role.value for role in TWO_PERSON_ROLES} == {"OOV", "PRO", "DPO", "LOG", "PLT"}
    assert {role.value for role in SECOND_PERSONS} == {"ADM", "DPO"}


@pytest.mark.parametrize("role", sorted(TWO_PERSON_ROLES))
def test_no_list_gives_one_of_them(role: Role) -> None:
    assert role not in GIVEN_BY_LIST


def test_a_privacy_officer_is_second_person_and_not_about_the_own_role(cast: Cast, monday: datetime) -> None:
    ask(cast, cast.anna, Role.LOG, monday)
    (waiting,) = waiting_roles(cast.noor.actor, monday)
    decide_role(actor=cast.noor.actor, proposal_id=waiting.id, is_given=True, now=monday)
    assert roles_now(cast.anna, monday) == {Role.EMP, Role.LOG}
    line = TrailLine.objects.filter(action="decide_role").get()
    assert (line.account_id, line.detail["proposed_by"]) == (cast.noor.id, str(cast.petra.id))
    ask(cast, cast.noor, Role.OOV, monday)
    (own,) = waiting_roles(cast.noor.actor, monday)
    with pytest.raises(OtherAdministratorNeeded):
        decide_role(actor=cast.noor.actor, proposal_id=own.id, is_given=True, now=monday)


def test_somebody_of_a_regional_service_is_second_person_by_a_membership_here(
    cast: Cast, monday: datetime
) -> None:
    """Quinten works for the regional office; invited here as administrator he acts for Reggestreek."""
    ask(cast, cast.anna, Role.OOV, monday)
    (waiting,) = waiting_roles(cast.petra.actor, monday)
    with pytest.raises(NotYours):
        decide_role(actor=cast.hugo.actor, proposal_id=waiting.id, is_given=True, now=monday)
    member = invite_member(
        actor=cast.petra.actor,
        now=monday,
        organisation_id=cast.reggestreek.pk,
        email=cast.greet.email,
        name="Greet",
        function_name="Regionale dienst",
    )
    give_role(actor=cast.petra.actor, now=monday, membership_id=member.pk, role=Role.ADM)
    confirm_member(actor=actor_for(cast.greet.id, None, monday), now=monday, membership_id=member.pk)
    there = actor_for(cast.greet.id, cast.regiobureau.pk, monday)
    with pytest.raises(NotYours):
        decide_role(actor=there, proposal_id=waiting.id, is_given=True, now=monday)
    here = actor_for(cast.greet.id, cast.reggestreek.pk, monday)
    decide_role(actor=here, proposal_id=waiting.id, is_given=True, now=monday)
    assert Role.OOV in roles_now(cast.anna, monday)


def test_after_fourteen_days_without_an_answer_it_is_over(cast: Cast, monday: datetime) -> None:
    ask(cast, cast.anna, Role.OOV, monday)
    (waiting,) = waiting_roles(cast.noor.actor, monday)
    late = monday + timedelta(days=14)
    assert len(waiting_roles(cast.noor.actor, late - timedelta(seconds=1))) == 1
    assert waiting_roles(cast.noor.actor, late) == ()
    with pytest.raises(NotYours):
        decide_role(actor=cast.noor.actor, proposal_id=waiting.id, is_given=True, now=late)
    assert expire_all(late - timedelta(seconds=1)) == 0
    assert (expire_all(late), expire_all(late)) == (1, 0)
    row = RoleProposal.objects.get()
    assert (row.is_given, row.decided_by_id, row.decided_at) == (False, None, late)
    assert actions(cast)[-1] == "expire_role_proposal"
    assert ask(cast, cast.anna, Role.OOV, late) is False


def test_two_proposals_that_may_not_meet_do_not_both_come_true(cast: Cast, monday: datetime) -> None:
    """LOG for who coordinates: asked before she coordinates, decided after."""
    ask(cast, cast.anna, Role.LOG, monday)
    ask(cast, cast.anna, Role.COO, monday)
    (waiting,) = waiting_roles(cast.noor.actor, monday)
    with pytest.raises(RolesDoNotGoTogether):
        decide_role(actor=cast.noor.actor, proposal_id=waiting.id, is_given=True, now=monday)
    assert roles_now(cast.anna, monday) == {Role.EMP, Role.COO}
    assert RoleProposal.objects.get().is_given is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgresql")
def test_at_the_same_moment_too(cast: Cast, monday: datetime) -> None:
    """KEY and ADM at once by two administrators: one is refused. SQLite writes one after another anyway."""
    karin = second_administrator(cast, monday)
    give = partial(give_role, membership_id=cast.joost.membership.pk, now=monday)
    together = Barrier(2)

    def meanwhile(actor: Actor, role: Role) -> str:
        together.wait()
        try:
            with walls.within(cast.reggestreek.pk):
                give(actor=actor, role=role)
        except RolesDoNotGoTogether:
            return "refused"
        finally:
            connection.close()
        return "given"

    with ThreadPoolExecutor(2) as two:
        found = [
            two.submit(meanwhile, cast.petra.actor, Role.KEY),
            two.submit(meanwhile, karin, Role.ADM),
        ]
        assert sorted(one.result() for one in found) == ["given", "refused"]


def test_an_administrator_gives_oneself_nothing_in_any_way(cast: Cast, monday: datetime) -> None:
    petra, own = cast.petra.actor, cast.petra.membership.pk
    for role in Role:
        if role in OFFERED:
            # What Petra holds already, is told first.
            with pytest.raises(AlreadyHeld if role is Role.ADM else NotForYourself):
                ask_role(actor=petra, membership_id=own, role=role, now=monday, unit_id=cast.lijn_9.pk)
        with pytest.raises(NotForYourself):
            give_role(actor=petra, now=monday, membership_id=own, role=role, second=cast.noor.actor)
    assert roles_now(cast.petra, monday) == {Role.EMP, Role.ADM}
