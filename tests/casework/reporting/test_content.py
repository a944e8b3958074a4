# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The content of a report as it is sealed: the same words give the same bytes, and nothing is lost."""

from dataclasses import replace
from datetime import datetime, timedelta

from eenlijn.casework.reporting.queries import ReportContent
from tests.factories.stories import CONTENT


def test_everything_comes_back_out_of_the_envelope(monday: datetime) -> None:
    full = replace(
        CONTENT,
        occurred_at=monday,
        way="on_behalf",
        reporter_role="witness",
        colleague_name="Teun",
        colleague_address="teun@eenlijn.example",
        channel="email",
        lead="@boze_reiziger",
        is_addressed=True,
        addressed_at=monday + timedelta(minutes=3),
    )
    assert ReportContent.from_canonical(full.canonical()) == full
    assert ReportContent.from_canonical(CONTENT.canonical()) == CONTENT


def test_another_way_is_other_content() -> None:
    assert replace(CONTENT, way="near_miss").canonical() != CONTENT.canonical()
    assert replace(CONTENT, colleague_name="Teun").canonical() != CONTENT.canonical()
