# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plain questions of the offence check: what answers point to, and where the list says it is from."""

import pytest
from django.utils import translation

from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.police_reports.codes import OffenceOutcome
from eenlijn.casework.police_reports.offences import offences, point, proposed, questions

ALL_NO = {one.code: "no" for one in questions()}


def test_one_yes_on_what_is_likely_an_offence_is_enough_whatever_else_is_unknown() -> None:
    found = point({"threat": "yes", "insult": "unsure"})
    assert found.outcome is OffenceOutcome.LIKELY
    assert [one.code for one in found.offences] == ["threat"]
    assert [one.code for one in found.because] == ["threat"]


def test_a_yes_on_what_may_be_one_is_doubt() -> None:
    found = point({**ALL_NO, "vague_threat": "yes"})
    assert (found.outcome, [one.code for one in found.offences]) == (OffenceOutcome.DOUBT, ["threat"])


def test_not_knowing_is_doubt_and_says_of_which_question() -> None:
    found = point({**ALL_NO, "spat": "unsure"})
    assert found.outcome is OffenceOutcome.DOUBT
    assert [one.code for one in found.because] == ["spat"]


def test_a_question_without_an_answer_is_doubt_and_the_reason_counts_them() -> None:
    found = point({**ALL_NO, "spat": "", "took": ""})
    assert (found.outcome, found.unanswered) == (OffenceOutcome.DOUBT, 2)
    assert found.reason == "Niet alle vragen zijn beantwoord: 2 zijn nog leeg."


def test_only_no_on_everything_points_to_a_notification() -> None:
    found = point(ALL_NO)
    assert (found.outcome, found.offences) == (OffenceOutcome.UNLIKELY, ())
    assert found.reason == "Op alle vragen was het antwoord nee."


def test_stalking_is_prosecuted_on_complaint_only_and_of_insult_nobody_looked_it_up() -> None:
    assert point({"stalking": "yes"}).is_on_complaint
    assert not point({"insult": "yes"}).is_on_complaint
    assert offences()["insult"].complaint == "unsure"


def test_the_kinds_of_the_register_propose_yes_and_nothing_else() -> None:
    assert proposed(["physical_spitting", "threat_weapon"]) == {
        "spat": "yes",
        "threat": "yes",
        "weapon": "yes",
    }
    assert proposed(["verbal_shouting"]) == {}


def test_every_question_leads_to_offences_that_are_there_and_names_kinds_of_the_register() -> None:
    known = set(code_list("incident_type"))
    for one in questions():
        assert one.offences, one.code
        assert set(one.offences) <= set(offences())
        assert one.types <= known, one.code
    assert set(offences()) == {code for one in questions() for code in one.offences}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_row_has_words_a_source_and_says_that_nobody_checked_it(language: str) -> None:
    with translation.override(language):
        assert all(one.label.endswith("?") for one in questions())
        assert all(one.name and one.article and one.source for one in offences().values())
    assert not any(one.is_verified for one in offences().values())
    assert {one.complaint for one in offences().values()} == {"yes", "no", "unsure"}
