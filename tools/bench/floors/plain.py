# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A service without a framework on the same server: read the JSON with its types, insert it, answer."""

from collections.abc import Callable, Iterable
from functools import cache
from threading import Lock
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from tools.bench.floors.store import store


class Report(BaseModel):
    """The same fields that the product takes, with the same lengths."""

    report_key: str = Field(min_length=22, max_length=32)
    kinds: list[str] = Field(min_length=1, max_length=10)
    when: str
    place: str = Field(max_length=120)
    words: str = Field(max_length=4000)
    wish: str
    organisation: str


_MAKING = Lock()
Start = Callable[[str, list[tuple[str, str]]], Any]


@cache
def _made() -> Any:
    return store()


def _store() -> Any:
    """Made once, and in the process that uses it: its threads would not live through a fork."""
    with _MAKING:
        return _made()


def application(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    """Every POST is a report; anything else only says that the service is there."""
    if environ["REQUEST_METHOD"] != "POST":
        return _answer(start, "200 OK", b"{}")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    try:
        report = Report.model_validate_json(body)
    except ValidationError:
        return _answer(start, "422 Unprocessable Entity", b"{}")
    _store().insert(report.report_key, report.organisation, body)
    return _answer(start, "201 Created", b'{"kept":true}')


def _answer(start: Start, status: str, body: bytes) -> Iterable[bytes]:
    start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
