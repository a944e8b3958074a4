# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teun replies with the link and the code of his letter; a guesser and a second time learn nothing."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.commons.keys import vault
from tests.casework.fairness.test_hearings import invited, secret_of
from tests.cast import Cast
from tests.doors.browsers import body
from tests.factories import stories

SIDE = "Ik had haast. Kanarie-kant."
UNKNOWN = "0000-0000-0000-0000"


@pytest.fixture
def code(cast: Cast, monday: datetime, clock: time_machine.Traveller) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    return invited(cast, number, monday)


def test_the_page_asks_the_code_first_and_looks_the_same_for_every_link(code: str) -> None:
    mine, nobodys = Client().get(f"/reactie/{code}/"), Client().get(f"/reactie/{UNKNOWN}/")
    assert (mine.status_code, nobodys.status_code) == (200, 200)
    assert body(mine).replace(code, "") == body(nobodys).replace(UNKNOWN, "")
    assert "U pakte onze medewerker bij de jas." not in body(mine)
    assert list(mine.cookies) == []


def test_with_the_code_he_reads_writes_and_keeps_a_number(code: str) -> None:
    secret = secret_of(code)
    page = body(Client().post(f"/reactie/{code}/", {"secret": secret}))
    assert "U pakte onze medewerker bij de jas." in page
    assert "Anna" not in page
    typed = {
        "do": "reply", "secret": secret, "words": SIDE, "as_statement": "on", "wants_support": "on",
        "interpreter": "Pools",
    }  # fmt: skip
    kept = body(Client().post(f"/reactie/{code}/", typed))
    hearing = Hearing.objects.get()
    assert f"<strong>{hearing.receipt_number}</strong>" in kept
    assert (vault.open(hearing, "interpreter"), hearing.wants_support) == ("Pools", True)
    assert Statement.objects.count() == 1


def test_used_expired_unknown_and_wrong_are_one_page_that_keeps_the_words(
    code: str, clock: time_machine.Traveller, monday: datetime
) -> None:
    secret = secret_of(code)
    typed = {"do": "reply", "secret": secret, "words": SIDE}
    wrong = Client().post(f"/reactie/{code}/", {**typed, "secret": "0000 0000"})
    unknown = Client().post(f"/reactie/{UNKNOWN}/", {**typed, "secret": "0000 0000"})
    assert Client().post(f"/reactie/{code}/", typed).status_code == 200
    used = Client().post(f"/reactie/{code}/", {**typed, "words": "Nog iets. Kanarie-twee."})
    clock.move_to(monday + timedelta(days=30))
    expired = Client().post(f"/reactie/{code}/", {**typed, "secret": "0000 0000"})
    assert {one.status_code for one in (wrong, unknown, used, expired)} == {422}
    assert body(wrong).replace(code, "") == body(unknown).replace(UNKNOWN, "")
    assert body(wrong) == body(expired)
    for one in (wrong, unknown, used, expired):
        assert "Misschien is er een typefout, is er al gereageerd, of is de tijd om." in body(one)
        assert "U kunt nog steeds reageren." in body(one)
    assert "Kanarie-twee" in body(used)
    assert vault.open(Hearing.objects.get(), "reply") == SIDE


def test_who_guesses_waits_and_the_right_code_still_works_after_that(
    code: str, clock: time_machine.Traveller
) -> None:
    answers = [Client().post(f"/reactie/{code}/", {"secret": f"{one:08d}"}).status_code for one in range(7)]
    assert answers[:5] == [422] * 5
    assert answers[-1] == 429
    clock.shift(timedelta(minutes=2))
    assert Client().post(f"/reactie/{code}/", {"secret": secret_of(code)}).status_code == 200


def test_in_english_it_says_what_to_do_too(code: str) -> None:
    page = Client().get(f"/en/reactie/{code}/")
    assert page.status_code == 200


@pytest.mark.parametrize("typed", ["x", "0000-0000-0000", "U000-0000-0000-000!"])
def test_what_cannot_be_a_link_is_a_page_that_does_not_exist(cast: Cast, typed: str) -> None:
    assert [
        Client().get(f"/reactie/{typed}/").status_code,
        Client().post(f"/reactie/{typed}/").status_code,
    ] == [
        404,
        404,
    ]
