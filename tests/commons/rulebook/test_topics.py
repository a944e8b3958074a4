# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each topic is made of, what the product brings itself, and every sentence about what is wrong."""

from datetime import date
from typing import Any

import pytest

from eenlijn.commons.rulebook.codes import (
    ALLOWED_PLACEHOLDERS,
    TOPICS,
    AnswerStart,
    Hears,
    TermKind,
    TextName,
    Topic,
    text_topic,
)
from eenlijn.commons.rulebook.contents import DEFAULTS, SHAPES, Around, in_shape, problems_of
from eenlijn.commons.rulebook.topics import calendar, ladder, terms
from eenlijn.commons.rulebook.topics.lists import Words
from eenlijn.commons.rulebook.topics.playbooks import Playbooks
from eenlijn.commons.rulebook.topics.policy import Policy
from eenlijn.commons.rulebook.topics.terms import Terms
from eenlijn.foundation.working_time import OFFICE_HOURS, Term, TermUnit

TODAY = date(2026, 11, 23)
AROUND = Around(terms.DEFAULT, calendar.DEFAULT, TODAY)
LETTER = {
    "subject": "Over {day}",
    "body": "{salutation},\n\n{moment} bij {place}: {behaviour} {norm_rule} {norm_number} {norm_version} "
    "{contact} {organisation}",
}


def problems(topic: str, content: Any) -> tuple[str, ...]:
    return problems_of(topic, content, AROUND)


def test_what_the_product_brings_itself() -> None:
    told = {kind: (one.amount, one.unit.value) for kind, one in terms.DEFAULTS.items()}
    assert told == {
        "answer": (48, "hours"),
        "red_acknowledged": (15, "minutes"),
        "victim_confirms": (5, "working_days"),
        "reporter_told": (1, "working_days"),
        "reporter_done": (5, "working_days"),
        "reporter_closed": (1, "working_days"),
        "first_care": (0, "days"),
        "care_talk": (72, "hours"),
        "care_follow_up_1": (14, "days"),
        "care_follow_up_2": (56, "days"),
        "inspectorate": (1, "hours"),
        "police_decision": (2, "working_days"),
        "hearing_reply": (14, "days"),
        "review": (5, "working_days"),
        "influence_check": (5, "working_days"),
        "hearing_afterwards": (14, "days"),
        "measure_review": (6, "months"),
        "measure_ends": (12, "months"),
        "warning_ends": (12, "months"),
        "data_request": (1, "months"),
        "objection": (42, "days"),
        "playbook_step": (5, "working_days"),
        "police_news": (14, "days"),
        "police_news_again": (30, "days"),
        "police_told": (1, "working_days"),
        "no_prosecution": (3, "months"),
        "complaint_offence": (3, "months"),
        "claim_payment": (14, "days"),
        "effect_check": (3, "months"),
        "effect_check_again": (6, "months"),
        "camera_images": (7, "days"),
    }
    assert terms.DEFAULT.answer_start is AnswerStart.RECEIPT
    assert calendar.DEFAULT.work_calendar == OFFICE_HOURS
    steps = [(step.percent, step.who) for step in ladder.DEFAULT.of(TermKind.ANSWER)]
    assert steps == [(75, Hears.HANDLER), (92, Hears.DEPUTY), (100, Hears.MANAGER), (150, Hears.BOARD)]


@pytest.mark.parametrize("topic", sorted(SHAPES))
def test_what_is_written_reads_back_the_same(topic: str) -> None:
    shape = DEFAULTS[topic]
    assert type(shape).from_content(shape.to_content()) == shape


def test_every_default_may_be_published() -> None:
    for topic in (Topic.CALENDAR, Topic.TERMS, Topic.POLICY, Topic.LADDER):
        assert problems(topic, DEFAULTS[topic.value].to_content()) == ()


@pytest.mark.parametrize("topic", [one for one in TOPICS if one != Topic.PACK])
@pytest.mark.parametrize("content", [{}, [], "tekst", {"terms": [], "rows": {}, "steps": 1, "body": 1}])
def test_what_has_no_shape_is_told_and_never_breaks(topic: str, content: Any) -> None:
    told = problems(topic, content)
    assert told
    assert all(one.endswith(".") for one in told)


@pytest.mark.parametrize(
    ("term", "is_right"),
    [
        ((48, "hours"), True),
        ((24, "hours"), True),
        ((1, "working_days"), True),
        ((2, "working_days"), True),
        ((72, "hours"), False),
        ((3, "working_days"), False),
        ((2, "days"), False),
    ],
)
def test_the_answer_takes_24_or_48_hours_or_two_working_days(
    term: tuple[int, str], *, is_right: bool
) -> None:
    told = problems(Topic.TERMS, {"terms": {"answer": {"amount": term[0], "unit": term[1]}}})
    sentence = "Voor het antwoord kun je kiezen: 24 of 48 uur, of 1 of 2 werkdagen."
    assert told == (() if is_right else (sentence,))


