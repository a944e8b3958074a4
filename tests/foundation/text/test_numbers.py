# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal

import pytest

from eenlijn.foundation.text import decimal, euros, percentage, signed_percentage, whole


def test_dutch_and_english() -> None:
    assert (whole(1586, "nl"), whole(1586, "en")) == ("1.586", "1,586")
    assert (decimal(11.4, 1, "nl"), decimal(11.4, 1, "en")) == ("11,4", "11.4")
    assert (whole(1234567, "nl"), decimal(1234.5, 2, "nl")) == ("1.234.567", "1.234,50")
    assert (euros(Decimal("240.5"), "nl"), euros(Decimal("240.5"), "en")) == ("€\u00a0240,50", "€240.50")


@pytest.mark.parametrize(
    ("number", "told"),
    [(-18, "\N{MINUS SIGN}18%"), (4, "+4%"), (0, "0%"), (0.4, "0%"), (-0.4, "0%"), (0.5, "+1%")],
)
def test_a_change_has_a_real_sign(number: float, told: str) -> None:
    assert signed_percentage(number, 0, "nl") == told


def test_halves_go_up_and_nought_has_no_minus() -> None:
    assert decimal(2.5, 0, "nl") == "3"
    assert decimal(Decimal("11.45"), 1, "nl") == "11,5"
    assert decimal(-0.01, 1, "nl") == "0,0"
    assert percentage(81.96, 1, "en") == "82.0%"
    assert whole(-1586, "nl") == "\N{MINUS SIGN}1.586"
