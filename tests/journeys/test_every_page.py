# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page in both languages: no finding of axe, one heading, by keyboard, on 320 pixels."""

import io
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.urls import resolve
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import now
from tests import databases
from tests.cast import PASSWORD, Cast, make_cast
from tests.factories import stories
from tests.journeys.conftest import DESK, PHONE, SMALLEST
from tests.journeys.region import Region, make_region
from tests.journeys.rounds import NO_PAGE, ROUNDS, Missing, Sent, Step, answering
from tests.journeys.steps import give_password
from tests.walls.addresses import addresses

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PREFIXES = ("", "/en")
# Focus everything that can be pressed or filled: it takes the focus, and something changes in how it looks.
UNREACHABLE = """() => {
  const LOOKS = ["outlineStyle", "outlineColor", "outlineWidth", "boxShadow", "borderColor",
    "backgroundColor"];
  const styled = (part) => { const s = getComputedStyle(part); return LOOKS.map((look) => s[look]).join(); };
  const looks = (one) => [one, one.parentElement, one.nextElementSibling, one.closest("label")]
    .filter(Boolean).map(styled).join();
  const told = (one) => one.outerHTML.slice(0, 120);
  const lost = [...document.querySelectorAll("[tabindex]")].filter((one) => one.tabIndex > 0)
    .map((one) => `jumps ahead: ${told(one)}`);
  const KINDS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  for (const one of document.querySelectorAll(KINDS)) {
    if (one.disabled || !one.checkVisibility({visibilityProperty: true})) continue;
    document.activeElement.blur();
    const before = looks(one);
    one.focus({preventScroll: true});
    if (one.tabIndex < 0 || document.activeElement !== one) lost.push(`no key leads to: ${told(one)}`);
    else if (looks(one) === before) lost.push(`shows no focus: ${told(one)}`);
  }
  return lost;
}"""


class Kept(NamedTuple):
    """A region as it was made, to be put back: its rows, its keys, and who and what is in it."""

    rows: BaseDatabaseWrapper
    keys: Path
    made: bytes


@pytest.fixture(scope="session")
def kept(
    live_server: LiveServer,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    ready_keys: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kept]:
    """Made once per process: making it took longer than many of the rounds."""
    keys = tmp_path_factory.mktemp("region") / "keys"
    shutil.copytree(ready_keys, keys)
    with django_db_blocker.unblock(), override_settings(EENLIJN_KEYS=keys):
        vault.forget_cached()
        with databases.copied("region") as rows:
            with databases.working_in(rows):
                moment = now()
                staff = make_cast(moment)
                link = stories.link_of(staff.carla.actor, staff.lijn_62.pk, moment)
                made = pickle.dumps((staff, make_region(staff, link, moment)))
            yield Kept(rows, keys, made)


@pytest.fixture
def settled_region(kept: Kept, transactional_db: None, key_directory: Path) -> tuple[Cast, Region]:
    databases.put_back(kept.rows)
    shutil.copytree(kept.keys, key_directory, dirs_exist_ok=True)
    vault.forget_cached()
    made: tuple[Cast, Region] = pickle.loads(kept.made)
    return made


@pytest.fixture
def staff(settled_region: tuple[Cast, Region]) -> Cast:
    return settled_region[0]


@pytest.fixture
def region(settled_region: tuple[Cast, Region]) -> Region:
    return settled_region[1]


def test_the_rounds_visit_every_address_that_shows_a_page(region: Region) -> None:
    """A new page is red here until somebody looks at it."""
    visited = {
        resolve(answering(step).partition("?")[0]).view_name
        for one in ROUNDS.values()
        for step in one.steps(region)
        if not isinstance(step, Missing)
    }

    assert {address.route for address in addresses()} - set(NO_PAGE) - visited == set()
    assert visited & set(NO_PAGE) == set()


@pytest.mark.parametrize("name", ROUNDS)
def test_every_page_of_a_round(  # noqa: PLR0917 - fixtures
    name: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    staff: Cast,
    axe: Callable[[Page], list[str]],
) -> None:
    """Axe looks at each page in one of the languages, in turn: its parts are alike in both."""
    page, found = open_page(), {}
    here = ROUNDS[name]
    if here.is_half_in:
        give_password(page, staff.people[here.who])
    elif here.who:
        sign_in(page, here.who)
    for language, prefix in enumerate(PREFIXES):
        for place, step in enumerate(here.steps(region)):
            only = step.only if isinstance(step, Sent) else ""
            is_turn = only == language_of(prefix) if only else place % len(PREFIXES) == language
            if only and not is_turn:
                continue
            address = go(page, prefix, step)
            parts = axe(page) if is_turn else []
            if findings := [*told_wrong(page, prefix), *parts, *unreachable(page, prefix), *wide(page)]:
                found[address] = findings
    assert found == {}


def language_of(prefix: str) -> str:
    return prefix.strip("/") or "nl"


