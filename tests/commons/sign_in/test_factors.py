# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes work once, whoever asks; secrets are sealed for one account; those of others do not exist."""

from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt, encrypt
from django.db import IntegrityError, transaction

from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Account
from eenlijn.commons.sign_in import factors
from eenlijn.commons.sign_in.codes import NEEDS_TWO_FACTORS, OPENS_SEALED
from eenlijn.commons.sign_in.library import belonging_to
from eenlijn.commons.sign_in.models import AccountMail, FactorSecret, SpentCode
from eenlijn.commons.trail.models import TrailLine
from eenlijn.config.walls.versions import OLDER
from eenlijn.foundation.sealed.cipher import Unreadable
from tests.cast import Cast, Person
from tests.triggers import uncounted
from tools.phone_codes import code_of


def set_up(person: Person, moment: datetime) -> str:
    """An app, a minute ago; returns the secret on the phone."""
    secret = factors.new_secret()
    ago = moment - timedelta(minutes=5)
    with time_machine.travel(ago, tick=False):
        code = code_of(secret, ago.timestamp())
        factors.add_app(actor=person.actor, secret=secret, code=code, now=ago)
    return secret


def test_who_opens_sealed_parts_of_others_needs_two_factors() -> None:
    assert sorted(OPENS_SEALED) == ["AFT", "COO", "DPO", "LEG", "MGR", "OOV", "POL", "PRO"]
    assert sorted(NEEDS_TWO_FACTORS - OPENS_SEALED) == ["ADM", "KEY", "LOG", "PLT"]


def test_a_code_of_the_app_works_once(cast: Cast, monday: datetime) -> None:
    secret = set_up(cast.carla, monday)
    with time_machine.travel(monday, tick=False):
        code = code_of(secret, monday.timestamp())
        assert factors.prove_code(account_id=cast.carla.id, code=code)
        assert not factors.prove_code(account_id=cast.carla.id, code=code)
        before = code_of(secret, monday.timestamp() - 30)
        assert factors.prove_code(account_id=cast.carla.id, code=f" {before[:3]} {before[3:]} ")
        assert not factors.prove_code(account_id=cast.carla.id, code=code_of(secret, monday.timestamp() - 60))
        assert not factors.prove_code(account_id=cast.carla.id, code="")
        assert not factors.prove_code(account_id=cast.dirk.id, code=code_of(secret, monday.timestamp() + 30))


def test_that_a_code_was_used_is_known_to_all_processes(cast: Cast, monday: datetime) -> None:
    """Not in a cache of one process: by a row, unique for account and step."""
    secret = set_up(cast.carla, monday)
    step = int(monday.timestamp()) // 30
    SpentCode.objects.create(account_id=cast.carla.id, step=step)
    SpentCode.objects.create(account_id=cast.dirk.id, step=step + 1)
    with time_machine.travel(monday, tick=False):
        assert not factors.prove_code(account_id=cast.carla.id, code=code_of(secret, monday.timestamp()))
        assert factors.prove_code(account_id=cast.carla.id, code=code_of(secret, monday.timestamp() + 30))


