# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that somebody can reach: follows every link and sends every form that only asks."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit
from zipfile import ZipFile, ZipInfo, is_zipfile

import pikepdf
from django.http import HttpResponse
from django.urls import Resolver404, resolve

from tests.walls.browser import Browser, undone
from tests.walls.share import IS_FULL

MOST_PAGES: Final = 3_000
ENGLISH: Final = "/en/"
# Pages at one address with other ids, or with other answers to the same questions: so many every day.
MOST_OF_A_KIND: Final = MOST_PAGES if IS_FULL else 4
MOST_IN_ENGLISH: Final = MOST_PAGES if IS_FULL else 1
# What a stage adds to a dossier stands on its own page: each of those, of whatever stage.
EVERY_ONE: Final = "desk:dossier"
_NOT_FOLLOWED: Final = ("/static/",)


@dataclass(frozen=True)
class Seen:
    """One answer: everything of it that a reader, a browser or a proxy can read."""

    path: str
    status: int
    body: bytes
    headers: str

    @cached_property
    def text(self) -> str:
        """Body, unpacked when it is a file, and headers with cookies and the name of a download."""
        return f"{self.headers}\n{_unpacked(self.body)}"


@dataclass
class _Page(HTMLParser):
    """The addresses to which a page leads by asking."""

    base: str
    found: list[str] = field(default_factory=list)
    _form: str | None = None
    _fields: dict[str, list[str]] = field(default_factory=dict)
    _select: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name in ("href", "hx-get"):
            if given.get(name):
                self.found.append(urljoin(self.base, given[name]))
        # A form above a list that was asked already leads to the same lists again.
        is_first = "?" not in self.base
        if tag == "form" and is_first and given.get("method", "get").lower() == "get":
            self._form, self._fields = urljoin(self.base, given.get("action", "")), {}
        elif tag == "input" and given.get("name"):
            self._fields.setdefault(given["name"], []).append(given.get("value", ""))
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self._select:
            self._fields.setdefault(self._select, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "form" and self._form is not None:
            self.found.extend(self._asked(self._form))
            self._form = None

    def _asked(self, action: str) -> Iterator[str]:
        """As it stands, and with each other choice once."""
        first = {name: values[0] for name, values in self._fields.items()}
        for name, values in self._fields.items():
            for value in values:
                yield f"{action.partition('?')[0]}?{urlencode({**first, name: value})}"


class Kind(NamedTuple):
    """What is one page to who made it: the same address, whatever the ids, and the same questions."""

    page: str
    is_english: bool
    questions: frozenset[str]

    @property
    def most(self) -> int:
        if self.is_english:
            return MOST_IN_ENGLISH
        return MOST_PAGES if self.page == EVERY_ONE else MOST_OF_A_KIND


def crawl(
    browser: Browser,
    starts: Iterable[str],
    *,
    leave: str | tuple[str, ...] = "none",
    each: tuple[str, ...] = (),
) -> list[Seen]:
    """Visit all that can be reached from here but what begins with `leave`; what a visit does is undone.

    Every day of each kind of page the first that are found, and all that begin with one of `each`; in a
    campaign all of them.
    """
    waiting, known = list(dict.fromkeys(starts)), set(starts)
    seen: list[Seen] = []
    found: Counter[Kind] = Counter()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        with undone():
            response = browser.get(path)
        seen.append(seen_in(path, response))
        for one in _leads_to(path, response):
            if one not in known and not one.startswith(leave):
                known.add(one)
                kind = _kind_of(one)
                found[kind] += 1
                if found[kind] <= kind.most or one.startswith(each):
                    waiting.append(one)
    assert len(seen) < MOST_PAGES, "more pages than these tests read"
    return seen


def _kind_of(address: str) -> Kind:
    parts = urlsplit(address)
    questions = frozenset(name for name, _answer in parse_qsl(parts.query, keep_blank_values=True))
    try:
        page = resolve(parts.path).view_name
    except Resolver404:
        page = parts.path
    return Kind(page, parts.path.startswith(ENGLISH), questions)


def seen_in(path: str, response: HttpResponse) -> Seen:
    cookies = response.cookies.output()
    headers = "\n".join([*(f"{name}: {value}" for name, value in response.items()), cookies])
    return Seen(path, response.status_code, response.content, headers)


def locked_in(body: bytes) -> list[str]:
    """The names of what in this file opens only with a phrase."""
    if not is_zipfile(io.BytesIO(body)):
        return []
    with ZipFile(io.BytesIO(body)) as file:
        return [one.filename for one in file.infolist() if _is_locked(one)]


def _is_locked(part: ZipInfo) -> bool:
    return bool(part.flag_bits & 1)


def _leads_to(path: str, response: HttpResponse) -> Iterator[str]:
    found = [urljoin(path, response.headers[name]) for name in ("Location",) if name in response.headers]
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page = _Page(path)
        page.feed(response.content.decode())
        found += page.found
    for address in found:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or parts.path.startswith(_NOT_FOLLOWED):
            continue
        yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def _unpacked(body: bytes) -> str:
    """The text of a page, of the parts of a Word or Excel file, or of all streams of a PDF.

    What is locked stays as it is, bytes and names: nothing of it may stand there in the clear.
    """
    if body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as file:
            streams = [one.read_bytes() for one in file.objects if isinstance(one, pikepdf.Stream)]
            return b"\n".join([*streams, str(file.docinfo).encode()]).decode("latin-1")
    if is_zipfile(io.BytesIO(body)):
        with ZipFile(io.BytesIO(body)) as file:
            readable = [one for one in file.infolist() if not _is_locked(one)]
            parts = "\n".join(file.read(one).decode("utf-8", "replace") for one in readable)
        locked = body.decode("utf-8", "replace") if locked_in(body) else ""
        return re.sub(r"<[^>]+>", "", parts) + locked
    return body.decode("utf-8", "replace")
