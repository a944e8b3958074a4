# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A warning on the screens of Carla, who proposes, Ilse, who decides, and Bram, who spoke to the other."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from eenlijn.casework.dossier import hearings
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.response.codes import AnswerState
from eenlijn.commons.mandates.actions import give_mandate
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")

Counter = Callable[[int], Any]
WARNING = {
    "kind": "written_warning",
    "norm_rule": "2",
    "behaviour": "U pakte onze medewerker bij de jas.",
    "salutation": "Geachte heer Jansen",
    "addressee_name": "De heer J. Jansen",
    "addressee_address": "Straat 1\r\n7600 AA Almelo",
    "contact": "088 000 01 30, klantenservice.",
    "valid_until": "2027-11-22",
    "remaining_channel": "aan de balie en aan de telefoon.",
    "reporter_unrecognisable": "on",
    "version": "0",
}


@pytest.fixture
def mandate(cast: Cast, monday: datetime) -> None:
    give_mandate(
        actor=cast.petra.actor,
        answer_kind="written_warning",
        highest_level=5,
        function_name="Directeur",
        source="mandaatregeling 2026",
        valid_from=date(2026, 1, 1),
        now=monday,
    )


@pytest.fixture
def number(cast: Cast, report: Report, stages: Stages, monday: datetime) -> str:
    """Assessed, and the other person was heard."""
    number = stages.assessed(report())
    outcome = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=monday)
    return number


@pytest.mark.usefixtures("mandate")
def test_from_carla_to_ilse_and_back(
    cast: Cast, carla: Client, visit: Visit, stages: Stages, number: str
) -> None:
    here = f"/dossiers/{number}/antwoord/"
    page = text_of(carla.get(here))
    assert "Voorstel, regel A3: ernst 3, en de ander kon reageren." in page
    assert "Stuur ter besluit" in page
    assert carla.post(here, {**WARNING, "do": "finish"})["Location"] == f"{here}vaststellen/"
    assert "Dit besluit neemt: Directeur." in text_of(carla.get(f"{here}vaststellen/"))
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    assert "Wie mandaat heeft, beslist: Directeur." in text_of(carla.get(here))

    ilse = visit(cast.ilse)
    assert "Eén antwoord" not in text_of(ilse.get("/besluiten/"))
    assert "1 antwoord wacht op jouw besluit." in text_of(ilse.get("/besluiten/"))
    asked = ilse.get(f"/besluiten/{number}/")
    assert "<mark>De heer J. Jansen</mark>" in asked.content.decode()
    assert "Hij had haast." not in text_of(asked)
    for closed in (f"/dossiers/{number}/", here, f"/dossiers/{number}/wederhoor/"):
        assert ilse.get(closed).status_code == 404
    refused = ilse.post(f"/besluiten/{number}/", {"do": "send_back", "reason": "", "version": "1"})
    assert "Schrijf waarom je het terugstuurt." in text_of(refused)
    assert ilse.post(f"/besluiten/{number}/", {"do": "decide", "version": "1"})["Location"] == "/besluiten/"
    assert "Besloten. De brief ligt vast" in text_of(ilse.get("/besluiten/"))
    assert ilse.get(f"/besluiten/{number}/").status_code == 404

    told = text_of(carla.get(here))
    assert "De brief ligt vast. Verstuur hem nu." in told
    assert "Wie dit besloot: Directeur" in told
    assert "Besluit genomen" in text_of(carla.get(f"/dossiers/{number}/"))


@pytest.mark.usefixtures("mandate")
def test_carla_cannot_establish_it_herself(carla: Client, stages: Stages, number: str) -> None:
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**WARNING, "do": "save"})
    carla.post(f"{here}vaststellen/")
    page = text_of(carla.get(here))
    assert "Jij hebt hiervoor geen mandaat. Dit besluit neemt: Directeur. Stuur het ter besluit." in page
    assert "U pakte onze medewerker bij de jas." in page
    assert stages.dossier(number).answer.state is AnswerState.DRAFT  # type: ignore[union-attr]


