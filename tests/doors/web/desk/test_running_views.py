# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla and a building ban, page by page; and who finds none of these pages."""

import re
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.restrictions.models import AnsweredContact, Breach, Posting, Restriction
from eenlijn.foundation.clock import to_local
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import text_of
from tests.factories.measures import begin_measure, reported

pytestmark = pytest.mark.usefixtures("clock")
FIRST, LAST = date(2026, 11, 23), date(2027, 2, 23)
PAGES = ("", "stoppen/", "bekijken/", "niet-gehouden/", "antwoord/")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    return reported(cast.anna, monday)


@pytest.fixture
def measure(cast: Cast, monday: datetime, number: str) -> Restriction:
    return begin_measure(number, cast.carla, monday, starts_on=FIRST, ends_on=LAST)


def post(client: Client, address: str, **values: Any) -> str:
    answer = client.post(address, {"do": "measure", **values})
    return answer["Location"] if answer.status_code == 302 else text_of(answer)


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_handle_it_finds_no_page(
    page: str, cast: Cast, visit: Visit, number: str, measure: Restriction
) -> None:
    address = f"/maatregelen/{measure.pk}/{page}"
    for stranger in (cast.dirk, cast.anna, cast.bram, cast.sam):
        assert visit(stranger).get(address).status_code == 404
    assert visit(cast.carla).get(address).status_code == 200


def test_the_list_tells_what_until_when_and_no_name(carla: Client, number: str, measure: Restriction) -> None:
    page = text_of(carla.get("/maatregelen/"))
    assert "1 maatregel loopt of begint nog." in page
    assert f"Gebouwverbod · {number}" in page
    assert "tot en met dinsdag 23 februari 2027" in page
    assert "Berg" not in page


