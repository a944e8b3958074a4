# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Instalments: on which days, how much of each is open, and a plan that does not add up."""

from datetime import date

import pytest

from eenlijn.casework.damages.instalments import (
    PlanDoesNotAddUp,
    PlanImpossible,
    Terms,
    check_plan,
    instalments,
    months_after,
    next_due,
)

TERMS = Terms(date(2026, 11, 23), date(2026, 12, 31), 3, 8_000, 8_050)


def test_each_month_on_the_same_day_and_on_the_last_of_a_shorter_one() -> None:
    assert [one.due_on for one in instalments(TERMS, 0)] == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_what_was_paid_goes_to_the_oldest_and_late_is_the_day_after() -> None:
    rows = instalments(TERMS, 10_000)
    assert [one.open for one in rows] == [0, 6_000, 8_050]
    found = next_due(rows)
    assert found is not None
    assert (found.place, found.is_late(date(2027, 1, 31)), found.is_late(date(2027, 2, 1))) == (
        2,
        False,
        True,
    )
    assert next_due(instalments(TERMS, TERMS.together)) is None


def test_a_plan_adds_up_to_the_cent() -> None:
    check_plan(TERMS, 24_050)
    for wrong in (24_049, 24_051):
        with pytest.raises(PlanDoesNotAddUp):
            check_plan(TERMS, wrong)


@pytest.mark.parametrize("count", [0, 61])
def test_a_plan_has_one_to_sixty_instalments(count: int) -> None:
    with pytest.raises(PlanImpossible):
        check_plan(Terms(TERMS.agreed_on, TERMS.first_on, count, 100, 100), count * 100)


def test_the_first_instalment_is_not_before_the_agreement() -> None:
    with pytest.raises(PlanImpossible):
        check_plan(Terms(TERMS.agreed_on, date(2026, 11, 22), 1, 100, 100), 100)
