# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla takes a dossier and a list along on the screen; the phrase is shown once, to her alone."""

import io
import re
from datetime import datetime, timedelta

import pytest
import pyzipper
import time_machine
from django.test import Client
from django.urls import reverse

from eenlijn.casework.exports import queries
from eenlijn.casework.exports.models import Export
from eenlijn.doors.jobs.every_second import work_on_exports
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

STEP = reverse("profile:step_up")
PHRASE = re.compile(r"(?:[a-z2-9]{4}-){5}[a-z2-9]{4}")


@pytest.fixture
def number(report: Report, stages: Stages) -> str:
    return stages.assessed(report())


def made(carla: Client, address: str, purpose: str, now: datetime) -> str:
    """Ask, and let the worker make it; the address of its page."""
    answer = carla.post(address, {"purpose": purpose})
    assert answer.status_code == 302
    while work_on_exports(now):
        pass
    return str(answer["Location"])


def test_a_dossier_leaves_under_a_phrase_that_is_shown_once(
    carla: Client, number: str, monday: datetime
) -> None:
    assert f'href="/dossiers/{number}/export/"' in carla.get(f"/dossiers/{number}/").content.decode()
    asked = carla.post(f"/dossiers/{number}/export/", {"purpose": "hearing"})
    here = str(asked["Location"])
    waiting = carla.get(here)
    assert (waiting["Refresh"], "0 van 1 klaar" in text_of(waiting)) == ("3", True)
    while work_on_exports(monday):
        pass
    assert "Nu doe je het op slot" in text_of(carla.get(here))
    assert PHRASE.search(text_of(carla.get(here))) is None
    locked = carla.post(f"{here}slot/")
    found = PHRASE.search(text_of(locked))
    assert found
    assert locked["Cache-Control"] == "no-store"
    # Never again: not on the page, and not by pressing once more.
    assert PHRASE.search(text_of(carla.get(here))) is None
    assert PHRASE.search(text_of(carla.post(f"{here}slot/", follow=True))) is None
    answer = carla.get(f"{here}bestand/")
    assert answer["Content-Disposition"] == 'attachment; filename="export.zip"'
    with pyzipper.AESZipFile(io.BytesIO(answer.content)) as archive:
        archive.setpassword(found.group().encode())
        assert sorted(archive.namelist()) == ["dossier.pdf", "dossier.xlsx"]
        assert archive.read("dossier.pdf").startswith(b"%PDF-")
    assert carla.get(f"{here}intrekken/").status_code == 200
    assert carla.post(f"{here}intrekken/").status_code == 302
    assert "Je hebt het ingetrokken." in text_of(carla.get(here))
    assert carla.get(f"{here}bestand/").status_code == 302


def test_a_list_goes_along_as_it_stands_on_the_screen(carla: Client, number: str, monday: datetime) -> None:
    page = carla.get("/dossiers/?stap=assessed&na=x").content.decode()
    assert 'href="/exports/lijst/?stap=assessed"' in page
    assert "Het gaat om 1 dossier." in text_of(carla.get("/exports/lijst/?stap=assessed"))
    here = made(carla, "/exports/lijst/?stap=assessed", "overview", monday)
    assert "Lijst van 1 dossier" in text_of(carla.get(here))
    assert "Lijst van 1 dossier" in text_of(carla.get("/exports/"))
    empty = carla.post("/exports/lijst/?stap=closed", {"purpose": "overview"})
    assert (empty.status_code, "Kies ruimer." in text_of(empty)) == (422, True)
    assert Export.objects.count() == 1


def test_nothing_leaves_without_a_purpose(carla: Client, number: str) -> None:
    for address in (f"/dossiers/{number}/export/", "/exports/lijst/"):
        answer = carla.post(address, {"purpose": "nieuwsgierig"})
        assert answer.status_code == 422
    assert not Export.objects.exists()


def stale(client: Client) -> None:
    """The second factor was shown too long ago."""
    session = client.session
    session[STEPPED_UP_KEY] -= int(timedelta(minutes=11).total_seconds())
    session.save()


def test_persons_and_long_lists_ask_a_second_factor_first(
    carla: Client, number: str, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = made(carla, f"/dossiers/{number}/export/", "hearing", monday)
    small = made(carla, "/exports/lijst/", "overview", monday)
    stale(carla)
    for method, address in (
        ("get", f"/dossiers/{number}/export/"),
        ("post", f"{here}slot/"),
        ("get", f"{here}bestand/"),
    ):
        answer = getattr(carla, method)(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (303, STEP)
    assert carla.post(f"{small}slot/").status_code == 200
    monkeypatch.setattr("eenlijn.doors.web.desk.export_views.WITHOUT_STEP_UP", 0)
    answer = carla.post("/exports/lijst/", {"purpose": "overview"})
    assert answer["Location"].startswith(STEP)
    assert queries.WITHOUT_STEP_UP == 25
    assert Export.objects.count() == 2


def test_nobody_else_finds_it(cast: Cast, visit: Visit, carla: Client, number: str, monday: datetime) -> None:
    here = made(carla, f"/dossiers/{number}/export/", "hearing", monday)
    carla.post(f"{here}slot/")
    missing = visit(cast.dirk).get("/exports/5b0a3f0e-4c55-4f0f-9a51-2f2c8a0f7d11/")
    for person in (cast.dirk, cast.bram, cast.anna, cast.petra):
        client = visit(person)
        for what in ("", "bestand/", "intrekken/"):
            assert client.get(f"{here}{what}").status_code == 404
        for what in ("slot/", "intrekken/"):
            assert client.post(f"{here}{what}").status_code == 404
        assert number not in client.get("/exports/").content.decode()
        assert client.get(f"/dossiers/{number}/export/").status_code == 404
    assert visit(cast.dirk).get(here).content == missing.content
    assert carla.get(f"{here}bestand/").status_code == 200


@pytest.mark.usefixtures("clock")
def test_after_a_day_it_is_over(
    carla: Client, number: str, monday: datetime, clock: time_machine.Traveller
) -> None:
    here = made(carla, "/exports/lijst/", "overview", monday)
    clock.move_to(monday + timedelta(hours=24))
    assert work_on_exports(monday + timedelta(hours=24)) == 1
    assert Export.objects.get().content is None
    assert here.startswith("/exports/")
