# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that stand nowhere else, looked for in everything that others, mails and logs get to read."""

import email
import re
from collections.abc import Iterator
from email import policy
from pathlib import Path
from typing import Final
from unittest.mock import patch
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from eenlijn.casework.reporting.models import Report
from eenlijn.commons.keys import vault
from eenlijn.doors.jobs.every_second import deliver_notices
from eenlijn.foundation.logs import configure_logs
from tests.cast import Person
from tests.factories.measures import CLIENT_NUMBER
from tests.walls.addresses import BESIDE, addresses, path_of
from tests.walls.browser import Browser, undone
from tests.walls.crawler import ENGLISH, Seen, crawl, locked_in, seen_in
from tests.walls.route_table import STAGES
from tests.walls.world import PERCHES, World

OTHERS: Final = ("nobody", "dirk", "eva", "greet", "hugo", "noor", "petra", "joost", "omar", "sam")
# Petra makes the links of her employer, so she reads where they hang and for which team.
# Joost was asked to care: he reads where it was, and what was told for whoever gives care.
# Who reviews the trail reads of which unit somebody was. The privacy officer also reads who asks what.
MAY_READ: Final = {
    "petra": {"link", "unit", "spot"},
    "joost": {"place", "care"},
    "noor": {"unit", "asked", "asker"},
    "omar": {"unit"},
    # A package was addressed to her: for what, and to whom.
    "eva": {"release"},
}
# What leaves is locked with a phrase that is kept nowhere; who took it along gets it, and nobody reads it.
# Carla took along two lists, one per team; Dirk one, that he finds at both addresses, Dutch and English.
LOCKED: Final = {"carla": 2, "dirk": 2}
# In these stages of a dossier stands all that can be written in one.
FULL: Final = ("assessed", "drafted", "finished", "proposed", "replied", "sent")
# What a line of the log tells differs by what was asked: each question that its form offers, every day.
LOG: Final = ("/toezicht/spoor/",)
_STEM: Final = re.compile("kanarie([a-z]+)")


def perches_in(seen: list[Seen]) -> set[str]:
    return {perch for one in seen for perch in _STEM.findall(one.text.lower())}


def starts() -> list[str]:
    """Every page that needs no id, in both languages."""
    plain = [
        reverse(one.route, kwargs={name: BESIDE[name] for name in one.beside})
        for one in addresses()
        if not one.kind and one.route != "metrics"
    ]
    return [*plain, *(f"/en{path}" for path in plain)]


def person_of(world: World, name: str) -> Person | None:
    return None if name == "nobody" else world.cast.people[name]


def dossiers_of(world: World) -> tuple[str, ...]:
    """Where every page of a full dossier begins."""
    return tuple(f"/dossiers/{world.team.numbers[stage]}/" for stage in FULL)


def test_carla_reads_them_all(world: World) -> None:
    """The row that could leak: without this the silence of the others would prove nothing."""
    browser = Browser(world.cast.carla)
    for stage in ("by_link", "assessed", "for_colleague"):
        browser.post(f"/dossiers/{world.team.numbers[stage]}/namen/", {"purpose": "read"})
    told_back = f"/dossiers/{world.team.numbers['told_back']}/"
    seen = crawl(browser, starts(), leave=ENGLISH, each=(*dossiers_of(world), told_back))
    unread = {"address", "damage", "care", "asked", "asker", "visit", "sentence"}
    assert perches_in(seen) == set(PERCHES) - unread
    assert {number for number in world.team.numbers.values() if any(number in one.text for one in seen)} == {
        *world.team.numbers.values()
    }
    assert [one for page in seen for one in locked_in(page.body)] == ["dossiers.xlsx"] * LOCKED["carla"]
    report = Report.objects.get(number=world.team.numbers["by_link"])
    assert "kanarieaddress" in vault.open(report, "reporter_address").lower()


# Who works with Carla's dossiers and reads a part of each. Bram leads the team; Ilse decides about the
# warning; Karin was asked as lawyer.
NEAR: Final = {
    "bram": {
        "colleague",
        "finding",
        "lesson",
        "name",
        "person",
        "place",
        "reason",
        "risk",
        "task",
        "unit",
        "visit",
    },
    "ilse": {"addressee", "behaviour", "channel", "contact", "place", "salutation", "street"},
    "karin": {"damage", "detail", "person", "place", "reason", "release", "task", "unit", "upload", "words"},
}


