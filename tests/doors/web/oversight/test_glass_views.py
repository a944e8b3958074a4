# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor opens a closed dossier by screen, and Omar reviews that."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

NEW = "/toezicht/inzages/nieuw/"
ALL = "/toezicht/inzages/"
GIVEN = {"reason": "complaint", "words": "Een klacht over de eerste week.", "silence": ""}


def words(response: Any) -> str:
    """The text of the page as somebody reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", body(response)).split())


def opened(browser: Client, number: str, **changes: str) -> Any:
    return browser.post(NEW, {**GIVEN, "number": number, **changes})


def test_the_dossier_opens_with_a_mark_and_without_names(noor: Client, number: str) -> None:
    answer = opened(noor, number)
    assert (answer.status_code, answer["Location"]) == (302, f"/toezicht/dossier/{number}/")
    page = noor.get(answer["Location"])
    assert "Je leest achter glas, tot ma 23 nov, 10.00 uur" in words(page)
    assert "Achter glas gelezen, tot maandag 23 november 2026 om 10.00 uur" in words(page)
    assert "Een klacht over hoe een dossier is behandeld" in words(page)
    assert stories.WORDS in words(page)
    assert "U pakte onze medewerker bij de jas." in words(page)
    assert "Tester" not in words(page)
    assert "naam verborgen" in words(page)
    assert page["Cache-Control"] == "no-store"


def test_names_appear_after_one_press_and_go_with_the_glass(
    noor: Client, number: str, clock: time_machine.Traveller
) -> None:
    opened(noor, number)
    assert noor.post(f"/toezicht/dossier/{number}/namen/").status_code == 302
    assert "T. Tester" in words(noor.get(f"/toezicht/dossier/{number}/"))
    noor.post(f"/toezicht/dossier/{number}/sluiten/")
    assert noor.get(f"/toezicht/dossier/{number}/").status_code == 404
    clock.shift(timedelta(minutes=1))
    opened(noor, number)
    assert "T. Tester" not in words(noor.get(f"/toezicht/dossier/{number}/"))


def test_after_an_hour_the_page_is_gone(
    cast: Cast, visit: Visit, noor: Client, number: str, clock: time_machine.Traveller
) -> None:
    opened(noor, number)
    clock.shift(timedelta(minutes=59, seconds=59))
    assert visit(cast.noor).get(f"/toezicht/dossier/{number}/").status_code == 200
    clock.shift(timedelta(seconds=1))
    assert visit(cast.noor).get(f"/toezicht/dossier/{number}/").status_code == 404


def test_a_second_step_is_asked_first_when_it_is_not_fresh(
    noor: Client, number: str, monday: datetime
) -> None:
    session = noor.session
    session[STEPPED_UP_KEY] = int(monday.timestamp()) - 601
    session.save()
    answer = opened(noor, number)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (303, "/mijn/extra-zekerheid/bevestig/")
    assert BrokenGlass.objects.count() == 0


@pytest.mark.parametrize("typed", ["7K4M-2QX", "geen nummer", "elsewhere"])
def test_a_number_of_nobody_and_of_somebody_elsewhere_are_one_answer(
    cast: Cast, noor: Client, number: str, monday: datetime, typed: str
) -> None:
    link = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    theirs = stories.report(cast.mila.actor, link, monday).number
    answer = opened(noor, theirs if typed == "elsewhere" else typed)
    assert answer.status_code == 422
    assert "Dit nummer is hier niet. Kijk of het klopt." in words(answer)
    assert BrokenGlass.objects.count() == 0


def test_what_is_missing_is_asked_and_nothing_typed_is_lost(noor: Client, number: str) -> None:
    answer = opened(noor, number, words="", reason="")
    assert answer.status_code == 422
    assert "Schrijf op waarom. Wie dit nakijkt, leest het." in words(answer)
    assert "Kies een reden." in words(answer)
    assert number in body(answer)


def test_omar_reviews_without_reading_the_dossier(
    cast: Cast, noor: Client, omar: Client, visit: Visit, number: str
) -> None:
    opened(noor, number)
    noor.get(f"/toezicht/dossier/{number}/")
    glass = BrokenGlass.objects.get()
    page = omar.get(f"{ALL}{glass.pk}/")
    assert "Een klacht over de eerste week." in words(page)
    assert "Functionaris gegevensbescherming" in words(page)
    assert "Noor" not in words(page)
    assert "Hij pakte me" not in words(page)
    assert omar.get(f"/toezicht/dossier/{number}/").status_code == 404
    assert omar.get(NEW).status_code == 404
    refused = omar.post(f"{ALL}{glass.pk}/", {"verdict": "justified"})
    assert refused.status_code == 422
    sent = omar.post(f"{ALL}{glass.pk}/", {"verdict": "not_justified", "words": "De klacht kon zonder."})
    assert sent["Location"] == ALL
    assert "Niet terecht" in words(omar.get(ALL))
    told = words(visit(cast.anna).get(f"/mijn/{number}/wie-keek/"))
    assert "las je melding achter glas. Dat gebeurde om een klacht over de behandeling." in told
    assert "Een ander keek het na: niet terecht. De werkgever spreekt hierover." in told
    assert "De klacht kon zonder" not in told
    assert "Noor" not in told.split("Privacyfunctionaris")[0].split("Wie keek er in mijn melding")[1]


def test_noor_cannot_review_herself(noor: Client, number: str) -> None:
    opened(noor, number)
    glass = BrokenGlass.objects.get()
    page = noor.get(f"{ALL}{glass.pk}/")
    assert "Dit opende je zelf" in words(page)
    assert "Leg je oordeel vast" not in words(page)
    answer = noor.post(f"{ALL}{glass.pk}/", {"verdict": "justified", "words": "Goed zo."})
    assert answer.status_code == 422
    assert "Dit opende je zelf. Iemand anders kijkt het na." in words(answer)


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "petra", "ilse", "dirk"])
def test_nobody_else_comes_here(cast: Cast, visit: Visit, noor: Client, number: str, name: str) -> None:
    opened(noor, number)
    glass = BrokenGlass.objects.get()
    browser = visit(cast.people[name])
    for path in ("/toezicht/", ALL, NEW, f"{ALL}{glass.pk}/", f"/toezicht/dossier/{number}/"):
        assert browser.get(path).status_code == 404


def test_every_reading_is_a_line_with_the_mark(noor: Client, number: str) -> None:
    opened(noor, number)
    noor.get(f"/toezicht/dossier/{number}/")
    noor.get(f"/toezicht/dossier/{number}/")
    lines = TrailLine.objects.filter(action="open_behind_glass")
    assert [(line.break_glass, line.origin, line.role) for line in lines] == [(True, "web", "DPO")] * 2
