# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import account_by_email, email_index, holders_of_role, names_of, unit_of
from tests.cast import Cast


def test_names_of(cast: Cast, django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        found = names_of([cast.anna.id, cast.dirk.id, None, uuid4()])
    assert found == {cast.anna.id: "Anna", cast.dirk.id: "Dirk"}
    assert names_of([None]) == {}


def test_an_account_is_found_by_its_address_in_any_spelling(cast: Cast) -> None:
    assert account_by_email(" ANNA@eenlijn.example ") == cast.anna.account
    assert account_by_email("anne@eenlijn.example") is None


def test_an_index_that_lies_is_found_out(cast: Cast) -> None:
    """Digests are truncated: the address itself decides."""
    Account.objects.filter(pk=cast.anna.id).update(email_index=email_index("other@eenlijn.example"))
    assert account_by_email("other@eenlijn.example") is None


def _told(cast: Cast, now: datetime, *roles: Role) -> frozenset[object]:
    return frozenset(
        holders_of_role(organisation_id=cast.reggestreek.pk, roles=roles, unit_id=cast.lijn_62.pk, now=now)
    )


def test_who_holds_a_role_for_a_unit(cast: Cast, monday: datetime) -> None:
    assert _told(cast, monday, Role.COO, Role.MGR) == {cast.carla.id, cast.bram.id}
    assert _told(cast, monday, Role.COO) == {cast.carla.id}
    nine = holders_of_role(
        organisation_id=cast.reggestreek.pk, roles=[Role.MGR], unit_id=cast.lijn_9.pk, now=monday
    )
    assert nine == frozenset()


def test_a_role_for_a_unit_reaches_what_is_below(cast: Cast, monday: datetime) -> None:
    RoleAssignment.objects.filter(role=Role.MGR).update(unit=cast.rijdienst)
    assert _told(cast, monday, Role.MGR) == {cast.bram.id}
    RoleAssignment.objects.filter(role=Role.MGR).update(unit=None)
    assert _told(cast, monday, Role.MGR) == {cast.bram.id}
    Membership.objects.filter(account=cast.bram.account).update(unit=cast.lijn_9)
    assert _told(cast, monday, Role.MGR) == frozenset()


def test_who_left_or_is_disabled_is_not_told(cast: Cast, monday: datetime) -> None:
    Membership.objects.filter(account=cast.carla.account).update(state="suspended")
    Account.objects.filter(pk=cast.bram.id).update(is_active=False)
    assert _told(cast, monday, Role.COO, Role.MGR) == frozenset()


def test_unit_of(cast: Cast, monday: datetime) -> None:
    assert unit_of(cast.anna.id, cast.reggestreek.pk, monday) == cast.lijn_62
    assert unit_of(cast.anna.id, cast.dinkelborg.pk, monday) is None
    assert unit_of(cast.petra.id, cast.reggestreek.pk, monday) is None