@pytest.mark.parametrize("name", NEAR)
def test_who_stands_near_reads_a_part_and_no_more(world: World, name: str) -> None:
    browser = Browser(world.cast.people[name])
    for stage in ("by_link", "assessed", "for_colleague", "proposed"):
        browser.post(f"/dossiers/{world.team.numbers[stage]}/namen/", {"purpose": "read"})
    assert perches_in(crawl(browser, starts(), leave=ENGLISH, each=dossiers_of(world))) == NEAR[name]


def test_sam_reads_at_the_desk_what_to_do_and_whom_to_call(world: World) -> None:
    """Nothing of who, why or where it began; and nothing for a number that nobody has."""
    sam, path = Browser(world.cast.sam), reverse("check:check")
    for number, read in ((CLIENT_NUMBER, {"instruction", "call"}), ("KL-99 999", set())):
        with undone():
            page = sam.post(path, {"client_number": number}).content.decode()
        assert set(_STEM.findall(page.lower())) == read
        assert [one for one in world.team.secrets if one in page] == []


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_reads_one_anywhere(world: World, name: str) -> None:
    seen = crawl(Browser(person_of(world, name)), starts(), each=LOG)
    assert perches_in(seen) == MAY_READ.get(name, set())
    assert [one for page in seen for one in locked_in(page.body)] == ["dossiers.xlsx"] * LOCKED.get(name, 0)
    links = {world.team.slug, str(world.team.link_id), world.team.ended_slug, str(world.team.ended_link_id)}
    told = {one for one in world.team.secrets if any(one in page.text for page in seen)}
    # Who reviews the trail reads the numbers of cases, and nothing of them.
    numbers = set(world.team.numbers.values())
    known = {"petra": links, "joost": {world.team.numbers["assessed"]}, "noor": numbers, "omar": numbers}
    known["eva"] = known["joost"]
    assert told <= known.get(name, set())


@pytest.mark.parametrize("name", [one for one in OTHERS if one != "petra"])
def test_knocking_with_the_right_id_tells_nothing(world: World, name: str) -> None:
    """Nothing but what was asked comes back: not in a page, a file, a header, a cookie or a file name."""
    browser = Browser(person_of(world, name))
    told = {}
    for path, method in _doors(world):
        with undone():
            answer = seen_in(path, browser.visit(method, path))
        text = answer.text.replace(quote(path, safe=""), "").replace(path, "")
        # Who cares for somebody says there to be involved: the number stands on it, as in the own list.
        is_known = name == "joost" and path.endswith(f"{world.team.numbers['assessed']}/ik-ben-betrokken/")
        theirs = {world.team.numbers["assessed"]} if is_known else set()
        hits = [*_STEM.findall(text.lower()), *(one for one in world.team.secrets if one in text)]
        hits = [one for one in hits if one not in theirs]
        if hits:
            told[method, path] = hits
    assert told == {}


def _doors(world: World) -> Iterator[tuple[str, str]]:
    """Every address with an id of Anna's team, but for those whose id is itself the key."""
    for one in addresses():
        if one.kind in {"number", "batch_id", "link_id"}:
            path = path_of(world, one, "team", STAGES.get(one.route, ""))
            yield from ((path, "GET"), (path, "POST"))


def test_a_mail_holds_a_number_and_a_link(world: World, tmp_path: Path) -> None:
    with patch.object(settings, "EENLIJN_MAIL_URL", f"file:{tmp_path}"):
        while deliver_notices(world.now):
            pass
    mails = [email.message_from_bytes(one.read_bytes(), policy=policy.default) for one in tmp_path.iterdir()]
    texts = [f"{one['Subject']}\n{one.get_content()}" for one in mails]
    numbers = {**world.team.numbers, **{f"next {k}": v for k, v in world.next_team.numbers.items()}}
    told = {number for number in numbers.values() if any(number in text for text in texts)}

    assert told == set(numbers.values())
    assert not [one for one in mails if "kanarie" in one.as_string().lower()]
    # Without the number and the link all mails about one kind of event are one text.
    number = r"[0-9A-Z]{4}-[0-9A-Z]{3}|import [0-9a-f]{8}"
    link = re.escape(settings.EENLIJN_BASE_URL) + r"\S*"
    plain = {re.sub(link, "link", re.sub(number, "number", text)) for text in texts}
    assert len(plain) == len({re.sub(number, "", text.split("\n")[1]) for text in texts}) == 19
    assert {address.partition("@")[0] for one in mails for address in [str(one["To"])]} == {
        "anna", "bram", "carla", "dirk", "ilse", "joost", "karin", "mila", "noor", "teun",
    }  # fmt: skip


