# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every sector has a whole pack, in codes that the other rooms know and in words of its own."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from eenlijn.casework.incidents.codes import Severity, code_list
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.duties import duty_against
from eenlijn.casework.response.kinds import STEPS
from eenlijn.commons.accounts.codes import Role
from eenlijn.commons.organisations.codes import SECTOR_OF, Sector
from eenlijn.commons.packs.codes import (
    OF_SECTOR,
    WITHOUT_LENGTH,
    PackLetter,
    PackWord,
    PlaybookSeverity,
    PolicyAnswer,
    TaskOwner,
)
from eenlijn.commons.packs.queries import Pack, Wording, adopted_pack, all_packs, as_content, pack_of
from eenlijn.foundation.working_time import TermUnit, WorkCalendar

# Retyped from the regional project plan of 2012, not from our code.
PLAN = {
    "education": ["leerkracht", "(con)rector", "conciërge"],
    "administration": [
        "politicus",
        "medewerker van de gemeente",
        "stadswacht",
        "parkeerwacht",
        "toezichthouder",
        "belastinginspecteur",
        "belastingdeurwaarder",
        "boswachter",
    ],
    "transport": ["buschauffeur", "treinconducteur", "tramconducteur"],
    "social_security": ["medewerker van een uitkeringsinstantie"],
    "safety_justice": [
        "medewerker van politie",
        "medewerker van brandweer",
        "medewerker van GHOR",
        "medewerker van DJI",
        "arbeidsinspecteur",
        "private beveiliger (bij een taak voor de overheid)",
    ],
    "housing": ["baliemedewerker", "onderhoudsmedewerker"],
    "care": ["ambulancepersoneel", "ziekenhuispersoneel", "medewerker GGZ", "medewerker jeugdzorg"],
}
each_pack = pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.sector.value)