def test_a_recovery_code_works_once_and_new_ones_end_the_old(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    codes = factors.make_codes(actor=cast.carla.actor, now=monday)
    assert (len(codes), len(set(codes)), {len(code) for code in codes}) == (10, 10, {8})
    assert factors.prove_code(account_id=cast.carla.id, code=f"{codes[0][:4]} {codes[0][4:]}")
    assert not factors.prove_code(account_id=cast.carla.id, code=codes[0])
    assert factors.factors_of(cast.carla.id).codes_left == 9
    again = factors.make_codes(actor=cast.carla.actor, now=monday)
    assert not set(codes) & set(again)
    assert not factors.prove_code(account_id=cast.carla.id, code=codes[1])
    assert factors.prove_code(account_id=cast.carla.id, code=again[1])


def test_recovery_codes_alone_are_no_factor(cast: Cast, monday: datetime) -> None:
    with pytest.raises(factors.NoFactorYet):
        factors.make_codes(actor=cast.carla.actor, now=monday)
    set_up(cast.carla, monday)
    factors.make_codes(actor=cast.carla.actor, now=monday)
    factors.remove_app(actor=cast.carla.actor, is_needed=False, now=monday)
    assert not Authenticator.objects.filter(user_id=cast.carla.id).exists()


def test_secrets_are_sealed_for_one_account(cast: Cast, monday: datetime) -> None:
    secret = set_up(cast.carla, monday)
    kept = Authenticator.objects.get(user_id=cast.carla.id).data["secret"]
    assert secret not in kept
    with belonging_to(cast.carla.id):
        assert decrypt(kept) == secret
    with belonging_to(cast.dirk.id), pytest.raises(Unreadable):
        decrypt(kept)


def test_a_replaced_secret_does_not_come_back(cast: Cast, monday: datetime) -> None:
    """Neither with the row of the library as it was, nor with the sealed row itself."""
    first = set_up(cast.carla, monday - timedelta(hours=1))
    older = Authenticator.objects.get(user_id=cast.carla.id).data
    (sealed,) = FactorSecret.objects.filter(account_id=cast.carla.id)
    set_up(cast.carla, monday)
    Authenticator.objects.filter(user_id=cast.carla.id).update(data=older)
    assert FactorSecret.objects.filter(account_id=cast.carla.id).count() == 1
    with time_machine.travel(monday, tick=False):
        with pytest.raises(Unreadable, match="not of this account"):
            factors.prove_code(account_id=cast.carla.id, code=code_of(first, monday.timestamp()))
        with pytest.raises(IntegrityError, match=OLDER), transaction.atomic():
            sealed.save(force_insert=True)
        with uncounted("sign_in_factorsecret"):
            sealed.save(force_insert=True)
        with pytest.raises(Unreadable, match=f"sign_in_factorsecret {sealed.pk}, text: version 1"):
            factors.prove_code(account_id=cast.carla.id, code=code_of(first, monday.timestamp()))


def test_what_no_factor_points_to_is_not_kept(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    factors.make_codes(actor=cast.carla.actor, now=monday)
    factors.make_codes(actor=cast.carla.actor, now=monday)
    assert FactorSecret.objects.filter(account_id=cast.carla.id).count() == 2
    factors.take_all_away(cast.carla.id)
    assert not FactorSecret.objects.filter(account_id=cast.carla.id).exists()


def test_a_new_app_ends_the_old_one_and_every_session(cast: Cast, monday: datetime) -> None:
    first = set_up(cast.carla, monday - timedelta(hours=1))
    rounds = Account.objects.get(pk=cast.carla.id).sessions_round
    second = set_up(cast.carla, monday)
    assert Account.objects.get(pk=cast.carla.id).sessions_round == rounds + 1
    with time_machine.travel(monday, tick=False):
        assert not factors.prove_code(account_id=cast.carla.id, code=code_of(first, monday.timestamp()))
        assert factors.prove_code(account_id=cast.carla.id, code=code_of(second, monday.timestamp()))
    assert set(AccountMail.objects.values_list("kind", "account_id")) == {("factor_changed", cast.carla.id)}
    assert list(TrailLine.objects.filter(subject_id=cast.carla.id).values_list("action", flat=True)) == [
        "add_second_factor",
        "add_second_factor",
    ]


def test_the_last_factor_stays_for_who_needs_one(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    with pytest.raises(factors.LastFactor):
        factors.remove_app(actor=cast.carla.actor, is_needed=True, now=monday)
    assert factors.has_factor(cast.carla.id)


def test_a_wrong_first_code_sets_nothing_up(cast: Cast, monday: datetime) -> None:
    with pytest.raises(factors.WrongProof):
        factors.add_app(actor=cast.carla.actor, secret=factors.new_secret(), code="000000x", now=monday)
    assert not factors.has_factor(cast.carla.id)


def test_a_passkey_of_somebody_else_does_not_exist(cast: Cast, monday: datetime) -> None:
    with belonging_to(cast.dirk.id):
        data = {"name": encrypt("telefoon"), "credential": {}}
    row = Authenticator.objects.create(user_id=cast.dirk.id, type="webauthn", data=data)
    for passkey_id in (row.pk, row.pk + 1):
        with pytest.raises(NotVisible):
            factors.remove_passkey(actor=cast.carla.actor, passkey_id=passkey_id, is_needed=False, now=monday)
        with pytest.raises(NotVisible):
            factors.rename_passkey(actor=cast.carla.actor, passkey_id=passkey_id, name="x", now=monday)
    assert factors.factors_of(cast.dirk.id).passkeys[0].name == "telefoon"
    assert factors.factors_of(cast.carla.id).passkeys == ()


@pytest.mark.parametrize("said", [None, {}, [], "x", 1, {"id": "AA"}, {"response": {"userHandle": "AA"}}])
def test_what_no_passkey_says_is_nobodys(cast: Cast, monday: datetime, said: object) -> None:
    set_up(cast.carla, monday)
    assert factors.owner_of(said) is None
    asked = {"state": {}, "host": "localhost", "credential": said, "now": monday}
    assert not factors.prove_passkey(account_id=cast.carla.id, **asked)  # type: ignore[arg-type]


def test_the_other_tables_of_the_library_stay_empty(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    assert EmailAddress.objects.count() == 0


def test_spent_codes_are_forgotten_when_they_cannot_come_back(cast: Cast, monday: datetime) -> None:
    set_up(cast.carla, monday)
    assert factors.forget_spent(monday) == 0
    assert factors.forget_spent(monday + timedelta(hours=2)) == 1
