# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names that lead where a test says, webhooks that may stay on this machine, and one that runs."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.webhooks import actions
from eenlijn.commons.webhooks.actions import Made
from eenlijn.commons.webhooks.codes import OutgoingType
from tests.cast import Cast
from tests.factories.receivers import Receiver, receiving

Leads = Callable[..., list[str]]
Start = Callable[..., Receiver]
Subscribe = Callable[..., Made]
Happens = Callable[..., OutgoingEvent]


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


@pytest.fixture
def start() -> Iterator[Start]:
    """Receivers of this test, gone after it."""
    with ExitStack() as stack:
        yield lambda *told, **more: stack.enter_context(receiving(*told, **more))


@pytest.fixture
def subscribe(cast: Cast, monday: datetime, inside: None) -> Subscribe:
    """Let Petra tell a receiver of everything, or of some; returns the webhook with its secret."""

    def made(receiver: Receiver, *types: str, actor: Actor | None = None) -> Made:
        who = actor or cast.petra.actor
        actions.allow_host(actor=who, host="127.0.0.1", now=monday)
        return actions.make_subscription(
            actor=who,
            subscription_id=uuid4(),
            name="Zaaksysteem",
            address=f"http://127.0.0.1:{receiver.port}/in?sleutel=geheim",
            types=types or OutgoingType.values,
            now=monday,
        )

    return made


@pytest.fixture
def happens(cast: Cast) -> Happens:
    """Let something happen at Petra's employer, or at another."""

    def announced(
        at: datetime, event_type: EventType = EventType.DOSSIER_CLOSED, number: str = "7K4M-2QX", **more: UUID
    ) -> OutgoingEvent:
        where = more.get("organisation_id", cast.reggestreek.pk)
        before = list(OutgoingEvent.objects.values_list("pk", flat=True))
        announce(organisation_id=where, event_type=event_type, object_number=number, recipients=(), now=at)
        return OutgoingEvent.objects.exclude(pk__in=before).get()

    return announced
