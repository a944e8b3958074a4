# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a row becomes, and every reason for which it is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.imports.codes import REFUSE, BlankReported, Problem, Target
from eenlijn.casework.imports.judging import Accepted, Ground, Rejected, judge
from eenlijn.casework.imports.reading import Row
from eenlijn.casework.incidents.codes import Precision
from eenlijn.commons.organisations.models import Municipality
from tests.factories.old_registers import COLUMNS, KINDS, mapping, row

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ALMELO = Municipality(code="GM0141", name="Almelo")
ENSCHEDE = Municipality(code="GM0153", name="Enschede")


def ground(**given: Any) -> Ground:
    return Ground(
        mapping=mapping(**given),
        now=NOW,
        own_municipality=ALMELO,
        municipalities={"GM0153": ENSCHEDE},
        with_names=False,
    )


def judged(cells: tuple[str, ...], **given: Any) -> Accepted | Rejected:
    return judge(Row(2, cells), ground(**given))


@pytest.mark.parametrize(
    ("cells", "given", "problem"),
    [
        (row("1", "24-11-2025 14:38", "24-11-2025 14:37"), {}, Problem.REPORTED_BEFORE),
        (("1", "", "", "Duwen"), {}, Problem.OCCURRED_BLANK),
        (row("1", "gisteren", "24-11-2025"), {}, Problem.OCCURRED_UNREADABLE),
        (row("1", "23-11-2026 09:01"), {}, Problem.OCCURRED_FUTURE),
        (row("1", "0-1-1900", "24-11-2025"), {}, Problem.OCCURRED_UNREADABLE),
        (row("1", "1-1-1900", "24-11-2025"), {}, Problem.OCCURRED_LONG_AGO),
        (row("1", "24-11-2025", "morgen"), {}, Problem.REPORTED_UNREADABLE),
        (row("1", "24-11-2025", "24-11-2027"), {}, Problem.REPORTED_FUTURE),
        (
            ("1", "24-11-2025", "", "Duwen"),
            {"blank_reported": BlankReported.REFUSE},
            Problem.REPORTED_BLANK,
        ),
        (row("1", kind=""), {}, Problem.KIND_BLANK),
        (row("1", kind="Onbekend woord"), {}, Problem.KIND_REFUSED),
        (row("1"), {"values": {Target.KIND: {"uitschelden": REFUSE}}}, Problem.KIND_REFUSED),
    ],
)
def test_a_row_is_refused(cells: tuple[str, ...], given: dict[str, Any], problem: Problem) -> None:
    verdict = judged(cells, **given)
    assert isinstance(verdict, Rejected)
    assert verdict.problem is problem


def test_a_row_with_more_cells_than_heads_is_refused() -> None:
    verdict = judge(Row(2, row("1"), extra=True), ground())
    assert isinstance(verdict, Rejected)
    assert verdict.problem is Problem.EXTRA_CELLS


def accepted(cells: tuple[str, ...], **given: Any) -> Accepted:
    verdict = judged(cells, **given)
    assert isinstance(verdict, Accepted), verdict
    return verdict


def test_a_row_becomes_an_entry_with_its_own_words() -> None:
    entry = accepted(row("2019-12", "24-11-2025 14:38", "25-11-2025 9:00", kind=" UITSCHELDEN ")).entry
    assert entry.occurred_at == datetime(2025, 11, 24, 13, 38, tzinfo=UTC)
    assert entry.reported_at == datetime(2025, 11, 25, 8, 0, tzinfo=UTC)
    assert (entry.main_type, entry.number, entry.place) == ("verbal_insult", "2019-12", "Bus 4123")
    assert entry.precision is Precision.MINUTE
    assert entry.municipality is ALMELO


def test_a_time_that_did_not_exist_is_moved_forward_and_told() -> None:
    verdict = accepted(row("1", "30-3-2025 02:30", "30-3-2025 03:40"))
    assert verdict.moved
    assert verdict.entry.occurred_at == datetime(2025, 3, 30, 1, 30, tzinfo=UTC)


def test_a_report_without_an_hour_on_the_same_day_is_not_before_it() -> None:
    verdict = accepted(row("1", "24-11-2025 14:38", "24-11-2025"))
    assert verdict.entry.reported_at == verdict.entry.occurred_at


def test_without_a_moment_of_report_it_counts_as_at_once_and_is_told() -> None:
    verdict = accepted(("1", "24-11-2025 14:38", "", "Duwen"))
    assert verdict.unreported
    assert verdict.entry.reported_at == verdict.entry.occurred_at


def test_a_day_alone_is_kept_as_a_day() -> None:
    assert accepted(row("1", "24-11-2025")).entry.precision is Precision.DAY


def test_date_and_time_may_stand_apart() -> None:
    columns = {Target.OCCURRED: 0, Target.OCCURRED_TIME: 1, Target.KIND: 2}
    entry = accepted(("24-11-2025", "14.38", "Duwen"), columns=columns).entry
    assert entry.occurred_at == datetime(2025, 11, 24, 13, 38, tzinfo=UTC)
    refused = judged(("24-11-2025", "in de middag", "Duwen"), columns=columns)
    assert refused == Rejected(Problem.OCCURRED_UNREADABLE, Target.OCCURRED, "24-11-2025 in de middag")


def test_words_of_the_old_register_become_codes() -> None:
    values = {
        Target.KIND: {"uitschelden": "verbal_insult"},
        Target.MUNICIPALITY: {"almelo": "GM0153"},
    }
    assert accepted(row("1"), values=values).entry.municipality is ENSCHEDE


def test_a_blank_kind_may_have_a_word_of_its_own() -> None:
    assert accepted(row("1", kind=""), blank_kind="other").entry.main_type == "other"


def test_names_come_only_with_a_ground() -> None:
    columns = {**COLUMNS, Target.OTHER_NAME: 4}
    without = ground(columns=columns)
    assert isinstance(judge(Row(2, row("1")), without), Accepted)
    names = [
        verdict.entry.perpetrator_name
        for verdict in (judge(Row(2, row("1")), replace(without, with_names=flag)) for flag in (False, True))
        if isinstance(verdict, Accepted)
    ]
    assert names == ["", "Bus 4123"]


def test_exactly_now_is_not_the_future() -> None:
    local = NOW + timedelta(hours=1)
    assert isinstance(judged(row("1", local.strftime("%d-%m-%Y %H:%M"))), Accepted)
    assert set(KINDS.values()) == {"verbal_insult", "physical_light"}
