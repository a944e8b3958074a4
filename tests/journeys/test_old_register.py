# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla takes over an old register: the four steps in a real browser, with and without script."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from eenlijn.casework.imports.codes import BatchState
from eenlijn.casework.imports.models import ImportBatch
from eenlijn.casework.incidents.models import Incident
from tests.cast import Cast
from tests.factories.old_registers import register, row, work
from tests.journeys.conftest import DESK, PHONE, SMALLEST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = (
    row("1", "24-11-2025 14:38", "25-11-2025 09:00"),
    row("2", "30-3-2025 02:30", "30-3-2025 09:00", kind="Duwen"),
    row("3", "24-11-2025 14:38", "23-11-2025 10:00"),
    row("4", "24-11-2015 10:00", kind="Zomaar"),
)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "oud register.csv"
    path.write_bytes(register(*ROWS))
    return path


class Steps:
    """The steps one by one; after each the page is looked at."""

    def __init__(self, page: Page, prefix: str, look: Callable[[Page], None]) -> None:
        self.page, self.prefix, self.look = page, prefix, look

    def press(self, kind: str = "primary") -> None:
        """The one filled button of the page."""
        self.page.locator(f"main .nl-button--{kind}").first.click()
        self.page.wait_for_load_state()
        self.look(self.page)

    def choose_file(self, path: Path) -> None:
        self.page.goto(f"{self.prefix}/beheer/oud-register/nieuw/")
        self.look(self.page)
        self.press()  # without a file: told at the field
        self.page.set_input_files("input[type=file]", path)
        self.press()

    def choose_columns(self) -> None:
        assert self.page.locator("select[name=column_1]").input_value() == "occurred"
        assert self.page.locator("input[value=day_first]").is_checked()
        self.page.locator("details.el-fold > summary").click()
        self.look(self.page)
        self.press("primary")

    def choose_values(self) -> None:
        self.page.locator("main .nl-button--primary").first.click()
        self.page.wait_for_load_state()
        assert self.page.locator("[aria-invalid=true]").count() == 1
        self.look(self.page)
        self.page.locator("select[aria-invalid=true]").select_option("other")
        self.press()


def taken_over(steps: Steps, path: Path, moment: datetime, *, script: bool) -> None:
    """From the file to the figures and back."""
    page = steps.page
    steps.choose_file(path)
    steps.choose_columns()
    steps.choose_values()
    assert page.url.endswith("/voortgang/")
    _wait(page, moment, "**/proberen/", script=script)
    steps.look(page)
    assert page.locator("table").get_by_text("C4").count() == 1
    page.locator("main a.nl-button--primary").click()
    page.wait_for_url("**/laden/")
    steps.look(page)
    page.locator("input[value=dossiers]").check()
    steps.press()
    _wait(page, moment, "**/laden/", script=script)
    steps.look(page)
    assert Incident.objects.count() == 3
    page.locator("main a[href$='/terughalen/']").click()
    page.wait_for_load_state()
    steps.look(page)
    page.locator("main .nl-button--danger").click()
    page.wait_for_load_state()
    _wait(page, moment, "**/laden/", script=script)
    steps.look(page)
    assert ImportBatch.objects.get().state == BatchState.UNDONE
    assert not Incident.objects.exists()


def _wait(page: Page, moment: datetime, address: str, *, script: bool) -> None:
    """The worker does its work; the page leads on by itself, or with the button of its own."""
    work(moment)
    if not script:
        page.locator("main a[href$='/voortgang/']").click()
    page.wait_for_url(address, timeout=10_000)


@pytest.mark.parametrize(
    ("prefix", "viewport", "options"),
    [("", DESK, {}), ("/en", PHONE, {}), ("", SMALLEST, {"color_scheme": "dark"})],
)
def test_the_old_register_goes_in_and_out_again(  # noqa: PLR0917 - fixtures
    prefix: str,
    viewport: dict[str, int],
    options: dict[str, Any],
    old_file: Path,
    moment: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    found: dict[str, list[str]] = {}

    def look(page: Page) -> None:
        name = page.url.rstrip("/").rpartition("/")[2]
        if findings := axe(page):
            found.setdefault(name, []).extend(findings)
        if page.evaluate("document.scrollingElement.scrollWidth") > viewport["width"]:
            found.setdefault(name, []).append("scrolls sideways")

    page = open_page(viewport, **options)
    sign_in(page, "carla")
    taken_over(Steps(page, prefix, look), old_file, moment, script=True)
    assert found == {}


def test_without_script_it_works_the_same(
    old_file: Path,
    moment: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
) -> None:
    page = open_page(java_script_enabled=False)
    sign_in(page, "carla")
    taken_over(Steps(page, "", lambda page: None), old_file, moment, script=False)


def test_a_link_is_made_printed_and_ended(
    staff: Cast,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page(PHONE)
    sign_in(page, "carla")
    page.goto("/beheer/meldlinks/")
    page.get_by_label("Waar hangt de link?").fill("Balie Almelo")
    page.get_by_label("Welk team?").select_option(label="Lijn 62")
    page.get_by_role("button", name="Maak de link").click()
    page.wait_for_load_state()
    assert axe(page) == []
    assert page.get_by_role("img", name="QR-code van deze link").count() == 1
    page.emulate_media(media="print")
    assert page.locator(".el-bar nav:visible, main a:visible").count() == 0
    page.emulate_media(media="screen")
    page.goto("/beheer/meldlinks/")
    page.get_by_role("link", name="Beëindig de link van Balie Almelo").click()
    page.wait_for_load_state()
    assert axe(page) == []
    page.get_by_role("button", name="Beëindig deze link").click()
    page.wait_for_load_state()
    assert axe(page) == []
    assert page.get_by_text("Links die niet meer werken").count() == 1