def test_a_term_that_is_not_named_has_its_default() -> None:
    own = Terms.from_content(
        {"terms": {"answer": {"amount": 24, "unit": "hours"}}, "answer_start": "incident"}
    )
    assert (own.of("answer"), own.answer_hours) == (Term(24, TermUnit.HOURS), 24)
    assert own.of(TermKind.CARE_TALK) == Term(72, TermUnit.HOURS)
    assert own.answer_start is AnswerStart.INCIDENT
    assert own.visit_days == 1
    assert Terms({"answer": Term(2, TermUnit.WORKING_DAYS)}).answer_hours == 48


@pytest.mark.parametrize(
    "wrong",
    [
        {"terms": {"lunch": {"amount": 1, "unit": "hours"}}},
        {"terms": {"review": {"amount": True, "unit": "hours"}}},
        {"terms": {"review": {"amount": 5, "unit": "moons"}}},
        {"terms": {"review": {"amount": 0, "unit": "hours"}}},
        {"terms": {}, "answer_start": "later"},
        {"terms": {}, "visit_days": 0},
        {"terms": {}, "visit_days": 8},
        {"terms": {}, "visit_days": "3"},
        {"terms": {}, "visit_days": True},
    ],
)
def test_terms_that_do_not_exist(wrong: dict[str, Any]) -> None:
    assert len(problems(Topic.TERMS, wrong)) == 1


def test_a_calendar_that_would_make_a_term_never_end_is_refused() -> None:
    closed = dict.fromkeys(calendar.WEEKDAYS)
    never = {"opening": closed, "holidays": [], "closing_days": []}
    assert problems(Topic.CALENDAR, never) == (
        "Met deze kalender is er nooit een werkdag. Open ten minste één dag per week.",
    )
    seldom = {"opening": {**closed, "tuesday": ["09:00", "10:00"]}, "holidays": [], "closing_days": []}
    assert problems(Topic.CALENDAR, seldom) == ()
    long = Terms({"review": Term(700, TermUnit.WORKING_DAYS)})
    assert problems_of(Topic.CALENDAR, seldom, Around(long, calendar.DEFAULT, TODAY)) == (
        "Met deze kalender komt er nooit een einde aan de termijn «Melding bekijken».",
    )
    told = problems_of(
        Topic.TERMS, long.to_content(), Around(terms.DEFAULT, calendar.Calendar.from_content(seldom), TODAY)
    )
    assert told == ("Met deze kalender komt er nooit een einde aan de termijn «Melding bekijken».",)


def test_closing_days_have_a_name_and_are_there_once() -> None:
    day = {"day": "2027-05-04", "name": "Kermis"}
    content = {**calendar.DEFAULT.to_content(), "closing_days": [day]}
    assert problems(Topic.CALENDAR, content) == ()
    assert date(2027, 5, 4) in calendar.Calendar.from_content(content).work_calendar.closing_days
    assert problems(Topic.CALENDAR, {**content, "closing_days": [day, {**day, "name": " "}]}) == (
        "Een sluitingsdag staat er twee keer in.",
        "Geef elke sluitingsdag een naam.",
    )
    for wrong in ({"day": "4 mei", "name": "x"}, {"name": "x"}):
        assert problems(Topic.CALENDAR, {**content, "closing_days": [wrong]}) == (
            "Schrijf een dag als 2026-12-24.",
        )
    hours = {**content["opening"], "monday": ["17:00", "09:00"]}
    assert problems(Topic.CALENDAR, {**content, "opening": hours}) == ("Een dag sluit later dan hij opent.",)


def _row(**changes: Any) -> dict[str, Any]:
    row = {"answer_kind": "written_warning", "lowest_level": 2, "highest_level": 5, "decided_by": "directeur"}
    return row | changes


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "Een beleidstabel heeft ten minste één regel."),
        (
            [_row(lowest_level=4, highest_level=3)],
            "Regel 1: de ernst loopt van laag naar hoog, van 1 tot en met 5.",
        ),
        ([_row(decided_by=" ")], "Regel 1: noem de functie die beslist."),
        ([_row(default_months=12)], "Regel 1: geef zowel de gewone als de langste duur, of geen van beide."),
        (
            [_row(default_months=12, most_months=6)],
            "Regel 1: de gewone duur is langer dan de langste duur.",
        ),
        (
            [_row(), _row(lowest_level=5)],
            "Regel 1 en 2 gaan over hetzelfde antwoord bij dezelfde ernst.",
        ),
    ],
)
def test_a_policy_table_that_contradicts_itself(rows: list[dict[str, Any]], told: str) -> None:
    assert problems(Topic.POLICY, {"rows": rows}) == (told,)


