# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed to break a page comes back as letters, on every page and in every file."""

import csv
import io
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

import pytest
import time_machine

from eenlijn.commons.organisations.models import Unit
from tests.walls.browser import Browser
from tests.walls.crawler import ENGLISH, crawl, seen_in
from tests.walls.nonsense import LINK_PAYLOAD, PAYLOAD
from tests.walls.world import PERCHES, Place, Staff, World, make_place

STARTS: Final = {
    "carla": (
        "/vandaag/?wie=alle", "/dossiers/", "/cijfers/", "/berichten/", "/beheer/oud-register/",
        "/beheer/meldlinks/",
    ),
    "bram": ("/vandaag/?wie=alle", "/cijfers/"),
    "anna": ("/mijn/", "/berichten/"),
    "petra": ("/beheer/meldlinks/",),
}  # fmt: skip
# Where a link to somewhere may stand.
LINKS: Final = ("href", "src", "action", "formaction", "hx-get", "hx-post", "data")

ASTRAY: Final = ("javascript:", "data:", "x")


@dataclass
class _Read(HTMLParser):
    """What a browser would make of a page: what it would run, where it would go, and what one reads."""

    runs: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    _is_script: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_script = tag == "script"
        for name, value in attrs:
            self.values.append(value or "")
            leads_astray = name in LINKS and (value or "").strip().lower().startswith(ASTRAY)
            if name.startswith("on") or name == "style" or leads_astray:
                self.runs.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._is_script and data.strip():
            self.runs.append(data)
        self.text.append(data)

    @property
    def shown(self) -> str:
        return "\n".join(["".join(self.text), *self.values])

    def handle_endtag(self, tag: str) -> None:
        self._is_script = False


@pytest.fixture(scope="module")
def spoilt(world: World) -> Place:
    """Anna's team once more, with a payload in every field; all tests of this file read it."""
    cast = world.cast
    told = {**dict.fromkeys(PERCHES, PAYLOAD), "contact": LINK_PAYLOAD, "salutation": LINK_PAYLOAD}
    with time_machine.travel(world.now, tick=False):
        Unit.objects.filter(pk=cast.lijn_62.pk).update(name=PAYLOAD)
        return make_place(
            cast.anna,
            cast.carla,
            cast.lijn_62,
            told,
            world.now,
            reader=cast.eva,
            staff=Staff(cast.bram, cast.karin),
        )


@pytest.mark.parametrize("name", STARTS)
def test_no_page_runs_it(world: World, spoilt: Place, name: str) -> None:
    others = {*world.team.numbers.values(), *world.next_team.numbers.values()}
    clean = tuple(f"/dossiers/{number}/" for number in others)
    walk = crawl(Browser(world.cast.people[name]), STARTS[name], leave=(ENGLISH, *clean))
    seen = [one for one in walk if "text/html" in one.headers]
    pages = {one.path: _read(one.body) for one in seen}
    assert {path: page.runs for path, page in pages.items() if page.runs} == {}
    # The row that could: it does stand there, as it was typed.
    assert any(PAYLOAD in page.shown for page in pages.values())


def test_nor_does_a_page_without_sign_in(world: World, spoilt: Place) -> None:
    for path in (f"/m/{spoilt.slug}/", f"/ontvangst/{spoilt.codes['by_link']}/"):
        page = _read(Browser().get(path).content)
        assert page.runs == []
        assert PAYLOAD in page.shown


def test_no_cell_of_the_figures_is_a_formula(world: World, spoilt: Place) -> None:
    asked = {"onderwerp": "incidents", "splits": "unit", "van": "2026-11", "tot": "2026-11"}
    response = Browser(world.cast.carla).get("/cijfers/csv/", **asked)
    text = response.content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any("=1+1" in cell for cell in cells)


def test_the_letter_says_what_was_typed(world: World, spoilt: Place) -> None:
    path = f"/dossiers/{spoilt.numbers['finished']}/antwoord/brief.docx"
    letter = seen_in(path, Browser(world.cast.carla).get(path))
    assert letter.status == 200
    assert "onerror=alert(7)" in letter.text
    assert "{{7*7}}" in letter.text


def _read(body: bytes) -> _Read:
    page = _Read()
    page.feed(body.decode())
    return page
