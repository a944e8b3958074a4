# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from eenlijn.casework.incidents.codes import Severity
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


def _typed(number: str, stages: Stages, **changed: str) -> dict[str, str]:
    version = str(stages.dossier(number).version)
    typed = {
        "main_type": "threat_general",
        "severity": "s3_serious",
        "perpetrator_known": "yes",
        "reason": "",
    }
    return {**typed, "version": version, **changed}


def test_the_proposal_stands_ready_with_its_reason(carla: Client, report: Report) -> None:
    page = carla.get(f"/dossiers/{report()}/beoordelen/")
    told = text_of(page)
    assert "Voorstel: 3 Ernstig. Kies je iets anders, schrijf dan waarom." in told
    assert "regel E3 geldt" in told
    assert "regel E4 geldt niet" in told
    assert 'value="s3_serious" checked' in page.content.decode()
    assert page.content.decode().count("nl-button--primary") == 1


def test_confirming_the_proposal_takes_it_in_hand(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    answer = carla.post(f"/dossiers/{number}/beoordelen/", _typed(number, stages))
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{number}/")
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Ernst vastgesteld: 3 Ernstig." in told
    assert "behandelaar Carla" in told
    assert "Nu: geef de ander antwoord" in told


def test_deviating_asks_for_a_reason_at_the_field(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    typed = _typed(number, stages, severity="s4_very_serious")
    page = carla.post(f"/dossiers/{number}/beoordelen/", typed)
    assert page.status_code == 200
    assert 'href="#id_reason"' in page.content.decode()
    assert "Je kiest iets anders dan het voorstel. Schrijf kort waarom." in text_of(page)
    assert 'value="s4_very_serious" checked' in page.content.decode()
    assert stages.dossier(number).severity is None
    carla.post(f"/dossiers/{number}/beoordelen/", {**typed, "reason": "Het mes lag op tafel."})
    assert stages.dossier(number).severity is Severity.VERY_SERIOUS
    assert "Het voorstel was 3 Ernstig. Het mes lag op tafel." in text_of(carla.get(f"/dossiers/{number}/"))


def test_a_stale_save_shows_both_texts(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    old = _typed(number, stages, severity="s2_norm_breach", reason="Hij schold alleen.")
    stages.assessed(number, Severity.VERY_SERIOUS, "Er was een mes.")
    page = carla.post(f"/dossiers/{number}/beoordelen/", old)
    told = text_of(page)
    assert "Iemand anders heeft dit intussen gewijzigd." in told
    assert "Dit bewaarde iemand anders" in told
    assert "4 Zeer ernstig" in told
    assert "Er was een mes." in told
    assert "Hij schold alleen." in told
    assert stages.dossier(number).severity is Severity.VERY_SERIOUS


def test_a_missing_answer_is_told_at_its_field(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    page = carla.post(f"/dossiers/{number}/beoordelen/", _typed(number, stages, perpetrator_known=""))
    assert page.status_code == 200
    assert "Kies of we weten wie de ander is." in text_of(page)
    page = carla.post(f"/dossiers/{number}/beoordelen/", _typed(number, stages, main_type="onzin"))
    assert page.status_code == 200


def test_what_is_assessed_is_not_assessed_again(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    answer = carla.get(f"/dossiers/{number}/beoordelen/")
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{number}/")
