# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime, time

import pytest

from eenlijn.casework.imports.dates import DateOrder, WallTime, evidence_of, time_of_day, wall_time

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("24-11-2025 14:38", DAY, datetime(2025, 11, 24, 14, 38)),
        ("3/4/2025", DAY, datetime(2025, 4, 3)),
        ("3/4/2025", MONTH, datetime(2025, 3, 4)),
        ("11/24/2025 2:05 PM", MONTH, datetime(2025, 11, 24, 14, 5)),
        ("24.11.25, 9.05 uur", DAY, datetime(2025, 11, 24, 9, 5)),
        ("2025-11-24T14:38:10", MONTH, datetime(2025, 11, 24, 14, 38, 10)),
        ("20251124", DAY, datetime(2025, 11, 24)),
        ("ma 24 nov 2025 14:38", DAY, datetime(2025, 11, 24, 14, 38)),
        ("24 maart 2025", MONTH, datetime(2025, 3, 24)),
        ("24-12-98", DAY, datetime(1998, 12, 24)),
        ("31-12-2025 24:00", DAY, datetime(2026, 1, 1)),
        ("1/13/2025 21:57", DAY, None),
        ("31-02-2025", DAY, None),
        ("24-11-2025 25:00", DAY, None),
        ("24-11-2025 13:00 pm", DAY, None),
        ("24-11-2025 en later", DAY, None),
        ("45985", DAY, None),
        ("", DAY, None),
    ],
)
def test_a_date_is_read_whole_or_not_at_all(text: str, order: DateOrder, expected: datetime | None) -> None:
    found = wall_time(text, order)
    assert (found.naive if found else None) == expected


def test_a_day_without_a_time_says_so() -> None:
    assert wall_time("24-11-2025", DAY) == WallTime(date(2025, 11, 24), None)
    assert time_of_day("00:00") == (time(), False)


def test_proof_decides_the_order() -> None:
    assert evidence_of(["3/4/2025", "1/13/2025"]).order is MONTH
    assert evidence_of(["3/4/2025", "13/1/2025"]).order is DAY
    assert evidence_of(["2025-04-03", "3 april 2025"]).needs_choice is False


def test_without_proof_a_person_decides() -> None:
    both_ways = evidence_of(["3/4/2025", "5/6/2025"])
    assert both_ways.order is None
    assert both_ways.needs_choice
    against_itself = evidence_of(["13/1/2025", "1/13/2025"])
    assert against_itself.order is None
    assert against_itself.is_contradictory
    assert against_itself.needs_choice


def test_evidence_of_two_columns_adds_up() -> None:
    together = evidence_of(["3/4/2025"]) + evidence_of(["1/13/2025"])
    assert together.order is MONTH
    assert (together.either, together.example_month_first) == (1, "1/13/2025")


def test_a_few_dates_among_words_are_no_column_of_dates() -> None:
    assert not evidence_of(["3/4/2025", "onbekend", "later", "nvt"]).looks_like_dates
