# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.models import DataKey
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.organisations.models import Organisation, Site, Unit
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.commons.tenancy.refusals import (
    AlreadyMember,
    AlreadyTaken,
    NotForYourself,
    NotYours,
    PasswordTooWeak,
    RolesDoNotGoTogether,
    SecondPersonNeeded,
)
from eenlijn.commons.trail.models import TrailHead, TrailLine
from eenlijn.commons.trail.queries import verify
from tests.cast import PASSWORD, Cast

SCHOOL: dict[str, Any] = {
    "name": "School De Es (verzonnen)",
    "slug": "de-es",
    "organisation_type": OrganisationType.EDUCATION,
    "municipality_code": "GM0164",
}


def _last(cast: Cast) -> TrailLine:
    return TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")


def _invite(cast: Cast, now: datetime, email: str = "nieuw@eenlijn.example", **more: Any) -> Membership:
    told: dict[str, Any] = {"email": email, "name": "Nieuw", "function_name": "Buschauffeur"} | more
    return tenancy.invite_member(actor=cast.petra.actor, now=now, organisation_id=cast.reggestreek.pk, **told)


def test_the_platform_is_founded_once(cast: Cast, monday: datetime) -> None:
    keys = DataKey.objects.filter(organisation=None).count()
    assert tenancy.found_platform(now=monday) is False
    assert DataKey.objects.filter(organisation=None).count() == keys
    first = TrailLine.objects.get(organisation=None, sequence=1)
    assert (first.action, first.actor_kind, first.actor_name) == ("found_platform", "job", "found_platform")


def test_an_organisation_is_founded_with_keys_and_trail(cast: Cast, monday: datetime) -> None:
    school = tenancy.found_organisation(actor=cast.hugo.actor, now=monday, **SCHOOL)
    assert (school.sector, school.joined_on) == (Sector.EDUCATION, date(2026, 11, 23))
    assert (school.live_on, school.retention_years, school.duty_phone_number) == (None, 5, "")
    assert DataKey.objects.filter(organisation=school).count() == 17
    assert verify(school.pk).lines == 1
    lines = TrailLine.objects.filter(action="found_organisation", object_id=str(school.pk))
    assert {line.organisation_id for line in lines} == {school.pk, None}
    assert {line.account_id for line in lines} == {cast.hugo.id}


@pytest.mark.parametrize("who", ["carla", "petra", "greet", "quinten"])
def test_others_found_nothing(cast: Cast, monday: datetime, who: str) -> None:
    with pytest.raises(NotYours):
        tenancy.found_organisation(actor=cast.people[who].actor, now=monday, **SCHOOL)
    with pytest.raises(NotYours):
        tenancy.found_organisation(actor=Actor.job("x", cast.reggestreek.pk), now=monday, **SCHOOL)
    assert not Organisation.objects.filter(slug="de-es").exists()


def test_a_founding_that_fails_leaves_nothing(cast: Cast, monday: datetime) -> None:
    with (
        patch.object(vault, "create_keys", side_effect=vault.KeysUnavailable),
        pytest.raises(vault.KeysUnavailable),
    ):
        tenancy.found_organisation(actor=cast.hugo.actor, now=monday, **SCHOOL)
    assert not Organisation.objects.filter(slug="de-es").exists()
    assert TrailHead.objects.count() == 5


def test_a_short_name_is_taken_once(cast: Cast, monday: datetime) -> None:
    with pytest.raises(AlreadyTaken):
        tenancy.found_organisation(actor=cast.hugo.actor, now=monday, **SCHOOL | {"slug": "reggestreek"})


