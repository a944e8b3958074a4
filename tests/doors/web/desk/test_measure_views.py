# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the measures beside the answer, as people press them; and who finds no page there."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.remarks import Said, add_note
from eenlijn.casework.incidents.codes import Severity, Status
from eenlijn.casework.incidents.models import Incident
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
PAGES = (
    "melder", "leerpunt", "aangifte", "schade", "nazorg", "niet-nodig/4", "heropenen", "notitie",
    "behandelaar",
)  # fmt: skip


@pytest.fixture
def number(report: Report, stages: Stages) -> str:
    return stages.assessed(report())


def post(client: Client, address: str, **values: Any) -> str:
    """Send a form; where it leads, or the text of the page that came back."""
    answer = client.post(address, values)
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_handle_it_finds_no_page(page: str, cast: Cast, visit: Visit, number: str) -> None:
    for stranger in (cast.dirk, cast.anna, cast.teun):
        assert visit(stranger).get(f"/dossiers/{number}/{page}/").status_code == 404
    bram = visit(cast.bram).get(f"/dossiers/{number}/{page}/").status_code
    assert bram == (200 if page == "nazorg" else 404)


def test_every_stop_leads_to_its_page(carla: Client, number: str) -> None:
    page = carla.get(f"/dossiers/{number}/").content.decode()
    for part in (
        "melder",
        "leerpunt",
        "aangifte",
        "schade",
        "nazorg",
        "niet-nodig/1",
        "behandelaar",
        "notitie",
    ):
        assert f'href="/dossiers/{number}/{part}/"' in page
    assert carla.get(f"/dossiers/{number}/niet-nodig/5/").status_code == 404
    assert carla.get(f"/dossiers/{number}/niet-nodig/9/").status_code == 404


