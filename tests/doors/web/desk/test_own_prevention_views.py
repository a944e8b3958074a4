# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra's own page of measures she sees to: what, why, by when; done with a word; later, does it work."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import own_preventions, preventing
from eenlijn.casework.learning.preventing import NewPrevention
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import WORDS, Report, Stages, text_of

LIST = "/mijn-maatregelen/"


@pytest.fixture
def number(report: Report, stages: Stages) -> str:
    made = report()
    stages.assessed(made)
    return made


@pytest.fixture
def measure_id(cast: Cast, monday: datetime, number: str) -> UUID:
    told = NewPrevention("waiting_management", "Een bord met de wachttijd.", cast.petra.id, date(2026, 12, 1))
    return preventing.plan_prevention(actor=cast.carla.actor, number=number, new=told, now=monday)


def post(client: Client, page: str, /, **values: str) -> str:
    answer = client.post(page, values)
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


def test_petra_reads_it_and_says_that_it_is_done(
    visit: Visit, cast: Cast, measure_id: UUID, number: str
) -> None:
    petra, page = visit(cast.petra), f"{LIST}{measure_id}/"
    assert "Jij zorgt voor een maatregel." in text_of(petra.get("/berichten/"))
    assert "Maatregelen waar ik voor zorg" in text_of(petra.get("/mijn/"))
    told = text_of(petra.get(LIST))
    assert "1 maatregel vraagt iets van jou." in told
    assert "Klaar voor of op dinsdag 1 december 2026." in told
    shown = text_of(petra.get(page))
    assert "Een bord met de wachttijd." in shown
    assert "Lang wachten zonder uitleg is een bekende aanleiding voor agressie." in shown
    for one in (told, shown, text_of(petra.get("/mijn/handelingen/"))):
        for word in (number, WORDS, "Anna", "Lijn 62", "Carla"):
            assert word not in one

    kept = post(petra, page, do="done", word="Kees de Boer hing het op.", version="1")
    assert "Hier lijkt een naam te staan" in kept
    assert "Kees de Boer hing het op." in kept
    assert post(petra, page, do="done", word="Het bord hangt.", version="1") == LIST
    assert "Er is nu niets dat je hoeft te doen." in text_of(petra.get(LIST))
    after = text_of(petra.get(page))
    assert "Dat vragen wij je na drie maanden" in after
    assert "Leg vast wat je zag" not in after
    assert "Gedaan: Het bord hangt." in text_of(visit(cast.carla).get(f"/dossiers/{number}/leerpunt/"))


def test_when_the_day_comes_she_says_whether_it_works(
    visit: Visit, cast: Cast, monday: datetime, measure_id: UUID, number: str
) -> None:
    petra, page = visit(cast.petra), f"{LIST}{measure_id}/"
    post(petra, page, do="done", word="Het bord hangt.", version="1")
    now = monday + timedelta(days=5)
    Clock.objects.filter(kind="effect_check").update(due_at=now)
    assert own_preventions.ask_owners(now) == 1
    assert "Zeg of die werkt." in text_of(petra.get("/berichten/"))
    assert "Gedaan. Kijk na drie maanden of het werkt." in text_of(petra.get(LIST))
    sent = {"do": "effect", "after": "3", "result": "works", "word": "Rustiger aan de balie."}
    assert "Kies uit de lijst" not in post(petra, page, **{**sent, "word": ""})
    assert post(petra, page, **sent) == LIST
    shown = text_of(petra.get(page))
    assert "Na drie maanden: het werkt." in shown
    assert "Rustiger aan de balie." in text_of(visit(cast.carla).get(f"/dossiers/{number}/leerpunt/"))


def test_others_find_nothing_of_it(visit: Visit, cast: Cast, measure_id: UUID) -> None:
    for person in (cast.dirk, cast.anna, cast.bram, cast.carla, cast.teun):
        browser = visit(person)
        assert "Wachttijd" not in text_of(browser.get(LIST))
        assert browser.get(f"{LIST}{measure_id}/").status_code == 404
        assert browser.post(f"{LIST}{measure_id}/", {"do": "done", "version": "1"}).status_code == 404
    assert "Wachttijd" in text_of(visit(cast.petra).get(LIST))
