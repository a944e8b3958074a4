# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notification that the desk of the police calls no offence, a second look, and a report that is taken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.police_reports.models import PoliceReport, TrackedStep
from eenlijn.commons.trail.queries import verify
from tests.factories import stories
from tests.factories.employers import BUS, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, pick, press, this_minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_no_offence_says_the_desk_and_the_second_look_says_otherwise(
    open_page: Callable[..., Page],
    founded: Callable[[Workplace], Employer],
    axe: Callable[[Page], list[str]],
) -> None:
    bus = founded(BUS)
    carmen, sanne = open_page(), open_page(PHONE)
    number = steps.report(
        sanne, f"/m/{bus.link.slug}/", ["Bedreigd"], "Hij zei dat hij me opwacht.", "Doe er iets aan"
    )
    receipt = sanne.url
    enter(carmen, bus.coordinator)
    stories.assess(bus.coordinator.actor, number, bus.since)
    decides(carmen, number, "Alleen een melding bij de politie")
    carmen.goto(f"/dossiers/{number}/aangifte/volgen/")
    assert axe(carmen) == []

    hears(carmen, "Opname geweigerd", "Niet strafbaar, zei de balie.")
    expect(main(carmen)).to_contain_text("Vraag de hulpofficier van justitie om nog eens te kijken")
    hears(carmen, "Hulpofficier van justitie gevraagd nog eens te kijken")
    hears(carmen, "Hulpofficier van justitie: wel opnemen", told="")
    expect(main(carmen)).to_contain_text("Vertel de collega: Hulpofficier van justitie: wel opnemen")
    pick(carmen, "Hoe hoorde de collega het?", "Bericht in Eén Lijn")
    carmen.locator("textarea[name=words]").first.fill("De politie neemt het toch op.")
    press(carmen, "Leg vast: doorgegeven")
    expect(main(carmen)).to_contain_text("Doe nu aangifte")
    assert axe(carmen) == []

    carmen.get_by_role("link", name="Leg de aangifte vast").click()
    decides(carmen, number, "Aangifte door de collega zelf")
    carmen.goto(f"/dossiers/{number}/aangifte/volgen/")
    hears(carmen, "Opgenomen door de politie")
    expect(main(carmen)).to_contain_text("Opname geweigerd")
    expect(main(carmen)).to_contain_text("Vraag het nummer en wie je kunt bellen")
    assert axe(carmen) == []

    sanne.goto(receipt)
    expect(main(sanne)).to_contain_text("De politie neemt het toch op.")
    taken = list(TrackedStep.objects.order_by("recorded_at").values_list("step", flat=True))
    assert taken == ["refused_by_police", "second_look_asked", "second_look_agreed", "taken"]
    assert PoliceReport.objects.get(is_current=True).decision == "aangifte_victim"
    running = Clock.objects.filter(incident__number=number, stopped_at=None)
    assert running.filter(kind="police_news").count() == 1
    assert not running.filter(kind="police_told").exists()
    assert verify(bus.organisation.pk).ok


def decides(page: Page, number: str, decision: str) -> None:
    page.goto(f"/dossiers/{number}/aangifte/")
    pick(page, "Wat is het besluit?", decision)
    page.get_by_label("Dag van de aangifte of melding").fill(this_minute()[:10])
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Besluit vastgelegd.")


def hears(page: Page, step: str, word: str = "", told: str = "Bericht in Eén Lijn") -> None:
    pick(page, "Wat is er gebeurd?", step)
    page.get_by_label("Op welke dag?").fill(this_minute()[:10])
    page.get_by_label("Toelichting").fill(word)
    pick(page, "Weet de collega dit al?", told or "Nog niet: dat blijft hier staan")
    page.get_by_label("Bericht aan de collega").fill(f"Er is nieuws: {step}." if told else "")
    page.get_by_role("button", name="Leg vast", exact=True).click()
    expect(main(page)).to_contain_text(step)
