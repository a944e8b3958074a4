# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ids where few look: in JSON, in a cursor, in parts of a multipart form, in a link that is signed or secret.

Each is tried with one of Anna's employer, by somebody of Dirk's, and with one made up in the same form:
equal bytes, equal statements, and no table changed.
"""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import quote
from uuid import UUID

import pytest
from django.http import HttpResponse

from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.links.models import Link
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import make_token
from eenlijn.foundation.identifiers import code_digest
from tests.walls.browser import Browser, undone
from tests.walls.statements import statements, tables
from tests.walls.test_routes import TOKEN
from tests.walls.world import MISSING_CODE, MISSING_ID, MISSING_NUMBER, World

pytestmark = pytest.mark.django_db
MADE_UP: Final = str(MISSING_ID)
# No row stands at this moment: there, where a row would stand among the others does not follow from its id.
BETWEEN_ROWS: Final = "2026-11-23T07:59:59.500000+00:00"
# What differs between two answers of one kind and tells nothing: moments and ids of the question itself.
_OF_THE_QUESTION: Final = re.compile(rb'"(traceId|instance|id)": ?"[^"]*"')


class Sent(NamedTuple):
    """A request by somebody elsewhere: where, how, and what is typed."""

    path: str
    method: str = "GET"
    body: bytes = b""
    kind: str = ""
    with_token: bool = False


Case = Callable[[World, str], Sent]


def _json(path: str, content: Mapping[str, Any]) -> Sent:
    return Sent(f"/api/v1{path}", "POST", json.dumps(content).encode(), "application/json", with_token=True)


def _report(world: World, **more: Any) -> Sent:
    told = {
        "meldsleutel": "ab" * 16,
        "soorten": ["threat_general"],
        "wanneer": "now",
        "plek": "Halte",
        "wens": "count",
    }
    return _json("/meldingen", {**told, **more})


def _multipart(path: str, **fields: str) -> Sent:
    parts = [
        f'--rand\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return Sent(
        path, "POST", ("".join(parts) + "--rand--\r\n").encode(), "multipart/form-data; boundary=rand"
    )


def _cursor(path: str, edge: str, *, with_token: bool = True) -> Sent:
    return Sent(f"{path}{'&' if '?' in path else '?'}na={quote(edge)}", with_token=with_token)


class Id(NamedTuple):
    """Which id is typed: theirs, and one that nobody has."""

    foreign: Callable[[World], str]
    made_up: str
    sent: Case


def _unit(world: World) -> str:
    return str(world.cast.lijn_62.pk)


def _number(world: World) -> str:
    return world.team.numbers["assessed"]


def _one_off(code: str) -> str:
    return f"{code[:-1]}{'0' if code[-1] != '0' else '1'}"


def _code_of(world: World) -> str:
    """The code that was told apart from the link of a package."""
    return reply_code(world.cast.reggestreek.pk, code_digest(world.team.codes["release"]))


def _together(world: World) -> str:
    """Where Dirk links a dossier of his own."""
    return f"/dossiers/{world.elsewhere.numbers['assessed']}/samen/"


CASES: Final[dict[str, Id]] = {
    "JSON: unit of a report": Id(_unit, MADE_UP, lambda world, one: _report(world, eenheidId=one)),
    "JSON: nested, where a text belongs": Id(
        _unit, MADE_UP, lambda world, one: _report(world, plek={"eenheid": {"id": one}})
    ),
    "JSON: nested, in a list": Id(_unit, MADE_UP, lambda world, one: _report(world, soorten=[{"id": one}])),
    "JSON: organisation that is not asked": Id(
        lambda world: str(world.cast.reggestreek.pk),
        MADE_UP,
        lambda world, one: _report(world, organisatieId=one),
    ),
    "JSON: short link of another employer": Id(
        lambda world: world.team.slug, "0" * 12, lambda world, one: _report(world, meldlink=one)
    ),
    "JSON: receipt code": Id(
        lambda world: _one_off(world.team.codes["by_link"]),
        MISSING_CODE,
        lambda world, one: _json("/ontvangstbewijzen/_zoek", {"ontvangstcode": one}),
    ),
    "query: unit of the interface": Id(
        _unit, MADE_UP, lambda world, one: Sent(f"/api/v1/dossiers?eenheidId={one}", with_token=True)
    ),
    "cursor: id of a row": Id(_unit, MADE_UP, lambda world, one: _cursor("/api/v1/eenheden", one)),
    "cursor: with a moment": Id(
        _unit, MADE_UP, lambda world, one: _cursor("/api/v1/dossiers", f"{BETWEEN_ROWS}~{one}")
    ),
    "cursor: of the list on the screen": Id(
        _unit,
        MADE_UP,
        lambda world, one: _cursor("/dossiers/", f"{BETWEEN_ROWS}~{one}", with_token=False),
    ),
    "multipart: unit of a link": Id(
        _unit, MADE_UP, lambda world, one: _multipart("/beheer/meldlinks/", place="Balie", unit=one)
    ),
    "multipart: unit of a search": Id(_unit, MADE_UP, lambda world, one: _multipart("/zoeken/", unit=one)),
    "multipart: number of a search": Id(
        _number, MISSING_NUMBER, lambda world, one: _multipart("/zoeken/", number=one)
    ),
    "multipart: notice": Id(
        lambda world: str(world.team.lost_notice_id),
        MADE_UP,
        lambda world, one: _multipart("/berichten/", notice=one),
    ),
    "multipart: number of a dossier to link": Id(
        _number,
        MISSING_NUMBER,
        lambda world, one: _multipart(
            _together(world), do="link", other_number=one, kind="series", reason="Zelfde lijn."
        ),
    ),
    "multipart: link to undo": Id(
        lambda world: str(Link.objects.filter(incident__organisation=world.cast.reggestreek)[0].pk),
        MADE_UP,
        lambda world, one: _multipart(_together(world), do="unlink", link=one),
    ),
    "multipart: number of a merge to undo": Id(
        _number, MISSING_NUMBER, lambda world, one: _multipart(_together(world), do="apart", merged=one)
    ),
    "query: number of a dossier to merge with": Id(
        _number, MISSING_NUMBER, lambda world, one: Sent(f"{_together(world)[:-1]}voegen/?met={one}")
    ),
    "multipart: site where rules hang": Id(
        lambda world: str(world.team.ids["site_id"]),
        MADE_UP,
        lambda world, one: _multipart(
            "/maatregelen/huisregels/", site=one, rules_number="0", hangs_since="2026-11-01"
        ),
    ),
    "header: organisation": Id(
        lambda world: str(world.cast.reggestreek.pk),
        MADE_UP,
        lambda world, one: Sent(f"/dossiers/{_number(world)}/?organisatie={one}"),
    ),
    "link: dossier in an address to go to": Id(
        _number, MISSING_NUMBER, lambda world, one: Sent(f"/aanmelden/?next=/dossiers/{one}/")
    ),
    "link: reply of the other person, one sign off": Id(
        lambda world: _one_off(world.team.codes["reply"]),
        MISSING_CODE,
        lambda world, one: Sent(f"/reactie/{one}/"),
    ),
    "link: package for the police, one sign off": Id(
        lambda world: _one_off(world.team.codes["release"]),
        MISSING_CODE,
        lambda world, one: _multipart(f"/vrijgave/{one}/", secret=_code_of(world), do="pdf"),
    ),
    "code: of a package, at the link of no package": Id(
        _code_of, "0000 0000", lambda world, one: _multipart(f"/vrijgave/{MISSING_CODE}/", secret=one)
    ),
    "path: package that is for somebody else": Id(
        lambda world: str(world.team.ids["release_id"]),
        MADE_UP,
        lambda world, one: Sent(f"/ontvangen/{one}/"),
    ),
    "link: calendar, one sign off": Id(
        lambda world: f"{world.team.feed[:-1]}{'A' if world.team.feed[-1] != 'A' else 'B'}",
        secrets.token_urlsafe(32),
        lambda world, one: Sent(f"/termijnen/{one}.ics"),
    ),
}


@pytest.fixture(scope="module")
def secret(world: World) -> str:
    """A token of Dirk's employer that may do everything."""
    made = make_token(
        actor=Actor.job("test", world.cast.dinkelborg.pk),
        name="Systeem",
        scopes=list(Scope),
        expires_on=world.now.date() + timedelta(days=1),
        now=world.now,
    )
    return made.secret


