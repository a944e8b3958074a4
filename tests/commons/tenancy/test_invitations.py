# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an empty database to a first administrator, and from a link to a member: once, and in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.backend import EmailBackend
from eenlijn.commons.accounts.codes import InvitationPurpose
from eenlijn.commons.accounts.models import Account, Invitation, Membership
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.queries import adopted_pack
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.commons.tenancy.invitations import (
    AlreadyBegun,
    InvitationOver,
    NewEmployer,
    NewPerson,
    OtherPassword,
    accept_invitation,
    found_employer,
    found_first,
    invitation_link,
    invitation_links,
    invitation_of,
    invite_first_administrator,
)
from eenlijn.commons.tenancy.refusals import (
    AlreadyTaken,
    BadShortName,
    NotForYourself,
    NotYours,
    PasswordTooWeak,
)
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import PASSWORD, Cast

Counter = Callable[[int], Any]
STRONG = "zes hele losse woorden samen"
PETRA = NewPerson("Petra", "petra@de-es.example", "Functioneel beheerder")
SCHOOL = NewEmployer(
    name="School De Es (verzonnen)",
    slug="de-es",
    organisation_type=OrganisationType.EDUCATION,
    municipality_code="GM0164",
    place_name="Hengelo",
)


@pytest.fixture
def empty(db: None, key_store: FileKeyProvider) -> None:
    """A database with nothing in it, and a key store."""
    vault.forget_cached()


def begin(token: str, now: datetime, **changes: Any) -> UUID:
    given: dict[str, Any] = {"person": PETRA, "password": STRONG, "employer": SCHOOL}
    return found_first(token=token, now=now, **given | changes).organisation_id


def invited(cast: Cast, now: datetime, email: str = "nieuw@eenlijn.example") -> Membership:
    return tenancy.invite_member(
        actor=cast.petra.actor,
        now=now,
        organisation_id=cast.reggestreek.pk,
        email=email,
        name="Getypt",
        function_name="Buschauffeur",
    )


def link(cast: Cast, membership: Membership, now: datetime) -> str:
    return invitation_link(actor=cast.petra.actor, membership_id=membership.pk, now=now)


@pytest.mark.usefixtures("empty")
def test_an_installation_begins_with_one_link(monday: datetime) -> None:
    token = invite_first_administrator(now=monday)
    seen = invitation_of(token, monday)
    assert seen is not None
    assert (seen.purpose, seen.organisation_name) == (InvitationPurpose.FIRST_ADMINISTRATOR, "")
    founded = found_first(token=token, person=PETRA, password=STRONG, employer=SCHOOL, now=monday)
    school = Organisation.objects.get()
    assert (founded.organisation_id, school.slug, school.live_on) == (school.pk, "de-es", None)
    petra = actor_for(founded.account_id, None, monday)
    assert petra.roles == {Role.EMP, Role.ADM}
    assert EmailBackend().authenticate(None, email=PETRA.email, password=STRONG) is not None
    adopted = adopted_pack(school.pk, monday)
    assert adopted is not None
    assert adopted.content["sector"] == "education"
    assert verify(school.pk).ok
    assert verify(None).ok
    with pytest.raises(AlreadyBegun):
        invite_first_administrator(now=monday)
    for again in (token, "onzin", ""):
        assert invitation_of(again, monday) is None
        with pytest.raises(InvitationOver):
            begin(again, monday)


@pytest.mark.usefixtures("empty")
def test_a_new_first_link_ends_the_old_one_and_a_day_ends_both(monday: datetime) -> None:
    old = invite_first_administrator(now=monday)
    token = invite_first_administrator(now=monday)
    assert invitation_of(old, monday) is None
    late = monday + timedelta(hours=24)
    assert invitation_of(token, late - timedelta(seconds=1)) is not None
    assert invitation_of(token, late) is None
    with pytest.raises(InvitationOver):
        begin(token, late)


@pytest.mark.usefixtures("empty")
def test_a_first_founding_that_fails_leaves_the_link(monday: datetime) -> None:
    token = invite_first_administrator(now=monday)
    with pytest.raises(PasswordTooWeak):
        begin(token, monday, password="kort")
    with pytest.raises(BadShortName):
        begin(token, monday, employer=replace(SCHOOL, slug="De Es"))
    assert not Organisation.objects.exists()
    assert not Account.objects.exists()
    assert begin(token, monday)


def test_where_somebody_administers_there_is_no_first_link(cast: Cast, monday: datetime) -> None:
    with pytest.raises(AlreadyBegun):
        invite_first_administrator(now=monday)


def test_a_new_person_takes_a_name_and_a_password(cast: Cast, monday: datetime) -> None:
    membership = invited(cast, monday)
    token = link(cast, membership, monday)
    seen = invitation_of(token, monday)
    assert seen is not None
    assert (seen.organisation_name, seen.function_name) == (cast.reggestreek.name, "Buschauffeur")
    account_id = accept_invitation(token=token, name=" Nel  de Boer ", password=STRONG, now=monday)
    account = Account.objects.get(pk=account_id)
    assert (vault.open(account, "name"), account.check_password(STRONG)) == ("Nel de Boer", True)
    assert actor_for(account_id, None, monday).roles == {Role.EMP}
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.account_id, line.actor_name) == ("accept_invitation", account_id, "invitation")
    assert invitation_of(token, monday) is None
    with pytest.raises(InvitationOver):
        accept_invitation(token=token, name="Ander", password=STRONG + "x", now=monday)
    assert Account.objects.get(pk=account_id).check_password(STRONG)


