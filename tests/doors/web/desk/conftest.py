# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier of Anna's team, at any stage, and the cast in front of a screen."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import token_bytes

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from tests.cast import Cast, Person
from tests.doors.web.desk.stages import WORDS, Report, Stages, Visit


@pytest.fixture
def clock(monday: datetime) -> Iterator[time_machine.Traveller]:
    """The doors ask this clock; it starts on Monday at nine and stands still."""
    with time_machine.travel(monday, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def visit(clock: time_machine.Traveller) -> Visit:
    """A browser in which this person signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.account)
        session = client.session
        session.update({BEGAN_KEY: int(time.time()), SEEN_KEY: int(time.time())})
        session.save()
        return client

    return signed_in


@pytest.fixture
def report(cast: Cast, monday: datetime) -> Report:
    """Anna reports; the number of the new dossier."""

    def made(
        *,
        by: Person | None = None,
        at: datetime = monday,
        words: str = WORDS,
        place: str = "Lijn 62, Almelo",
        kinds: tuple[str, ...] = ("threat_general", "physical_light"),
        name: str = "",
    ) -> str:
        person = by or cast.anna
        content = ReportContent(
            kinds=kinds,
            when="other",
            occurred_at=at - timedelta(minutes=20),
            place=place,
            words=words,
            wish="talk",
            is_safe_now=True,
            name=name,
        )
        receipt = open_from_report(
            actor=person.actor,
            organisation_id=person.membership.organisation_id,
            link=None,
            content=content,
            report_key=token_bytes(16),
            language="nl",
            now=at,
        )
        return receipt.number

    return made


@pytest.fixture
def carla(cast: Cast, visit: Visit) -> Client:
    """Carla's browser."""
    return visit(cast.carla)


@pytest.fixture
def stages(cast: Cast, monday: datetime) -> Stages:
    """Brings a dossier to a stage."""
    return Stages(cast, monday)
