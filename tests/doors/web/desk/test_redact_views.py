# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla takes a mark away, adds a word, and confirms what she read, with nothing but buttons and fields."""

import re
from html import unescape

import pytest
from django.test import Client

from eenlijn.casework.redaction.models import RedactedCopy
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

WORDS = "Kevin riep dat hij bij de bloemenkraam stond. <b>Piet</b> hielp."


@pytest.fixture
def here(report: Report, stages: Stages) -> str:
    number = stages.assessed(report(words=WORDS))
    return f"/dossiers/{number}/afdekken/"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def test_from_proposal_to_confirmed_copy(cast: Cast, carla: Client, visit: Visit, here: str) -> None:
    assert "Nog geen afgedekte tekst." in text_of(carla.get(here))
    page = carla.get(f"{here}1/").content.decode()
    assert "2 delen zijn afgedekt: naam 2×." in text_of(carla.get(f"{here}1/"))
    # Piet stays, and the stall that tells where he works goes.
    marks = hidden(page, "marks")
    assert marks == "0-5-name,49-53-name"
    taken = carla.post(f"{here}1/", {"marks": marks, "remove": "1", "remove_mark": "1"}).content.decode()
    assert hidden(taken, "marks") == "0-5-name"
    added = carla.post(
        f"{here}1/", {"marks": "0-5-name", "word": "Bloemenkraam", "kind": "other", "add": "1"}
    ).content.decode()
    marks = hidden(added, "marks")
    assert marks == "0-5-name,26-38-other"
    assert "[naam A] riep dat hij bij de [afgedekt] stond. &lt;b&gt;Piet&lt;/b&gt; hielp." in added
    sent = {"marks": marks, "digest": hidden(added, "digest"), "seen": hidden(added, "seen"), "confirm": "1"}
    assert RedactedCopy.objects.count() == 0
    assert carla.post(f"{here}1/", sent)["Location"] == here
    assert "Afgedekt en bevestigd" in text_of(carla.get(here))
    told = text_of(visit(cast.bram).get(here.removesuffix("afdekken/")))
    assert "[naam A] riep dat hij bij de [afgedekt] stond." in told
    assert "Kevin" not in told
    # Pressed twice: somebody confirmed meanwhile, and nothing is lost or doubled.
    assert carla.post(f"{here}1/", sent).status_code == 422
    assert RedactedCopy.objects.count() == 1


@pytest.mark.parametrize(
    "marks", ["x", "0-5", "0-5-koe", "5-2-name", "0-9999-name", "0-5-name,3-8-name", "-1-3-name"]
)
def test_marks_that_do_not_fit_are_told_and_keep_nothing(carla: Client, here: str, marks: str) -> None:
    answer = carla.post(f"{here}1/", {"marks": marks, "confirm": "1"})
    assert answer.status_code == 422
    assert "Deze markeringen passen niet bij de tekst." in text_of(answer)
    assert RedactedCopy.objects.count() == 0


def test_a_word_that_is_not_there_is_told_beside_its_field(carla: Client, here: str) -> None:
    answer = carla.post(f"{here}1/", {"marks": "0-5-name", "word": "Klaas", "kind": "name", "add": "1"})
    assert answer.status_code == 422
    assert "Dit staat niet in de tekst. Typ het zoals het er staat." in text_of(answer)
    assert hidden(answer.content.decode(), "marks") == "0-5-name"


def test_who_may_not_read_the_words_finds_no_page(cast: Cast, carla: Client, visit: Visit, here: str) -> None:
    bram = visit(cast.bram)
    assert carla.get(f"{here}1/").status_code == 200
    assert {bram.get(here).status_code, bram.get(f"{here}1/").status_code} == {404}
    assert carla.get(f"{here}2/").status_code == 404
