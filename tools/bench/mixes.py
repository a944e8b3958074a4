# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mixes of part overload: pages that people and systems read, with reports among them; only reports."""

import random
from collections.abc import Iterator
from secrets import token_hex
from typing import Any, Final
from urllib.parse import urlencode

from tools.bench.outcome import Request
from tools.bench.requests import WORDS, get, post, report_in
from tools.bench.stage import Stage

PAGE, REPORT, FORM = "page", "report of a system", "report form"
# How often each page comes before one of each report does.
EACH_PAGE: Final = 5
SEED: Final = 4


def pages_and_reports(stage: Stage) -> Iterator[Request]:
    """Of some forty requests one is a report of a system, and one a form that somebody sends."""
    pages = _pages(stage)
    for chosen in _spread([*EACH_PAGE * list(range(len(pages))), REPORT, FORM]):
        yield Request(PAGE, pages[chosen]) if isinstance(chosen, int) else _report(stage, chosen)


def reports_only(stage: Stage) -> Iterator[Request]:
    """Of some forty reports one is a form that somebody sends, the others come from systems."""
    for chosen in _spread([*[REPORT] * 40, FORM]):
        yield _report(stage, chosen)


def _spread(all_of_them: list[Any]) -> Iterator[Any]:
    """All of them, then all in another order, the same at every run: nothing keeps step with anything."""
    dice = random.Random(SEED)  # noqa: S311 - nothing secret
    while True:
        yield from dice.sample(all_of_them, len(all_of_them))


def _pages(stage: Stage) -> list[bytes]:
    employer, places, cookie = stage.large.employers[0], stage.places["large"], stage.cookies["large"]
    bearer = f"Authorization: Bearer {employer['token']}"
    return [
        get("/vandaag/?wie=alle", cookie),
        get("/dossiers/", cookie),
        get("/dossiers/?stap=closed", cookie),
        get(f"/dossiers/{places['open']}/", cookie),
        get(f"/dossiers/{places['closed']}/", cookie),
        get("/cijfers/", cookie),
        get("/api/v1/dossiers", "", bearer),
        get(f"/api/v1/dossiers/{places['open']}", "", bearer),
    ]


def _report(stage: Stage, kind: str) -> Request:
    """A report with a key of its own, for one of the employers."""
    key = token_hex(16)
    employer = stage.large.employers[int(key[:4], 16) % len(stage.large.employers)]
    return Request(kind, report_in(employer, key) if kind == REPORT else _form(employer, key), key)


def _form(employer: dict[str, Any], key: str) -> bytes:
    """The form behind the link of this employer, as a browser without script sends it."""
    typed = {
        "kinds": "threat_general", "when": "now", "place": "Lijn 62", "words": WORDS, "wish": "act",
        "report_key": key,
    }  # fmt: skip
    kind = "application/x-www-form-urlencoded"
    return post(f"/m/{employer['slug']}/", urlencode(typed).encode(), kind)