def test_one_row_of_the_policy_fits_an_answer_at_a_severity() -> None:
    own = Policy.from_content({"rows": [_row(highest_level=3), _row(lowest_level=4, decided_by="bestuur")]})
    found = own.row_for("written_warning", 4)
    assert found is not None
    assert (found.decided_by, own.number_of(found)) == ("bestuur", 2)
    assert own.row_for("written_warning", 1) is None
    assert own.row_for("order_talk", 3) is None
    assert [row.decided_by for row in own.answers_for(3)] == ["directeur"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([(110, "handler")], "Ten minste één stap komt voordat de tijd om is."),
        ([(92, "handler"), (75, "board")], "De percentages lopen op."),
        ([(0, "handler")], "Een percentage ligt tussen 1 en 1000."),
        ([(75, "neighbour")], "Kies wie het hoort: behandelaar, plaatsvervanger, leidinggevende of bestuur."),
    ],
)
def test_a_ladder_that_does_not_stand(steps: list[tuple[int, str]], told: str) -> None:
    written = [{"percent": percent, "who": who} for percent, who in steps]
    assert problems(Topic.LADDER, {"steps": written}) == (told,)
    own = {"steps": ladder.DEFAULT.to_content()["steps"], "own": {"answer": written}}
    assert len(problems(Topic.LADDER, own)) == 1


def test_a_clock_may_have_its_own_steps() -> None:
    own = {"steps": [{"percent": 80, "who": "handler"}], "own": {"answer": [{"percent": 50, "who": "board"}]}}
    read = ladder.Ladder.from_content(own)
    assert [one.percent for one in read.of(TermKind.ANSWER)] == [50]
    assert [one.percent for one in read.of(TermKind.REVIEW)] == [80]


def test_a_letter_with_an_unknown_or_a_forgotten_placeholder_is_refused() -> None:
    topic = text_topic(TextName.NORM_NOTICE)
    assert problems(topic, LETTER) == ()
    wrong = {**LETTER, "body": LETTER["body"].replace("{contact}", "{home_address} }")}
    assert problems(topic, wrong) == (
        "De plek {home_address} kennen we niet in deze tekst.",
        "De plek {contact} ontbreekt.",
        "Er staat een losse accolade in de tekst.",
    )
    assert problems(topic, {**LETTER, "subject": ""})[0] == "Een brief heeft een onderwerp."


def test_every_text_has_its_table_of_placeholders() -> None:
    assert set(ALLOWED_PLACEHOLDERS) == set(TextName)
    needed = {
        "valid_until",
        "decider_function",
        "remaining_channel",
        "heard",
        "remedy",
        "behaviour",
        "norm_rule",
    }
    assert needed <= ALLOWED_PLACEHOLDERS[TextName.WRITTEN_WARNING].required


def test_short_lists() -> None:
    words = Words.from_content({"words": {"place": {"nl": "lijn", "en": "line"}, "team": "ploeg"}})
    assert (words.say("place"), words.say("place", "en"), words.say("team", "en")) == (
        "lijn",
        "line",
        "ploeg",
    )
    assert words.say("service", otherwise="dienst") == "dienst"
    step = {"code": "ask", "measure": 8, "owner": "MGR", "term": {"amount": 4, "unit": "hours"}}
    told = {"steps": {"s3_serious": [{**step, "title": "Bel.", "proof": "Tijd."}]}}
    assert [one.code for one in Playbooks.from_content(told).of("s3_serious")] == ["ask"]
    assert Playbooks.from_content(told).of("s2_norm_breach") == ()
    assert in_shape(Topic.PLAYBOOKS, in_shape(Topic.PLAYBOOKS, told)) == in_shape(Topic.PLAYBOOKS, told)
    twice = {"steps": {"s3": told["steps"]["s3_serious"] * 2}}
    assert problems(Topic.PLAYBOOKS, twice) == ("In het draaiboek voor ernst 3 staat een stap twee keer.",)
    assert problems(Topic.HOUSE_RULES, {"rules": []}) == ("Schrijf ten minste één huisregel.",)
    place = {"code": "bus", "name": "Bus"}
    assert problems(Topic.PLACES, {"places": [place, place]}) == ("Een plek staat er twee keer in.",)
    partner = {"code": "police", "name": "Politie", "purpose": ""}
    assert problems(Topic.PARTNERS, {"partners": [partner]}) == ("Vul overal de Nederlandse tekst in.",)
