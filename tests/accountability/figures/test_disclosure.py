# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

import json
from collections.abc import Hashable
from dataclasses import replace
from random import Random

import pytest
from django.utils import translation

from eenlijn.accountability.figures.disclosure import NotCountable, decide, restored, rounded, stored
from eenlijn.accountability.figures.published import Cell, Decision, Plan, Reason, Record, in_time_of_ended
from eenlijn.accountability.figures.why_hidden import why_hidden
from tests.accountability.figures.registers import (
    DINKELBORG,
    LISTS,
    POLITIE,
    REGGESTREEK,
    as_seen,
    employers,
    plan_of,
    register,
    released,
    some,
    spread,
)

BUSES = (REGGESTREEK, "Buurtbus Dinkeldal", "Treindienst Oost")
HOUSES = (DINKELBORG, "Wonen aan de Berkel", "Het Hofje")
HOSPITALS = ("Ziekenhuis Noord", "Ziekenhuis Zuid", "Huisartsenpost")
THREE = ("transport", "housing", "care")
TAKES_PART: dict[Hashable, str] = {
    **dict.fromkeys(BUSES, "transport"),
    **dict.fromkeys(HOUSES, "housing"),
    **dict.fromkeys(HOSPITALS, "care"),
}


def incidents(transport: int, housing: int, care: int, month: str = "2026-03") -> list[Record]:
    return [
        *spread(BUSES, transport, sector="transport", month=month),
        *spread(HOUSES, housing, sector="housing", month=month),
        *spread(HOSPITALS, care, sector="care", month=month),
    ]


def month_plan(month: str = "2026-03") -> Plan:
    plan = plan_of((), ("sector",), months=(month,), period=month, sector=THREE)
    return replace(plan, sectors=TAKES_PART)


def sectors_of(records: list[Record]) -> dict[str, int | str]:
    return as_seen(decide(records, month_plan()), "2026-03:sector")


# --- one month ------------------------------------------------------------------------------------


def test_what_is_enough_is_shown_exactly() -> None:
    decision = decide(incidents(12, 9, 6), month_plan())

    assert as_seen(decision, "2026-03:sector") == {"transport": 12, "housing": 9, "care": 6}
    assert as_seen(decision, "2026-03:total") == {"": 27}


def test_the_smallest_neighbour_of_a_small_cell_is_hidden_with_it() -> None:
    """27 less 12 and 9 would be 3; of the two that could hide it the smaller goes."""
    assert sectors_of(incidents(12, 9, 3)) == {"transport": 12, "housing": "protects", "care": "few"}


def test_a_neighbour_of_exactly_five_protects_no_nought() -> None:
    """Who knows that a protecting cell holds at least five would read 5 and 0 from their sum."""
    assert sectors_of(incidents(12, 5, 0)) == {"transport": "protects", "housing": 5, "care": "few"}


def test_when_all_neighbours_are_five_all_of_them_are_hidden() -> None:
    assert sectors_of(incidents(5, 5, 0)) == {"transport": "protects", "housing": "protects", "care": "few"}


def test_a_sector_in_which_nobody_takes_part_hides_nobody_else() -> None:
    plan = plan_of((), ("sector",), sector=THREE)

    decision = decide(incidents(12, 9, 0), plan)

    assert as_seen(decision, "2026-03:sector") == {"transport": 12, "housing": 9, "care": "few"}


def test_many_incidents_of_two_employers_are_hidden() -> None:
    records = [*incidents(12, 9, 0), *some(30, sector="care", employer=HOSPITALS[0])]
    records += some(30, sector="care", employer=HOSPITALS[1])

    assert sectors_of(records) == {"transport": 12, "housing": "protects", "care": "few"}


def test_an_employer_with_more_than_three_quarters_is_hidden() -> None:
    records = [*incidents(12, 9, 3), *some(7, sector="care", employer=HOSPITALS[0])]

    assert sectors_of(records) == {"transport": 12, "housing": "protects", "care": "few"}


def test_an_employer_that_agreed_in_writing_is_shown_where_nobody_else_counts() -> None:
    records = [*incidents(12, 9, 0), *some(20, sector="care", employer=HOSPITALS[0])]

    seen = decide(records, plan_of((), ("sector",), sector=THREE), consents=frozenset({HOSPITALS[0]}))

    assert as_seen(seen, "2026-03:sector") == {"transport": 12, "housing": 9, "care": 20}


