# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each rule finds its line, and beside it stands one that it leaves alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.commons.trail.codes import ReviewRule
from eenlijn.commons.trail.watching import (
    FEWEST_FOR_NORMAL,
    MANY_IN_A_DAY,
    MANY_IN_AN_HOUR,
    RULES,
    Look,
    family_names,
    many_files,
    names_without_act,
    night,
    no_relation,
    own_name,
    same_family,
    worth_a_look,
)

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BRAM, CARLA = UUID(int=1), UUID(int=2)
LOOK = Look(
    sequence=1,
    at=NINE,
    account_id=CARLA,
    role="COO",
    action="open_dossier",
    incident_id="a",
    number="7K4M-2QX",
)


def looks(many: int, *, apart: timedelta, account: UUID = CARLA) -> list[Look]:
    """So many different dossiers, one after the other."""
    return [
        replace(LOOK, sequence=place, at=NINE + place * apart, incident_id=str(place), account_id=account)
        for place in range(1, many + 1)
    ]


def test_an_ordinary_look_is_worth_no_look() -> None:
    assert worth_a_look([LOOK], {}) == []


@pytest.mark.parametrize(
    ("rule", "code", "marked"),
    [
        (own_name, ReviewRule.OWN_NAME, {"is_party": True}),
        (same_family, ReviewRule.SAME_FAMILY, {"shares_name": True}),
        (no_relation, ReviewRule.NO_RELATION, {"has_task": False}),
        (night, ReviewRule.NIGHT, {"is_open": False}),
        (names_without_act, ReviewRule.NAMES_WITHOUT_ACT, {"action": "reveal_names", "acted_after": False}),
    ],
)
def test_each_rule_finds_its_own_line_once(rule: object, code: ReviewRule, marked: dict[str, object]) -> None:
    first = replace(LOOK, **marked)  # type: ignore[arg-type]
    again = replace(first, sequence=3)
    plain = replace(LOOK, sequence=2, incident_id="b")
    (found,) = rule([first, plain, again], {})  # type: ignore[operator]
    assert (found.rule, found.look, found.count) == (code, first, 2)


def test_who_reads_about_themselves_is_not_also_of_the_same_family_or_without_a_task() -> None:
    look = replace(LOOK, is_party=True, shares_name=True, has_task=False)
    assert [one.rule for one in worth_a_look([look], {})] == [ReviewRule.OWN_NAME]


def test_names_that_were_followed_by_an_act_are_left_alone() -> None:
    assert names_without_act([replace(LOOK, action="reveal_names", acted_after=True)], {}) == []


@pytest.mark.parametrize(("many", "found"), [(MANY_IN_AN_HOUR - 1, 0), (MANY_IN_AN_HOUR, 1)])
def test_many_in_an_hour(many: int, found: int) -> None:
    assert len(many_files(looks(many, apart=timedelta(minutes=1)), {})) == found


def test_as_many_over_a_longer_time_is_not_many_in_an_hour() -> None:
    assert many_files(looks(MANY_IN_AN_HOUR, apart=timedelta(minutes=5)), {}) == []


@pytest.mark.parametrize(("many", "found"), [(MANY_IN_A_DAY - 1, 0), (MANY_IN_A_DAY, 1)])
def test_many_in_a_day(many: int, found: int) -> None:
    assert len(many_files(looks(many, apart=timedelta(minutes=5)), {})) == found


@pytest.mark.parametrize(
    ("usual", "many", "found"),
    [(4.0, 12, 1), (4.0, 11, 0), (1.0, FEWEST_FOR_NORMAL - 1, 0), (1.0, FEWEST_FOR_NORMAL, 1), (9.0, 20, 0)],
)
def test_many_more_than_somebodys_own_normal(usual: float, many: int, found: int) -> None:
    told = many_files(looks(many, apart=timedelta(minutes=10)), {CARLA: usual})
    assert len(told) == found
    assert [one.count for one in told] == [many] * found


def test_one_dossier_opened_often_is_not_many() -> None:
    again = [replace(one, incident_id="a") for one in looks(60, apart=timedelta(seconds=1))]
    assert many_files(again, {CARLA: 1.0}) == []


def test_nobodys_looks_are_added_to_anothers() -> None:
    half = MANY_IN_A_DAY // 2
    both = looks(half, apart=timedelta(minutes=5)) + looks(half, apart=timedelta(minutes=5), account=BRAM)
    assert many_files(both, {}) == []


def test_a_night_is_one_line_for_each_person() -> None:
    late = [replace(one, is_open=False) for one in looks(4, apart=timedelta(minutes=1))]
    (found,) = night([*late, replace(LOOK, sequence=9, account_id=BRAM)], {})
    assert (found.look.account_id, found.count) == (CARLA, 4)


def test_what_is_found_stands_in_the_order_of_the_trail() -> None:
    late = replace(LOOK, sequence=5, is_open=False)
    strange = replace(LOOK, sequence=2, incident_id="b", has_task=False)
    assert [one.look.sequence for one in worth_a_look([late, strange], {})] == [2, 5]
    assert len(RULES) == len(ReviewRule)


@pytest.mark.parametrize(
    ("name", "families"),
    [
        ("Anna", set()),
        ("Anna Jansen", {"jansen"}),
        ("Anna de Vries", {"vries"}),
        ("Anna van der Berg", {"berg"}),
        ("Anna Maria JANSEN", {"jansen"}),
        ("Anne-Marie Jansen", {"jansen"}),
        ("Anna Jansen-de Vries", {"jansen", "vries"}),
        ("Ayşe Yılmaz", {"yılmaz"}),
        ("A. Jansen.", {"jansen"}),
        ("", set()),
    ],
)
def test_family_names(name: str, families: set[str]) -> None:
    assert family_names(name) == families
