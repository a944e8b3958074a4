# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The national agreements as 32 numbered steps, and the other lists about the police: whole and flagged."""

import pytest
from django.utils import translation

from eenlijn.casework.police_reports.agreements import agreements, applying
from eenlijn.casework.police_reports.codes import Filer, IdentityStep
from eenlijn.casework.police_reports.desk_words import sentences, when_refused
from eenlijn.casework.police_reports.identity import (
    IdentityNotOurs,
    IdentityReasonNeeded,
    check_identity,
    ladder,
)


def test_there_are_nineteen_steps_of_investigation_and_thirteen_of_prosecution() -> None:
    codes = [one.code for one in agreements()]
    assert codes == [f"O{place}" for place in range(1, 20)] + [f"V{place}" for place in range(1, 14)]
    assert [one.code for one in agreements() if one.is_investigation] == codes[:19]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_step_has_words_a_principle_a_source_and_a_version_and_none_was_verified(language: str) -> None:
    with translation.override(language):
        for one in agreements():
            assert one.text
            assert one.principle
            assert one.source
            assert one.version
            assert one.actor in {"police", "prosecutor", "chain"}
            assert not one.is_verified


def test_the_checklist_has_what_an_employer_can_see_and_what_applies() -> None:
    few = {one.code for one in applying(is_known=False, is_serious=False, was_refused=False)}
    all_of_it = {one.code for one in applying(is_known=True, is_serious=True, was_refused=True)}
    assert "O8" not in all_of_it  # what the police do with their figures, nobody here sees
    assert {"O6", "O15", "O16"} <= few
    assert {"O5", "O13", "O14", "V6"} <= all_of_it - few
    assert few < all_of_it


def test_the_ladder_has_every_step_and_says_who_decides() -> None:
    assert [one.step for one in ladder()] == list(IdentityStep)
    assert [one.decides for one in ladder()][2:5] == ["politie en OM"] + ["de rechter-commissaris"] * 2
    assert all(one.hides and one.limits and one.source for one in ladder())


def test_what_a_judge_decides_is_not_chosen_and_under_number_needs_a_known_reason() -> None:
    check_identity("domicile", [])
    check_identity("under_number", ["violent"])
    for step in ("threatened", "limited_anonymous", "employer_files", "x"):
        with pytest.raises(IdentityNotOurs):
            check_identity(step, ["violent"])
    for reasons in ([], ["x"], ["violent", "x"]):
        with pytest.raises(IdentityReasonNeeded):
            check_identity("under_number", reasons)


def test_the_sentences_fit_who_goes_and_ask_for_code_address_and_contact() -> None:
    told = [one.row["code"] for one in sentences(Filer.PROXY, IdentityStep.UNDER_NUMBER)]
    assert told == [
        "vpt", "agreements", "proxy", "domicile", "under_number", "contact", "number", "damage",
    ]  # fmt: skip
    assert "employer" in [one.row["code"] for one in sentences(Filer.EMPLOYER, IdentityStep.DOMICILE)]
    assert when_refused()[0].row["code"] == "assistant"
    with translation.override("en"):
        first = sentences(Filer.EMPLOYER, IdentityStep.DOMICILE)[0]
        assert first.text.startswith("Dit is een VPT-zaak")
        assert first.meaning.startswith("This is a VPT case")
