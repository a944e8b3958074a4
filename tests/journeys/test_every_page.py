# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page, in both languages: no finding of axe, no sideways scroll at 320 pixels, one heading."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast
from tests.factories import stories
from tests.journeys.conftest import PHONE, SMALLEST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PREFIXES = ("", "/en")


@dataclass(frozen=True)
class Region:
    """Dossiers in every state, and the addresses that lead to them."""

    slug: str
    code: str
    new: str
    assessed: str
    drafted: str
    final: str
    answered: str
    closed: str
    own: str


@pytest.fixture
def region(staff: Cast, link: OpenLink, moment: datetime) -> Region:
    carla, began = staff.carla.actor, moment - timedelta(hours=40)
    stranger = Actor.link(link.organisation_id)
    receipt = stories.report(stranger, link, began)
    late = stories.report(stranger, link, moment - timedelta(hours=60)).number
    assessed = stories.report(stranger, link, moment - timedelta(hours=2)).number
    stories.assess(carla, assessed, moment)
    drafted = stories.report(stranger, link, began).number
    stories.assess(carla, drafted, began)
    stories.write(carla, drafted, began, kind=AnswerKind.HEARING_INVITATION, behaviour="")
    final = stories.report(stranger, link, began).number
    stories.assess(carla, final, began)
    stories.write(carla, final, began)
    dossier.finish_letter(actor=carla, number=final, now=began)
    answered = stories.report(stranger, link, began).number
    stories.answer(carla, answered, began)
    closed = stories.report(staff.anna.actor, link, began).number
    stories.answer(carla, closed, began)
    dossier.close(actor=carla, number=closed, now=moment)
    dossier.open_dossier(actor=carla, number=closed, purpose="read", now=moment)
    assert late
    return Region(link.slug, receipt.code, receipt.number, assessed, drafted, final, answered, closed, closed)


def open_to_everyone(region: Region) -> Iterator[str]:
    yield f"/m/{region.slug}/"
    yield f"/ontvangst/{region.code}/"
    yield f"/ontvangst/{region.code}/wie-keek/"
    yield from (
        "/ontvangst/",
        "/ontvangst/klaar/",
        "/aanmelden/",
        "/privacy/",
        "/toegankelijkheid/",
        "/hulp/",
    )
    yield from ("/componenten/", "/bestaat-niet/")


def of_carla(region: Region) -> Iterator[str]:
    yield from (
        "/vandaag/",
        "/vandaag/?nummer=0000-000",
        "/dossiers/",
        "/cijfers/",
        "/berichten/",
        "/melden/",
    )
    yield from ("/mijn/", "/beheer/oud-register/", "/beheer/meldlinks/")
    yield from (f"/dossiers/{one}/" for one in (region.new, region.assessed, region.final, region.closed))
    yield f"/dossiers/{region.new}/beoordelen/"
    yield from (f"/dossiers/{one}/antwoord/" for one in (region.assessed, region.drafted, region.final))
    yield f"/dossiers/{region.final}/verstuurd/"
    yield from (f"/dossiers/{one}/afsluiten/" for one in (region.drafted, region.answered))


def of_anna(region: Region) -> Iterator[str]:
    yield from (
        "/mijn/",
        "/mijn/koppel/",
        f"/mijn/{region.own}/",
        f"/mijn/{region.own}/wie-keek/",
        "/melden/",
    )


ROUNDS = {"": open_to_everyone, "carla": of_carla, "anna": of_anna}


@pytest.mark.parametrize("who", ROUNDS)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_axe_finds_nothing(  # noqa: PLR0917 - fixtures
    who: str,
    prefix: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
) -> None:
    page = open_page()
    if who:
        sign_in(page, who)
    found: dict[str, list[str]] = {}
    for address in ROUNDS[who](region):
        answer = page.goto(prefix + address)
        assert answer is not None
        assert answer.status in {200, 404}, address
        assert page.locator("html").get_attribute("lang") == (prefix.strip("/") or "nl")
        assert page.locator("h1").count() == 1, address
        assert page.title().endswith("· Eén Lijn"), address
        if findings := axe(page):
            found[address] = findings
    assert found == {}


@pytest.mark.parametrize("who", ROUNDS)
def test_the_smallest_screen_never_scrolls_sideways(
    who: str,
    region: Region,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
) -> None:
    page = open_page(SMALLEST)
    if who:
        sign_in(page, who)
    wide: dict[str, int] = {}
    for address in ROUNDS[who](region):
        page.goto(address)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > SMALLEST["width"]:
            wide[address] = width
    assert wide == {}


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
    for address in ("/vandaag/", f"/dossiers/{region.closed}/", "/cijfers/"):
        page.goto(address)
        assert page.locator(".el-bar nav:visible").count() == 0, address
        assert page.locator(".nl-skip-link:visible").count() == 0, address
