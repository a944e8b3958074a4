# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning a real installation: one command, all or nothing."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.backend import EmailBackend
from eenlijn.commons.accounts.queries import account_by_email
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.commons.rulebook.queries import adopted_pack, terms_of
from eenlijn.commons.trail.queries import chains, verify
from eenlijn.foundation.clock import now
from tests.cast import Cast

GIVEN = {
    "name": "Waterschap Regge (verzonnen)",
    "slug": "regge",
    "type": "water_authority",
    "municipality": "GM0141",
    "coordinator_name": "Şahin de Vries",
    "coordinator_email": "sahin@regge.example",
}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_keys_of_other_tests() -> None:
    vault.forget_cached()


def found(**given: object) -> str:
    told = io.StringIO()
    call_command("found_organisation", **{**GIVEN, **given}, stdout=told)
    return told.getvalue()


def test_an_empty_installation_gets_everything(key_directory: Path) -> None:
    told = found(unit=["Buitendienst", "Loket"])
    organisation = Organisation.objects.get()
    assert (organisation.slug, organisation.sector, organisation.live_on) == ("regge", "administration", None)
    assert terms_of(organisation.pk, now()).answer_hours == 48
    assert adopted_pack(organisation.pk, now()) is not None
    assert set(Unit.objects.values_list("name", flat=True)) == {"Buitendienst", "Loket"}
    account = account_by_email("sahin@regge.example")
    assert account is not None
    actor = actor_for(account.pk, organisation.pk, now())
    assert actor.roles == {Role.EMP, Role.COO, Role.ADM}
    assert set(chains()) == {None, organisation.pk}
    assert all(verify(chain, []).ok for chain in chains())
    password = told.split("sahin@regge.example")[1].split()[0]
    assert account.check_password(password)
    assert EmailBackend().authenticate(None, email="sahin@regge.example", password=password) == account


def test_two_people_get_one_role_each(key_directory: Path) -> None:
    told = found(administrator_name="Petra", administrator_email="petra@regge.example")
    organisation = Organisation.objects.get()
    for email, role in (("sahin@regge.example", Role.COO), ("petra@regge.example", Role.ADM)):
        account = account_by_email(email)
        assert account is not None
        assert actor_for(account.pk, organisation.pk, now()).roles == {Role.EMP, role}
        assert email in told


def test_somebody_who_is_known_keeps_the_own_password(cast: Cast) -> None:
    kept = cast.anna.account.password
    told = found(coordinator_email=cast.anna.email)
    cast.anna.account.refresh_from_db()
    assert cast.anna.account.password == kept
    assert "(keeps the own password)" in told


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"municipality": "GM9999"}, "There is no municipality GM9999"),
        ({"type": "bakery"}, "There is no kind of employer bakery"),
        ({"slug": "niet goed"}, "slug"),
        ({"coordinator_email": "geen adres"}, "mailadres"),
        ({"administrator_name": "Petra"}, "needs both"),
        (
            {"administrator_name": "Petra", "administrator_email": "SAHIN@regge.example"},
            "different addresses",
        ),
        ({"name": None}, "Not given: Name of the employer"),
    ],
)
def test_wrong_answers_leave_nothing(key_directory: Path, wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        found(**wrong)
    assert not Organisation.objects.exists()
    assert chains() == []


def test_a_name_that_is_taken_is_refused(key_directory: Path) -> None:
    found()
    with pytest.raises(CommandError, match="al in gebruik"):
        found(coordinator_email="ander@regge.example")
    assert Organisation.objects.count() == 1


def test_a_lost_key_directory_is_never_replaced(
    key_directory: Path, tmp_path: Path, settings: pytest.MonkeyPatch
) -> None:
    found()
    settings.EENLIJN_KEYS = tmp_path / "other"  # type: ignore[attr-defined]
    vault.forget_cached()
    with pytest.raises(vault.KeysUnavailable):
        found(slug="tweede", coordinator_email="ander@regge.example")
    assert not (tmp_path / "other").exists()
