# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A task of the playbook on the screen: from the dossier, among the own terms, and at closing."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenlijn.casework.playbooks.models import Task
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def number(cast: Cast, report: Report, stages: Stages, monday: datetime) -> str:
    """Anna's report, assessed as serious by Carla, with the playbook of transport."""
    publish_at_once(
        actor=Actor.job("test", cast.reggestreek.pk),
        topic=Topic.PLAYBOOKS,
        content=contents_of(pack_of(Sector.TRANSPORT))[Topic.PLAYBOOKS],
        now=monday - timedelta(days=1),
    )
    return stages.assessed(report())


def state_of(number: str, code: str) -> str:
    return Task.objects.get(incident__number=number, code=code).state


def test_carla_settles_a_task_from_the_dossier_with_what_shows_it(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/draaiboek/team_talk/"
    assert address in carla.get(f"/dossiers/{number}/").content.decode()
    assert "Bewijs volgens het draaiboek: Datum van het overleg en één afspraak." in text_of(
        carla.get(address)
    )
    page = carla.post(address, {"do": "settle", "outcome": "done", "words": ""})
    assert "Schrijf dit op." in text_of(page)
    assert state_of(number, "team_talk") == "open"
    gone = carla.post(address, {"do": "settle", "outcome": "done", "words": "Overleg van 24 november."})
    assert gone["Location"] == f"/dossiers/{number}/"
    assert state_of(number, "team_talk") == "done"
    told = text_of(carla.get(address))
    assert "Overleg van 24 november." in told
    assert "Rond deze taak af" not in told
    assert "maatregel 4 · gedaan" in text_of(carla.get(f"/dossiers/{number}/"))


def test_not_needed_keeps_the_coded_reason(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/draaiboek/line_warning/"
    carla.post(address, {"do": "settle", "outcome": "does_not_apply", "words": "De lijn rijdt niet meer."})
    task = Task.objects.get(incident__number=number, code="line_warning")
    assert (task.state, task.reason) == ("not_needed", "does_not_apply")
    assert "Past niet bij dit voorval" in text_of(carla.get(f"/dossiers/{number}/"))


def test_bram_settles_his_own_and_reads_the_rest_and_others_find_nothing(
    cast: Cast, visit: Visit, number: str
) -> None:
    bram = visit(cast.bram)
    theirs, his = (f"/dossiers/{number}/draaiboek/{code}/" for code in ("keep_evidence", "team_talk"))
    assert "Rond deze taak af" not in text_of(bram.get(theirs))
    bram.post(theirs, {"do": "settle", "outcome": "done", "words": "Gedaan."})
    assert state_of(number, "keep_evidence") == "open"
    bram.post(his, {"do": "settle", "outcome": "done", "words": "Besproken."})
    assert state_of(number, "team_talk") == "done"
    missing = visit(cast.dirk).get("/dossiers/ZZZZZZZZ/draaiboek/team_talk/")
    foreign = visit(cast.dirk).get(his)
    assert (foreign.status_code, foreign.content) == (404, missing.content)


def test_what_the_playbook_asks_of_me_stands_among_my_terms(
    cast: Cast, carla: Client, visit: Visit, number: str
) -> None:
    told = text_of(carla.get("/termijnen/"))
    assert "Uit het draaiboek" in told
    assert "Stel de camerabeelden uit het voertuig veilig" in told
    assert "Bespreek deze rit in de roostergroep" not in told
    assert "Bespreek deze rit in de roostergroep" in text_of(visit(cast.bram).get("/termijnen/"))
    assert number not in text_of(visit(cast.dirk).get("/termijnen/"))


def test_closing_says_what_the_playbook_still_asks(carla: Client, number: str, stages: Stages) -> None:
    stages.settled_after_assessing(number)
    assert "Er mist niets." in text_of(carla.get(f"/dossiers/{number}/afsluiten/"))
    Task.objects.filter(incident__number=number, code="team_talk").update(
        state="open", settled_at=None, settled_by=None, proved_by=None, reason="", words=None
    )
    told = text_of(carla.get(f"/dossiers/{number}/afsluiten/"))
    assert "Uit het draaiboek staat nog open: «Bespreek deze rit in de roostergroep" in told
