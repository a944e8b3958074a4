# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each rail by itself: taken away, exactly that one is missing, with the sentence that says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from eenlijn.casework.response.circumstances import TOPICS, Employer, Say
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.guard import rails
from eenlijn.casework.response.kinds import LIMITING_KINDS, STEPS
from eenlijn.casework.response.ladder import Standing, standing_of
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.rulebook.codes import RuleSource, TextName
from eenlijn.commons.rulebook.queries import Rules
from tests.factories.answers import (
    DIRECTOR_FOR_ALL,
    EMPLOYER,
    NOBODY,
    SPOKEN,
    WARNED,
    around,
    own_text,
    typed,
)

K = AnswerKind
EIGHT = ("behaviour", "norm", "policy", "duration", "decider", "remedy", "channel", "heard")
HEARD = {"say": SPOKEN, "sent_kinds": (K.TALK,)}
# Severity 4, heard, warned, and every answer has somebody with a mandate.
READY = {**HEARD, "level": 4, "mandates": DIRECTOR_FOR_ALL, "earlier": (WARNED,)}
REAL = replace(EMPLOYER, is_invented=False)


def missing(kind: AnswerKind, answer: dict[str, Any], told: dict[str, Any]) -> dict[str, str]:
    found = rails(typed(kind, **answer), around(**{**HEARD, **told}))
    return {rail.key: str(rail.why) for rail in found if not rail.is_met}


def employer_for(kind: AnswerKind) -> Employer:
    """An employer at which this answer is possible."""
    types = (
        OrganisationType.GOVERNMENT_MUNICIPAL,
        OrganisationType.PUBLIC_TRANSPORT,
        OrganisationType.CARE_HOSPITAL,
        OrganisationType.EDUCATION,
        OrganisationType.HOUSING,
    )
    told = [replace(EMPLOYER, organisation_type=one) for one in types]
    return next(
        one for one in told if standing_of(kind, around(employer=one, **READY)) != Standing.NOT_ALLOWED
    )


@pytest.mark.parametrize("kind", AnswerKind)
def test_nothing_is_missing_where_everything_is_there(kind: AnswerKind) -> None:
    assert missing(kind, {}, {**READY, "employer": employer_for(kind)}) == {}


def test_what_ends_leaves_with_a_text_that_somebody_of_the_employer_stands_for() -> None:
    text = own_text(TextName.SERVICE_ENDED, "Onze dienst stopt", "{salutation}")
    told = {
        **READY,
        "rules": Rules(NOBODY, frozenset(TOPICS), text),
        "employer": replace(employer_for(K.SERVICE_ENDED), is_invented=False),
    }
    assert "own_text" not in missing(K.SERVICE_ENDED, {}, told)
    pack = {name: replace(one, source=RuleSource.PACK) for name, one in text.items()}
    told["rules"] = Rules(NOBODY, frozenset(TOPICS), pack)
    assert "own_text" in missing(K.SERVICE_ENDED, {}, told)


def test_a_warning_has_the_eight_rails_and_never_rests_on_an_anonymous_report() -> None:
    keys = [rail.key for rail in rails(typed(K.WARNING), around(**HEARD))]
    assert tuple(keys[:8]) == EIGHT
    assert "not_anonymous" in keys


def test_addressing_needs_behaviour_and_norm_only() -> None:
    assert [rail.key for rail in rails(typed(K.TALK), around())] == ["behaviour", "norm"]


TAKEN_AWAY: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("behaviour", {"behaviour": "Onacceptabel gedrag"}, {}, "is te algemeen"),
    ("norm", {"norm_rule": ""}, {}, "Kies de regel."),
    ("policy", {}, {"level": 1}, "Niet toegestaan, omdat het beleid dit niet kent bij ernst 1."),
    ("duration", {"valid_until": None}, {}, "uiterlijk dinsdag 23 november 2027."),
    ("duration", {"valid_until": date(2027, 11, 24)}, {}, "uiterlijk dinsdag 23 november 2027."),
    ("duration", {"valid_until": date(2026, 11, 23)}, {}, "na vandaag"),
    ("decider", {}, {"mandates": ()}, "Niemand heeft mandaat"),
    ("remedy", {}, {"employer": REAL}, "Niemand van de organisatie heeft de tekst"),
    ("channel", {"remaining_channel": ""}, {}, "onze dienst blijft krijgen"),
    ("heard", {}, {"say": Say()}, "Hoor de ander eerst"),
    ("not_anonymous", {}, {"is_only_anonymous": True}, "nooit alleen op een melding zonder naam"),
    ("place", {}, {"place": ""}, "Zonder plaats"),
    ("addressee", {"addressee_address": ""}, {}, "Vul naam, adres en aanhef in."),
    ("contact", {"contact": ""}, {}, "weerwoord"),
    ("unrecognisable", {"reporter_unrecognisable": False}, {}, "wie meldde"),
    ("value_privacy_contact", {}, {"employer": replace(EMPLOYER, privacy_contact="")}, "privacyfunctionaris"),
)


