# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was learned and prevented, on the screens: Carla writes it down, Bram takes it to his team."""

import io
from datetime import date
from html import unescape
from zipfile import ZipFile

import pytest
from django.test import Client

from eenlijn.casework.learning.models import PreventionMeasure, TrainingNeed
from eenlijn.commons.trail.models import TrailLine
from eenlijn.prevention.home_visits.questions import risk_questions
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of


def post(client: Client, page: str, /, **values: str) -> str:
    """Send a form; where it leads, or the text of the page that came back."""
    answer = client.post(page, values)
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


@pytest.fixture
def number(report: Report, stages: Stages) -> str:
    made = report()
    stages.assessed(made)
    return made


def plan(carla: Client, cast: Cast, number: str, **changes: str) -> str:
    form = {
        "do": "add",
        "kind": "waiting_management",
        "what": "Een bord met de wachttijd.",
        "owner": str(cast.bram.id),
        "due_on": "2026-12-01",
    }
    return post(carla, f"/dossiers/{number}/leerpunt/maatregel/", **{**form, **changes})


def causes(carla: Client, number: str, **changes: str) -> str:
    form = {
        "do": "add",
        "main": "waiting",
        "others": "layout",
        "contribution": "Het was druk.",
        "version": "0",
    }
    return post(carla, f"/dossiers/{number}/leerpunt/oorzaak/", **{**form, **changes})


def test_a_cause_a_measure_the_rie_and_a_look_stand_on_the_dossier(
    carla: Client, cast: Cast, number: str
) -> None:
    page = f"/dossiers/{number}/leerpunt/"
    assert causes(carla, number) == page
    told = text_of(carla.get(page))
    assert "Oorzaak: wachten" in told
    assert "Speelde ook mee: Inrichting van de plek." in told
    assert "Bron: lijst 8.6, waiting_time." in told
    assert plan(carla, cast, number) == page
    one = f"/leerpunten/{PreventionMeasure.objects.get().pk}/"
    risk = {"do": "risk", "words": "Bord", "section": "4.2", "put_in_on": "2026-11-23", "version": "1"}
    assert post(carla, one, **risk) == page
    assert post(carla, one, do="move", state="done", reason="", version="2") == page
    look = {"do": "effect", "after": "3", "result": "works", "word": "Minder vragen."}
    assert post(carla, one, **look) == page
    told = text_of(carla.get(page))
    assert "Na drie maanden: het werkt. Minder vragen." in told
    assert "RI&E 4.2, sinds maandag 23 november 2026: Bord" in unescape(told)


def test_bad_input_comes_back_filled_with_the_reason(carla: Client, cast: Cast, number: str) -> None:
    back = causes(carla, number, contribution="Anna stond alleen.")
    assert "Hier lijkt een naam te staan: Anna" in back
    assert "Anna stond alleen." in back
    assert "Deze dag is al voorbij" in plan(carla, cast, number, due_on="2026-11-01")
    assert "Maak een keuze" in plan(carla, cast, number, owner=str(cast.dirk.id))
    assert "Schrijf een dag" in plan(carla, cast, number, due_on="morgen")
    assert not PreventionMeasure.objects.exists()
    plan(carla, cast, number)
    one = f"/leerpunten/{PreventionMeasure.objects.get().pk}/"
    assert "Werkt het?" not in text_of(carla.get(one))
    assert "waarom dit toch niet gebeurt" in post(
        carla, one, do="move", state="dropped", reason="", version="1"
    )


def test_dirk_and_bram_find_no_page_of_it(visit: Visit, cast: Cast, carla: Client, number: str) -> None:
    plan(carla, cast, number)
    measure = PreventionMeasure.objects.get().pk
    for person in (cast.dirk, cast.bram):
        for part in ("", "oorzaak/", "maatregel/"):
            assert visit(person).get(f"/dossiers/{number}/leerpunt/{part}").status_code == 404
        assert visit(person).get(f"/leerpunten/{measure}/").status_code == 404