def wordings(value: Any) -> Iterator[Wording]:
    """Every text with two languages, however deep it stands."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from wordings(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from wordings(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from wordings(getattr(value, name))


def test_each_of_the_seven_sectors_has_a_pack() -> None:
    assert [pack.sector for pack in all_packs()] == list(Sector)
    assert len(all_packs()) == 7


@each_pack
def test_functions_are_exactly_those_of_the_project_plan(pack: Pack) -> None:
    from eenlijn.commons.organisations.codes import FUNCTIONS

    assert list(pack.functions) == list(FUNCTIONS[pack.sector])
    assert [str(FUNCTIONS[pack.sector][code]) for code in pack.functions] == PLAN[pack.sector.value]


@each_pack
def test_a_pack_has_places_words_rules_partners_and_playbooks(pack: Pack) -> None:
    assert len(pack.places) >= 6
    assert set(pack.words) == set(PackWord)
    assert len(pack.house_rules.rules) >= 6
    assert pack.house_rules.status == "voorbeeldtekst, niet vastgesteld"
    assert len(pack.partners) >= 4
    assert set(pack.playbooks) == set(PlaybookSeverity)
    assert set(pack.letters) == set(PackLetter)
    assert pack.version == 1


@each_pack
def test_places_are_of_a_type_that_the_register_knows(pack: Pack) -> None:
    assert {place.location_type for place in pack.places} <= set(code_list("location_type"))


def test_owners_answers_and_severities_are_those_of_the_other_rooms() -> None:
    roles = {role.value: str(role.label) for role in Role}
    assert {owner.value: str(owner.label) for owner in TaskOwner}.items() <= roles.items()
    severities = {severity.value: str(severity.label) for severity in Severity}
    assert {one.value: str(one.label) for one in PlaybookSeverity}.items() <= severities.items()
    answers = {kind.value: str(kind.label) for kind in AnswerKind if kind is not AnswerKind.NONE_POSSIBLE}
    assert {one.value: str(one.label) for one in PolicyAnswer} == answers
    assert {one.value for one in WITHOUT_LENGTH} == {
        kind for kind in answers if not STEPS[AnswerKind(kind)].stays
    }
    assert set(PackLetter.values) <= set(PolicyAnswer.values)


@each_pack
def test_the_heavier_the_severity_the_more_measures_have_a_task(pack: Pack) -> None:
    measures = {severity: {task.measure for task in tasks} for severity, tasks in pack.playbooks.items()}
    assert measures[PlaybookSeverity.NORM_BREACH] == {1, 2, 3, 4, 5, 8}
    assert measures[PlaybookSeverity.SERIOUS] == {1, 2, 3, 4, 5, 6, 7, 8}
    assert measures[PlaybookSeverity.VERY_SERIOUS] == {1, 2, 3, 4, 5, 6, 7, 8}


@each_pack
def test_the_other_person_hears_within_48_hours_in_every_playbook(pack: Pack) -> None:
    for tasks in pack.playbooks.values():
        answer = next(task for task in tasks if task.code == "answer_other")
        assert (answer.measure, answer.term.amount, answer.term.unit) == (5, 48, TermUnit.HOURS)


@each_pack
def test_aftercare_comes_at_72_hours_two_weeks_and_eight_weeks(pack: Pack) -> None:
    very_serious = {task.code: task.term for task in pack.playbooks[PlaybookSeverity.VERY_SERIOUS]}
    terms = [very_serious[code] for code in ("care_talk", "care_two_weeks", "care_eight_weeks")]
    assert [(term.amount, term.unit.value) for term in terms] == [(72, "hours"), (14, "days"), (56, "days")]


@each_pack
def test_a_warning_holds_at_most_twelve_months_and_says_where_that_comes_from(pack: Pack) -> None:
    warning = pack.policy_for(PolicyAnswer.WARNING)
    assert warning.most_months == 12
    assert warning.default_months in {6, 12}
    assert warning.source is not None
    assert "afgeleid" in warning.source.nl
    without = [row.answer_kind for row in pack.policy if row.most_months is None]
    assert set(without) == {row.answer_kind for row in pack.policy} & WITHOUT_LENGTH


@each_pack
def test_whatever_limits_lasts_at_most_a_year_and_says_that_this_is_inferred(pack: Pack) -> None:
    limits = [row for row in pack.policy if STEPS[AnswerKind(row.answer_kind)].limits]
    assert len(limits) >= 14
    for row in limits:
        assert 1 <= (row.default_months or 0) <= (row.most_months or 0) <= 12
        assert row.source is not None
        assert "afgeleid" in row.source.nl


@each_pack
def test_a_ban_comes_after_a_warning(pack: Pack) -> None:
    for kind in (PolicyAnswer.BUILDING_BAN, PolicyAnswer.CONTACT_BAN):
        assert pack.policy_for(kind).after is PolicyAnswer.WARNING


def test_a_pack_and_the_ladder_agree_which_sector_has_a_step() -> None:
    ours = {kind: STEPS[AnswerKind(kind)].sectors for kind in PolicyAnswer}
    by_duty = {PolicyAnswer.SERVICE_ENDED, PolicyAnswer.SUSPENSION}
    told = {kind: OF_SECTOR.get(kind, frozenset()) for kind in PolicyAnswer if kind not in by_duty}
    assert told == {kind: ours[kind] for kind in told}


@each_pack
def test_no_pack_knows_an_answer_that_a_duty_makes_impossible(pack: Pack) -> None:
    types = [one for one, sector in SECTOR_OF.items() if sector == pack.sector]
    for row in pack.policy:
        kind = AnswerKind(row.answer_kind)
        assert any(duty_against(kind, one) is None for one in types)


@each_pack
def test_opening_makes_a_working_calendar(pack: Pack) -> None:
    week = WorkCalendar(pack.opening.week, frozenset(), frozenset()).opening
    long_days = {Sector.TRANSPORT, Sector.CARE, Sector.SAFETY_JUSTICE}
    assert sum(day is not None for day in week) == (7 if pack.sector in long_days else 5)


@each_pack
def test_everything_is_said_in_both_languages(pack: Pack) -> None:
    found = list(wordings(pack))
    assert len(found) > 100
    assert [one for one in found if one.nl == one.en and one.nl not in {"team", "Ambulance"}] == []
    assert [one for one in found if one.nl != one.nl.strip() or one.en != one.en.strip()] == []


@each_pack
def test_a_dossier_is_a_dossier_in_english_too(pack: Pack) -> None:
    assert [one.en for one in wordings(pack) if "file" in one.en.lower().split()] == []
    dossiers = [one for one in wordings(pack) if "dossier" in one.nl]
    assert [one for one in dossiers if not {"dossier", "record"} & set(re.findall(r"\w+", one.en))] == []


@each_pack
def test_labels_follow_the_language_of_the_page(pack: Pack) -> None:
    wording = pack.words[PackWord.OTHER_PERSON]
    with translation.override("nl"):
        assert pack.word(PackWord.OTHER_PERSON) == wording.nl
    with translation.override("en"):
        assert pack.word(PackWord.OTHER_PERSON) == wording.en


def test_sectors_do_not_borrow_each_others_words() -> None:
    for word in (PackWord.OTHER_PERSON, PackWord.PLACE, PackWord.TEAM, PackWord.CONTACT_MOMENT):
        assert len({pack.words[word].nl for pack in all_packs()}) == 7
    bodies = {pack.letters[letter] for pack in all_packs() for letter in PackLetter}
    assert len(bodies) == 14


@each_pack
def test_no_word_in_a_pack_calls_anyone_a_perpetrator_or_shouts(pack: Pack) -> None:
    told = " ".join(f"{one.nl} {one.en}" for one in wordings(pack)).lower()
    for word in ("dader", "perpetrator", "offender", "agressor", "!", "helaas", "graag", "middels", "inzake"):
        assert word not in told


@each_pack
def test_house_rules_say_u_and_tasks_do_not(pack: Pack) -> None:
    for rule in pack.house_rules.rules:
        assert {"u", "uw"} & set(rule.text.nl.lower().replace(".", "").replace("?", "").split()), rule.text.nl
    tasks = [task for tasks in pack.playbooks.values() for task in tasks]
    assert [task for task in tasks if {"u", "uw"} & set(task.title.nl.lower().split())] == []


@each_pack
def test_partners_have_no_number_and_no_address(pack: Pack) -> None:
    told = " ".join(f"{one.name.nl} {one.purpose.nl} {one.name.en} {one.purpose.en}" for one in pack.partners)
    assert not any(sign.isdigit() or sign == "@" for sign in told)


@each_pack
def test_what_an_employer_stores_gives_the_same_pack_back(pack: Pack) -> None:
    stored = json.loads(json.dumps(as_content(pack)))
    assert stored == as_content(pack)
    assert adopted_pack(stored) == pack


def test_a_pack_is_read_once() -> None:
    assert pack_of(Sector.CARE) is pack_of(Sector("care"))
