# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Systems of two employers, each with its token, and a way to ask as one of them."""

import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import MadeToken, make_token
from tests.cast import Cast

ADDRESS = "/api/v1"


@dataclass(frozen=True)
class System:
    """A system with its token, that speaks JSON."""

    made: MadeToken
    client: Client

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.made.secret}"}

    def get(self, path: str, **asked: Any) -> Any:
        language = asked.pop("language", "nl")
        headers = {**self.headers, "Accept-Language": language}
        return self.client.get(f"{ADDRESS}{path}", asked, headers=headers)

    def post(self, path: str, content: Any, **more: Any) -> Any:
        body = content if isinstance(content, (str, bytes)) else json.dumps(content)
        headers = {**self.headers, "Accept-Language": more.pop("language", "nl"), **more.pop("headers", {})}
        kind = more.pop("content_type", "application/json")
        return self.client.post(f"{ADDRESS}{path}", body, content_type=kind, headers=headers, **more)


def system_of(cast: Cast, organisation_id: UUID, scopes: Iterable[Scope], now: Any) -> System:
    made = make_token(
        actor=Actor.job("test", organisation_id),
        name="Testsysteem",
        scopes=scopes,
        expires_on=now.date() + timedelta(days=30),
        now=now,
    )
    return System(made, Client())


@pytest.fixture(autouse=True)
def clock(clock: time_machine.Traveller) -> time_machine.Traveller:
    """It stands still in every test here."""
    return clock


@pytest.fixture
def dispatch(cast: Cast, monday: Any) -> System:
    """A system of Carla's employer that may do everything a token may."""
    return system_of(cast, cast.reggestreek.pk, Scope, monday)


@pytest.fixture
def elsewhere(cast: Cast, monday: Any) -> System:
    """The same of Dirk's employer."""
    return system_of(cast, cast.dinkelborg.pk, Scope, monday)


@pytest.fixture
def token_with(cast: Cast, monday: Any) -> Callable[..., System]:
    """Make a system of Carla's employer with these scopes only."""
    return lambda *scopes: system_of(cast, cast.reggestreek.pk, scopes, monday)


def report(**changes: Any) -> dict[str, Any]:
    """A report as a system sends it; a name with None is left out."""
    content = {
        "meldsleutel": secrets.token_hex(16),
        "soorten": ["threat_general", "verbal_insult"],
        "wanneer": "today",
        "gebeurdOp": "2026-11-23T07:12:00+01:00",
        "plek": "Lijn 62, halte Markt",
        "eigenWoorden": "Hij dreigde mij op te wachten.",
        "wens": "act",
        **changes,
    }
    return {name: value for name, value in content.items() if value is not None}


def mistakes(response: Any) -> dict[str, str]:
    """Which field is wrong, and how."""
    return {one["location"]["name"]: one["code"] for one in response.json()["errors"]}
