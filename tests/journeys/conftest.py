# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real browser against a real server, with the cast at work there."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import Cast, make_cast
from tests.factories import stories
from tests.factories.employers import Employer, Workplace, found_employer
from tests.journeys.certainty import come_in

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nobody looks at the screen; and axe runs once per page, so that quick code counts and not the quickest.
    "--disable-gpu",
    "--js-flags=--always-sparkplug --no-lazy-feedback-allocation",
]
AXE = Path(__file__).parents[2] / "build" / "axe.min.js"
AXE_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    # No demand of WCAG by itself, but two places of one name are one too many for who jumps between them.
    "rules": {"landmark-unique": {"enabled": True}},
    # Every rule runs; what went well is not told at length.
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it; the launcher names it in EENLIJN_CHROMIUM."""
    with sync_playwright() as playwright:
        path = os.environ.get("EENLIJN_CHROMIUM", "/usr/bin/chromium")
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def clock(monday: datetime) -> Iterator[time_machine.Traveller]:
    """The server's clock for a story of weeks: it runs from Monday at nine, and `move_to` brings another day.

    Ask for it first. A session does not last for weeks: who goes on after a move comes in again.
    """
    with time_machine.travel(monday, tick=True) as coordinates:
        yield coordinates


@pytest.fixture
def moment() -> datetime:
    return now()


@pytest.fixture
def staff(live_server: LiveServer, key_store: FileKeyProvider, moment: datetime) -> Cast:
    """The cast in the database of the running server; everybody signs in with the same password."""
    vault.forget_cached()
    return make_cast(moment)


@pytest.fixture
def link(staff: Cast, moment: datetime) -> OpenLink:
    """The short link in Anna's bus."""
    return stories.link_of(staff.carla.actor, staff.lijn_62.pk, moment)


@pytest.fixture
def founded(
    live_server: LiveServer, key_store: FileKeyProvider, moment: datetime
) -> Callable[[Workplace], Employer]:
    """An employer with the pack of its sector in the database of the running server: `founded(WARD)`."""
    vault.forget_cached()
    return lambda place: found_employer(place, moment)


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """A page of its own context: `open_page()`, `open_page(PHONE)`; fails the test on a script error."""
    script = axe_script() if "axe" in request.fixturenames else ""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def make(viewport: ViewportSize | None = None, **options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport or DESK,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            **options,
        )
        contexts.append(context)
        if script:
            # Through the debugger, not through the page: the content policy stays as it is.
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console",
            lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None,
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def sign_in(staff: Cast) -> Callable[[Page, str], None]:
    """Sign in as one of the cast, with a second factor that was shown."""
    return lambda page, who: come_in(page, staff.people[who].account)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Every finding of axe on this page against WCAG 2.2 AA, as `rule: element`."""

    def look(page: Page) -> list[str]:
        # A page that answers a form is there before its style sheet is: every target would be too small.
        page.wait_for_load_state("load")
        found = page.evaluate("rules => axe.run(document, rules).then((told) => told.violations)", AXE_RULES)
        return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]

    return look


def axe_script() -> str:
    if not AXE.exists():
        pytest.fail(f"{AXE} is missing: ./eenlijn test puts it there")
    return AXE.read_text("utf-8")