def test_the_list_is_read_through_the_dossiers_one_sees(
    visit: Visit, cast: Cast, carla: Client, number: str
) -> None:
    plan(carla, cast, number)
    assert "1 maatregel loopt." in text_of(carla.get("/leren/"))
    for browser in (carla, visit(cast.bram)):
        page = text_of(browser.get("/leren/"))
        assert number in page
        assert "Wachttijd of routing" in page
        assert "Bram" not in page.split("Leren en voorkomen", 2)[-1]
        assert "bord" not in page
    assert number not in text_of(visit(cast.dirk).get("/leren/"))
    assert number not in text_of(carla.get("/leren/?toon=late"))
    assert number not in text_of(carla.get(f"/leren/?eenheid={cast.klantenservice.pk}"))
    assert number in text_of(carla.get(f"/leren/?eenheid={cast.lijn_62.pk}&toon=all"))
    assert number in text_of(carla.get("/leren/?toon=x&eenheid=x&vestiging=x&na=x"))
    for person in (cast.anna, cast.petra, cast.ilse):
        assert visit(person).get("/leren/").status_code == 404


def test_lines_for_the_rie_leave_with_a_line_in_the_trail(
    visit: Visit, cast: Cast, carla: Client, number: str
) -> None:
    plan(carla, cast, number, what="=1+1 bord")
    assert "=1+1 bord" in text_of(carla.get("/leren/rie/"))
    file = carla.get("/leren/rie/csv/")
    assert file["Content-Disposition"].startswith('attachment; filename="rie-')
    lines = file.content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines if ";" in line] == ["Maatregel", "Wachttijd of routing"]
    assert "'=1+1 bord" in lines[1]
    assert TrailLine.objects.filter(action="take_risk_lines").count() == 2
    assert "bord" not in visit(cast.dirk).get("/leren/rie/csv/").content.decode()


def test_training_is_counted_per_function_group_and_the_board_sees_no_small_numbers(
    visit: Visit, cast: Cast, carla: Client, number: str
) -> None:
    add = {
        "do": "add",
        "training_type": "phone",
        "needed_for": "team",
        "function_group": "fg_phone",
        "word": "",
    }
    assert post(carla, f"/dossiers/{number}/leerpunt/", **add) == f"/dossiers/{number}/leerpunt/"
    assert TrainingNeed.objects.get().function_group == "fg_phone"
    assert carla.get("/leren/training/csv/").content.decode("utf-8-sig").splitlines()[1] == (
        "Telefonie / KCC;Telefonische agressie;1;0"
    )
    ilse = visit(cast.ilse)
    told = text_of(ilse.get("/leren/training/"))
    assert "Aantallen onder de 5 staan er niet" in told
    assert ilse.get("/leren/training/csv/").content.decode("utf-8-sig").splitlines()[1] == (
        "Telefonie / KCC;Telefonische agressie;minder dan 5;minder dan 5"
    )
    assert "Telefonie" not in text_of(visit(cast.dirk).get("/leren/training/"))
    assert visit(cast.bram).get("/leren/training/").status_code == 404


def test_bram_takes_counts_and_lessons_to_his_team_and_no_names(
    visit: Visit, cast: Cast, carla: Client, number: str
) -> None:
    causes(carla, number, main="substance", others="waiting")
    plan(carla, cast, number)
    bram = visit(cast.bram)
    told = text_of(bram.get("/team/overleg/"))
    assert "Veilig werken: Lijn 62" in told
    assert "1 voorval." in told
    assert "Bij minder dan 5 voorvallen staat hier niet welke" in told
    assert "Wachten: 1" in told
    assert "Wachttijd of routing: afgesproken" in told
    for hidden in (number, "Anna", "Het was druk", "bord", "Alcohol"):
        assert hidden not in told.split("Veilig werken", 1)[1]
    word = bram.get("/team/overleg/docx/?periode=12")
    text = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    assert "Wachten: 1" in text
    assert number not in text
    assert bram.get("/team/overleg/pdf/").content[:5] == b"%PDF-"
    assert TrailLine.objects.filter(action="take_digest").count() == 2
    for person in (cast.carla, cast.dirk, cast.anna):
        assert visit(person).get("/team/overleg/").status_code == 404


