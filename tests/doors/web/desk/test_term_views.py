# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""My terms, their calendar file read by an independent reader, and what the board contact sees."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import lights
from eenlijn.commons.accounts.models import Membership
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, text_of

pytestmark = pytest.mark.usefixtures("clock")


def calendar(content: bytes) -> list[dict[str, str]]:
    """The appointments in an iCalendar file, by the letter of RFC 5545; alarms are left out."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines[:-1]:
        name, value = line.split(":", 1)
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] == "VEVENT":
            events[-1][name] = re.sub(r"\\([\\;,n])", lambda one: {"n": "\n"}.get(one[1], one[1]), value)
    assert not inside
    return events


def address_in(page: str) -> str:
    found = re.search(r"http\S+/termijnen/[\w-]+\.ics", unescape(page))
    assert found
    return found[0].split("/", 3)[3]


def test_carla_reads_her_terms_soonest_first(carla: Client, report: Report, monday: datetime) -> None:
    report(at=monday - timedelta(hours=50))
    told = text_of(carla.get("/termijnen/"))
    assert "Eén is te laat. Twee termijnen lopen." in told
    assert told.index("Antwoord aan de ander") < told.index("Melder hoort van ons")
    assert "2 uur te laat" in told


def test_who_owns_nothing_reads_so(cast: Cast, report: Report, visit: Visit) -> None:
    report()
    for who in (cast.anna, cast.dirk, cast.joost):
        assert "Er loopt niets op jouw naam." in text_of(visit(who).get("/termijnen/"))


def test_a_calendar_reads_number_and_kind_only(
    cast: Cast, carla: Client, report: Report, clock: time_machine.Traveller, monday: datetime
) -> None:
    number = report(place="Halte Oost, achter; de brug", words="Geheim")
    page = carla.post("/termijnen/", {"do": "make"}).content.decode()
    path = f"/{address_in(page)}"
    assert address_in(page) not in carla.get("/termijnen/").content.decode()
    answer = Client().get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    events = calendar(answer.content)
    assert [event["SUMMARY"] for event in events] == [
        f"Melder hoort van ons · {number}",
        f"Antwoord aan de ander · {number}",
    ]
    due = datetime.strptime(events[1]["DTEND"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert due == monday + timedelta(hours=48)
    assert len({event["UID"] for event in events}) == 2
    for word in (b"Oost", b"Geheim", b"Anna", b"Carla", b"Lijn 62"):
        assert word not in answer.content


def test_a_renewed_or_ended_address_is_not_there(carla: Client, report: Report) -> None:
    report()
    first = f"/{address_in(carla.post('/termijnen/', {'do': 'make'}).content.decode())}"
    second = f"/{address_in(carla.post('/termijnen/', {'do': 'make'}).content.decode())}"
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)
    assert carla.post("/termijnen/", {"do": "end"}).status_code == 302
    assert Client().get(second).status_code == 404


def test_who_left_has_an_empty_calendar(cast: Cast, carla: Client, report: Report) -> None:
    report()
    path = f"/{address_in(carla.post('/termijnen/', {'do': 'make'}).content.decode())}"
    assert calendar(Client().get(path).content)
    Membership.objects.filter(pk=cast.carla.membership.pk).update(state="suspended")
    assert calendar(Client().get(path).content) == []


def test_a_long_or_odd_line_is_folded_and_escaped(carla: Client, report: Report) -> None:
    number = report()
    path = f"/{address_in(carla.post('/termijnen/', {'do': 'make'}).content.decode())}"
    clock = Clock.objects.get(incident__number=number, kind="answer")
    now = clock.started_at
    Clock.objects.filter(pk=clock.pk).update(
        paused_at=now, paused_until=now + timedelta(days=1), pause_reason="safety_risk"
    )
    summaries = [event["SUMMARY"] for event in calendar(Client().get(f"/en{path}").content)]
    assert summaries[-1].endswith(number)


def test_the_board_contact_reads_numbers_and_lateness(
    cast: Cast, report: Report, visit: Visit, monday: datetime
) -> None:
    number, fresh = report(at=monday - timedelta(hours=50), place="Halte Oost"), report()
    ilse = visit(cast.ilse)
    page = ilse.get("/te-laat/")
    told = text_of(page)
    assert "Twee termijnen zijn voorbij." in told
    assert number in told
    assert fresh not in told
    for word in ("Oost", "Lijn 62", "Anna", "Carla", f"/dossiers/{number}/"):
        assert word not in page.content.decode()
    assert ilse.get(f"/dossiers/{number}/").status_code == 404
    for other in (cast.anna, cast.bram, cast.carla, cast.dirk):
        assert visit(other).get("/te-laat/").status_code == 404


def test_a_notice_leads_the_board_contact_to_what_is_late(
    cast: Cast, report: Report, visit: Visit, monday: datetime
) -> None:
    number = report(at=monday - timedelta(hours=80))
    lights.warn_of_lights(now=monday)
    page = visit(cast.ilse).get("/berichten/").content.decode()
    assert number in page
    assert "/te-laat/" in page
    assert f"/dossiers/{number}/" not in page