def go(page: Page, prefix: str, step: Step) -> str:
    """Load a page, or send its form; where that ends is where it was going. Returns what was done."""
    if not isinstance(step, Sent):
        told = prefix + answering(step)
        answer = page.goto(told)
    else:
        page.goto(prefix + step.address)
        for name, value in step.fields.items():
            give(page, name, value)
        with page.expect_navigation() as waiting:
            page.locator(step.button).first.click()
        answer, told = waiting.value, f"{prefix}{step.address} sent {dict(step.fields)}"
    assert answer is not None
    assert answer.status in ({404} if isinstance(step, Missing) else {200, 422}), (told, answer.status)
    assert urlsplit(answer.url).path == (prefix + answering(step)).partition("?")[0], (told, answer.url)
    return told


def give(page: Page, name: str, value: str) -> None:
    """Fill a field, or choose the answer with this code."""
    choice = page.locator(f"[name='{name}'][value='{value}']:is([type=radio], [type=checkbox])")
    if choice.count():
        choice.check(force=True)
    else:
        page.fill(f"main [name='{name}']", value)


def told_wrong(page: Page, prefix: str) -> list[str]:
    """The language, the one heading and the title."""
    language, headings, title = page.evaluate(
        "[document.documentElement.lang, document.querySelectorAll('h1').length, document.title]"
    )
    return [
        *([] if language == language_of(prefix) else [f"language: {language}"]),
        *([] if headings == 1 else [f"headings: {headings}"]),
        *([] if title.endswith("· Eén Lijn") else [f"title: {title}"]),
    ]


def unreachable(page: Page, prefix: str) -> list[str]:
    """What no Tab leads to, or does not show that it has the focus; alike in every language."""
    if prefix:
        return []
    page.keyboard.press("Tab")
    lost: list[str] = page.evaluate(UNREACHABLE)
    return lost


def wide(page: Page) -> list[str]:
    """How far the smallest screen would scroll sideways."""
    page.set_viewport_size(SMALLEST)
    width = page.evaluate("document.scrollingElement.scrollWidth")
    page.set_viewport_size(DESK)
    return [f"scrolls to {width}"] if width > SMALLEST["width"] else []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_form_that_outlived_its_session_comes_back_without_findings(  # noqa: PLR0917 - fixtures
    prefix: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
    staff: Cast,
) -> None:
    page = open_page()
    sign_in(page, "carla")
    page.goto(f"{prefix}/dossiers/{region.new}/beoordelen/")
    page.context.clear_cookies(name="session")
    page.locator("main form button[type=submit]").last.click()
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("input[type=email]").fill(staff.carla.email)
    page.locator("main form:has(input[type=password]) button").click()
    page.wait_for_url("**/verder/")
    assert axe(page) == []


@pytest.mark.parametrize("scheme", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_forced_colours_keep_their_contrast(
    scheme: dict[str, str],
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page(PHONE, **scheme)
    sign_in(page, "carla")
    pages = (
        f"/m/{region.slug}/",
        f"/ontvangst/{region.code}/",
        "/vandaag/",
        f"/dossiers/{region.new}/",
        "/cijfers/",
    )
    found = {}
    for address in (*pages, f"/dossiers/{region.drafted}/antwoord/"):
        page.goto(address)
        if findings := axe(page):
            found[address] = findings
    assert found == {}


def test_on_paper_there_is_no_bar_and_no_button(
    region: Region, open_page: Callable[..., Page], sign_in: Callable[[Page, str], None]
) -> None:
    page = open_page()
    sign_in(page, "carla")
    page.emulate_media(media="print")
    year = f"/open-data/{region.editions[1]}/"
    for address in ("/vandaag/", f"/dossiers/{region.closed}/", "/cijfers/", "/open-data/", year):
        page.goto(address)
        assert page.locator(".el-bar nav:visible").count() == 0, address
        assert page.locator(".nl-skip-link:visible").count() == 0, address
        assert page.locator(".el-foot a:visible").count() == 0, address
        if "open-data" in address:
            assert page.locator(".nl-button:visible").count() == 0, address


def test_a_table_of_many_columns_lies_down_on_paper_and_no_column_falls_off(
    region: Region, open_page: Callable[..., Page]
) -> None:
    """As wide as the paper lies, less its margins: 297 - 2 x 18 mm at 96 dots an inch."""
    page = open_page()
    page.set_viewport_size({"width": 986, "height": 650})
    page.emulate_media(media="print")
    for table, is_lying in (("sector_kind", True), ("sector", False)):
        page.goto(f"/open-data/{region.editions[1]}/?tabel={table}")
        printed = page.pdf(prefer_css_page_size=True)
        with pikepdf.open(io.BytesIO(printed)) as paper:
            _left, _bottom, width, height = (float(one) for one in paper.pages[0].mediabox)
        assert (width > height) is is_lying, table
        wrap = page.locator(".el-table-wrap").first
        assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth"), table
