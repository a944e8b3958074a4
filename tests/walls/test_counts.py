# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""No count, list, figure, notice or search changes for who is not told: byte for byte as before."""

import re
import secrets
from datetime import datetime
from html import unescape
from typing import Final

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.imports.codes import Keep
from tests.cast import Person
from tests.factories import old_registers, stories
from tests.walls.browser import Browser, undone
from tests.walls.test_routes import TOKEN
from tests.walls.world import MISSING_NUMBER, World, content_of, draft_of

PLAIN: Final = dict.fromkeys(("place", "words", "behaviour", "salutation", "addressee", "street"), "gewoon")
WORDS: Final = {**PLAIN, "contact": "bel", "note": "", "link": "halte"}
PAGES: Final = (
    "/vandaag/", "/vandaag/?wie=alle", "/dossiers/", "/dossiers/?stap=closed", "/dossiers/?maand=2026-11",
    "/cijfers/", "/cijfers/?onderwerp=answered_in_time&splits=month&van=2026-11&tot=2026-11", "/cijfers/csv/",
    "/berichten/", "/mijn/", "/beheer/oud-register/", "/beheer/meldlinks/", "/en/vandaag/?wie=alle",
)  # fmt: skip


def handle(world: World, reporter: Person, coordinator: Person) -> str:
    """A report and all that follows, to the closed dossier, one that stays open, and an old register."""
    actor, now = coordinator.actor, world.now
    number, _open = _report(reporter, now), _report(reporter, now)
    stories.assess(actor, number, now)
    dossier.write_answer(actor=actor, number=number, draft=draft_of(WORDS), now=now)
    dossier.finish_letter(actor=actor, number=number, now=now)
    stories.send(actor, number, now)
    stories.settle(actor, number, now)
    dossier.close(actor=actor, number=number, now=now)
    rows = [old_registers.row(f"oud-{place}") for place in range(5)]
    old_registers.loaded(actor, old_registers.register(*rows), now, keep=Keep.DOSSIERS)
    return number


def _report(reporter: Person, now: datetime) -> str:
    return open_from_report(
        actor=reporter.actor,
        organisation_id=reporter.membership.organisation_id,
        link=None,
        content=content_of(WORDS),
        report_key=secrets.token_bytes(16),
        language="nl",
        now=now,
    ).number


def pages(browser: Browser, *more: str) -> dict[str, bytes]:
    """All of them, and all that they lead to, without the tokens that differ at every visit."""
    found = {}
    for path in (*PAGES, *more):
        with undone():
            response = browser.get(path)
        found[path] = TOKEN.sub(b"token", response.content) + str(response.status_code).encode()
    return found


def pagers_on(browser: Browser, path: str) -> list[str]:
    """The pages before and after this one."""
    found = re.findall(r'href="(\?(?:[^"]*&amp;)?(?:na|voor)=[^"]+)"', browser.get(path).content.decode())
    return [f"{path}{unescape(one)}" for one in found]


@pytest.fixture
def full(world: World) -> None:
    """More dossiers at Dirk's than one page holds, so that there are pagers to betray something."""
    for _one in range(55):
        _report(world.cast.mila, world.now)


def test_dirk_sees_nothing_change(world: World, full: None) -> None:
    dirk, cast = Browser(world.cast.dirk), world.cast
    # The worker takes what waits, also for Dirk: first let it finish that.
    old_registers.work(world.now)
    pagers = [*pagers_on(dirk, "/dossiers/"), *pagers_on(dirk, "/vandaag/")]
    before = pages(dirk, *pagers)
    assert len(pagers) == 2

    number = handle(world, cast.anna, cast.carla)

    assert pages(dirk, *pagers) == before
    for page in ("/vandaag/", "/dossiers/"):
        found = pages(dirk, f"{page}?nummer={number}", f"{page}?nummer={MISSING_NUMBER}")
        asked = found[f"{page}?nummer={number}"].replace(number.encode(), MISSING_NUMBER.encode())
        assert asked == found[f"{page}?nummer={MISSING_NUMBER}"]


@pytest.mark.parametrize("name", ["bram", "anna", "joost", "noor", "petra", "teun", "mila"])
def test_nor_does_who_stands_next_to_it(world: World, name: str) -> None:
    """Teun's team is not Bram's; and what happens elsewhere is nobody's here."""
    cast = world.cast
    reporter = cast.anna if name == "teun" else cast.teun
    browser = Browser(cast.people[name])
    old_registers.work(world.now)
    before = pages(browser)
    # What an administrator makes and reads are links; the dossiers are not hers.
    handle(world, reporter, cast.carla)
    assert pages(browser) == before


def test_carla_sees_it_all_change(world: World) -> None:
    """The row that could stay the same: each of these pages does change for who is told."""
    carla = Browser(world.cast.carla)
    before = pages(carla)
    handle(world, world.cast.anna, world.cast.carla)
    after = pages(carla)
    assert {path for path in PAGES if after[path] == before[path]} == {"/beheer/meldlinks/"}
