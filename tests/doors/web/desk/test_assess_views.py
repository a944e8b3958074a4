# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from django.test import Client

from eenlijn.casework.incidents.codes import Severity
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")


def _typed(number: str, stages: Stages, **changed: str) -> dict[str, str]:
    version = str(stages.dossier(number).version)
    typed = {
        "gate": "aggression",
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


def test_the_gate_stands_first_and_nothing_of_it_is_preset(carla: Client, report: Report) -> None:
    page = carla.get(f"/dossiers/{report()}/beoordelen/").content.decode()
    assert page.index('name="gate"') < page.index('name="main_type"') < page.index('name="severity"')
    assert not re.search(r'name="gate"[^>]* checked', page)
    for name in ("had_weapon", "is_repetition", "decision_influenced", "has_absence"):
        assert re.search(rf'name="{name}" value="unknown" checked', page), name
    assert re.search(r'name="injury" value="unknown" checked', page)


def test_without_the_gate_nothing_is_established(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    page = carla.post(f"/dossiers/{number}/beoordelen/", _typed(number, stages, gate=""))
    assert "Kies eerst of dit agressie was." in text_of(page)
    assert stages.dossier(number).severity is None


def test_recalculating_moves_the_proposal_and_saves_nothing(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = report()
    typed = _typed(number, stages, had_weapon="yes", proposed="s3_serious", do="recalculate", reason="Mes.")
    page = carla.post(f"/dossiers/{number}/beoordelen/", typed)
    told = text_of(page)
    assert "Voorstel: 4 Zeer ernstig." in told
    assert "regel W4 geldt" in told
    assert 'value="s4_very_serious" checked' in page.content.decode()
    assert "Mes." in told
    assert "Fout" not in page.content.decode()
    assert (stages.dossier(number).severity, stages.dossier(number).version) == (None, 1)


def test_recalculating_leaves_a_severity_that_somebody_moved(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = report()
    typed = _typed(
        number, stages, severity="s2_norm_breach", proposed="s3_serious", had_weapon="yes", do="recalculate"
    )
    page = carla.post(f"/dossiers/{number}/beoordelen/", typed).content.decode()
    assert 'value="s2_norm_breach" checked' in page


def test_what_nobody_offered_recalculates_to_what_is_known(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = report()
    typed = _typed(
        number, stages, main_type="onzin", injury="onzin", target="onzin", had_weapon="x", do="recalculate"
    )
    page = carla.post(f"/dossiers/{number}/beoordelen/", typed)
    assert "Voorstel: 3 Ernstig." in text_of(page)


@pytest.mark.parametrize(
    ("gate", "badge"),
    [
        ("criticism", "Geen agressie: kritiek"),
        ("emotion", "Geen agressie: emotie"),
        ("complaint", "Geen agressie: klacht"),
        ("not_upheld", "Niet gegrond"),
    ],
)
def test_what_was_no_aggression_ends_on_the_same_page(  # noqa: PLR0917 - fixtures
    cast: Cast, visit: Visit, carla: Client, report: Report, stages: Stages, gate: str, badge: str
) -> None:
    number = report()
    typed = {"gate": gate, "gate_reason": "", "version": "1"}
    refused = carla.post(f"/dossiers/{number}/beoordelen/", typed)
    assert "Schrijf kort waarom. De melder leest de uitkomst, niet deze woorden." in text_of(refused)
    assert 'href="#id_gate_reason"' in refused.content.decode()
    reason = "Ze was boos over de vertraging."
    answer = carla.post(f"/dossiers/{number}/beoordelen/", {**typed, "gate_reason": reason})
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{number}/")
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert badge in told
    assert "Boos zijn mag. Kritiek en een klacht mogen ook." in told
    assert reason in told
    assert ("Wilt u de klacht behandelen?" in told) is (gate == "complaint")
    assert badge.lower() in text_of(carla.get("/dossiers/"))
    followed = text_of(visit(cast.anna).get(f"/mijn/{number}/"))
    assert "Je melding is bekeken." in followed
    assert badge in followed
    assert "Opvang blijft voor jou" in followed
    assert reason not in followed
    assert ("Boos zijn mag." in followed) is (gate != "not_upheld")


def test_what_is_assessed_can_be_assessed_anew_with_a_reason(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.assessed(report())
    page = carla.get(f"/dossiers/{number}/beoordelen/")
    assert "Beoordeel opnieuw" in text_of(page)
    assert 'name="gate" value="aggression" checked' in page.content.decode()
    typed = _typed(number, stages, severity="s4_very_serious", injury="doctor")
    refused = carla.post(f"/dossiers/{number}/beoordelen/", typed)
    assert "Schrijf kort waarom." in text_of(refused)
    answer = carla.post(f"/dossiers/{number}/beoordelen/", {**typed, "reason": "Er was een arts nodig."})
    assert answer.status_code == 302
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Ernst gewijzigd: van 3 Ernstig naar 4 Zeer ernstig" in told


def test_what_is_closed_is_not_assessed_again(carla: Client, report: Report, stages: Stages) -> None:
    number = report()
    carla.post(
        f"/dossiers/{number}/beoordelen/", {"gate": "emotion", "gate_reason": "Verdriet.", "version": "1"}
    )
    answer = carla.get(f"/dossiers/{number}/beoordelen/")
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{number}/")
