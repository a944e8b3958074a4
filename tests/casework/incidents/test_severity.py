# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proposal explains itself."""

import pytest

from eenlijn.casework.incidents.codes import Injury, Severity, Target, code_list
from eenlijn.casework.incidents.severity import RULES, RULES_VERSION, Grounds, propose_severity


@pytest.mark.parametrize(
    ("kinds", "severity", "fired"),
    [
        (["verbal_shouting"], Severity.UNPLEASANT, []),
        (["verbal_insult"], Severity.NORM_BREACH, ["E2"]),
        (["verbal_insult", "threat_general", "physical_light"], Severity.SERIOUS, ["E3", "E2"]),
        (["physical_spitting"], Severity.SERIOUS, ["E3"]),
        (["physical_assault", "verbal_insult"], Severity.VERY_SERIOUS, ["E4", "E2"]),
        (["threat_weapon"], Severity.VERY_SERIOUS, ["E4"]),
        (["hostage", "threat_general"], Severity.CRITICAL, ["E5", "E3"]),
    ],
)
def test_the_highest_rule_that_fires_decides(kinds: list[str], severity: Severity, fired: list[str]) -> None:
    proposal = propose_severity(kinds)

    assert proposal.severity == severity
    assert [rule.key for rule in proposal.fired] == fired
    assert {rule.key for rule in proposal.silent} == {rule.key for rule in RULES} - set(fired)


def test_every_rule_names_codes_that_exist_and_no_code_twice() -> None:
    known = set(code_list("incident_type"))
    named = [kind for rule in RULES for kind in rule.kinds]

    assert set(named) <= known
    assert len(named) == len(set(named))


def test_only_shouting_and_contact_without_aggression_fall_under_no_rule() -> None:
    named = {kind for rule in RULES for kind in rule.kinds}

    assert set(code_list("incident_type")) - named == {"verbal_shouting", "excessive_contact"}


SHOUTED, INSULTED = ["verbal_shouting"], ["verbal_insult"]


@pytest.mark.parametrize(
    ("kinds", "grounds", "severity", "fired"),
    [
        (INSULTED, Grounds(had_weapon=True), Severity.VERY_SERIOUS, ["E2", "W4"]),
        (["physical_assault"], Grounds(had_weapon=True), Severity.CRITICAL, ["E4", "W5", "W4"]),
        (INSULTED, Grounds(had_weapon=False), Severity.NORM_BREACH, ["E2"]),
        (["physical_light"], Grounds(injury=Injury.FIRST_AID), Severity.SERIOUS, ["E3", "L3"]),
        (["physical_light"], Grounds(injury=Injury.DOCTOR), Severity.VERY_SERIOUS, ["E3", "L4"]),
        (["physical_light"], Grounds(injury=Injury.NONE), Severity.SERIOUS, ["E3"]),
        (INSULTED, Grounds(target=Target.FAMILY), Severity.SERIOUS, ["E2", "D3"]),
        (["threat_general"], Grounds(target=Target.FAMILY), Severity.VERY_SERIOUS, ["E3", "D4", "D3"]),
        (["online_threat"], Grounds(target=Target.FAMILY), Severity.VERY_SERIOUS, ["E3", "D4", "D3"]),
        (INSULTED, Grounds(target=Target.OFFICE_HOLDER), Severity.SERIOUS, ["E2", "D+"]),
        (INSULTED, Grounds(target=Target.TEAM), Severity.NORM_BREACH, ["E2"]),
        (SHOUTED, Grounds(is_repetition=True), Severity.NORM_BREACH, ["H+"]),
        (SHOUTED, Grounds(is_repetition=False), Severity.UNPLEASANT, []),
        (
            INSULTED,
            Grounds(is_repetition=True, target=Target.OFFICE_HOLDER),
            Severity.VERY_SERIOUS,
            ["E2", "D+", "H+"],
        ),
        (["threat_death_injury"], Grounds(is_repetition=True), Severity.VERY_SERIOUS, ["E4", "H+"]),
        (["hostage"], Grounds(is_repetition=True), Severity.CRITICAL, ["E5", "H+"]),
    ],
)
def test_what_a_person_established_fires_its_rule(
    kinds: list[str], grounds: Grounds, severity: Severity, fired: list[str]
) -> None:
    proposal = propose_severity(kinds, grounds)

    assert proposal.severity == severity
    assert [rule.key for rule in proposal.fired] == fired
    assert proposal.version == RULES_VERSION == 2


def test_every_rule_says_what_it_goes_by_and_has_its_own_key() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES) == 12
    assert all(str(rule.reason).endswith(".") for rule in RULES)
