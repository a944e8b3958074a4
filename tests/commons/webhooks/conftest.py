# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that lead where a test says, webhooks that may stay on this machine, and one that runs."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import Settings

Leads = Callable[..., list[str]]


@pytest.fixture
def inside(settings: Settings) -> None:
    """The setting that no installation over https starts with."""
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = True


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch) -> Leads:
    """Let the name of the system of names be played: `leads("naam.nl", "10.0.0.1")`; tells what was asked.

    Given more than one list, every question gets the next one: a name that changes its mind.
    """
    asked: list[str] = []
    answers: dict[str, list[tuple[str, ...]]] = {}

    def answer(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        if host not in answers:
            raise socket.gaierror
        turns = answers[host]
        found = turns.pop(0) if len(turns) > 1 else turns[0]
        return [_place(one, port) for one in found]

    def lead(host: str, *turns: str | tuple[str, ...]) -> list[str]:
        plain = tuple(one for one in turns if isinstance(one, str))
        answers[host] = [plain] if plain else [one for one in turns if not isinstance(one, str)]
        return asked

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return lead


def _place(written: str, port: int) -> Any:
    if ":" in written:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (written, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (written, port))
