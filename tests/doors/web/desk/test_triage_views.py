# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A red report on the list and on its page, four eyes, and the clocks of a dossier."""

from collections.abc import Callable
from datetime import datetime, timedelta
from secrets import token_bytes

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.commons.organisations.models import Organisation
from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import Report, Stages, text_of

pytestmark = pytest.mark.usefixtures("clock")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def red(cast: Cast, monday: datetime) -> str:
    """Anna reports and is not safe yet."""
    content = ReportContent(
        kinds=("threat_general",),
        when="now",
        occurred_at=None,
        place="Halte Oost",
        words="Hij staat er nog.",
        wish="act",
        is_safe_now=False,
    )
    return open_from_report(
        actor=cast.anna.actor,
        organisation_id=cast.reggestreek.pk,
        link=None,
        content=content,
        report_key=token_bytes(16),
        language="nl",
        now=monday,
    ).number


@pytest.fixture
def duty_phone(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(
        duty_phone_label="Wachtdienst", duty_phone_number="088 000 01 12", duty_phone_hours="dag en nacht"
    )


def test_a_red_report_leads_the_list_also_of_the_manager(
    cast: Cast, report: Report, red: str, visit: Visit
) -> None:
    other = report()
    for who in (cast.carla, cast.bram):
        page = visit(who).get("/vandaag/?wie=alle").content.decode()
        assert page.index(f"/dossiers/{red}/") < page.index(f"/dossiers/{other}/")
        assert "Bekijk nu" in page
        assert "rode melding" in page
        assert "Rode melding gezien" in page
        assert page.count("nl-button--primary") == 1


@pytest.mark.usefixtures("duty_phone")
def test_the_page_says_whom_to_call_and_takes_one_press(
    cast: Cast, red: str, visit: Visit, clock: time_machine.Traveller, monday: datetime
) -> None:
    bram = visit(cast.bram)
    page = bram.get(f"/dossiers/{red}/")
    told = text_of(page)
    assert "Wachtdienst: 088 000 01 12 dag en nacht" in told
    assert "Nu gevaar? Bel 112." in told
    assert "nog 15 minuten" in told
    assert page.content.decode().count("nl-button--primary") == 1
    clock.move_to(monday + 9 * MINUTE)
    answer = bram.post(f"/dossiers/{red}/gezien/")
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{red}/")
    told = text_of(bram.get(f"/dossiers/{red}/"))
    assert "Vastgelegd: jij ziet deze melding." in told
    assert "Rode melding, gezien" in told
    assert "Ik zie deze melding" not in told
    assert "Rode melding gezien" in told
    second = visit(cast.carla)
    second.post(f"/dossiers/{red}/gezien/")
    assert "Een collega zag deze melding al." in text_of(second.get(f"/dossiers/{red}/"))
    followed = text_of(visit(cast.anna).get(f"/mijn/{red}/"))
    assert "Een collega zag je melding om 09.09 uur" in followed


def test_without_a_duty_phone_there_is_still_112(carla: Client, red: str) -> None:
    told = text_of(carla.get(f"/dossiers/{red}/"))
    assert "Nu gevaar? Bel 112." in told
    assert "Wachtdienst" not in told


def test_an_ordinary_dossier_has_nothing_red(carla: Client, report: Report) -> None:
    told = text_of(carla.get(f"/dossiers/{report()}/"))
    assert "Bel 112" not in told
    assert "rode melding" not in told.lower()


def test_looking_with_four_eyes(
    cast: Cast, carla: Client, report: Report, stages: Stages, visit: Visit
) -> None:
    number = report()
    typed = {
        "gate": "aggression",
        "main_type": "threat_general",
        "severity": "s3_serious",
        "perpetrator_known": "yes",
        "decision_influenced": "yes",
        "version": "1",
    }
    carla.post(f"/dossiers/{number}/beoordelen/", typed)
    address = f"/dossiers/{number}/vier-ogen/"
    assert address in carla.get(f"/dossiers/{number}/").content.decode()
    mine = carla.get(address)
    assert "Jij vroeg om vier ogen." in text_of(mine)
    assert "nl-button--primary" not in mine.content.decode()
    assert carla.post(address, {"outcome": "redone", "finding": "x"}).status_code == 200
    bram = visit(cast.bram)
    assert "Carla vroeg om een tweede paar ogen" in text_of(bram.get(address))
    refused = bram.post(address, {"outcome": "", "finding": ""})
    assert "Kies wat je zag." in text_of(refused)
    answer = bram.post(address, {"outcome": "redone", "finding": "Een ander nam het besluit."})
    assert answer.status_code == 302
    told = text_of(carla.get(address))
    assert "Een ander nam het besluit opnieuw" in told
    assert "Bram" in told
    assert "Besluit met vier ogen bekeken" in text_of(carla.get(f"/dossiers/{number}/"))
    assert visit(cast.dirk).get(address).status_code == 404


def test_four_eyes_nobody_asked_for_are_not_there(carla: Client, report: Report, stages: Stages) -> None:
    assert carla.get(f"/dossiers/{stages.assessed(report())}/vier-ogen/").status_code == 404


def _pause(carla: Client, number: str, **changes: str) -> Callable[[], str]:
    clock = Clock.objects.get(incident__number=number, kind="answer")
    typed = {"reason": "police_request", "until": "2026-11-26", **changes}
    form = {f"{clock.pk}-{name}": value for name, value in typed.items()}
    answer = carla.post(f"/dossiers/{number}/klok/", {"clock": str(clock.pk), "do": "pause", **form})
    return lambda: text_of(answer if answer.status_code == 200 else carla.get(f"/dossiers/{number}/klok/"))


def test_the_page_of_clocks_and_letting_one_stand_still(
    carla: Client, report: Report, stages: Stages, monday: datetime
) -> None:
    number = stages.assessed(report())
    told = text_of(carla.get(f"/dossiers/{number}/klok/"))
    for words in ("48 uur", "dezelfde dag", "1 werkdag", "72 uur", "behandelaar, morgen 21.00 uur"):
        assert words in told
    told = _pause(carla, number)()
    assert "De klok staat stil. Hij loopt vanzelf weer." in told
    assert "staat stil" in told
    assert "Op verzoek van politie of OM, tot do 26 nov, 00.00 uur" in told
    on_dossier = text_of(carla.get(f"/dossiers/{number}/"))
    assert "Klok stilgezet: Antwoord aan de ander" in on_dossier
    assert "staat stil" in text_of(carla.get("/vandaag/"))
    clock = Clock.objects.get(kind="answer")
    carla.post(f"/dossiers/{number}/klok/", {"clock": str(clock.pk), "do": "resume"})
    assert "De klok loopt weer." in text_of(carla.get(f"/dossiers/{number}/klok/"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": ""}, "Kies waarom de klok stilstaat."),
        ({"until": ""}, "Kies de dag waarop de klok weer loopt."),
        ({"until": "onzin"}, "Schrijf een dag, bijvoorbeeld 24-11-2026."),
        ({"until": "2026-11-23"}, "tot een dag in de toekomst"),
        ({"until": "2026-12-08"}, "ten hoogste veertien dagen"),
        ({"until": "9999-12-31"}, "Schrijf een dag, bijvoorbeeld 24-11-2026."),
        ({"until": "0001-01-01"}, "Schrijf een dag, bijvoorbeeld 24-11-2026."),
    ],
)
def test_a_pause_that_may_not_be_says_why(
    carla: Client, report: Report, changes: dict[str, str], words: str
) -> None:
    told = _pause(carla, report(), **changes)()
    assert words in told
    assert Clock.objects.filter(paused_at__isnull=False).count() == 0


def test_a_clock_of_another_dossier_is_not_there(carla: Client, report: Report, cast: Cast) -> None:
    number, other = report(), report(by=cast.mila)
    foreign = Clock.objects.get(incident__number=other, kind="answer")
    for clock_id in (str(foreign.pk), "onzin", ""):
        answer = carla.post(f"/dossiers/{number}/klok/", {"clock": clock_id, "do": "resume"})
        assert answer.status_code == 404