def test_without_anybody_with_a_mandate_the_page_leads_to_manage(carla: Client, number: str) -> None:
    here = f"/dossiers/{number}/antwoord/"
    answer = carla.post(here, {**WARNING, "do": "finish"})
    page = carla.get(answer["Location"])
    assert "Niemand heeft mandaat voor dit antwoord bij deze ernst." in text_of(page)
    assert 'href="/beheer/mandaten/"' in page.content.decode()
    assert "U pakte onze medewerker bij de jas." in text_of(page)


@pytest.mark.usefixtures("mandate")
@pytest.mark.parametrize("name", ["anna", "bram", "carla", "dirk", "petra", "noor"])
def test_nobody_else_decides(cast: Cast, carla: Client, visit: Visit, number: str, name: str) -> None:
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**WARNING, "do": "finish"})
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    other = visit(cast.people[name])
    assert "Er ligt niets voor jouw besluit." in text_of(other.get("/besluiten/"))
    assert other.get(f"/besluiten/{number}/").status_code == 404
    assert other.post(f"/besluiten/{number}/", {"do": "decide", "version": "1"}).status_code == 404


@pytest.mark.usefixtures("mandate")
def test_what_came_back_says_why_on_the_answer_page(
    cast: Cast, carla: Client, visit: Visit, number: str
) -> None:
    here = f"/dossiers/{number}/antwoord/"
    carla.post(here, {**WARNING, "do": "finish"})
    carla.post(f"{here}vaststellen/", {"do": "propose"})
    visit(cast.ilse).post(
        f"/besluiten/{number}/", {"do": "send_back", "reason": "Noem de halte.", "version": "1"}
    )
    told = text_of(carla.get(here))
    assert "Teruggestuurd door wie besluit" in told
    assert "Noem de halte." in told


LADDER = {
    "Niet toegestaan, omdat er nog geen gesprek is vastgelegd.",
    "Dit besluit neemt: directeur.",
    "Voorstel, regel A4: ernst 3. Hoor eerst de ander, besluit daarna.",
}


def test_the_ladder_says_what_fits_and_why(carla: Client, report: Report, stages: Stages) -> None:
    told = text_of(carla.get(f"/dossiers/{stages.assessed(report())}/antwoord/"))
    assert {one for one in LADDER if one in told} == LADDER


def test_a_warning_that_lasts_too_long_is_refused_at_the_field(carla: Client, number: str) -> None:
    here = f"/dossiers/{number}/antwoord/"
    answer = carla.post(here, {**WARNING, "valid_until": "2029-01-01", "do": "finish"})
    page = carla.get(answer["Location"])
    assert 'href="#id_valid_until"' in page.content.decode()
    assert "volgens het beleid uiterlijk dinsdag 23 november 2027" in text_of(page)
    page = carla.post(here, {**WARNING, "valid_until": "onzin", "version": "1"})
    assert "Schrijf een dag, bijvoorbeeld 24-11-2027." in text_of(page)