@pytest.mark.parametrize("name", CASES)
def test_a_foreign_id_is_a_made_up_one(world: World, secret: str, name: str) -> None:
    case, dirk = CASES[name], Browser(world.cast.dirk)
    typed = (case.foreign(world), case.made_up)
    _asked(dirk, case.sent(world, case.made_up), secret, case.made_up)
    before = tables()
    answers = [_asked(dirk, case.sent(world, one), secret, one) for one in typed]
    assert answers[0] == answers[1]
    assert tables() == before


def _asked(browser: Browser, sent: Sent, secret: str, typed: str) -> tuple[int, bytes, list[str]]:
    headers = {"HTTP_AUTHORIZATION": f"Bearer {secret}"} if sent.with_token else {}
    asks = Browser() if sent.with_token else browser
    with undone(), statements() as told:
        response = asks.visit(sent.method, sent.path, sent.body, content_type=sent.kind, **headers)
    return response.status_code, _plain(response, typed), told


def _plain(response: HttpResponse, typed: str) -> bytes:
    """Without what was typed itself, which may come back in its own field."""
    body = TOKEN.sub(b"token", response.content)
    for form in (typed, quote(typed), quote(typed, safe=""), typed.replace("-", "")):
        body = body.replace(form.encode(), b"typed")
    return _OF_THE_QUESTION.sub(b"", body)


def test_who_may_is_answered_otherwise(world: World) -> None:
    """The ids work for who may use them, or their silence would prove nothing."""
    carla = Browser(world.cast.carla)
    for path, number in (("/dossiers/?nummer=", _number(world)), ("/dossiers/?eenheid=", _unit(world))):
        with undone():
            answers = [carla.get(f"{path}{one}").content for one in (number, MADE_UP)]
        assert f"/dossiers/{_number(world)}/".encode() in answers[0]
        assert f"/dossiers/{_number(world)}/".encode() not in answers[1]
    assert UUID(_unit(world))
