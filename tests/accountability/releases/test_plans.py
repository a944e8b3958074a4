# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the job publishes is the very plan that the tests of the guard attack; it withstands that attack."""

from collections.abc import Iterable
from typing import Any, Final

import pytest

from eenlijn.accountability.figures import disclosure
from eenlijn.accountability.figures.disclosure import Decision, Plan, Record, Table, restored
from eenlijn.accountability.figures.periods import OF_A_PERIOD, OF_A_YEAR, OF_DECISIONS
from eenlijn.accountability.releases import actions
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.accountability.releases.plans import plan_of
from eenlijn.accountability.releases.records import Counting, records_of
from eenlijn.accountability.releases.tables import Dimension, specs_of
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.organisations.queries import region_of_figures
from tests.accountability.figures.attacker import Attacker, Hidden, hidden_under_five
from tests.accountability.figures.registers import Employers, months_of, the_months, the_year
from tests.factories.counted import JOB

YEAR: Final = Period.year(2025)
OUTSIDER: Final = None


@pytest.fixture
def takes_part(employed: list[Organisation]) -> Employers:
    return {one.pk: one.sector for one in employed}


def places() -> tuple[str, ...]:
    return tuple(region_of_figures().municipalities)


def attacked_plans(takes_part: Employers) -> list[Plan]:
    """The plans that are attacked: of twelve months and of their year, with our employers and places."""
    months = [the_months((code,), takes_part, places()) for code in months_of(2025)]
    return [*months, the_year(2025, takes_part, places())]


def published() -> list[Decision]:
    """Everything that was kept: the twelve months in order, then the year. Decisions stand apart."""
    releases = Release.objects.order_by("kind", "last")
    rows = ReleasedTable.objects.exclude(name="decision")
    return [restored([row.content for row in rows.filter(release=release)]) for release in releases]


def counted() -> list[Record]:
    """The truth behind the year: every month as it stood when it was released."""
    months = [Period.months(month) for month in YEAR.each_month]
    return records_of(JOB, [Counting(month, month.counted_until) for month in months], places())


def by_name(tables: Iterable[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.name)


def test_the_plan_that_the_job_decides_is_the_plan_that_is_attacked(
    year: int, takes_part: Employers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same tables over the same lists, months and employers; and those are the tables that are kept."""
    decided: list[Plan] = []

    def decide(records: list[Record], plan: Plan, *earlier: Any) -> Decision:
        decided.append(plan)
        return disclosure.decide(records, plan, *earlier)

    monkeypatch.setattr(actions, "decide", decide)
    actions.release_due(actor=JOB, now=YEAR.opens_at, at_most=13)

    attacked = attacked_plans(takes_part)
    assert [plan for plan in decided if "decision" not in plan.lists] == attacked
    apart = [plan for plan in decided if "decision" in plan.lists]
    assert [[(one.period, one.months) for one in plan.tables] for plan in apart] == [
        [(plan.tables[0].period, plan.tables[0].months)] for plan in attacked
    ]
    kept = [by_name(one.table for one in decision.tables) for decision in published()]
    assert kept == [by_name(plan.tables) for plan in attacked]


def test_what_the_job_published_of_a_year_withstands_the_attack(year: int, takes_part: Employers) -> None:
    """From facts to kept tables, by an outsider and an employer of each sector.

    The noughts of sectors in which nobody takes part are no secret.
    """
    actions.release_due(actor=JOB, now=YEAR.opens_at, at_most=13)
    kept, records = published(), counted()
    plan = the_year(2025, takes_part, places())
    cells = [cell for cell in hidden_under_five(kept, records) if not _is_of_nobody(cell, takes_part)]

    one_of_each = {sector: employer for employer, sector in takes_part.items()}
    pinned = {}
    for attacker in (OUTSIDER, *one_of_each.values()):
        own = [record for record in records if record.employer == attacker]
        pinned[attacker] = Attacker(plan, kept, own).pinned(cells)

    print(f"{len(cells)} cells under five attacked by {len(pinned)}")  # noqa: T201
    # Nobody decided about the police here: of every month and of the year twelve noughts.
    assert len(cells) == 44 + 13 * 12
    assert list(pinned.values()) == [[], [], [], []]


def _is_of_nobody(cell: Hidden, takes_part: Employers) -> bool:
    at = dict(zip(cell.table.by, cell.key, strict=True))
    return "sector" in at and at["sector"] not in takes_part.values()


def test_the_tables_of_a_release_have_one_home() -> None:
    month = plan_of(Period.months(YEAR.since), ("2025-01",), ("GM0141",), {})
    year = plan_of(YEAR, months_of(2025), ("GM0141",), {})

    assert tuple(table.by for table in month.tables) == OF_A_PERIOD
    assert tuple(table.by for table in year.tables) == OF_A_YEAR
    assert {table.period for table in month.tables} == {"2025-01"}
    assert {(table.period, table.months) for table in year.tables} == {("2025", months_of(2025))}


@pytest.mark.parametrize(("is_year", "published_by"), [(False, OF_A_PERIOD), (True, OF_A_YEAR)])
def test_every_table_that_people_can_choose_is_made_of_what_is_published(
    *, is_year: bool, published_by: tuple[tuple[str, ...], ...]
) -> None:
    """And nothing is published that nobody can choose; per month stands what the months published."""
    shown = [spec for spec in specs_of(is_year=is_year) if spec.rows != Dimension.MONTH]
    per_month = [spec.columns for spec in specs_of(is_year=is_year) if spec.rows == Dimension.MONTH]

    assert {(one.rows, one.columns) if one.columns else (one.rows,) for one in shown} == {
        *published_by,
        *OF_DECISIONS,
    } - {()}
    assert {(one,) for one in per_month} == {*OF_A_PERIOD, *OF_DECISIONS} - {()}
