# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proposal explains itself."""

import pytest

from eenlijn.casework.incidents.codes import Severity, code_list
from eenlijn.casework.incidents.severity import RULES, propose_severity


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
