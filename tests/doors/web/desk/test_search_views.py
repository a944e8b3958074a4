# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which somebody looks for a dossier."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from eenlijn.casework.dossier import searching
from tests.cast import Cast
from tests.doors.browsers import Visit

TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')


@pytest.fixture
def number(report: Callable[..., Any]) -> str:
    return str(report())


def typed(client: Client, **fields: str) -> str:
    response = client.post("/zoeken/", fields)
    assert response.status_code == 200
    return TOKEN.sub("token", response.content.decode())


def test_carla_finds_by_name_and_sees_facts_only(carla: Client, cast: Cast, number: str) -> None:
    page = typed(carla, name="anna")
    assert "1 dossier gevonden" in page
    assert number in page
    # The name stands in its own field again, and nowhere else.
    assert page.lower().count("anna") == 1


def test_nothing_found_is_the_same_page_for_a_foreign_and_a_made_up_name(
    cast: Cast, visit: Visit, number: str
) -> None:
    dirk = visit(cast.dirk)
    pages = [typed(dirk, name=name).replace(name, "name") for name in ("Anna", "Qwer")]
    assert pages[0] == pages[1]
    assert "Niets gevonden" in pages[0]
    assert number not in pages[0]


def test_too_many_says_what_to_do(carla: Client, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 0)
    page = typed(carla, words="bus")
    assert "Er passen te veel dossiers" in page
    assert number not in page


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Vul minstens één ding in"),
        ({"words": "ab"}, "minstens drie letters"),
        ({"since": "gisteren"}, "Schrijf een dag"),
        ({"since": "0001-01-01"}, "Schrijf een dag"),
        ({"since": "2026-11-23", "until": "2026-11-22"}, "niet vóór de eerste"),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, "Kies een van de mogelijkheden"),
        ({"kind": "alles"}, "Kies een van de mogelijkheden"),
        ({"name": "a\x00b"}, "een teken waarop wij niet kunnen zoeken"),
        ({"name": "x" * 121}, "120"),
    ],
)
def test_what_cannot_be_asked_is_told_beside_its_field(
    carla: Client, fields: dict[str, str], told: str
) -> None:
    assert told in typed(carla, **fields)


def test_a_foreign_team_is_a_team_that_is_not(carla: Client, cast: Cast) -> None:
    made_up = "5b0a3f0e-4c55-4f0f-9a51-2f2c8a0f7d11"
    pages = [typed(carla, unit=one).replace(one, "unit") for one in (str(cast.woonservice.pk), made_up)]
    assert pages[0] == pages[1]
    assert "Kies een van de mogelijkheden" in pages[0]


def test_nothing_typed_stands_in_an_address(carla: Client, number: str) -> None:
    response = carla.get("/zoeken/?name=Anna&words=bus")
    assert response.status_code == 200
    assert "gevonden" not in response.content.decode()


def test_the_next_page_asks_the_same(carla: Client, report: Callable[..., Any]) -> None:
    numbers = {report() for _one in range(26)}
    first = typed(carla, name="Anna")
    assert "26 dossiers gevonden" in first
    edge = first.split('name="na" value="')[1].split('"')[0]
    second = typed(carla, name="Anna", na=edge)
    shown = [{number for number in numbers if number in page} for page in (first, second)]
    assert (len(shown[0]), len(shown[1])) == (25, 1)
    assert shown[0] | shown[1] == numbers
