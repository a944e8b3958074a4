# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from eenlijn.casework.incidents.codes import Status
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


def test_what_is_missing_is_told_with_the_way_to_it(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    page = carla.get(f"/dossiers/{number}/afsluiten/")
    told = text_of(page)
    assert "Dit dossier kan nog niet dicht" in told
    assert "De ernst is nog niet vastgesteld." in told
    assert "De ander heeft nog geen antwoord." in told
    assert f'href="/dossiers/{number}/beoordelen/"' in page.content.decode()
    page = carla.post(f"/dossiers/{number}/afsluiten/")
    assert page.status_code == 200
    assert "Dit dossier kan nog niet dicht" in text_of(page)
    assert stages.dossier(number).status is Status.REPORTED


def test_closing_leads_back_to_the_list_with_a_word(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.settled(report())
    assert "Er mist niets. Je kunt dit dossier afsluiten." in text_of(
        carla.get(f"/dossiers/{number}/afsluiten/")
    )
    assert carla.post(f"/dossiers/{number}/afsluiten/")["Location"] == "/vandaag/"
    page = carla.get("/vandaag/")
    assert f"Dossier {number} is afgesloten." in text_of(page)
    assert 'tabindex="-1" autofocus' in page.content.decode()
    assert f"/dossiers/{number}/" not in page.content.decode()
    assert number in text_of(carla.get("/dossiers/"))


def test_a_closed_dossier_is_not_closed_again(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.closed(report())
    before = stages.dossier(number).timeline
    assert carla.get(f"/dossiers/{number}/afsluiten/")["Location"] == f"/dossiers/{number}/"
    assert carla.post(f"/dossiers/{number}/afsluiten/").status_code == 302
    assert stages.dossier(number).timeline == before
