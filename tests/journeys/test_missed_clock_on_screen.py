# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people see of an answer that is late: who handles it, the board, and who reported."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.doors.jobs.every_minute import warn_of_lights
from tests.factories import stories
from tests.factories.employers import BUS, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, notices_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOUR = timedelta(hours=1)


def test_a_late_answer_is_seen_by_all_who_should_and_given_with_its_reason(
    open_page: Callable[..., Page],
    founded: Callable[[Workplace], Employer],
    axe: Callable[[Page], list[str]],
) -> None:
    bus = founded(BUS)
    began = bus.since - 80 * HOUR
    number = stories.report(bus.reporter.actor, bus.link, began).number
    stories.assess(bus.coordinator.actor, number, began + HOUR)
    for hours in (36, 45, 48, 72):
        warn_of_lights(began + hours * HOUR)
    assert "answer_late" in notices_of(bus.manager)

    carmen, dora, sanne = open_page(), open_page(), open_page(PHONE)
    enter(carmen, bus.coordinator)
    expect(main(carmen)).to_contain_text("te laat")
    carmen.goto("/termijnen/")
    row = carmen.get_by_role("listitem").filter(has_text="Antwoord").first
    expect(row).to_contain_text(number)
    expect(row).to_contain_text("te laat")
    assert axe(carmen) == []
    carmen.goto(f"/dossiers/{number}/")
    expect(main(carmen)).to_contain_text("Nu weet ook: leidinggevende.")
    expect(main(carmen)).to_contain_text("Nu weet ook: bestuur")
    assert axe(carmen) == []

    enter(dora, bus.director)
    dora.goto("/te-laat/")
    expect(main(dora)).to_contain_text(number)
    assert axe(dora) == []
    answer = dora.goto(f"/dossiers/{number}/")
    assert answer is not None
    assert answer.status == 404

    enter(sanne, bus.reporter)
    sanne.goto(f"/mijn/{number}/")
    expect(main(sanne)).to_contain_text("Dit had")
    assert axe(sanne) == []
    answers_late(carmen, number)
    dora.goto("/te-laat/")
    expect(main(dora)).not_to_contain_text("Antwoord")


def answers_late(page: Page, number: str) -> None:
    """A late answer leaves with a reason, and not without."""
    steps.write_letter(page, number, "Brief: dit is onze norm", "U pakte onze chauffeur bij de jas.", "2")
    steps.establish(page)
    page.goto(f"/dossiers/{number}/verstuurd/")
    page.get_by_label("Gewone post").check()
    page.get_by_role("button", name=re.compile("Leg vast")).click()
    expect(page.locator(".el-error-summary")).to_contain_text("Dit antwoord is te laat. Kies waarom")
    expect(page.get_by_label("Gewone post")).to_be_checked()
    page.get_by_label("Waarom is het later dan afgesproken?").select_option(label="Wederhoor loopt")
    page.get_by_role("button", name=re.compile("Leg vast")).click()
    page.wait_for_url(f"**/dossiers/{number}/")
    expect(main(page)).to_contain_text("Wederhoor loopt")
    clock = Clock.objects.get(incident__number=number, kind="answer")
    assert (clock.stop_reason, clock.late_reason) == ("answered", "hearing_pending")
