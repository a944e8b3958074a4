# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier of Anna's team, at any stage, and the cast in front of a screen."""

from datetime import datetime, timedelta
from secrets import token_bytes

import pytest
from django.test import Client

from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.reporting.queries import ReportContent
from tests.cast import Cast, Person
from tests.doors.browsers import Visit
from tests.doors.web.desk.stages import WORDS, Report, Stages


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
