# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Following a filing on the screen: the line, the one next thing, news, corrections, and who was told."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from eenlijn.commons.rulebook import actions as rulebook
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
FILED = {
    "do": "decide",
    "decision": "aangifte_employer",
    "filed_on": "2026-11-23",
    "used_work_address": "on",
    "version": 0,
}


@pytest.fixture
def number(report: Report, stages: Stages, carla: Client) -> str:
    made = stages.assessed(report())
    carla.post(f"/dossiers/{made}/aangifte/", FILED)
    return made


def address_of(number: str) -> str:
    return f"/dossiers/{number}/aangifte/volgen/"


def hear(carla: Client, number: str, step: str, **more: Any) -> str:
    """Record a step; the text of the page that comes back or is led to."""
    page = carla.get(address_of(number)).content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen
    typed = {"do": "record", "step": step, "on": "2026-11-23", "seen": seen[1], **more}
    return text_of(carla.post(address_of(number), typed, follow=True))


def test_the_next_thing_leads_from_a_number_to_waiting(carla: Client, number: str) -> None:
    assert "Vraag het nummer en wie je kunt bellen" in text_of(carla.get(address_of(number)))
    after = hear(carla, number, "contact_known", reference="PL-7", contact="Agente Vink", way="phone")
    assert "Vraag of de VPT-code is gekoppeld" in after
    after = hear(carla, number, "vpt_marked", way="phone")
    assert "Wacht op nieuws" in after
    assert "Is er op maandag 7 december 2026 niets, vraag er dan om." in after


def test_what_the_colleague_does_not_know_yet_is_the_next_thing(carla: Client, number: str) -> None:
    after = hear(carla, number, "taken", way="")
    assert "Vertel de collega: Opgenomen door de politie" in after
    page = carla.get(address_of(number)).content.decode()
    step = re.search(r'name="step_id" value="([^"]+)"', page)
    assert step
    told = {"do": "pass_on", "step_id": step[1], "way": "in_app", "words": ""}
    refused = carla.post(address_of(number), told)
    assert "Schrijf wat de melder leest" in text_of(refused)
    words = "De politie nam je aangifte op."
    after = text_of(carla.post(address_of(number), {**told, "words": words}, follow=True))
    assert "Vertel de collega" not in after


TEAM = "Politie Almelo, contactpersoon VPT"


def partner(code: str, name: str, contact: str) -> dict[str, Any]:
    said = {"nl": name, "en": ""}
    return {"code": code, "name": said, "purpose": {"nl": "Aangifte", "en": ""}, "contact": contact}


def test_whom_to_call_is_chosen_from_the_partners_that_the_coordinator_keeps(
    carla: Client, cast: Cast, monday: datetime, number: str
) -> None:
    assert TEAM not in text_of(carla.get(address_of(number)))
    told = [partner("almelo", TEAM, "0900 0000"), partner("wijk", "Wijkteam", "")]
    kept = rulebook.save_draft(
        actor=cast.carla.actor, topic="partners", content={"partners": told}, version=0, now=monday
    )
    rulebook.publish(actor=cast.petra.actor, topic="partners", version=kept.version, now=monday)
    page = text_of(carla.get(address_of(number)))
    assert (f"{TEAM}, 0900 0000" in page, "Wijkteam" in page) == (True, False)
    refused = hear(carla, number, "contact_known", partner="Iemand anders", way="phone")
    assert "Vraag het nummer en wie je kunt bellen" in refused
    after = hear(carla, number, "contact_known", partner=f"{TEAM}, 0900 0000", reference="PL-7", way="phone")
    assert f"Contact: {TEAM}, 0900 0000." in after


def test_a_refusal_asks_for_a_second_look_and_then_for_a_new_filing(carla: Client, number: str) -> None:
    after = hear(carla, number, "refused_by_police", way="phone")
    assert "Vraag de hulpofficier van justitie om nog eens te kijken" in after
    hear(carla, number, "second_look_asked", way="phone")
    after = hear(carla, number, "second_look_agreed", way="phone")
    assert "Doe nu aangifte" in after


def test_what_cannot_be_is_refused_with_everything_typed(carla: Client, number: str) -> None:
    back = hear(carla, number, "taken", on="2026-11-24")
    assert "Kies een dag van" in back
    back = hear(carla, number, "dismissed")
    assert "Kies wat voor sepot het is" in back
    back = hear(carla, number, "hearing_set", word="Dagvaarding gezien.")
    assert "Vul de dag van de zitting in" in back
    assert "Dagvaarding gezien." in back
    assert "Maak een keuze." in hear(carla, number, "convicted")


def test_a_step_is_corrected_and_taken_back(carla: Client, number: str) -> None:
    hear(carla, number, "dismissed", dismissal="policy", way="phone")
    page = carla.get(address_of(number)).content.decode()
    link = re.search(r'href="([^"]+\?stap=[^"]+)"', page)
    assert link
    form = carla.get(link[1])
    assert "Verbeter: Sepot" in text_of(form)
    typed = {"do": "correct", "step": "dismissed", "on": "2026-11-23", "dismissal": "technical", "seen": 1}
    assert carla.post(link[1], {**typed, "way": "phone"}).status_code == 302
    after = text_of(carla.get(address_of(number)))
    assert "Beklag kan tot" in after
    assert "niet nagekeken" in after
    assert carla.get(link[1]).status_code == 404
    link = re.search(r'href="([^"]+\?stap=[^"]+)"', carla.get(address_of(number)).content.decode())
    assert link
    back = {"do": "take_back", "word": "Andere zaak.", "seen": 2}
    assert carla.post(link[1], back).status_code == 302
    assert "Teruggenomen: Sepot" in text_of(carla.get(address_of(number)))


def test_without_a_filing_the_page_says_so_and_strangers_find_none(  # noqa: PLR0917
    report: Report, stages: Stages, carla: Client, cast: Cast, visit: Visit, number: str
) -> None:
    other = stages.assessed(report(place="Halte Markt"))
    page = text_of(carla.get(address_of(other)))
    assert "Er is nog geen aangifte of melding om te volgen." in page
    for person in (cast.anna, cast.bram, cast.dirk, cast.karin):
        assert visit(person).get(address_of(number)).status_code == 404
    for nonsense in ("x", "00000000-0000-0000-0000-000000000000"):
        assert carla.get(f"{address_of(number)}?stap={nonsense}").status_code == 404