def test_a_mail_about_one_employer_reaches_nobody_of_the_other(world: World, tmp_path: Path) -> None:
    with patch.object(settings, "EENLIJN_MAIL_URL", f"file:{tmp_path}"):
        while deliver_notices(world.now):
            pass
    mails = [email.message_from_bytes(one.read_bytes(), policy=policy.default) for one in tmp_path.iterdir()]
    ours = [one for one in mails if any(n in one.get_content() for n in world.team.numbers.values())]
    assert {str(one["To"]).partition("@")[0] for one in ours} == {
        "anna", "bram", "carla", "ilse", "joost", "karin",
    }  # fmt: skip


@pytest.fixture
def every_line() -> Iterator[None]:
    """Logs as talkative as they can be, statements with their values included."""
    configure_logs("DEBUG")
    connection.force_debug_cursor = True
    yield
    connection.force_debug_cursor = False
    configure_logs("ERROR")


def test_no_log_tells_what_was_read_typed_or_broken(
    world: World, every_line: None, capfd: pytest.CaptureFixture[str]
) -> None:
    team, carla = world.team, Browser(world.cast.carla)
    for one in addresses():
        with undone():
            carla.get(path_of(world, one, "team", STAGES.get(one.route, "")))
    visits = _provoked(world)
    logged = capfd.readouterr().err

    assert visits == {200, 303, 400, 404, 413, 422, 500}
    assert '"event": "server_error"' in logged
    assert '"status": 413' in logged
    assert '"route": "report:receipt"' in logged
    assert "kanarie" not in logged.lower()
    assert "eenlijn.example" not in logged
    assert [one for one in (*team.secrets, *world.next_team.secrets) if one in logged] == []


def _provoked(world: World) -> set[int]:
    """Errors of every kind, each with a canary where it hurts; gives the statuses that came of it."""
    team, stranger = world.team, Browser()
    carla, strict = Browser(world.cast.carla), Browser(world.cast.carla, checks_csrf=True)
    number, bird = team.numbers["assessed"], {"words": "Kanariewoorden", "place": "Kanarieplaats"}
    broken = RuntimeError(f"Kanariefout in {number} van anna@eenlijn.example")
    found = {
        stranger.get(f"/ontvangst/{team.codes['by_link']}/").status_code,
        stranger.post("/ontvangst/", {"code": team.codes["by_link"]}).status_code,
        stranger.get(f"/dossiers/{number}/", zoek="kanarie").status_code,
        carla.get("/dossiers/kanarie/").status_code,
        carla.get(f"/dossiers/{number}/kanarie/").status_code,
        stranger.post(f"/m/{team.slug}/", bird).status_code,
        stranger.post(f"/m/{team.slug}/", b"words=kanarie" + b"x" * 2_000_000).status_code,
        strict.post(f"/dossiers/{number}/antwoord/", bird).status_code,
        stranger.visit("GET", "/hulp/", HTTP_HOST="kanarie.example").status_code,
        stranger.post("/aanmelden/", {"email": "anna@eenlijn.example", "password": "kanarie"}).status_code,
    }
    for place in (
        "desk.list_views.find_work",
        "desk.answer_views.open_to_handle",
        "report.holding.open_link",
    ):
        with patch(f"eenlijn.doors.web.{place}", side_effect=broken):
            for one in ("/vandaag/", f"/dossiers/{number}/antwoord/"):
                found.add(carla.get(one).status_code)
            found.add(stranger.post(f"/m/{team.slug}/", bird).status_code)
    return found