@pytest.mark.parametrize("wrong", [{"live_on": date(2026, 11, 22)}, {"retention_years": 0}])
def test_the_database_knows_the_terms(cast: Cast, monday: datetime, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        tenancy.found_organisation(actor=cast.hugo.actor, now=monday, **SCHOOL, **wrong)


def test_units_and_sites(cast: Cast, monday: datetime) -> None:
    here: dict[str, Any] = {"actor": cast.petra.actor, "now": monday, "organisation_id": cast.reggestreek.pk}
    unit = tenancy.add_unit(**here, name="Ploeg A", parent_id=cast.lijn_62.pk)
    assert Unit.objects.get(pk=unit.pk).parent_id == cast.lijn_62.pk
    assert (_last(cast).action, _last(cast).object_id) == ("add_unit", str(unit.pk))
    site = tenancy.add_site(**here, name="Station", municipality_code="GM0164", location_type="station")
    assert Site.objects.get(pk=site.pk).municipality.code == "GM0164"
    with pytest.raises(AlreadyTaken):
        tenancy.add_unit(**here, name="Ploeg A", parent_id=cast.lijn_62.pk)
    with pytest.raises(AlreadyTaken):
        tenancy.add_unit(**here, name="Rijdienst")
    with pytest.raises(NotYours):
        tenancy.add_unit(**here, name="Ploeg B", parent_id=cast.woonservice.pk)


def test_inviting_opens_nothing_before_it_is_confirmed(cast: Cast, monday: datetime) -> None:
    membership = _invite(cast, monday, unit_id=cast.lijn_9.pk, language="en")
    assert (membership.state, membership.unit_id) == ("invited", cast.lijn_9.pk)
    account = membership.account
    assert vault.open(account, "name") == "Nieuw"
    assert not account.has_usable_password()
    assert actor_for(account.pk, None, monday).roles == frozenset()
    line = _last(cast)
    assert (line.action, line.account_id, line.subject_id) == ("invite_member", cast.petra.id, account.pk)
    invited = actor_for(account.pk, None, monday)
    tenancy.confirm_member(actor=invited, now=monday, membership_id=membership.pk)
    confirmed = actor_for(account.pk, None, monday)
    assert (confirmed.roles, confirmed.language) == (frozenset({Role.EMP}), "en")
    assert _last(cast).action == "confirm_member"


def test_a_known_person_joins_a_second_organisation_without_a_second_account(
    cast: Cast, monday: datetime
) -> None:
    accounts = Account.objects.count()
    membership = _invite(cast, monday, "DIRK@eenlijn.example")
    assert membership.account_id == cast.dirk.id
    assert Account.objects.count() == accounts
    assert vault.open(Account.objects.get(pk=cast.dirk.id), "name") == "Dirk"
    with pytest.raises(AlreadyMember):
        _invite(cast, monday, "dirk@eenlijn.example")


def test_nobody_confirms_for_another(cast: Cast, monday: datetime) -> None:
    membership = _invite(cast, monday)
    for actor in (cast.petra.actor, cast.dirk.actor, Actor.nobody()):
        with pytest.raises(NotYours):
            tenancy.confirm_member(actor=actor, now=monday, membership_id=membership.pk)
    assert Membership.objects.get(pk=membership.pk).state == "invited"


def test_a_confirmed_or_ended_membership_is_not_confirmed_again(cast: Cast, monday: datetime) -> None:
    for state in ("confirmed", "suspended", "ended"):
        Membership.objects.filter(pk=cast.anna.membership.pk).update(state=state)
        with pytest.raises(NotYours):
            tenancy.confirm_member(actor=cast.anna.actor, now=monday, membership_id=cast.anna.membership.pk)


def test_a_role_is_given_once_and_told(cast: Cast, monday: datetime) -> None:
    given: dict[str, Any] = {
        "actor": cast.petra.actor,
        "now": monday,
        "membership_id": cast.anna.membership.pk,
    }
    first = tenancy.give_role(**given, role=Role.MGR, unit_id=cast.lijn_9.pk)
    again = tenancy.give_role(**given, role=Role.MGR, unit_id=cast.lijn_9.pk)
    assert first == again
    assert actor_for(cast.anna.id, None, monday).managed_unit_ids == {cast.lijn_9.pk}
    line = _last(cast)
    assert (line.action, line.subject_id, line.detail) == (
        "give_role",
        cast.anna.id,
        {"role": "MGR", "second": ""},
    )


def test_an_administrator_gives_nothing_to_the_own_account(cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotForYourself):
        tenancy.give_role(
            actor=cast.petra.actor, now=monday, membership_id=cast.petra.membership.pk, role=Role.COO
        )


@pytest.mark.parametrize("role", [Role.OOV, Role.PRO, Role.DPO, Role.LOG, Role.PLT])
def test_some_roles_need_a_second_administrator(cast: Cast, monday: datetime, role: Role) -> None:
    given: dict[str, Any] = {
        "actor": cast.petra.actor,
        "now": monday,
        "membership_id": cast.anna.membership.pk,
        "role": role,
    }
    # Who administers another employer decides nothing here without a membership here.
    elsewhere = replace(cast.dirk.actor, roles=frozenset({Role.ADM}))
    itself = replace(cast.anna.actor, roles=frozenset({Role.ADM}))
    job = Actor.job("anything", cast.reggestreek.pk)
    for second in (None, cast.petra.actor, cast.carla.actor, itself, elsewhere, job, Actor.nobody()):
        with pytest.raises(SecondPersonNeeded):
            tenancy.give_role(**given, second=second)
    tenancy.give_role(**given, second=cast.noor.actor)
    assert role in actor_for(cast.anna.id, None, monday).roles
    assert _last(cast).detail == {"role": role.value, "second": str(cast.noor.id)}


@pytest.mark.parametrize(("who", "role"), [("carla", Role.KEY), ("omar", Role.COO), ("noor", Role.ADM)])
def test_roles_that_do_not_go_together(cast: Cast, monday: datetime, who: str, role: Role) -> None:
    membership = cast.people[who].membership
    before = RoleAssignment.objects.count()
    if who == "carla":
        tenancy.give_role(actor=cast.petra.actor, now=monday, membership_id=membership.pk, role=role)
        with pytest.raises(RolesDoNotGoTogether):
            tenancy.give_role(actor=cast.petra.actor, now=monday, membership_id=membership.pk, role=Role.ADM)
        return
    with pytest.raises(RolesDoNotGoTogether) as refused:
        tenancy.give_role(actor=cast.petra.actor, now=monday, membership_id=membership.pk, role=role)
    assert "gaan niet samen" in refused.value.sentence
    assert RoleAssignment.objects.count() == before


def test_suspending_and_ending_act_on_the_next_request(cast: Cast, monday: datetime) -> None:
    given: dict[str, Any] = {"actor": cast.petra.actor, "now": monday}
    tenancy.suspend_member(**given, membership_id=cast.bram.membership.pk)
    tenancy.end_membership(**given, membership_id=cast.carla.membership.pk)
    for person in (cast.bram, cast.carla):
        assert actor_for(person.id, None, monday).roles == frozenset()
    ended = Membership.objects.get(pk=cast.carla.membership.pk)
    assert (ended.state, ended.ends_on) == ("ended", date(2026, 11, 23))
    assert not RoleAssignment.objects.filter(membership=ended, ends_on=None).exists()
    with pytest.raises(NotYours):
        tenancy.end_membership(**given, membership_id=cast.carla.membership.pk)


def _foreign(cast: Cast, now: datetime) -> list[Callable[[], object]]:
    """Everything that Reggestreek's administrator might try on a member of Dinkelborg."""
    given: dict[str, Any] = {"actor": cast.petra.actor, "now": now}
    dirk: dict[str, Any] = {"membership_id": cast.dirk.membership.pk}
    there: dict[str, Any] = {"organisation_id": cast.dinkelborg.pk}
    return [
        lambda: tenancy.give_role(**given, **dirk, role=Role.MGR),
        lambda: tenancy.suspend_member(**given, **dirk),
        lambda: tenancy.end_membership(**given, **dirk),
        lambda: tenancy.add_unit(**given, **there, name="Wijk"),
        lambda: tenancy.add_site(**given, **there, name="Wijk", municipality_code="GM0173"),
        lambda: tenancy.invite_member(**given, **there, email="a@b.example", name="A", function_name="B"),
        lambda: tenancy.give_role(**given, membership_id=uuid4(), role=Role.MGR),
    ]


def test_what_is_foreign_and_what_does_not_exist_is_refused_alike(cast: Cast, monday: datetime) -> None:
    before = TrailLine.objects.count()
    sentences = set()
    for attempt in _foreign(cast, monday):
        with pytest.raises(NotYours) as refused:
            attempt()
        sentences.add(refused.value.sentence)
    assert len(sentences) == 1
    assert TrailLine.objects.count() == before
    assert actor_for(cast.dirk.id, None, monday) == cast.dirk.actor


@pytest.mark.parametrize("who", ["anna", "carla", "noor", "hugo"])
def test_only_the_administrator_manages_members(cast: Cast, monday: datetime, who: str) -> None:
    with pytest.raises(NotYours):
        tenancy.end_membership(
            actor=cast.people[who].actor, now=monday, membership_id=cast.bram.membership.pk
        )


def test_the_own_password(cast: Cast, monday: datetime) -> None:
    tenancy.set_password(
        actor=cast.anna.actor, now=monday, account_id=cast.anna.id, password="vijf hele losse woorden"
    )
    anna = Account.objects.get(pk=cast.anna.id)
    assert anna.check_password("vijf hele losse woorden")
    assert _last(cast).action == "set_password"
    with pytest.raises(PasswordTooWeak) as weak:
        tenancy.set_password(actor=cast.anna.actor, now=monday, account_id=cast.anna.id, password="kort")
    assert weak.value.sentence
    for account_id in (cast.bram.id, uuid4()):
        with pytest.raises(NotYours):
            tenancy.set_password(
                actor=cast.anna.actor, now=monday, account_id=account_id, password="vijf hele losse woorden"
            )
    assert Account.objects.get(pk=cast.bram.id).check_password(PASSWORD)


def test_every_refusal_is_one_sentence() -> None:
    refusals: list[Refused] = [
        NotYours(),
        NotForYourself(),
        AlreadyMember(),
        AlreadyTaken(),
        SecondPersonNeeded(Role.DPO),
        RolesDoNotGoTogether(Role.LOG, Role.COO),
    ]
    assert refusals[4].sentence == (
        "De rol «privacyfunctionaris» geef je met twee personen. Laat een tweede persoon meetekenen."
    )
    assert all(one.sentence.endswith(".") for one in refusals)
