# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a body: JSON in UTF-8 and nothing looser, so that two readers never see two contents in it.

Refused: another content type, packed content, names that stand twice, NaN and Infinity, numbers too long to
be numbers, text that no database keeps (null signs, halves of characters), and nesting nobody needs.
"""

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from eenlijn.casework.reporting.shape import NULL_SIGN
from eenlijn.doors.api.problems import BadInput, Mistake, NotJson

JSON: Final = "application/json"
DEEPEST: Final = 8
LONGEST_NUMBER: Final = 40


class _NotReadable(ValueError):
    """Something that JSON readers disagree about."""


class StrictParser(Parser):
    """What stands between the bytes of a request and the shapes."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The content, or every mistake that makes it unreadable."""
        check_type(request)
        content = _decoded(request.body)
        mistakes = tuple(_mistakes_in(content))
        if mistakes:
            raise BadInput(mistakes)
        return content


def check_type(request: HttpRequest) -> None:
    """Refuse what is announced as something else than plain JSON in UTF-8."""
    is_json = request.content_type == JSON
    charset = (request.content_params or {}).get("charset", "utf-8").strip('"').lower()
    packed = request.headers.get("Content-Encoding", "identity").lower()
    if not is_json or charset not in {"utf-8", "utf8"} or packed != "identity":
        raise NotJson


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_once,
            parse_constant=_refuse,
            parse_int=_short(int),
            parse_float=_short(_finite),
        )
    except (ValueError, RecursionError):
        sentence = _("Wij kunnen deze JSON niet lezen. Elke naam mag er één keer in staan.")
        raise BadInput([Mistake("body", "", "unreadable", sentence)]) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotReadable
    return found


def _refuse(_word: str) -> NoReturn:
    raise _NotReadable


def _short(read: Any) -> Any:
    def reading(text: str) -> Any:
        if len(text) > LONGEST_NUMBER:
            raise _NotReadable
        return read(text)

    return reading


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:
        raise _NotReadable
    return number


def _mistakes_in(content: Any) -> Iterator[Mistake]:
    """Walk everything without recursion; a text is told by the place where it stands."""
    waiting: list[tuple[str, int, Any]] = [("", 0, content)]
    while waiting:
        name, depth, value = waiting.pop()
        if depth > DEEPEST:
            yield Mistake("body", name, "too_deep", _("Dit is te diep genest."))
        elif isinstance(value, str):
            yield from _mistakes_of_text(name, value)
        elif isinstance(value, dict):
            for key in value:
                yield from _mistakes_of_text(name, key)
            waiting += [(_below(name, key), depth + 1, one) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [(_below(name, place), depth + 1, one) for place, one in enumerate(value)]


def _mistakes_of_text(name: str, text: str) -> Iterator[Mistake]:
    if "\x00" in text:
        yield Mistake("body", name, "null_sign", str(NULL_SIGN))
    try:
        text.encode()
    except UnicodeEncodeError:
        yield Mistake("body", name, "half_a_sign", _("In deze tekst staat een half teken. Haal het weg."))


def _below(name: str, part: str | int) -> str:
    """The name of something inside; half a sign in it would make the problem itself unreadable."""
    safe = str(part).encode("ascii", "replace").decode() if isinstance(part, str) else str(part)
    return f"{name}.{safe}" if name else safe