def test_carla_tells_anna(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/melder/"
    assert "De melder hoorde nog niets." in text_of(carla.get(address))
    back = post(carla, address, do="tell", kind="thanks", way="in_app", words="")
    assert "Schrijf wat de melder leest" in back
    assert (
        post(carla, address, do="tell", kind="thanks", way="in_app", words="Dank je.")
        == f"/dossiers/{number}/"
    )
    assert "Dank je." in text_of(carla.get(address))


def test_a_lesson_is_added_and_learned(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/leerpunt/"
    assert post(carla, address, do="add", training_type="phone", needed_for="team", word="") == address
    page = carla.get(address)
    assert "Leren: Telefonische agressie, voor het team" in text_of(page)
    need = page.content.decode().split('name="need" value="')[1][:36]
    assert post(carla, address, do="done", need=need) == address
    assert "Gedaan" in text_of(carla.get(address))
    assert carla.post(address, {"do": "done", "need": "x"}).status_code == 404


def test_a_police_decision_asks_what_is_missing_and_can_be_changed(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/aangifte/"
    assert "nooit een thuisadres" in text_of(carla.get(address))
    assert "Kies waarom er geen aangifte komt" in post(
        carla, address, do="decide", decision="none_decided", version=0
    )
    filed = {
        "do": "decide",
        "decision": "aangifte_employer",
        "filed_on": "2026-11-23",
        "used_work_address": "on",
    }
    assert post(carla, address, **filed, version=0) == f"/dossiers/{number}/"
    page = text_of(carla.get(address))
    assert "Op maandag 23 november 2026. Adres van het werk gebruikt." in page
    assert "intussen gewijzigd" in post(carla, address, **filed, version=0)
    assert post(carla, address, **filed, reference="PL-7", version=1) == f"/dossiers/{number}/"
    assert "Nummer PL-7." in text_of(carla.get(address))


def test_karin_writes_damage_after_carla_asked_her(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    address, karin = f"/dossiers/{number}/schade/", visit(cast.karin)
    assert karin.get(address).status_code == 404
    assert "Leg schade vast" not in text_of(carla.get(address))
    assert post(carla, address, do="ask", account=str(cast.karin.id)) == address
    new = {"do": "add", "damage_type": "emp_belongings", "proof": "Bon"}
    assert "boven nul" in post(karin, address, **new, amount="0")
    assert post(karin, address, **new, amount="240.50") == address
    assert "Eigendommen medewerker, € 240,50" in text_of(karin.get(address)).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    line = f"{address}post/1/"
    move = {"do": "move", "version": 1, "state": "waived"}
    assert "waarom we van deze schade afzien" in post(karin, line, **move, reason="")
    assert post(karin, address, do="claim", lines="1", route="route_civil") == address
    seen = text_of(carla.get(address))
    assert "1 post" in seen
    assert "240" not in seen
    assert carla.get(line).status_code == 404
    assert visit(cast.dirk).get(address).status_code == 404


def test_joost_plans_and_records_a_talk_without_a_word_of_it(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    joost, address = visit(cast.joost), f"/dossiers/{number}/nazorg/"
    assert "nu geen gesprek voor jou" in text_of(joost.get("/gesprekken/"))
    row = CareMoment.objects.get(incident__number=number, moment="first_talk")
    assert post(carla, address, do="ask", moment=str(row.pk), account=str(cast.joost.id)) == address
    listed = text_of(joost.get("/gesprekken/"))
    assert number in listed
    assert "Anna" not in listed
    own = f"/gesprekken/{row.pk}/"
    assert "Anna" in text_of(joost.get(own))
    for stranger in (cast.dirk, cast.carla, cast.anna):
        assert visit(stranger).get(own).status_code == 404
    assert "dat nog komt" in post(joost, own, do="plan", at="2026-11-22T10:00")
    assert post(joost, own, do="plan", at="2026-11-24T10:00") == "/gesprekken/"
    made = {"do": "made", "at": "2026-11-23T09:00"}
    assert "Maak een keuze" in post(joost, own, **made, provider="")
    assert post(joost, own, **made, provider="provider_bot") == "/gesprekken/"
    assert "Bedrijfsopvangteam" in text_of(joost.get(own))
    seen = text_of(carla.get(address))
    assert "Contact gelegd" in seen
    assert "Bedrijfsopvangteam" not in seen


def test_bram_records_the_first_care_he_gave(cast: Cast, visit: Visit, number: str) -> None:
    bram, address = visit(cast.bram), f"/dossiers/{number}/nazorg/"
    row = CareMoment.objects.get(incident__number=number, moment="first_care")
    assert "Jij was er voor je collega" in text_of(bram.get(address))
    assert post(bram, address, do="first", moment=str(row.pk), at="2026-11-23T09:00") == address
    row.refresh_from_db()
    assert row.state == "made"


def test_a_measure_is_put_aside_and_back(carla: Client, number: str) -> None:
    address = f"/dossiers/{number}/niet-nodig/4/"
    assert "Schrijf dit op." in post(carla, address, do="waive", reason="")
    assert post(carla, address, do="waive", reason="Vorige maand geoefend.") == f"/dossiers/{number}/"
    assert "Vorige maand geoefend." in text_of(carla.get(address))
    assert post(carla, address, do="withdraw") == f"/dossiers/{number}/"
    assert "Vorige maand geoefend." not in text_of(carla.get(address))


def test_a_severe_dossier_closes_after_bram_looked_along(  # noqa: PLR0917  # six fixtures
    carla: Client,
    cast: Cast,
    visit: Visit,
    report: Report,
    stages: Stages,
    clock: time_machine.Traveller,
) -> None:
    number = report()
    stages.assessed(number, Severity.VERY_SERIOUS, "Hij kent haar adres.")
    stages.settled_after_assessing(number)
    close, along = f"/dossiers/{number}/afsluiten/", f"/dossiers/{number}/meekijken/"
    bram = visit(cast.bram)
    assert bram.get(along).status_code == 404
    assert "Vraag een tweede persoon" in text_of(carla.get(close))
    assert post(carla, close, do="ask") == close
    assert carla.get(along).status_code == 404
    assert visit(cast.dirk).get(along).status_code == 404
    assert along in bram.get(f"/dossiers/{number}/").content.decode()
    assert "Carla vraagt of dit dossier dicht mag" in text_of(bram.get(along))
    assert "Schrijf kort waarom." in post(bram, along, do="answer", answer="no", word="")
    assert post(bram, along, do="answer", answer="no", word="Bel haar eerst.") == f"/dossiers/{number}/"
    assert "Bel haar eerst." in text_of(carla.get(close))
    clock.shift(60)
    assert post(carla, close, do="ask") == close
    assert post(bram, along, do="answer", answer="yes", word="") == f"/dossiers/{number}/"
    assert post(carla, close) == "/vandaag/"


def test_a_closed_dossier_is_opened_again(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.closed(report())
    address = f"/dossiers/{number}/heropenen/"
    assert f'href="{address}"' in carla.get(f"/dossiers/{number}/").content.decode()
    assert post(carla, address, do="reopen", reason="Nieuw feit.") == f"/dossiers/{number}/"
    assert Incident.objects.get(number=number).status == Status.IN_PROGRESS
    assert "Nieuw feit." in text_of(carla.get(f"/dossiers/{number}/"))
    assert carla.get(address).status_code == 302


def test_a_note_stands_among_what_was_done_for_its_audience(
    carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    note = {"do": "write", "kind": "opinion"}
    address = f"/dossiers/{number}/notitie/"
    assert post(carla, address, **note, words="Voor Bram erbij.", audience="team") == f"/dossiers/{number}/"
    assert (
        post(carla, address, **note, words="Alleen voor ons.", audience="handlers") == f"/dossiers/{number}/"
    )
    mine = text_of(carla.get(f"/dossiers/{number}/"))
    brams = text_of(visit(cast.bram).get(f"/dossiers/{number}/"))
    assert "Notitie: mening" in mine
    assert "Leest mee: ook de leidinggevende" in mine
    assert "Alleen voor ons." in mine
    assert "Voor Bram erbij." in brams
    assert "Alleen voor ons." not in brams


def test_a_deputy_and_a_hand_over_by_screen(carla: Client, cast: Cast, visit: Visit, number: str) -> None:
    address = f"/dossiers/{number}/behandelaar/"
    page = text_of(carla.get(address))
    assert "Behandelaar: Carla" in page
    assert "Dirk" not in page
    assert post(carla, address, do="end", kind="handler", account=str(cast.carla.id)) != address
    assert carla.post(address, {"do": "end", "kind": "boss", "account": "x"}).status_code == 404


def test_pages_cost_a_fixed_number_of_statements(
    carla: Client, cast: Cast, number: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(5):
        said = Said(Audience.TEAM, NoteKind.FACT, f"Notitie {place}")
        add_note(
            actor=cast.carla.actor,
            number=number,
            said=said,
            now=Incident.objects.get(number=number).reported_at,
        )
    for page, most in (("leerpunt", 60), ("schade", 70), ("nazorg", 70), ("behandelaar", 40), ("", 60)):
        with django_assert_max_num_queries(most):
            carla.get(f"/dossiers/{number}/{page}/" if page else f"/dossiers/{number}/")