@pytest.mark.parametrize(("key", "answer", "told", "sentence"), TAKEN_AWAY)
def test_whatever_is_taken_from_a_warning_is_missed_by_name(
    key: str, answer: dict[str, Any], told: dict[str, Any], sentence: str
) -> None:
    found = missing(K.WARNING, answer, told)
    assert list(found) == [key]
    assert sentence in found[key]


def test_a_reason_for_hearing_later_takes_the_place_of_hearing_first() -> None:
    assert missing(K.WARNING, {"postponed_hearing": "Hij dreigde haar op te wachten."}, {"say": Say()}) == {}


def test_the_confirmation_of_a_talk_misses_the_talk_and_what_was_agreed() -> None:
    found = missing(K.TALK_CONFIRMATION, {"note": ""}, {"say": Say(), "sent_kinds": ()})
    assert list(found) == ["policy", "value_agreements", "value_talk_day"]
    assert found["value_agreements"] == "In de brief is nog leeg: wat is afgesproken."


def test_no_answer_possible_needs_its_reason() -> None:
    assert missing(K.NONE_POSSIBLE, {"note": ""}, {}) == {
        "reason": "Schrijf waarom er geen antwoord kan zijn."
    }


FREE_KINDS = [
    kind
    for kind, step in STEPS.items()
    if not (step.stays or step.by_mandate) and kind is not AnswerKind.NONE_POSSIBLE
]


@pytest.mark.parametrize("kind", FREE_KINDS)
def test_another_answer_asks_for_a_mandate_only_where_one_was_given(kind: AnswerKind) -> None:
    assert missing(kind, {}, {"mandates": ()}) == {}
    low = replace(around().mandates[0], answer_kind=kind.value, highest_level=2)
    assert list(missing(kind, {}, {"mandates": (low,)})) == ["decider"]
    assert missing(kind, {}, {"mandates": (replace(low, highest_level=3),)}) == {}
    ended = replace(low, highest_level=3, valid_until=date(2026, 11, 23))
    over = missing(kind, {}, {"mandates": (), "ended_mandates": (ended,)})
    assert list(over) == ["decider"]
    assert "liep tot en met zondag 22 november 2026." in over["decider"]


LIMIT_TAKEN_AWAY: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("behaviour", {"behaviour": "Hij deed raar."[:8]}, {}, "is te algemeen"),
    ("norm", {"norm_rule": ""}, {}, "Kies de regel."),
    ("policy", {}, {"level": 1}, "Niet toegestaan, omdat het beleid dit niet kent bij ernst 1."),
    ("deviation", {}, {"earlier": ()}, "Het beleid wil eerst dit antwoord, en dat geldt nu niet:"),
    ("deviation", {"valid_until": date(2027, 2, 24)}, {}, "Gewoonlijk duurt dit tot en met dinsdag 23 feb"),
    ("duration", {"valid_until": None}, {}, "uiterlijk dinsdag 23 november 2027."),
    ("duration", {"valid_until": date(2027, 11, 24)}, {}, "ten hoogste 12 maanden toe. Langer kan niet"),
    ("duration", {"valid_until": date(2027, 11, 24)}, {}, "Beleid: regel 9, versie 0."),
    ("decider", {}, {"mandates": ()}, "Niemand heeft mandaat"),
    ("remedy", {}, {"employer": REAL}, "Niemand van de organisatie heeft de tekst"),
    ("channel", {"remaining_channel": ""}, {}, "onze dienst blijft krijgen"),
    ("heard", {}, {"say": Say()}, "Hoor de ander eerst"),
    ("not_anonymous", {}, {"is_only_anonymous": True}, "nooit alleen op een melding zonder naam"),
    ("start", {"starts_on": None}, {}, "vanaf welke dag"),
    ("start", {"starts_on": date(2026, 11, 22)}, {}, "Terug kan niet."),
    ("start", {"starts_on": date(2026, 12, 25), "valid_until": date(2027, 1, 25)}, {}, "binnen een maand"),
    ("where", {"where_it_holds": " "}, {}, "Overal is te ruim."),
    ("desk", {"instruction": ""}, {}, "wat een collega doet"),
    ("call", {"to_call": ""}, {}, "Niemand staat er alleen voor."),
    ("stays_open", {"closes": ("emergency",)}, {}, "Hulp bij nood mag niemand worden geweigerd."),
    ("stays_open", {"closes": ("everything",)}, {}, "Kies uit de lijst wat er niet kan."),
    ("representative", {"birth_date": "2010-03-01"}, {}, "jonger dan 18 jaar"),
)