def test_a_known_person_shows_the_own_password_and_keeps_it(cast: Cast, monday: datetime) -> None:
    token = link(cast, invited(cast, monday, cast.dirk.email), monday)
    with pytest.raises(OtherPassword):
        accept_invitation(token=token, name="Niet Dirk", password=STRONG, now=monday)
    assert invitation_of(token, monday) is not None
    assert accept_invitation(token=token, name="Niet Dirk", password=PASSWORD, now=monday) == cast.dirk.id
    dirk = Account.objects.get(pk=cast.dirk.id)
    assert (vault.open(dirk, "name"), dirk.check_password(PASSWORD)) == ("Dirk", True)
    assert actor_for(cast.dirk.id, cast.reggestreek.pk, monday).roles == {Role.EMP}


def test_the_page_behind_a_link_does_not_tell_who_is_known(cast: Cast, monday: datetime) -> None:
    known = invitation_of(link(cast, invited(cast, monday, cast.dirk.email), monday), monday)
    new = invitation_of(link(cast, invited(cast, monday), monday), monday)
    assert known == new


def test_a_link_works_three_days_and_a_new_one_ends_the_old(cast: Cast, monday: datetime) -> None:
    membership = invited(cast, monday)
    old, token = link(cast, membership, monday), link(cast, membership, monday)
    late = monday + timedelta(hours=72)
    assert [invitation_of(old, monday) is None, invitation_of(token, late) is None] == [True, True]
    for one, at in ((old, monday), (token, late)):
        with pytest.raises(InvitationOver):
            accept_invitation(token=one, name="Nel", password=STRONG, now=at)


def test_who_left_or_was_disabled_in_between_does_not_come_in(cast: Cast, monday: datetime) -> None:
    membership = invited(cast, monday)
    token = link(cast, membership, monday)
    Account.objects.filter(pk=membership.account_id).update(is_active=False)
    with pytest.raises(InvitationOver):
        accept_invitation(token=token, name="Nel", password=STRONG, now=monday)
    Account.objects.filter(pk=membership.account_id).update(is_active=True)
    tenancy.end_membership(actor=cast.petra.actor, now=monday, membership_id=membership.pk)
    with pytest.raises(InvitationOver):
        accept_invitation(token=token, name="Nel", password=STRONG, now=monday)


def test_a_first_link_is_no_member_link_and_the_other_way_round(cast: Cast, monday: datetime) -> None:
    token = link(cast, invited(cast, monday), monday)
    with pytest.raises(InvitationOver):
        begin(token, monday)
    assert invitation_of(token, monday) is not None


@pytest.mark.parametrize("who", ["anna", "carla", "dirk", "hugo"])
def test_only_the_administrator_makes_links_for_whom_was_invited(
    cast: Cast, monday: datetime, who: str
) -> None:
    membership = invited(cast, monday)
    with pytest.raises(NotYours):
        invitation_link(actor=cast.people[who].actor, membership_id=membership.pk, now=monday)
    for membership_id in (cast.anna.membership.pk, cast.dirk.membership.pk, uuid4()):
        with pytest.raises(NotYours):
            invitation_link(actor=cast.petra.actor, membership_id=membership_id, now=monday)
    assert not Invitation.objects.exists()


def test_many_links_cost_as_much_as_one(
    cast: Cast, monday: datetime, django_assert_max_num_queries: Counter
) -> None:
    members = [invited(cast, monday, f"nieuw{number}@eenlijn.example").pk for number in range(20)]
    with django_assert_max_num_queries(14):
        tokens = invitation_links(actor=cast.petra.actor, membership_ids=members, now=monday)
    assert set(tokens) == set(members)
    assert len(set(tokens.values())) == 20


def test_hugo_lets_another_employer_join(cast: Cast, monday: datetime) -> None:
    founded = found_employer(actor=cast.hugo.actor, employer=SCHOOL, administrator=PETRA, now=monday)
    assert actor_for(cast.hugo.id, None, monday).roles == cast.hugo.actor.roles
    account_id = accept_invitation(token=founded.token, name="Petra", password=STRONG, now=monday)
    assert actor_for(account_id, None, monday).roles == {Role.EMP, Role.ADM}
    assert adopted_pack(founded.organisation_id, monday) is not None
    with pytest.raises(AlreadyTaken):
        found_employer(actor=cast.hugo.actor, employer=SCHOOL, administrator=PETRA, now=monday)


def test_nobody_makes_themselves_administrator_of_a_new_employer(cast: Cast, monday: datetime) -> None:
    itself = NewPerson("Hugo", cast.hugo.email, "Beheerder")
    with pytest.raises(NotForYourself):
        found_employer(actor=cast.hugo.actor, employer=SCHOOL, administrator=itself, now=monday)
    for actor in (cast.petra.actor, cast.carla.actor, Actor.nobody()):
        with pytest.raises(NotYours):
            found_employer(actor=actor, employer=SCHOOL, administrator=PETRA, now=monday)
    assert not Organisation.objects.filter(slug="de-es").exists()
