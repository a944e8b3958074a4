# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from collections.abc import Hashable

import pytest

from eenlijn.accountability.figures.few import may_be_shown

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("numbers", "passes"),
    [
        ((2, 2, 1), True),
        ((2, 1, 1), False),
        ((3, 2), False),
        ((50, 50), False),
        ((6, 1, 1), True),
        ((7, 1, 1), False),
        ((75, 24, 1), True),
        ((76, 23, 1), False),
        ((5, 0, 0), False),
        ((), False),
    ],
)
def test_five_incidents_of_three_employers_and_none_above_three_quarters(
    numbers: tuple[int, ...], *, passes: bool
) -> None:
    assert may_be_shown(dict(enumerate(numbers)), NOBODY) is passes


@pytest.mark.parametrize(
    ("consenting", "others", "passes"),
    [
        (20, (), True),
        (4, (), False),
        (90, (2, 2, 2), True),
        (6, (2, 2), False),
        (6, (1,), False),
        (30, (2, 1, 1), False),
    ],
)
def test_who_agreed_to_be_recognisable_hides_nobody_else(
    consenting: int, others: tuple[int, ...], *, passes: bool
) -> None:
    numbers: dict[Hashable, int] = {
        "Busbedrijf Reggestreek": consenting,
        **{str(place): number for place, number in enumerate(others)},
    }

    assert may_be_shown(numbers, frozenset({"Busbedrijf Reggestreek"})) is passes


def test_without_consent_the_same_cell_of_one_employer_is_hidden() -> None:
    assert may_be_shown({"Busbedrijf Reggestreek": 20}, NOBODY) is False
