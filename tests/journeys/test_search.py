# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla looks for a dossier on a phone and at a desk: found, not found, nothing asked, the next page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.foundation.clock import now
from tests.cast import Cast
from tests.factories import stories
from tests.journeys.conftest import DESK, SMALLEST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("viewport", [SMALLEST, DESK], ids=["phone", "desk"])
def test_carla_looks_for_a_dossier(
    staff: Cast,
    link: OpenLink,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    viewport: ViewportSize,
) -> None:
    numbers = [
        stories.report(staff.anna.actor, link, now() - timedelta(minutes=one)).number for one in range(27)
    ]
    page = open_page(viewport)
    sign_in(page, "carla")
    page.goto("/dossiers/")
    page.get_by_role("link", name="Zoek op naam of woorden").click()
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("alert").or_(page.locator(".el-errors"))).to_contain_text(
        "Vul minstens één ding in"
    )

    page.get_by_label("Naam van iemand in het dossier").fill("  anna ")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name="27 dossiers gevonden")).to_be_focused()
    assert page.url.endswith("/zoeken/")
    expect(page.locator("main")).to_contain_text(numbers[0])
    page.get_by_role("button", name="Eerdere dossiers").click()
    expect(page.locator("main")).to_contain_text(numbers[-1])

    page.get_by_label("Naam van iemand in het dossier").fill("Ann")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