def test_after_one_answer_left_the_next_may_follow(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.sent(report())
    here = f"/dossiers/{number}/antwoord/"
    page = carla.get(here)
    assert "Nieuw antwoord" in text_of(page)
    page = carla.get(f"{here}?nieuw=1")
    assert "Wat de ander al van ons kreeg" in text_of(page)
    assert "brief.pdf?brief=1" in page.content.decode()
    assert 'name="version" value="0"' in page.content.decode()
    assert "U pakte onze medewerker bij de jas.</textarea>" in page.content.decode()
    assert carla.get(f"{here}brief.pdf?brief=1").status_code == 200
    for wrong in ("2", "x", "0000", "-1", "²"):
        assert carla.get(f"{here}brief.pdf", {"brief": wrong}).status_code == 404


def test_a_hearing_is_recorded_and_tells_what_it_lacks(carla: Client, report: Report, stages: Stages) -> None:
    number = stages.assessed(report())
    address = f"/dossiers/{number}/wederhoor/"
    assert "De ander is nog niet om diens kant gevraagd." in text_of(carla.get(address))
    page = carla.post(address, {"state": "heard_oral", "at": "2026-11-23T08:50", "summary": ""})
    assert "Schrijf op wat de ander vertelde." in text_of(page)
    told = {"state": "heard_oral", "at": "2026-11-23T08:50", "summary": "Hij schrok <i>erg</i>."}
    assert carla.post(address, told)["Location"] == address
    page = carla.get(address)
    assert "De laatste keer: mondeling gehoord." in text_of(page)
    assert "Hij schrok &lt;i&gt;erg&lt;/i&gt;." in page.content.decode()


def test_bram_records_his_talk(
    cast: Cast, carla: Client, visit: Visit, report: Report, stages: Stages
) -> None:
    number = stages.assessed(report())
    bram, address = visit(cast.bram), f"/dossiers/{number}/gesprek/"
    page = bram.get(f"/dossiers/{number}/")
    assert f'href="{address}"' in page.content.decode()
    assert "Wat vertelde de ander?" in text_of(bram.get(address))
    typed = {
        "at": "2026-11-23T08:55",
        "spoken_by": "Teamleider",
        "behaviour": "U pakte onze medewerker bij de jas.",
        "norm_rule": "2",
        "other_side": "Ik schrok.",
        "agreements": "",
    }
    page = bram.post(address, {**typed, "spoken_by": "", "at": "2026-11-23T09:01"})
    assert "Schrijf welke functie het gesprek voerde." in text_of(page)
    page = bram.post(address, {**typed, "at": "2026-11-23T09:01"})
    assert 'href="#id_at"' in page.content.decode()
    assert "Ik schrok." in page.content.decode()
    assert bram.post(address, typed)["Location"] == f"/dossiers/{number}/"
    assert "Ik schrok." not in text_of(bram.get(f"/dossiers/{number}/"))
    assert bram.get(f"/dossiers/{number}/wederhoor/").status_code == 404
    told = text_of(carla.get(f"/dossiers/{number}/antwoord/"))
    assert "Het gesprek was vandaag 08.55 uur. Dat ligt vast." in told
    assert "Ik schrok." in text_of(carla.get(f"/dossiers/{number}/wederhoor/"))


def test_the_link_of_the_letter_opens_the_page_for_the_other_person(
    carla: Client, report: Report, stages: Stages
) -> None:
    number = stages.assessed(report())
    here = f"/dossiers/{number}/antwoord/"
    invitation = {**WARNING, "kind": "hearing_invitation", "do": "finish"}
    carla.post(here, invitation)
    carla.post(f"{here}vaststellen/")
    word = ZipFile(io.BytesIO(carla.get(f"{here}brief.docx").content)).read("word/document.xml").decode()
    found = re.search(r"/reactie/[0-9A-Z-]{19}/", word)
    assert found
    code = re.search(r"\b\d{4} \d{4}\b", word)
    assert code
    secret = {"secret": code[0]}
    teun = Client()
    early = teun.post(found[0], secret)
    carla.post(f"/dossiers/{number}/verstuurd/", {"at": "2026-11-23T09:00", "by": "post", "proof": ""})
    assert "U pakte onze medewerker bij de jas." not in text_of(teun.get(found[0]))
    page = teun.post(found[0], secret)
    assert "U pakte onze medewerker bij de jas." in text_of(page)
    assert number not in page.content.decode()
    assert not page.cookies
    page = teun.post(found[0], {**secret, "do": "reply", "words": "", "reach": "06"})
    assert (page.status_code, "Schrijf uw kant op, of kies dat u liever praat." in text_of(page)) == (
        422,
        True,
    )
    page = teun.post(found[0], {**secret, "do": "reply", "words": "Ik had <b>haast</b>."})
    assert "Uw reactie is binnen" in text_of(page)
    assert "Ik had &lt;b&gt;haast&lt;/b&gt;." in page.content.decode()
    pages = (early, teun.post(found[0], secret), teun.post("/reactie/0000-1111-2222-3333/", secret))
    assert [one.status_code for one in pages] == [422, 422, 422]
    assert len({re.sub(r"/reactie/[0-9A-Z-]{19}/", "", one.content.decode()) for one in pages}) == 1
    told = text_of(carla.get(f"/dossiers/{number}/wederhoor/"))
    assert "Ik had <b>haast</b>." in told
    assert "De ander heeft zijn kant verteld" in text_of(carla.get(f"/dossiers/{number}/"))
