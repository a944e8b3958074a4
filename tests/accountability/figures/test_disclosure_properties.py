# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every register, however small or uneven."""

import json
from collections.abc import Hashable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eenlijn.accountability.figures.disclosure import decide, stored
from eenlijn.accountability.figures.few import may_be_shown
from eenlijn.accountability.figures.published import Decision, Plan, Record, Table
from tests.accountability.figures.attacker import count
from tests.accountability.figures.registers import A_RECORD, LISTS

SECTORS = ("transport", "housing", "care")
EMPLOYERS: dict[Hashable, str] = {f"{sector}-{number}": sector for sector in SECTORS for number in range(3)}
MONTHS = ("2026-01", "2026-02")
SMALL = {**LISTS, "sector": SECTORS, "severity": ("light", "heavy"), "kind_group": ("verbal", "threat")}
ONE_WAY = ((), ("sector",), ("severity",), ("kind_group",))

incidents = st.builds(
    lambda employer, month, severity, kind_group: replace(
        A_RECORD,
        employer=employer,
        sector=EMPLOYERS[employer],
        month=month,
        severity=severity,
        kind_group=kind_group,
    ),
    st.sampled_from(list(EMPLOYERS)),
    st.sampled_from(MONTHS),
    st.sampled_from(SMALL["severity"]),
    # The first of them twice as often.
    st.sampled_from(("verbal", "verbal", "threat")),
)
registers = st.lists(incidents, max_size=70)


def plan(period: str, months: tuple[str, ...], splits: tuple[tuple[str, ...], ...]) -> Plan:
    tables = tuple(Table(period, months, by) for by in splits)
    return Plan(SMALL, tables, {}, EMPLOYERS)


def both_months_and_the_year(records: list[Record]) -> list[Decision]:
    of_months = [
        decide([record for record in records if record.month == month], plan(month, (month,), ONE_WAY))
        for month in MONTHS
    ]
    year = plan("2026", MONTHS, (*ONE_WAY, ("sector", "kind_group")))
    return [*of_months, decide(records, year, of_months)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers)
def test_what_is_shown_is_true_passes_the_rule_and_nothing_hidden_comes_out(records: list[Record]) -> None:
    for decision in both_months_and_the_year(records):
        for decided in decision.tables:
            truth = count(records, decided.table)
            for cell in decided.cells:
                own = [record for record in records if _is_in(record, decided.table, cell.key)]
                per_employer = {record.employer: 0 for record in own}
                for record in own:
                    per_employer[record.employer] += 1
                assert (cell.shown is None) == (cell.reason is not None)
                if cell.shown is not None:
                    assert cell.shown == truth[cell.key]
                    assert may_be_shown(per_employer, frozenset())
        assert all(
            (number is None) == (reason is not None)
            for table in json.loads(json.dumps(stored(decision)))
            for _, number, reason in table["cells"]
        )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers)
def test_no_table_leaves_exactly_one_cell_out_of_a_shown_total(records: list[Record]) -> None:
    """The oldest attack of all: the total less what is shown."""
    for decision in both_months_and_the_year(records):
        for decided in decision.tables:
            total = decision.table(f"{decided.table.period}:total").cell()
            hidden = [cell for cell in decided.cells if cell.shown is None]
            assert total.shown is None or len(hidden) != 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers)
def test_the_same_incidents_in_any_order_give_the_same_release(records: list[Record]) -> None:
    assert both_months_and_the_year(records[::-1]) == both_months_and_the_year(records)


def _is_in(record: Record, table: Table, key: tuple[str, ...]) -> bool:
    return record.month in table.months and all(
        getattr(record, name) == value for name, value in zip(table.by, key, strict=True)
    )
