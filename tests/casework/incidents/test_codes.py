# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code lists: stable, complete, in two languages."""

import re

import pytest
from django.utils import translation

from eenlijn.casework.incidents.codes import (
    KindGroup,
    PlainKind,
    Severity,
    choices,
    code_list,
    kind_group,
    label,
)

SIZES = {
    "incident_type": 44,
    "severity": 5,
    "aggression_driver": 9,
    "location_type": 22,
    "channel": 15,
    "trigger": 21,
    "perpetrator_relation": 19,
    "victim_role": 18,
    "consequence": 18,
    "immediate_action": 14,
    "offender_measure": 33,
    "hearing": 8,
    "police_step": 16,
    "reason_no_police_report": 10,
    "damage_type": 20,
    "aftercare_contact": 17,
    "prevention_measure": 20,
    "training_type": 14,
    "avg_request": 6,
    "response_reason_late": 8,
}


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_every_list_is_whole_and_every_code_has_two_labels(name: str, size: int) -> None:
    codes = code_list(name)

    assert len(codes) == size
    for code in codes.values():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code.code)
        assert code.nl
        assert code.en


def test_a_label_follows_the_language_of_the_page() -> None:
    with translation.override("nl"):
        assert label("incident_type", "physical_spitting") == "Spugen"
    with translation.override("en"):
        assert label("incident_type", "physical_spitting") == "Spitting"
        assert ("other", "Other") in choices("channel")


def test_an_unknown_code_shows_itself() -> None:
    assert label("channel", "pigeon") == "pigeon"


def test_each_plain_choice_of_the_form_is_a_code_of_the_register() -> None:
    assert len(PlainKind) == 10
    assert set(PlainKind.values) <= set(code_list("incident_type"))


def test_every_kind_is_counted_in_a_known_group() -> None:
    assert {kind_group(code) for code in code_list("incident_type")} == set(KindGroup.values)


def test_severity_codes_are_those_of_the_list() -> None:
    assert list(code_list("severity")) == Severity.values
    assert [severity.level for severity in Severity] == [1, 2, 3, 4, 5]


def test_no_label_calls_anyone_a_perpetrator() -> None:
    words = [code.nl.lower() for name in SIZES for code in code_list(name).values()]

    assert [word for word in words if "dader" in word] == []
