# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Omar reads the log of his employer without content, Noor with names, and everybody their own part."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.dossier.actions import open_dossier
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.doors.browsers import Visit, body
from tests.factories import stories

LOG = "/toezicht/spoor/"


def words(response: Any) -> str:
    """What stands on the page itself, as somebody reads it."""
    page = body(response).split("<main")[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def lines(cast: Cast, number: str, monday: datetime) -> str:
    """Carla opened Anna's dossier; at Dirk's employer there is another line."""
    open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    link = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    theirs = stories.report(cast.mila.actor, link, monday).number
    open_dossier(actor=cast.dirk.actor, number=theirs, purpose="assess", now=monday)
    return theirs


def test_omar_reads_functions_and_numbers_and_noor_names(
    omar: Client, noor: Client, number: str, lines: str
) -> None:
    told = words(omar.get(f"{LOG}?wat=open_dossier"))
    assert "Een dossier gelezen" in told
    assert "Agressiecoördinator · Klantenservice · coördinator" in told
    assert f"dossier {number}" in told
    assert "gezien: wie het overkwam, de eigen woorden, wat er is gedaan" in told
    assert "Carla" not in told
    assert "Carla · Agressiecoördinator" in words(noor.get(f"{LOG}?wat=open_dossier"))


def test_nothing_of_another_employer_shows(omar: Client, number: str, lines: str) -> None:
    told = words(omar.get(f"{LOG}?wat=open_dossier"))
    assert lines not in told
    for typed in (lines, "7K4M-2QX", "geen nummer"):
        assert "Geen regels." in words(omar.get(LOG, {"nummer": typed}))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"wat": "opened"}, 1),
        ({"rol": "COO", "wat": "open_dossier"}, 1),
        ({"rol": "MGR"}, 0),
        ({"inzage": "ja"}, 0),
        ({"van": "2026-11-23", "tot": "2026-11-23", "wat": "open_dossier"}, 1),
        ({"van": "2026-11-24"}, 0),
        ({"tot": "2026-11-22", "wat": "open_dossier"}, 0),
    ],
)
def test_each_question_finds_its_lines(
    omar: Client, number: str, lines: str, asked: dict[str, str], found: int
) -> None:
    told = words(omar.get(LOG, {**asked, "nummer": number}))
    assert told.count("Een dossier gelezen") == found


@pytest.mark.parametrize(
    "asked", [{"wat": "nothing_like_it"}, {"rol": "XXX"}, {"van": "morgen"}, {"van": "0001-01-01"}]
)
def test_a_question_nobody_offered_shows_no_line_and_leaves_none(
    omar: Client, lines: str, asked: dict[str, str]
) -> None:
    before = TrailLine.objects.filter(action="open_log").count()
    assert "Geen regels." in words(omar.get(LOG, asked))
    assert TrailLine.objects.filter(action="open_log").count() == before


def test_reading_the_log_is_a_line_with_its_question(omar: Client, number: str, lines: str) -> None:
    omar.get(LOG, {"nummer": number, "wat": "open_dossier"})
    line = TrailLine.objects.get(action="open_log")
    assert (line.role, line.purpose, line.object_type) == ("LOG", "review", "trail")
    assert line.detail == {"action": "open_dossier", "number": number, "lines": 1}


def test_twenty_five_a_page_and_an_edge_nobody_wrote_is_the_first_page(
    cast: Cast, omar: Client, number: str, monday: datetime
) -> None:
    for _time in range(30):
        open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    first = omar.get(LOG, {"wat": "open_dossier"})
    assert words(first).count("Een dossier gelezen") == 25
    (edge,) = re.findall(r'rel="next" href="([^"]+)"', body(first))
    second = omar.get(LOG + edge.replace("&amp;", "&"))
    assert words(second).count("Een dossier gelezen") == 5
    assert "Latere" in words(second)
    for wrong in ("niets", "-1", "9" * 30):
        assert words(omar.get(LOG, {"wat": "open_dossier", "na": wrong})).count("Een dossier gelezen") == 25


def test_one_line_and_a_full_page_cost_as_many_statements(
    cast: Cast, omar: Client, number: str, monday: datetime
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as sent:
            omar.get(LOG, {"wat": "open_dossier"})
        return len(sent)

    open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    statements()
    one = statements()
    for _time in range(30):
        open_dossier(actor=cast.carla.actor, number=number, purpose="assess", now=monday)
    assert statements() == one


def test_the_days_asked_leave_as_the_processing_log(omar: Client, number: str, lines: str) -> None:
    answer = omar.post(f"{LOG}meenemen/", {"van": "2026-11-23", "tot": "2026-11-23"})
    records = [json.loads(line) for line in answer.content.splitlines()]
    line = TrailLine.objects.get(action="export_processing_log")
    assert answer["Content-Disposition"] == 'attachment; filename="spoor-2026-11-23-2026-11-23.jsonl"'
    assert len(records) == line.detail["lines"] == line.sequence - 1
    assert {one["resource"]["attributes"]["eenlijn.chain"] for one in records} == {str(line.organisation_id)}
    assert stories.WORDS not in answer.content.decode()


@pytest.mark.parametrize("given", [{}, {"van": "2026-11-23", "tot": "2026-11-22"}, {"van": "x", "tot": "y"}])
def test_days_that_make_no_sense_take_nothing_along(omar: Client, given: dict[str, str]) -> None:
    assert omar.post(f"{LOG}meenemen/", given).status_code == 422
    assert not TrailLine.objects.filter(action="export_processing_log").exists()


def test_everybody_reads_what_they_did_and_nobody_elses(
    cast: Cast, visit: Visit, number: str, lines: str
) -> None:
    told = words(visit(cast.carla).get("/mijn/handelingen/"))
    assert told.count("Een dossier gelezen") == 1
    assert "Gemeld" not in told
    theirs = words(visit(cast.bram).get("/mijn/handelingen/"))
    assert "Geen regels." in theirs
    assert "Eerdere" not in told
    assert TrailLine.objects.filter(action="open_own_actions").count() == 2


def test_a_protected_case_shows_in_no_log(cast: Cast, visit: Visit, number: str, lines: str) -> None:
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    for browser in (visit(cast.omar), visit(cast.noor)):
        assert number not in words(browser.get(LOG))
        assert "Geen regels." in words(browser.get(LOG, {"nummer": number}))
    assert number not in words(visit(cast.carla).get("/mijn/handelingen/"))


@pytest.fixture
def refused(cast: Cast, visit: Visit) -> Callable[[str, str], int]:
    def asked(name: str, path: str) -> int:
        return int(visit(cast.people[name]).get(path).status_code)

    return asked


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "petra", "ilse", "hugo", "dirk"])
def test_nobody_else_reads_the_log(refused: Callable[[str, str], int], name: str) -> None:
    assert {refused(name, path) for path in (LOG, f"{LOG}meenemen/", "/toezicht/maanden/")} == {404}