def test_the_kinds_are_told_from_five_incidents_on(visit: Visit, cast: Cast, report: Report) -> None:
    for _again in range(5):
        report()
    told = text_of(visit(cast.bram).get("/team/overleg/?periode=1"))
    assert "5 voorvallen." in told
    assert "Bedreiging: 5" in told


def test_petra_keeps_the_provisions_and_dirks_place_is_not_hers(visit: Visit, cast: Cast) -> None:
    petra, page = visit(cast.petra), f"/voorzieningen/{cast.remise.pk}/"
    assert "Remise" in text_of(petra.get("/voorzieningen/"))
    add = {"do": "add", "kind": "alarm", "spot": "Balie 2", "next_check_on": "", "remark": "Knop links."}
    assert post(petra, page, **add) == page
    told = text_of(petra.get(page))
    assert "Alarmknop of alarmsysteem, Balie 2" in told
    assert "Nog niet nagekeken." in told
    provision = petra.get(page).content.decode().split('name="provision" value="')[1][:36]
    look = {"do": "look", "provision": provision, "version": "1", "checked_by": "Hoofd facilitair"}
    assert "niet in het verleden" in post(petra, page, **look, checked_on="2026-11-30")
    assert post(petra, page, **look, checked_on="2026-11-20") == page
    assert "door: Hoofd facilitair" in text_of(petra.get(page))
    assert petra.get(f"/voorzieningen/{cast.hoofdkantoor.pk}/").status_code == 404
    assert visit(cast.dirk).get(page).status_code == 404
    assert visit(cast.anna).get("/voorzieningen/").status_code == 404
    assert post(petra, page, do="end", provision=provision, version="2") == page
    assert "nog niets vastgelegd" in text_of(petra.get(page))


VISIT = {"do": "ask", "visit_on": "2026-11-24", "address": "Kanaalweg 12", "client_number": ""}


def answers(**yes: str) -> dict[str, str]:
    return {f"q_{code}": yes.get(code, "no") for code in risk_questions()}


def test_anna_checks_a_visit_and_bram_decides(visit: Visit, cast: Cast) -> None:
    anna, bram = visit(cast.anna), visit(cast.bram)
    form = text_of(anna.get("/huisbezoek/nieuw/"))
    assert "Vraag een collega van de balie" in form
    assert "Niet nagegaan." in form
    assert "De nacht na het bezoek wordt de check vernietigd." in form
    assert "Schrijf het adres." in post(anna, "/huisbezoek/nieuw/", **{**VISIT, **answers(), "address": ""})
    assert "vandaag of later" in post(
        anna, "/huisbezoek/nieuw/", **{**VISIT, **answers(), "visit_on": "2026-11-01"}
    )
    page = post(anna, "/huisbezoek/nieuw/", **VISIT, **answers(weapons="yes"))
    assert page.startswith("/huisbezoek/")
    assert "tot je leidinggevende heeft besloten" in text_of(anna.get(page))
    assert "1 bezoek wacht op jouw besluit." in text_of(bram.get("/huisbezoek/"))
    assert "Kanaalweg" not in text_of(bram.get("/huisbezoek/"))
    assert "Kanaalweg 12" in text_of(bram.get(page))
    assert "Dit kan nu niet" in post(anna, page, do="together", version="1")
    assert post(bram, page, do="together", version="1") == page
    assert post(anna, page, do="called_off", version="2") == page
    assert "Afgezegd" in text_of(anna.get(page))
    for person in (cast.carla, cast.dirk, cast.teun):
        assert visit(person).get(page).status_code == 404


def test_who_works_at_a_desk_is_led_there_and_nothing_of_it_stands_here(visit: Visit, cast: Cast) -> None:
    told = text_of(visit(cast.sam).get("/huisbezoek/nieuw/"))
    assert "Kijk bij Balie of er iets is afgesproken." in told
    assert date(2026, 11, 23).isoformat() not in told
