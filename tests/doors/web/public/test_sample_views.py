# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader from outside: link and code, one dossier at a time, sent once; a guesser learns nothing."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from eenlijn.casework.samples.codes import Question
from eenlijn.casework.samples.models import Sample, SampleAnswer
from tests.cast import Cast
from tests.doors.browsers import body
from tests.factories import samples

UNKNOWN = "0000-0000-0000-0000"
ANSWERS = {one.value: "yes" for one in Question}


@pytest.fixture
def held(cast: Cast, monday: datetime, clock: time_machine.Traveller) -> tuple[str, str]:
    """Link and code of a sample of one dossier."""
    cache.clear()
    return samples.link_of(cast, samples.ready(cast, monday), monday)


def send(code: str, secret: str, **typed: str) -> str:
    return body(Client().post(f"/steekproef/{code}/", {"secret": secret, **typed}))


def test_the_page_asks_the_code_first_and_looks_the_same_for_every_link(held: tuple[str, str]) -> None:
    code = held[0]
    mine, nobodys = Client().get(f"/steekproef/{code}/"), Client().get(f"/steekproef/{UNKNOWN}/")
    assert (mine.status_code, nobodys.status_code) == (200, 200)
    assert body(mine).replace(code, "") == body(nobodys).replace(UNKNOWN, "")
    assert list(mine.cookies) == []
    assert Client().get("/steekproef/geen-code/").status_code == 404


def test_she_reads_answers_comes_back_and_sends_once(held: tuple[str, str]) -> None:
    code, secret = held
    listed = send(code, secret)
    assert "Klaar om te lezen: 1 van de 1 gelote dossiers." in listed
    assert "Kanarie" not in listed
    file = send(code, secret, do="read", place="1")
    assert samples.READ_SO in file
    assert "Is de toon netjes?" in file
    assert "Beantwoord eerst alle vragen bij dossier: 1." in send(code, secret, do="send", remark="Goed.")
    kept = send(code, secret, do="answer", place="1", tone_words="Wat streng.", **ANSWERS)
    assert "Bewaard: uw antwoorden bij dossier 1." in kept
    assert "Wat streng." in send(code, secret, do="read", place="1")
    assert "Uw oordeel is binnen" in send(code, secret, do="send", remark="Goed.")
    assert Sample.objects.get().sent_at is not None
    again = Client().post(f"/steekproef/{code}/", {"secret": secret, "do": "send", "remark": "Nog iets."})
    assert again.status_code == 422
    assert "Deze link en code werken niet samen" in body(again)
    assert "Nog iets." in body(again)


def test_what_is_not_answered_stays_on_the_page_with_what_was_typed(held: tuple[str, str]) -> None:
    code, secret = held
    typed = {"secret": secret, "do": "answer", "place": "1", "concrete": "no", "concrete_words": "Te vaag."}
    refused = Client().post(f"/steekproef/{code}/", typed)
    assert refused.status_code == 422
    assert "Te vaag." in body(refused)
    assert SampleAnswer.objects.count() == 0


def test_wrong_unknown_and_expired_are_one_page(
    held: tuple[str, str], monday: datetime, clock: time_machine.Traveller
) -> None:
    code, secret = held
    wrong = Client().post(f"/steekproef/{code}/", {"secret": "0000 0000"})
    unknown = Client().post(f"/steekproef/{UNKNOWN}/", {"secret": "0000 0000"})
    clock.move_to(monday + timedelta(days=28))
    cache.clear()
    over = Client().post(f"/steekproef/{code}/", {"secret": secret})
    pages = {body(wrong), body(unknown), body(over).replace(secret, "0000 0000")}
    assert {one.replace(code, "").replace(UNKNOWN, "") for one in pages} == {
        body(unknown).replace(UNKNOWN, "")
    }
    assert {one.status_code for one in (wrong, unknown, over)} == {422}


def test_who_guesses_waits(held: tuple[str, str]) -> None:
    code, _secret = held
    statuses = [
        Client().post(f"/steekproef/{code}/", {"secret": f"{number:08d}"}).status_code for number in range(12)
    ]
    assert statuses[0] == 422
    assert statuses[-1] == 429


def test_a_place_of_nobody_is_the_same_page(held: tuple[str, str]) -> None:
    code, secret = held
    for place in ("2", "0", "999"):
        answer = Client().post(f"/steekproef/{code}/", {"secret": secret, "do": "read", "place": place})
        assert answer.status_code == 422
