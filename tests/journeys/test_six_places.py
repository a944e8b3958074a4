# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Six places where it happens, each at an employer of that sector, from the report to the end."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.dossier.measures import signs_of, stops_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.response.models import Answer
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.clock import now
from tests.factories.employers import BUS, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, pick, press, this_minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OpenPage = Callable[..., Page]
Founded = Callable[[Workplace], Employer]
Axe = Callable[[Page], list[str]]


def stops(number: str) -> list[str]:
    """The eight measures as they stand at the end, by their state."""
    incident = Incident.objects.select_related("report").get(number=number)
    moment = now()
    faces = faces_of([incident], moment).get(incident.pk, [])
    return [stop.state for stop in stops_of(incident, faces, signs_of([incident], moment))]


def acts(number: str) -> list[str]:
    rows = TimelineEntry.objects.filter(incident__number=number)
    return list(rows.order_by("at", "pk").values_list("act", flat=True))


def test_a_bus_driver_is_spat_at_and_all_eight_measures_are_taken(
    open_page: OpenPage, founded: Founded, axe: Axe
) -> None:
    bus = founded(BUS)
    sanne, carmen = open_page(PHONE), open_page()
    number = steps.report(
        sanne, f"/m/{bus.link.slug}/", ["Bespuugd"], "Hij spuugde mij in het gezicht.", "Doe er iets aan"
    )
    receipt = sanne.url
    enter(carmen, bus.coordinator)
    steps.assess(carmen, number, "3 Ernstig", main_type="physical_spitting")
    steps.write_letter(carmen, number, "Brief: dit is onze norm", "U spuugde onze chauffeur aan.", "2")
    steps.establish(carmen)
    steps.send(carmen, number, "Aangetekende post", "3STEST0001")
    learns(carmen, number, axe)
    goes_to_the_police(carmen, number, axe)
    damage_is_settled(carmen, open_page(), bus, number, axe)
    care_is_given(carmen, open_page(), open_page(), bus, number, axe)
    carmen.goto(f"/dossiers/{number}/afsluiten/")
    expect(main(carmen)).to_contain_text("De melder weet nog niet wat wij deden.")
    assert axe(carmen) == []
    steps.tell_reporter(carmen, number, "Dit hebben wij gedaan", "De reiziger kreeg een brief.")
    assert stops(number) == ["done"] * 8
    steps.close(carmen, number)

    sanne.goto(receipt)
    expect(sanne.get_by_role("heading", level=1)).to_contain_text("Je melding is afgesloten.")
    expect(main(sanne)).to_contain_text("De ander kreeg een brief van ons")
    assert axe(sanne) == []
    incident = Incident.objects.get(number=number)
    assert (incident.status, incident.severity) == ("closed", "s3_serious")
    assert not Clock.objects.filter(incident=incident, stopped_at=None).exists()
    assert verify(bus.organisation.pk).ok


def learns(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/leerpunt/")
    page.get_by_label("Wat is er te leren?").select_option(index=1)
    pick(page, "Voor wie?", "Het team")
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Leerpunt vastgelegd.")
    assert axe(page) == []
    need = TrainingNeed.objects.get(incident__number=number)
    assert (need.needed_for, need.state) == ("team", "needed")


def goes_to_the_police(page: Page, number: str, axe: Axe) -> None:
    page.goto(f"/dossiers/{number}/aangifte/")
    pick(page, "Wat is het besluit?", "Aangifte door de werkgever")
    page.get_by_label("Dag van de aangifte of melding").fill(this_minute()[:10])
    page.get_by_label("Nummer van de politie").fill("PL0600-2026123456")
    page.get_by_label(re.compile("Gezegd dat dit een VPT-zaak is")).check()
    page.get_by_label(re.compile("Het adres van het werk gebruikt")).check()
    assert axe(page) == []
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Besluit vastgelegd.")
    report = PoliceReport.objects.get(incident__number=number)
    assert (report.decision, report.said_vpt, report.used_work_address) == ("aangifte_employer", True, True)
    assert vault.open(report, "reference") == "PL0600-2026123456"


def damage_is_settled(page: Page, lex: Page, employer: Employer, number: str, axe: Axe) -> None:
    """The lawyer sees the amount; who handles it sees how many lines there are."""
    page.goto(f"/dossiers/{number}/schade/")
    page.get_by_label("Collega").select_option(label="Lex")
    press(page, "Vraag deze jurist")
    expect(main(page)).to_contain_text("Gevraagd. De jurist krijgt bericht.")
    enter(lex, employer.lawyer)
    lex.goto("/berichten/")
    expect(main(lex)).to_contain_text(number)
    lex.goto(f"/dossiers/{number}/schade/")
    lex.get_by_label("Welke schade?").select_option(index=1)
    lex.get_by_label("Bedrag in euro").fill("240,50")
    lex.get_by_label(re.compile("Bewijs")).fill("Bon van de bril, map 4.")
    press(lex, "Leg vast")
    expect(main(lex)).to_contain_text("€ 240,50")
    assert axe(lex) == []
    moving = lex.get_by_role("form", name=re.compile("240,50"))
    moving.get_by_role("radio", name="Terugbetaald").check()
    moving.get_by_role("button").click()
    expect(main(lex)).to_contain_text("Terugbetaald")
    page.reload()
    expect(main(page)).to_contain_text("1 post")
    expect(main(page)).not_to_contain_text("240,50")
    line = DamageLine.objects.get(incident__number=number)
    assert (vault.open(line, "amount"), line.state, line.bearer) == ("24050", "recovered", "employee")


def care_is_given(page: Page, bas: Page, nel: Page, employer: Employer, number: str, axe: Axe) -> None:
    """First care by the manager, the talk by the carer, and both follow-ups."""
    enter(bas, employer.manager)
    bas.goto(f"/dossiers/{number}/nazorg/")
    first = bas.get_by_role("form", name="Jij was er voor je collega")
    first.get_by_label("Wanneer?").fill(this_minute())
    first.get_by_role("button").click()
    expect(main(bas)).to_contain_text("Vastgelegd.")
    page.goto(f"/dossiers/{number}/nazorg/")
    asked = page.get_by_role("form", name=re.compile("Opvanggesprek"))
    asked.get_by_label("Collega").select_option(label="Nel")
    asked.get_by_role("button").click()
    expect(main(page)).to_contain_text("Gevraagd: Nel.")
    assert axe(page) == []
    enter(nel, employer.carer)
    talk(nel, "Opvanggesprek", "Leg vast: contact gelegd", axe)
    talk(nel, "Vervolggesprek 1", "Leg vast: niet gewenst")
    talk(nel, "Vervolggesprek 2", "Leg vast: contact gelegd")
    ended = CareMoment.objects.filter(incident__number=number).values_list("moment", "state")
    assert dict(ended) == {
        "first_care": "made",
        "first_talk": "made",
        "follow_up_1": "declined",
        "follow_up_2": "made",
    }


def talk(page: Page, moment: str, ending: str, axe: Axe | None = None) -> None:
    """The carer records that it took place, or that the colleague did not want it."""
    page.goto("/gesprekken/")
    page.get_by_role("link", name=re.compile(moment)).click()
    if axe:
        assert axe(page) == []
    if "contact gelegd" in ending:
        page.get_by_label("Wanneer was het?").fill(this_minute())
        page.get_by_label("Wie gaf de opvang?").select_option(index=1)
    press(page, ending)
    expect(main(page)).to_contain_text("Vastgelegd.")
