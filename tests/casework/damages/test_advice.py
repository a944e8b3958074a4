# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""By which road damage is best asked back, and why; a person decides."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eenlijn.casework.damages.advice import (
    RULES,
    SUBDISTRICT_CENTS,
    Advice,
    Case,
    advance_limit,
    advise,
    fund_until,
    is_subdistrict,
)
from eenlijn.casework.damages.codes import Route

CASE = Case(
    damage_type="emp_belongings",
    together=24_050,
    kind_group="physical",
    is_reported=True,
    is_other_known=True,
    happened_on=date(2026, 11, 23),
    today=date(2026, 12, 1),
)


def open_roads(advice: Advice) -> list[str]:
    return [one.route.value for one in advice.roads if one.is_open]


def codes_of(advice: Advice, route: Route) -> list[str]:
    (road,) = [one for one in advice.roads if one.route == route]
    return [code for code, rule in RULES.items() if rule in road.rules]


def test_a_colleague_joins_the_criminal_case_and_hears_of_the_advance() -> None:
    found = advise(CASE)
    assert (found.best, found.roads[0].route) == (Route.JOIN_CRIMINAL, Route.JOIN_CRIMINAL)
    assert codes_of(found, Route.JOIN_CRIMINAL) == ["join_who", "state_advance", "keep_apart"]


def test_property_of_the_employer_may_join_too_but_nobody_advances_it() -> None:
    found = advise(replace(CASE, damage_type="org_property"))
    assert found.best == Route.JOIN_CRIMINAL
    assert codes_of(found, Route.JOIN_CRIMINAL) == ["join_who"]
    assert Route.FUND not in open_roads(found)


@pytest.mark.parametrize("damage_type", ["org_wages", "org_reintegration", "org_paid_to_employee"])
def test_wages_reintegration_and_what_was_paid_first_are_civil_only(damage_type: str) -> None:
    found = advise(replace(CASE, damage_type=damage_type))
    assert found.best == Route.CLAIM_LETTER
    assert Route.JOIN_CRIMINAL not in open_roads(found)
    has_recourse = "recourse" in codes_of(found, Route.CIVIL)
    assert has_recourse == (damage_type != "org_paid_to_employee")


def test_without_a_report_to_the_police_it_begins_with_a_letter() -> None:
    found = advise(replace(CASE, is_reported=False))
    assert found.best == Route.CLAIM_LETTER
    assert "join_needs_case" in codes_of(found, Route.JOIN_CRIMINAL)
    assert "fund_without_report" in codes_of(found, Route.FUND)


def test_when_nobody_knows_the_other_the_fund_or_the_insurance_is_left() -> None:
    unknown = replace(CASE, is_reported=False, is_other_known=False)
    assert advise(unknown).best == Route.FUND
    assert open_roads(advise(unknown)) == [Route.FUND, Route.INSURANCE]
    assert advise(replace(unknown, damage_type="org_property")).best == Route.INSURANCE


def test_the_fund_is_for_people_after_violence_within_ten_years() -> None:
    last = fund_until(CASE.happened_on)
    assert last == date(2036, 11, 23)
    for today, is_open in ((last, True), (last + timedelta(days=1), False)):
        assert (Route.FUND in open_roads(advise(replace(CASE, today=today)))) == is_open
    assert Route.FUND not in open_roads(advise(replace(CASE, kind_group="property")))


def test_exactly_25_000_euros_with_interest_still_goes_to_the_subdistrict_court() -> None:
    assert is_subdistrict(SUBDISTRICT_CENTS)
    assert not is_subdistrict(SUBDISTRICT_CENTS + 1)
    above = advise(replace(CASE, together=SUBDISTRICT_CENTS + 1))
    assert "district" in codes_of(above, Route.CIVIL)
    assert "subdistrict" not in codes_of(above, Route.CIVIL)


def test_the_state_advances_without_a_limit_after_violence_only() -> None:
    assert [advance_limit(one) for one in ("physical", "sexual", "property")] == [None, None, 500_000]


def test_every_rule_says_where_it_was_found_and_none_was_checked_yet() -> None:
    assert all(str(rule.says) and str(rule.source) and not rule.verified for rule in RULES.values())
    assert all(rule.code == code for code, rule in RULES.items())