@pytest.mark.parametrize(("key", "answer", "told", "sentence"), LIMIT_TAKEN_AWAY)
def test_whatever_is_taken_from_a_building_ban_is_missed_by_name(
    key: str, answer: dict[str, Any], told: dict[str, Any], sentence: str
) -> None:
    found = missing(K.BUILDING_BAN, answer, {**READY, **told})
    assert list(found) == [key]
    assert sentence in found[key]


def test_a_mandate_that_ended_yesterday_is_named_with_its_last_day_and_why() -> None:
    ended = replace(DIRECTOR_FOR_ALL[1], answer_kind=K.BUILDING_BAN.value, valid_until=date(2026, 11, 23))
    assert missing(K.BUILDING_BAN, {}, {**READY, "mandates": (), "ended_mandates": (ended,)}) == {
        "decider": "Het mandaat van Directeur liep tot en met zondag 22 november 2026. Wie besluit, heeft "
        "het mandaat op de dag zelf: anders houdt het besluit geen stand. De beheerder legt een nieuw "
        "mandaat vast in Beheer."
    }


def test_a_reason_takes_the_place_of_the_step_before_but_never_of_the_longest_term() -> None:
    assert (
        missing(K.BUILDING_BAN, {"deviation": "Hij stond met een mes bij de bus."}, {**READY, "earlier": ()})
        == {}
    )
    longer = {"deviation": "Hij stond er al vaker.", "valid_until": date(2027, 11, 24)}
    assert list(missing(K.BUILDING_BAN, longer, READY)) == ["duration"]


def test_a_letter_to_a_minor_asks_for_name_and_address_of_a_parent() -> None:
    minor = {"birth_date": "2010-03-01", "representative": "O. Ouder"}
    assert list(missing(K.BUILDING_BAN, minor, READY)) == ["representative"]
    whole = {**minor, "representative_address": "Teststraat 1\n7600 XX Almelo"}
    assert missing(K.BUILDING_BAN, whole, READY) == {}
    assert missing(K.BUILDING_BAN, {"birth_date": "2008-11-23"}, READY) == {}


@pytest.mark.parametrize("changes", [{"legal_check": ""}, {"legal_checked_on": None}])
def test_a_treatment_does_not_end_without_a_check_of_the_law(changes: dict[str, Any]) -> None:
    hospital = replace(EMPLOYER, organisation_type=OrganisationType.CARE_HOSPITAL)
    assert list(missing(K.TREATMENT_ENDED, changes, {**READY, "employer": hospital})) == ["legal_check"]


def test_a_restorative_talk_waits_for_the_colleague() -> None:
    assert list(missing(K.RESTORATIVE_TALK, {"has_consent": False}, READY)) == ["consent"]


def test_a_step_of_another_procedure_only_says_who_decides() -> None:
    found = rails(typed(K.MAYOR, note=""), around(**READY))
    assert [(rail.key, rail.is_met) for rail in found] == [("other_way", False), ("decider", True)]
    found = rails(typed(K.CARE_REFERRAL, note=""), around(**READY))
    assert [(rail.key, rail.is_met) for rail in found] == [("other_way", False)]


@pytest.mark.parametrize("kind", LIMITING_KINDS)
def test_every_limiting_answer_has_all_the_rails(kind: AnswerKind) -> None:
    told = {**READY, "employer": employer_for(kind)}
    keys = {rail.key for rail in rails(typed(kind), around(**told))}
    assert {*EIGHT, "not_anonymous", "start", "where", "desk", "call", "stays_open"} <= keys
