# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from eenlijn.accountability.figures.periods import period_code, period_plan, taken_together, year_plan
from tests.accountability.figures.registers import LISTS, spread

THREE = ("Busbedrijf Reggestreek", "Woonstichting Dinkelborg", "Politie Twente")


def test_a_month_that_is_too_few_waits_and_comes_out_with_the_next() -> None:
    january, february = spread(THREE, 3, month="2026-01"), spread(THREE, 4, month="2026-02")

    assert taken_together(("2026-01",), january) == ()
    assert taken_together(("2026-01", "2026-02"), [*january, *february]) == ("2026-01", "2026-02")
    assert taken_together(("2026-03",), spread(THREE, 5, month="2026-03")) == ("2026-03",)


def test_months_of_two_years_are_never_taken_together() -> None:
    with pytest.raises(ValueError, match="two years"):
        taken_together(("2026-12", "2027-01"), [])


def test_a_period_says_its_months() -> None:
    assert period_code(("2026-03",)) == "2026-03"
    assert period_code(("2026-01", "2026-02", "2026-03")) == "2026-01..2026-03"


def test_a_month_has_tables_of_one_and_a_year_also_sector_by_kind_group() -> None:
    month = period_plan(("2026-03",), LISTS, {})
    year = year_plan("2026", ("2026-01", "2026-02"), LISTS, {})

    one_way = ["total", "sector", "kind_group", "severity", "channel", "municipality", "outcome", "police"]
    assert [table.name for table in month.tables] == [f"2026-03:{name}" for name in one_way]
    assert [table.name for table in year.tables] == [
        f"2026:{name}" for name in (*one_way, "sector.kind_group")
    ]
    assert {table.months for table in year.tables} == {("2026-01", "2026-02")}
