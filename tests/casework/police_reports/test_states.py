# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which step of a filing may follow which."""

import pytest

from eenlijn.casework.police_reports.codes import PoliceStep as P
from eenlijn.casework.police_reports.states import (
    ANYTIME,
    AT_REST,
    MOVES,
    OPENS_COMPLAINT,
    choices_after,
    may_follow,
)


def test_every_step_moves_the_filing_or_may_come_at_any_time() -> None:
    moves = set(P) - ANYTIME
    assert set(MOVES) == {None, *moves}
    assert {after for allowed in MOVES.values() for after in allowed} == moves


def test_a_refused_filing_goes_on_by_a_second_look_only_or_is_taken_after_all() -> None:
    assert MOVES[P.REFUSED] == {P.LOOK_ASKED, P.TAKEN}
    assert MOVES[P.LOOK_ASKED] == {P.LOOK_AGREED, P.LOOK_REFUSED, P.TAKEN}
    assert not may_follow(None, P.LOOK_ASKED)


@pytest.mark.parametrize("before", [None, *sorted(set(P) - ANYTIME)])
def test_nothing_leads_to_a_verdict_but_a_hearing_or_an_appeal(before: P | None) -> None:
    leads = {P.CONVICTED, P.ACQUITTED} <= set(choices_after(before))
    assert leads == (before in {P.HEARING, P.APPEALED})


def test_who_is_prosecuted_comes_before_a_judge_or_the_case_still_ends() -> None:
    assert may_follow(P.INVESTIGATED, P.PROSECUTED)
    assert MOVES[P.PROSECUTED] == {P.HEARING, P.SETTLED, P.DISMISSED}
    assert P.PROSECUTED not in AT_REST | OPENS_COMPLAINT


def test_a_complaint_is_about_what_was_not_prosecuted_or_not_before_a_judge() -> None:
    assert {before for before, after in MOVES.items() if P.COMPLAINED in after} == OPENS_COMPLAINT
    assert OPENS_COMPLAINT <= AT_REST


def test_news_of_any_kind_may_come_at_any_time() -> None:
    for before in (None, *MOVES):
        assert set(choices_after(before)) >= ANYTIME
