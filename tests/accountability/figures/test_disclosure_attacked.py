# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A solver attacks everything published of three years: an outsider, and each employer with its own figures.

No hidden cell under five may be worked out. Each test prints how many were attacked (`pytest -s`).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest

from eenlijn.accountability.figures import protecting
from eenlijn.accountability.figures.disclosure import decide, rounded
from eenlijn.accountability.figures.periods import taken_together
from eenlijn.accountability.figures.published import Decision, Reason, Record
from tests.accountability.figures.attacker import Attacker, Hidden, hidden_under_five
from tests.accountability.figures.registers import (
    as_seen,
    employers,
    months_of,
    register,
    released,
    the_months,
    the_year,
)

# As the demo: 8,000 incidents in three years, seven sectors of three employers each, fourteen municipalities.
TAKES_PART = employers(3)
SIZE = 2_667
OUTSIDER = "nobody"
EVERYONE = (OUTSIDER, *TAKES_PART)


@lru_cache(maxsize=3)
def records_of(year: int) -> list[Record]:
    return register(year, year, SIZE, TAKES_PART)


@lru_cache(maxsize=3)
def published_of(year: int) -> list[Decision]:
    return released(records_of(year), year, TAKES_PART)


def attacked_by(
    attacker: Hashable, records: Sequence[Record], published: Sequence[Decision], cells: Sequence[Hidden]
) -> list[Hidden]:
    own = [record for record in records if record.employer == attacker]
    return Attacker(the_year(2026, TAKES_PART), published, own).pinned(cells)


@pytest.mark.parametrize(("year", "number"), [(2024, 49), (2025, 58), (2026, 62)])
def test_no_cell_under_five_is_worked_out_from_twelve_months_and_the_year(year: int, number: int) -> None:
    """Every hidden cell under five, by an outsider and by each of the 21 employers."""
    records, published = records_of(year), published_of(year)
    cells = hidden_under_five(published, records)

    pinned = {attacker: attacked_by(attacker, records, published, cells) for attacker in EVERYONE}

    print(f"{year}: {len(cells)} cells under five attacked by {len(pinned)}")  # noqa: T201
    assert len(cells) == number
    assert pinned == {attacker: [] for attacker in EVERYONE}


def test_a_year_is_not_hidden_whole_for_one_small_cell() -> None:
    """June 2024 has four incidents online. Only one employer's could differ without another cell failing."""
    *_, year = published_of(2024)

    assert Counter(cell.reason for _, cell in year.cells()) == {None: 95, Reason.FEW: 11, Reason.PROTECTS: 23}
    assert as_seen(year, "2024:total") == {"": SIZE}


@pytest.mark.parametrize("attacker", [OUTSIDER, "education-0", "care-2"])
def test_nor_where_a_year_is_so_small_that_a_third_of_it_is_hidden(attacker: str) -> None:
    """700 incidents: an outsider, the largest employer and one of the smallest."""
    records = register(7, 2026, 700, TAKES_PART)
    published = released(records, 2026, TAKES_PART)
    cells = hidden_under_five(published, records)

    pinned = attacked_by(attacker, records, published, cells)

    print(f"700 incidents: {len(cells)} cells under five attacked by {attacker}")  # noqa: T201
    assert len(cells) == 417
    assert pinned == []


def test_without_secondary_suppression_the_same_attacker_works_cells_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The attack can succeed: with only the cells hidden that are too few themselves, it does."""
    monkeypatch.setattr(protecting.Guard, "protect", lambda guard: None)
    records = records_of(2026)
    published = released(records, 2026, TAKES_PART)
    # Of going to the police two reasons are too few in one month: then only their sum is known anyhow.
    cells = [
        cell
        for cell in hidden_under_five(published, records)
        if len(cell.table.months) == 1 and cell.table.by != ("police",)
    ][:4]

    pinned = attacked_by(OUTSIDER, records, published, cells)

    print(f"unprotected: {len(cells)} cells under five attacked, {len(pinned)} pinned")  # noqa: T201
    assert pinned == cells


def test_a_month_alone_gives_nothing_away_to_any_employer_or_outsider() -> None:
    """Small months, with hidden cells in every table: all 22 attack three of them."""
    records = register(7, 2026, 700, TAKES_PART)
    attacked = 0
    for month in months_of(2026)[:3]:
        own_month = [record for record in records if record.month == month]
        plan = the_months((month,), TAKES_PART)
        published = [decide(own_month, plan)]
        cells = hidden_under_five(published, own_month)
        for employer in EVERYONE:
            own = [record for record in own_month if record.employer == employer]
            assert Attacker(plan, published, own).pinned(cells) == []
            attacked += len(cells)
    print(f"months alone: {attacked} cells under five attacked, 0 pinned")  # noqa: T201
    assert attacked == 2_310


def test_this_month_against_last_month_gives_nothing_away() -> None:
    """Each release after the one before, read together: what was safe stays safe."""
    records = records_of(2025)
    months = published_of(2025)[:12]
    for before, after in pairwise(range(4)):
        both = [months[before], months[after]]
        cells = hidden_under_five(both, records)
        assert attacked_by("care-1", records, both, cells) == []


def test_months_taken_together_give_nothing_away() -> None:
    """January and February alone are too few; with March they come out, and later the year with them."""
    everyone = employers(1)
    codes = ("2026-01", "2026-02", "2026-03")
    records = [
        replace(record, month=month)
        for month, size, seed in zip(codes, (2, 2, 60), (1, 2, 3), strict=True)
        for record in register(seed, 2026, size, everyone)
    ]
    assert [taken_together(codes[:number], records) for number in (1, 2, 3)] == [(), (), codes]

    plan = the_months(codes, everyone)
    published = [decide(records, plan)]
    cells = hidden_under_five(published, records)

    for employer in everyone:
        own = [record for record in records if record.employer == employer]
        assert Attacker(plan, published, own).pinned(cells) == []


def test_rounded_open_data_beside_the_exact_tables_gives_nothing_more() -> None:
    """What is rounded follows from what is shown, so no equation is new; what is hidden stays empty."""
    for decision in published_of(2026):
        for _, cell in decision.cells():
            number = rounded(cell)
            assert (number is None) == (cell.shown is None)
            assert number is None or cell.shown is None or number == 5 * round(cell.shown / 5)


def test_open_data_alone_gives_less_than_the_exact_tables() -> None:
    """Only intervals of five: whoever has the rounded figures alone pins nothing either."""
    records, published = records_of(2026), published_of(2026)
    cells = [cell for cell in hidden_under_five(published, records) if len(cell.table.months) == 1]

    assert Attacker(the_year(2026, TAKES_PART), published, reads_rounded=True).pinned(cells) == []