def test_the_list_costs_the_same_for_one_and_for_a_page(
    cast: Cast,
    carla: Client,
    monday: datetime,
    measure: Restriction,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    carla.get("/maatregelen/")
    with django_assert_num_queries(7):
        carla.get("/maatregelen/")
    for _place in range(3):
        begin_measure(reported(cast.anna, monday), cast.carla, monday, starts_on=FIRST, ends_on=LAST)
    with django_assert_num_queries(7):
        carla.get("/maatregelen/")


def test_a_measure_with_its_life(carla: Client, number: str, measure: Restriction) -> None:
    home = f"/maatregelen/{measure.pk}/"
    breach = {"at": "2026-11-23T08:30", "where": "Remise", "words": "Hij kwam binnen.", "kind": "article_138"}
    assert post(carla, f"{home}niet-gehouden/", **breach, police_called="no") == home
    answered = {"answered_on": "2026-11-23", "channel": "phone", "function_name": "Klantenservice"}
    assert post(carla, f"{home}antwoord/", **answered, words="Uitgelegd hoe het verder gaat.") == home
    page = text_of(carla.get(home))
    for told in (
        "Loopt van maandag 23 november 2026 tot en met dinsdag 23 februari 2027.",
        "Hij kwam binnen.",
        "Politie niet gebeld.",
        "Niet nagegaan: politie en OM beoordelen dit.",
        "Uitgelegd hoe het verder gaat.",
        "Bij dit voorval staat geen vestiging.",
    ):
        assert told in page
    assert (Breach.objects.count(), AnsweredContact.objects.count()) == (1, 1)


def test_what_is_refused_says_why_and_keeps_what_was_typed(
    carla: Client, number: str, measure: Restriction
) -> None:
    home = f"/maatregelen/{measure.pk}/"
    told = post(carla, f"{home}bekijken/", outcome="goes_on", words="Het is nog nodig.", seen_on="2026-10-01")
    assert "oude feiten zijn al meegewogen" in told
    assert "Het is nog nodig." in told


def test_it_stops_and_the_letter_is_there(carla: Client, number: str, measure: Restriction) -> None:
    home = f"/maatregelen/{measure.pk}/"
    assert carla.get(f"{home}brief.pdf").status_code == 404
    assert post(carla, f"{home}stoppen/", reason="agreed", words="U maakte goede afspraken.") == home
    assert "Er geldt niets meer." in text_of(carla.get(home))
    assert carla.get(f"{home}brief.pdf").content[:5] == b"%PDF-"
    assert carla.get(f"{home}brief.docx").content[:2] == b"PK"


def test_that_the_letter_left_is_written_down_once(
    carla: Client, number: str, measure: Restriction, monday: datetime
) -> None:
    home = f"/maatregelen/{measure.pk}/"
    assert carla.get(f"{home}verstuurd/").status_code == 404  # there is no letter yet
    post(carla, f"{home}stoppen/", reason="agreed", words="U maakte goede afspraken.")
    assert "De brief aan de ander ligt nog hier" in text_of(carla.get(home))
    left = {"at": f"{to_local(monday):%Y-%m-%dT%H:%M}", "proof": "3SRRC12345"}
    refused = carla.post(f"{home}verstuurd/", {"do": "measure", **left})
    assert (refused.status_code, "3SRRC12345" in refused.content.decode()) == (200, True)
    assert post(carla, f"{home}verstuurd/", **left, by="registered_post") == home
    told = text_of(carla.get(home))
    assert "De brief aan de ander is verstuurd 3SRRC12345" in told
    assert "Leg vast dat de brief is verstuurd" not in told
    again = carla.post(f"{home}verstuurd/", {"do": "measure", **left, "by": "post"})
    assert "Deze brief is al verstuurd. Twee keer versturen kan niet." in text_of(again)


def test_what_hung_there_is_recorded_and_told(
    cast: Cast, visit: Visit, carla: Client, number: str, measure: Restriction
) -> None:
    typed = {"site": str(cast.remise.pk), "rules_number": "0", "hangs_since": "2026-11-01"}
    petra = visit(cast.petra)
    assert petra.post("/maatregelen/huisregels/", typed).status_code == 302
    assert Posting.objects.count() == 1
    again = text_of(petra.post("/maatregelen/huisregels/", typed))
    assert "Voor deze plek en deze dag staat er al iets." in again
    later = text_of(carla.post("/maatregelen/huisregels/", {**typed, "hangs_since": "2026-11-24"}))
    assert "niet in de toekomst" in later
    home = f"/maatregelen/{measure.pk}/"
    measure.incident.site = cast.remise
    measure.incident.save()
    assert "Bij Remise hing: huisregels, de tekst die Eén Lijn meebrengt, sinds zondag 1 november" in text_of(
        carla.get(home)
    )
    assert visit(cast.anna).get("/maatregelen/huisregels/").status_code == 404
    assert visit(cast.dirk).post("/maatregelen/huisregels/", typed).status_code == 200
    assert Posting.objects.count() == 1


def test_the_timeline_of_the_dossier_says_which_measure(
    carla: Client, number: str, measure: Restriction
) -> None:
    post(carla, f"/maatregelen/{measure.pk}/stoppen/", reason="agreed", words="U maakte goede afspraken.")
    told = text_of(carla.get(f"/dossiers/{number}/"))
    assert re.search(r"Maatregel eerder gestopt.{1,20}Gebouwverbod\.", told)


def test_what_can_be_done_about_a_measure_follows_from_whether_it_runs(
    carla: Client, number: str, measure: Restriction
) -> None:
    home = f"/maatregelen/{measure.pk}/"
    running = text_of(carla.get(home))
    assert "Er is nog niets vastgelegd." in running
    assert "Bekijk of het nog nodig is" in running
    assert "Laat het eerder stoppen" in running
    post(carla, f"{home}stoppen/", reason="agreed", words="U maakte goede afspraken.")
    over = text_of(carla.get(home))
    assert "Bekijk of het nog nodig is" not in over
    assert "Laat het eerder stoppen" not in over
    assert "Brief aan de ander, als PDF" in over


def test_the_work_list_tells_when_somebody_is_to_look_also_when_the_dossier_is_closed(
    cast: Cast, carla: Client, visit: Visit, monday: datetime, clock: time_machine.Traveller
) -> None:
    told = "Kijk of 1 maatregel nog nodig is"
    begin_measure(reported(cast.anna, monday), cast.carla, monday, starts_on=FIRST, ends_on=LAST)
    begin_measure(reported(cast.mila, monday), cast.dirk, monday, starts_on=FIRST, ends_on=LAST)
    Incident.objects.filter(organisation=cast.reggestreek).update(status=Status.CLOSED)
    assert told not in text_of(carla.get("/vandaag/"))
    for day, words in (
        (date(2026, 12, 25), "De eerste voor vrijdag 8 januari 2027."),
        (date(2027, 1, 9), "1 is te laat."),
    ):
        clock.move_to(datetime.combine(day, monday.timetz()))
        page = text_of(visit(cast.carla).get("/vandaag/"))
        assert told in page
        assert words in page
    assert told not in text_of(visit(cast.bram).get("/vandaag/"))
    assert told in text_of(visit(cast.dirk).get("/vandaag/"))
