# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report that turns out to be criticism: friendly, with the reason, and out of the share."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.queries import verify
from tests.factories import stories
from tests.factories.employers import DESK, Employer, Workplace
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, main_of, notices_of, pick, press, report, walk_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Zij riep dat onze regels nergens op slaan en dat ik dat ook wel weet."
WHY = "Zij riep hard over de regels, niet over de collega, en liep daarna weg."


def counted(measure: Measure) -> int:
    return sum(Fact.objects.filter(measure=measure).values_list("delta", flat=True))


def test_criticism_ends_kindly_and_leaves_the_share(
    open_page: Callable[..., Page],
    founded: Callable[[Workplace], Employer],
    axe: Callable[[Page], list[str]],
) -> None:
    desk = founded(DESK)
    sanne, carmen = open_page(PHONE), open_page()
    enter(sanne, desk.reporter)
    sanne.goto("/melden/")
    sanne.get_by_label(re.compile("Waar?")).first.fill("Balie 3")
    number = report(sanne, "/melden/", ["Uitgescholden"], WORDS)
    assert (counted(Measure.CLOCK), counted(Measure.INCIDENT)) == (1, 1)

    enter(carmen, desk.coordinator)
    carmen.goto(f"/dossiers/{number}/beoordelen/")
    expect(main(carmen)).to_contain_text("Boos zijn mag. Kritiek en een klacht mogen ook.")
    assert axe(carmen) == []
    # Without the gate nothing is established; without a reason nothing ends.
    press(carmen, carmen.get_by_role("button", name=re.compile("Stel vast")).inner_text())
    expect(carmen.locator(".el-error-summary")).to_contain_text("Kies eerst of dit agressie was.")
    pick(carmen, "Was dit agressie?", "Nee, dit was kritiek")
    carmen.get_by_role("button", name=re.compile("Stel vast")).click()
    expect(carmen.locator(".el-error-summary")).to_contain_text("waarom")
    expect(carmen.get_by_role("radio", name=re.compile("Nee, dit was kritiek"))).to_be_checked()
    carmen.get_by_label("Waarom geen agressie?").fill(WHY)
    carmen.get_by_role("button", name=re.compile("Stel vast")).click()

    carmen.wait_for_url(f"**/dossiers/{number}/")
    expect(main(carmen)).to_contain_text("Vastgelegd. Alle klokken staan stil, en de melder krijgt bericht.")
    expect(main(carmen)).to_contain_text("Geen agressie: kritiek")
    expect(main(carmen)).to_contain_text(WHY)
    assert axe(carmen) == []
    carmen.goto("/vandaag/")
    expect(main(carmen)).not_to_contain_text(number)

    assert notices_of(desk.reporter) == ["report_ended"]
    reads_the_outcome(sanne, number)
    assert axe(sanne) == []
    check_tables(number)
    assert verify(desk.organisation.pk).ok


def reads_the_outcome(page: Page, number: str) -> None:
    """Who reported reads the outcome and what stays, never the coordinator's words."""
    page.goto("/mijn/")
    expect(main(page)).to_contain_text("niet gegrond")
    page.goto(f"/mijn/{number}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is bekeken.")
    expect(main(page)).to_contain_text("Wij zien dit als kritiek, niet als agressie")
    expect(main(page)).to_contain_text("Opvang blijft voor jou")
    seen = main_of(page)
    assert [words for words in (WHY, "De ander hoort van ons", "Niet gegrond") if words in seen] == []


def check_tables(number: str) -> None:
    """Every clock stopped, out of the share, counted apart, and the other person's name gone."""
    incident = Incident.objects.get(number=number)
    assert (incident.status, incident.gate) == ("not_upheld", "criticism")
    clocks = Clock.objects.filter(incident=incident)
    assert set(clocks.values_list("stop_reason", flat=True)) == {"no_aggression"}
    assert (counted(Measure.CLOCK), counted(Measure.ANSWERED)) == (0, 0)
    assert (counted(Measure.INCIDENT), counted(Measure.NOT_UPHELD)) == (1, 1)
    assert vault.open(Perpetrator.objects.get(incident=incident), "name") == ""
    acts = TimelineEntry.objects.filter(incident=incident).values_list("act", flat=True)
    # One act, two lines at one moment: that it is no aggression, and that the other's data went.
    assert set(list(acts.order_by("at"))[-2:]) == {"no_aggression", "data_removed"}


def test_the_gate_by_keyboard_alone(
    open_page: Callable[..., Page], founded: Callable[[Workplace], Employer]
) -> None:
    desk = founded(DESK)
    number = stories.report(desk.reporter.actor, desk.link, desk.since).number
    page = open_page()
    enter(page, desk.coordinator)
    page.goto(f"/dossiers/{number}/beoordelen/")
    walk_to(page, "Ja, dit was agressie")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("Nee, dit was kritiek"))).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type(WHY)
    walk_to(page, "Stel vast")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dossiers/{number}/")
    expect(main(page)).to_contain_text("Geen agressie: kritiek")
    assert Incident.objects.get(number=number).gate == "criticism"