def test_a_month_that_is_too_few_publishes_nothing() -> None:
    decision = decide(incidents(2, 1, 1), month_plan())

    assert [cell.shown for _, cell in decision.cells()] == [None, None, None, None]


def test_a_month_of_one_employer_publishes_nothing_even_where_a_part_would_pass() -> None:
    """32 of 38 are of one: the total is hidden, so the six in housing are hidden with it."""
    records = [*incidents(0, 6, 0), *some(32, employer=REGGESTREEK)]

    decision = decide(records, month_plan())

    assert as_seen(decision, "2026-03:total") == {"": "few"}
    assert as_seen(decision, "2026-03:sector") == {"transport": "few", "housing": "protects", "care": "few"}


def test_in_time_and_late_are_shown_or_hidden_as_one() -> None:
    records = [
        *spread(BUSES, 20, outcome="in_time"),
        *spread(BUSES, 2, outcome="late"),
        *spread(BUSES, 9, outcome="other"),
    ]

    decision = decide(records, plan_of((), ("outcome",)))

    assert as_seen(decision, "2026-03:outcome") == {"in_time": "protects", "late": "few", "other": 9}
    assert in_time_of_ended(decision.table("2026-03:outcome")) is None


def test_a_share_in_time_has_both_its_numbers() -> None:
    records = [*spread(BUSES, 20, outcome="in_time"), *spread(BUSES, 5, outcome="late")]
    records += spread(BUSES, 9, outcome="other")

    decision = decide(records, plan_of((), ("outcome",)))

    assert in_time_of_ended(decision.table("2026-03:outcome")) == (20, 25)


# --- one release against another -------------------------------------------------------------------


def year_after(months: list[list[Record]]) -> tuple[list[Decision], Decision]:
    """Months from January on, each released when it closed, and then the year over them."""
    codes = tuple(f"2026-{number:02}" for number in range(1, len(months) + 1))
    before = [decide(records, month_plan(code)) for records, code in zip(months, codes, strict=True)]
    plan = replace(plan_of((), ("sector",), months=codes, period="2026", sector=THREE), sectors=TAKES_PART)
    return before, decide([record for records in months for record in records], plan, before)


def test_the_year_hides_what_the_months_would_give_away() -> None:
    """January hides care (3) behind housing (9), February shows all: the year less February would tell."""
    months = [incidents(12, 9, 3, "2026-01"), incidents(10, 10, 10, "2026-02")]

    before, year = year_after(months)

    assert as_seen(before[1], "2026-02:sector") == {"transport": 10, "housing": 10, "care": 10}
    assert as_seen(year, "2026:sector") == {"transport": 22, "housing": "protects", "care": "protects"}
    assert as_seen(year, "2026:total") == {"": 54}


def test_the_year_shows_all_when_two_months_cover_for_each_other() -> None:
    """Care and housing are hidden in both: one incident more in January is one fewer in February."""
    months = [incidents(12, 9, 3, "2026-01"), incidents(12, 9, 4, "2026-02")]

    _, year = year_after(months)

    assert as_seen(year, "2026:sector") == {"transport": 24, "housing": 18, "care": 7}


def test_what_became_known_later_cannot_be_worked_out_from_a_year_that_counts_it() -> None:
    """Two late incidents in care: the year less its two months would give them, in total and by sector."""
    months = [incidents(12, 9, 8, "2026-01"), incidents(10, 10, 10, "2026-02")]
    late = incidents(0, 0, 2, "2026-late")
    codes = ("2026-01", "2026-02")
    before = [decide(records, month_plan(code)) for records, code in zip(months, codes, strict=True)]
    tables = (
        *plan_of((), ("sector",), months=("2026-late",), period="2026-late").tables,
        *plan_of((), ("sector",), months=(*codes, "2026-late"), period="2026").tables,
    )
    plan = replace(plan_of(sector=THREE), tables=tables, sectors=TAKES_PART)

    decision = decide([*months[0], *months[1], *late], plan, before)

    assert as_seen(decision, "2026-late:total") == {"": "few"}
    assert as_seen(decision, "2026:total") == {"": "protects"}
    assert as_seen(decision, "2026:sector")["care"] == "protects"


