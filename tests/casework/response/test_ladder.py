# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which answer is proposed by which rule, and which do not fit and why."""

from dataclasses import replace
from typing import Any

import pytest

from eenlijn.casework.response.circumstances import Say
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.ladder import Standing, propose, rungs
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.topics.policy import Policy, PolicyRow
from tests.factories.answers import SPOKEN, around

K = AnswerKind
PROPOSALS: tuple[tuple[dict[str, Any], AnswerKind, str], ...] = (
    ({"is_known": False}, K.NONE_POSSIBLE, "A1"),
    ({"is_known": False, "level": 5, "say": SPOKEN}, K.NONE_POSSIBLE, "A1"),
    ({"sent_kinds": (K.TALK,), "level": 1}, K.TALK_CONFIRMATION, "A2"),
    ({"sent_kinds": (K.TALK, K.TALK_CONFIRMATION), "level": 1}, K.NORM_NOTICE, "A5"),
    ({"say": SPOKEN}, K.WARNING, "A3"),
    ({"say": SPOKEN, "level": 2}, K.NORM_NOTICE, "A5"),
    ({}, K.HEARING_INVITATION, "A4"),
    ({"level": 5, "say": Say(is_postponed=True)}, K.HEARING_INVITATION, "A4"),
    ({"level": 2}, K.NORM_NOTICE, "A5"),
    ({"level": 1}, K.NORM_NOTICE, "A5"),
)


@pytest.mark.parametrize(("changes", "kind", "rule"), PROPOSALS)
def test_the_rule_that_fits_first_proposes(changes: dict[str, Any], kind: AnswerKind, rule: str) -> None:
    proposed, why = propose(around(**changes))
    assert proposed == kind
    assert f"regel {rule}" in why


def standings(**changes: Any) -> dict[str, Standing]:
    return {rung.kind.value: rung.standing for rung in rungs(around(**changes))}


def test_exactly_one_rung_is_proposed_whatever_the_severity() -> None:
    for level in range(1, 6):
        for say in (Say(), SPOKEN):
            found = [rung.standing for rung in rungs(around(level=level, say=say))]
            assert found.count(Standing.PROPOSED) == 1
            assert len(found) == len([kind for kind in AnswerKind if around().is_of_sector(kind)])


def test_a_warning_outside_the_policy_is_not_allowed_and_says_why() -> None:
    found = {rung.kind: rung for rung in rungs(around(level=1))}
    assert found[K.WARNING].standing == Standing.NOT_ALLOWED
    assert found[K.WARNING].why == "Niet toegestaan, omdat het beleid dit niet kent bij ernst 1."
    assert standings(level=2)["written_warning"] == Standing.ALLOWED


def test_a_talk_is_confirmed_only_after_a_talk() -> None:
    found = {rung.kind: rung for rung in rungs(around())}
    assert found[K.TALK_CONFIRMATION].standing == Standing.NOT_ALLOWED
    assert found[K.TALK_CONFIRMATION].why == "Niet toegestaan, omdat er nog geen gesprek is vastgelegd."


def test_another_answer_outside_the_policy_asks_for_a_reason() -> None:
    table = Policy((PolicyRow("order_talk", 1, 4, "teamleider"),))
    told = around(level=2)
    rules = replace(told.rules, found={Topic.POLICY.value: _version(table)})
    found = {rung.kind: rung for rung in rungs(replace(told, rules=rules, say=SPOKEN))}
    assert found[K.HEARING_INVITATION].standing == Standing.WITH_REASON
    assert found[K.TALK].standing == Standing.ALLOWED
    assert found[K.WARNING].standing == Standing.NOT_ALLOWED


def _version(table: Policy) -> Any:
    class Version:
        number = 3
        content = table.to_content()

    return Version()


def test_the_rung_of_a_warning_says_who_decides() -> None:
    found = {rung.kind: rung.why for rung in rungs(around(level=2))}
    assert found[K.WARNING] == "Dit besluit neemt: directeur."
