# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.commons.accounts.backend import EmailBackend
from eenlijn.commons.accounts.models import Account
from tests.cast import PASSWORD, Cast

ANNA = "anna@eenlijn.example"


def test_the_right_password_signs_in(cast: Cast) -> None:
    assert EmailBackend().authenticate(None, email=ANNA, password=PASSWORD) == cast.anna.account


@pytest.mark.parametrize(
    ("email", "password"), [(ANNA, "wrong"), (ANNA, ""), ("x@eenlijn.example", PASSWORD), ("", "")]
)
def test_anything_else_gives_the_same_answer(cast: Cast, email: str, password: str) -> None:
    assert EmailBackend().authenticate(None, email=email, password=password) is None


def test_a_disabled_account_gives_the_same_answer(cast: Cast) -> None:
    Account.objects.filter(pk=cast.anna.id).update(is_active=False)
    assert EmailBackend().authenticate(None, email=ANNA, password=PASSWORD) is None
    assert EmailBackend().get_user(cast.anna.id) is None


def test_an_account_without_a_password_gives_the_same_answer(cast: Cast) -> None:
    cast.anna.account.set_unusable_password()
    cast.anna.account.save()
    assert EmailBackend().authenticate(None, email=ANNA, password=PASSWORD) is None


def test_a_session_finds_its_account(cast: Cast) -> None:
    assert EmailBackend().get_user(cast.anna.id) == cast.anna.account
    assert EmailBackend().get_user(uuid4()) is None


def test_unknown_disabled_and_wrong_cost_the_same_work(cast: Cast) -> None:
    """One hash and one query each: counted, because a busy machine makes times mean nothing."""
    Account.objects.filter(pk=cast.bram.id).update(is_active=False)
    assert {email: _work(email) for email in (ANNA, "bram@eenlijn.example", "nobody@eenlijn.example")} == {
        ANNA: (1, 1),
        "bram@eenlijn.example": (1, 1),
        "nobody@eenlijn.example": (1, 1),
    }


def _work(email: str) -> tuple[int, int]:
    hasher = MD5PasswordHasher
    with (
        CaptureQueriesContext(connection) as queries,
        patch.object(hasher, "encode", autospec=True, side_effect=hasher.encode) as hashed,
    ):
        EmailBackend().authenticate(None, email=email, password="wrong")
    return hashed.call_count, len(queries)