def test_a_table_that_was_published_is_repeated_as_it_stands() -> None:
    before = decide(incidents(12, 9, 3), month_plan())

    again = decide(incidents(12, 9, 3), month_plan(), [before])

    assert again == before


def test_records_that_do_not_add_up_to_what_was_published_are_refused() -> None:
    before = decide(incidents(12, 9, 6), month_plan())

    with pytest.raises(NotCountable, match="a published number moved"):
        decide(incidents(12, 9, 7), month_plan("2026-04"), [before])


def test_a_value_that_is_not_in_the_lists_is_refused() -> None:
    with pytest.raises(NotCountable, match="not in the lists"):
        decide(some(9, sector="shipping"), month_plan())


def test_two_tables_of_two_may_not_share_an_attribute() -> None:
    with pytest.raises(NotCountable, match="may not share one"):
        decide([], plan_of(("sector", "kind_group"), ("sector", "municipality")))


# --- what comes out --------------------------------------------------------------------------------


def test_the_order_of_the_incidents_decides_nothing() -> None:
    takes_part = employers(3)
    records = register(5, 2026, 300, takes_part)
    plan = replace(
        plan_of((), ("sector", "kind_group"), ("sector",), ("kind_group",), ("channel",)), sectors=takes_part
    )
    records = [replace(record, month="2026-03") for record in records]
    shuffled = Random(1).sample(records, len(records))

    assert decide(shuffled, plan) == decide(records, plan)


def test_a_decision_can_be_stored_and_read_back() -> None:
    decision = decide(incidents(12, 9, 3), month_plan())

    kept = json.dumps(stored(decision))

    assert restored(json.loads(kept)) == decision
    assert '["housing"], null, "protects"' in kept
    assert '["care"], null, "few"' in kept


def test_nothing_hidden_is_left_anywhere_in_what_comes_out() -> None:
    """The hidden numbers, 1,003 and 9,009, are nowhere, however the decision is written."""
    records = [*incidents(20_000, 9_009, 0), *some(1_003, sector="care", employer=HOSPITALS[0])]

    decision = decide(records, month_plan())

    assert as_seen(decision, "2026-03:sector") == {"transport": 20_000, "housing": "protects", "care": "few"}
    assert not {"1003", "9009"} & set(repr(decision).replace(",", " ").replace(")", " ").split())
    assert "1003" not in json.dumps(stored(decision))
    assert "9009" not in json.dumps(stored(decision))


@pytest.mark.parametrize(("number", "seen"), [(5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (None, None)])
def test_open_data_is_rounded_to_five(number: int | None, seen: int | None) -> None:
    assert rounded(Cell((), number)) == seen


def test_a_hidden_cell_is_explained() -> None:
    with translation.override("nl"):
        assert why_hidden(Cell(("care",), None, Reason.FEW)) == (
            "Te weinig om te tonen. Een getal telt minstens 5 voorvallen bij 3 werkgevers. "
            "Geen werkgever heeft er meer dan driekwart van."
        )
        assert why_hidden(Cell(("housing",), None, Reason.PROTECTS)) == (
            "Verborgen. Met dit getal is een te klein getal uit te rekenen."
        )
        assert why_hidden(Cell(("transport",), 12)) == ""


def test_a_year_of_fifty_thousand_incidents_of_sixty_three_employers_is_decided() -> None:
    """Sizes to come; how long it takes stands in docs/decisions/0022 and is not asserted."""
    takes_part = employers(9)
    records = register(11, 2026, 50_000, takes_part)

    *_, year = released(records, 2026, takes_part)

    assert as_seen(year, "2026:total") == {"": 50_000}
    assert [cell for _, cell in year.cells() if cell.shown is None] == []
    assert sum(1 for _ in year.cells()) == 1 + 7 + 10 + 4 + 6 + 15 + 3 + 13 + 7 * 10
    assert list(as_seen(year, "2026:kind_group")) == list(LISTS["kind_group"])


def test_the_police_learn_nothing_when_they_are_alone_in_their_sector() -> None:
    """They know their own figure; it is hidden for all others, behind the smallest neighbour."""
    records = [*incidents(12, 9, 8), *some(40, sector="safety_justice", employer=POLITIE)]
    plan = plan_of((), ("sector",), sector=(*THREE, "safety_justice"))

    seen = as_seen(decide(records, plan), "2026-03:sector")

    assert seen == {"transport": 12, "housing": 9, "care": "protects", "safety_justice": "few"}
