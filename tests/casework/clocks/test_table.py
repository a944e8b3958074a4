# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of clocks holds every row of both lists, and what it says is what the product does."""

import os
import re
from pathlib import Path

import pytest

from eenlijn.casework.clocks import table
from eenlijn.casework.clocks.codes import ClockAct, Hardness, Owner, PauseReason
from eenlijn.casework.clocks.table import RULES, ClockRule, rule_of
from eenlijn.commons.rulebook.codes import TermBound, TermKind
from eenlijn.commons.rulebook.topics.terms import DEFAULTS

ROWS_7_5 = (
    "first care",
    "report registered",
    "response to perpetrator",
    "opvanggesprek",
    "follow-up 1",
    "follow-up 2",
    "police",
    "feedback to reporter",
    "written reply citizen",
    "AVG request",
    "review of measure",
    "effect check of prevention measure",
    "warning validity",
    "refresher training",
)
ROWS_9_2 = (
    "Internal notification",
    "Registration",
    "Reaction to offender",
    "Police notification/report",
    "Report follow-up",
    "OM contact before release (serious)",
    "Supersnelrecht hearing",
    "Snelrecht hearing",
    "No news from police",
    "Complaint offence (klachtdelict, e.g. insult, stalking)",
    "Complaint against non-prosecution (art. 12 Sv)",
    "Joinder",
    "CJIB advance",
    "Schadefonds application",
    "Civil limitation",
    "Interest start",
    "Payment term in first claim letter",
    "NLA report",
    "Accident list",
    "First care contact",
    "Long illness (Wet poortwachter)",
    "Data breach to AP",
    "GDPR request",
    "Woo request",
    "Objection (Awb)",
    "Review of a ban/contact measure",
    "Retention",
    "Regional report",
    "Platform IVZ agenda",
    "Office holder: inform mayor/griffier and police",
    "MIV / monitor",
)
BUILT = [rule for rule in RULES if rule.kind]
NOT_BUILT = [rule for rule in RULES if not rule.kind]


def test_no_row_of_the_two_lists_is_missing() -> None:
    listed = {name for rule in RULES for name in rule.listed}
    assert listed == {f"7.5 {name}" for name in ROWS_7_5} | {f"9.2 {name}" for name in ROWS_9_2}


@pytest.mark.skipif("EENLIJN_SHARED" not in os.environ, reason="the documents are not at hand")
@pytest.mark.parametrize(
    ("file", "head", "rows"),
    [
        ("measures-and-codes.md", "### 7.5", ROWS_7_5),
        ("law-chain-monitor.md", "### 9.2", ROWS_9_2),
    ],
)
def test_the_lists_are_those_of_the_documents(file: str, head: str, rows: tuple[str, ...]) -> None:
    text = (Path(os.environ["EENLIJN_SHARED"]) / "domain" / file).read_text(encoding="utf-8")
    section = re.split(r"^#{2,3} |^---", text.split(head, 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    found = re.findall(r"^\| ([^|]+?) \|", section, re.MULTILINE)
    assert tuple(name for name in found if name != "Clock") == rows


def test_each_term_has_one_rule_and_each_row_one_code() -> None:
    assert sorted(rule.kind for rule in BUILT if rule.kind) == sorted(TermKind.values)
    assert len({rule.code for rule in RULES}) == len(RULES) == 53


@pytest.mark.parametrize("rule", BUILT, ids=lambda rule: rule.code)
def test_a_built_row_has_acts_an_owner_a_source_and_a_term(rule: ClockRule) -> None:
    assert rule.starts
    assert rule.stops
    assert rule.owners
    assert str(rule.source)
    assert rule.default == DEFAULTS[rule.code]
    assert not rule.not_built


@pytest.mark.parametrize("rule", NOT_BUILT, ids=lambda rule: rule.code)
def test_a_row_that_is_not_built_says_why(rule: ClockRule) -> None:
    assert str(rule.not_built).endswith(".")
    assert (rule.starts, rule.stops, rule.pauses, rule.default) == ((), (), (), None)
    assert str(rule.length)
    assert str(rule.source)


def test_every_act_that_is_named_starts_or_stops_something() -> None:
    named = {act for rule in RULES for act in (*rule.starts, *rule.stops)}
    assert named == set(ClockAct)


def test_what_the_documents_did_not_check_is_flagged() -> None:
    unsure = {rule.code for rule in RULES if rule.hardness == Hardness.LAW and not rule.is_verified}
    assert unsure == {
        "accident_list",
        "complaint_offence",
        "interest",
        "joinder",
        "limitation",
        "long_illness",
        "no_prosecution",
        "objecting",
        "objection",
        "open_government",
    }
    assert rule_of(TermKind.DATA_REQUEST).is_verified
    # A number of our own was never looked up anywhere; red reports have a decision of the product.
    ours = {rule.code for rule in RULES if rule.hardness == Hardness.OURS and rule.is_verified}
    assert ours == {"red_acknowledged"}


def test_a_term_of_a_law_never_pauses_and_is_never_longer_than_the_law() -> None:
    legal = [rule for rule in BUILT if rule.hardness == Hardness.LAW]
    assert {rule.code for rule in legal} == {
        "data_request",
        "objection",
        "complaint_offence",
        "no_prosecution",
        "inspectorate",
    }
    assert {rule.pauses for rule in legal} == {()}
    assert {rule.bound for rule in legal} == {TermBound.AT_MOST}
    assert [rule.code for rule in BUILT if rule.ends_on_working_day] == ["data_request", "objection"]


def test_who_owns_what_is_read_from_the_table() -> None:
    assert set(table.CARE_TERMS) == {"first_care", "care_talk", "care_follow_up_1", "care_follow_up_2"}
    assert set(table.OF_THE_TEAM) == {"red_acknowledged", "first_care"}
    assert set(table.OF_THE_OFFICER) == {"data_request", "objection"}
    assert {*table.CARE_TERMS, "victim_confirms", *table.OF_THE_OFFICER} == table.OTHERS
    assert {*table.ENDING_BY_THEMSELVES} == {"measure_ends", "warning_ends"}
    assert table.LAPSING == ("warning_ends", "no_prosecution")
    assert set(table.RIGHTS) == {"data_request", "inspectorate", "objection"}
    assert set(table.RIGHTS) < set(table.AFTER_CLOSING)
    assert not set(table.OF_THE_OFFICER) & set(table.NOT_FOR_COLLEAGUES)


def test_what_cannot_wait_has_no_reason_to_pause() -> None:
    never = {rule.code for rule in BUILT if not rule.pauses}
    assert never == {
        "camera_images",
        "complaint_offence",
        "data_request",
        "no_prosecution",
        "effect_check",
        "effect_check_again",
        "first_care",
        "inspectorate",
        "measure_ends",
        "measure_review",
        "objection",
        "red_acknowledged",
        "warning_ends",
    }
    assert rule_of(TermKind.ANSWER).pauses == tuple(PauseReason)
    assert rule_of(TermKind.CARE_TALK).pauses == (PauseReason.VICTIM_REQUEST,)
    assert Owner.HANDLER in rule_of(TermKind.ANSWER).owners
