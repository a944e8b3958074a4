# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A visit at home that is red: nobody goes alone, it is called off, and the night after nothing is left."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from eenlijn.commons.keys.models import CaseKeys
from eenlijn.doors.jobs.every_night import destroy_visits
from eenlijn.foundation.clock import now
from eenlijn.prevention.home_visits.models import HomeVisitCheck, HomeVisitCount
from eenlijn.prevention.home_visits.questions import risk_questions
from tests.factories.employers import HOUSING, Employer, Workplace
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

ADDRESS = "Kanaalweg 12, Hardenberg"


def test_a_red_visit_waits_for_the_manager_and_is_called_off(
    clock: time_machine.Traveller,
    monday: datetime,
    founded: Callable[[Workplace], Employer],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    housing = founded(HOUSING)
    worker, boss, carmen = open_page(PHONE), open_page(), open_page()
    enter(worker, housing.reporter)
    address = asks(worker, axe)
    expect(main(worker)).to_contain_text("Rood: niet alleen, en niet thuis")
    expect(main(worker)).to_contain_text("Dit bezoek gaat niet door tot je leidinggevende heeft besloten.")
    assert worker.get_by_role("button", name="Het mag, met twee en niet bij iemand thuis").count() == 0
    assert axe(worker) == []

    enter(boss, housing.manager)
    boss.goto("/huisbezoek/")
    expect(main(boss)).to_contain_text("1 bezoek wacht op jouw besluit.")
    expect(main(boss)).not_to_contain_text(ADDRESS)
    boss.goto(address)
    expect(main(boss)).to_contain_text(ADDRESS)
    expect(main(boss)).to_contain_text("Kunnen er wapens zijn? Ja")
    assert axe(boss) == []
    press(boss, "Zeg het bezoek af")
    expect(main(boss)).to_contain_text("Afgezegd")

    enter(carmen, housing.coordinator)
    assert carmen.goto(address).status == 404  # type: ignore[union-attr]
    worker.goto(address)
    expect(main(worker)).to_contain_text("Je leidinggevende besloot op")

    clock.move_to(monday + timedelta(days=2))
    assert destroy_visits(now()) == 1
    assert not HomeVisitCheck.objects.exists()
    assert not CaseKeys.objects.filter(case_id=address.rstrip("/").rpartition("/")[2]).exists()
    assert dict(HomeVisitCount.objects.values_list("what", "count")) == {"red": 1, "called_off": 1}


def asks(page: Page, axe: Callable[[Page], list[str]]) -> str:
    """Fifteen questions; one yes is enough. Without an answer nothing is kept."""
    page.goto("/huisbezoek/nieuw/")
    assert axe(page) == []
    page.get_by_label("Wanneer is het bezoek?").fill("2026-11-24")
    page.get_by_label("Op welk adres?").fill(ADDRESS)
    press(page, "Kijk of het veilig is")
    expect(page.locator(".el-error-summary")).to_contain_text("Maak een keuze.")
    expect(page.get_by_label("Op welk adres?")).to_have_value(ADDRESS)
    assert axe(page) == []
    for code in risk_questions():
        said = "yes" if code == "weapons" else "no"
        page.locator(f"input[name=q_{code}][value={said}]").check(force=True)
    press(page, "Kijk of het veilig is")
    page.wait_for_url(lambda address: "/huisbezoek/nieuw/" not in address)
    return page.url
