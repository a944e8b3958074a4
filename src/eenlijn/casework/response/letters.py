# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an answer and what it goes by to the values of its letter; words and paper are those of `letters`."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from eenlijn.casework.letters import composing, wording
from eenlijn.casework.letters.composing import MarkedLetter, Paper, day_words
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import LetterText
from eenlijn.casework.response.circumstances import Circumstances, review_day
from eenlijn.casework.response.codes import NORM_VERSION, AnswerKind, NormRule
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.measure_words import measure_words
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import Letter
from eenlijn.foundation.text import long_moment

# Where the code of the one-time link will stand; it is drawn when the letter is made final.
LINK_TO_COME = "de link staat in de brief zelf."
CODE_TO_COME = "de code staat in de brief zelf."


@dataclass(frozen=True)
class Sealing:
    """What only exists once the letter is made final: who decided, and the link for a reply."""

    decider_function: str = ""
    hearing_link: str = ""
    hearing_code: str = ""


def name_of(kind: AnswerKind) -> TextName:
    """Under which name the text of this letter is kept. ValueError for what is no letter."""
    name = STEPS[kind].letter
    if name is None:
        raise ValueError(kind)
    return name


def letter_text(kind: AnswerKind, around: Circumstances) -> LetterText:
    """The text for this kind of letter, the paragraphs put in and, in a first letter, the one about data."""
    return wording.letter_text(name_of(kind), around.rules, is_first=not around.letters_sent)


def is_remedy_approved(around: Circumstances) -> bool:
    """Whether a named person of the organisation stands for how to object (decision 9); invented ones may."""
    return wording.is_remedy_approved(around.rules, is_invented=around.employer.is_invented)


def letter_values(answer: OpenAnswer, around: Circumstances, sealing: Sealing | None = None) -> LetterValues:
    """Moments are written in full, in local time; an empty value stays empty and shows as a gap."""
    rule = NormRule(answer.norm_rule) if answer.norm_rule else None
    deciders = around.deciders(answer.kind)
    return LetterValues(
        salutation=answer.salutation,
        day=day_words(to_local(around.occurred_at).date()),
        moment=long_moment(around.occurred_at, "nl"),
        place=around.place,
        behaviour=answer.behaviour,
        norm_rule=rule_in_dutch(rule) if rule else "",
        norm_number=rule.value if rule else "",
        norm_version=str(NORM_VERSION),
        contact=answer.contact,
        organisation=around.employer.name,
        retention=around.employer.retention,
        privacy_contact=around.employer.privacy_contact,
        valid_until=day_words(answer.valid_until),
        decider_function=sealing.decider_function
        if sealing
        else (answer.decider_function or " of ".join(deciders)),
        remaining_channel=answer.remaining_channel,
        heard=heard_words(answer, around),
        policy_rule=around.policy_words(answer.kind),
        reply_until=day_words(around.reply_until),
        hearing_link=sealing.hearing_link if sealing else LINK_TO_COME,
        hearing_code=sealing.hearing_code if sealing else CODE_TO_COME,
        agreements=answer.note,
        talk_day=day_words(around.say.talk_day),
        measure=measure_words(answer.kind),
        starts_on=day_words(answer.starts_on),
        where_it_holds=answer.where_it_holds,
        review_on=_review_words(answer),
    )


def _review_words(answer: OpenAnswer) -> str:
    if answer.starts_on is None or answer.valid_until is None:
        return ""
    return day_words(review_day(answer.starts_on, answer.valid_until))


def heard_words(answer: OpenAnswer, around: Circumstances) -> str:
    """What was done with the other side of the story; a letter is always in Dutch."""
    if around.say.had_say or around.say.is_impossible:
        return around.say.sentence
    if answer.postponed_hearing or around.say.is_postponed:
        return (
            "Wij hebben u nog niet gehoord. Eerst moesten wij voor veiligheid zorgen. "
            "U kunt uw kant alsnog vertellen."
        )
    return ""


def rule_in_dutch(rule: NormRule) -> str:
    """The letter is in Dutch, whatever the language of the screen it is made on."""
    with translation.override("nl"):
        return str(rule.label)


def facts_for_reply(answer: OpenAnswer, around: Circumstances) -> str:
    """What the other person reads again behind the link of the invitation: what was told, and the norm."""
    values = letter_values(answer, around)
    return (
        f"Het gebeurde op {values.moment}. De plaats was: {values.place}. {values.behaviour}\n\n"
        f"Onze norm: ‘{values.norm_rule}’"
    )


def paper_of(
    answer: OpenAnswer, around: Circumstances, sealing: Sealing | None, written_at: datetime
) -> Paper:
    """What the letter of this answer is made from."""
    return Paper(
        name=name_of(answer.kind),
        values=letter_values(answer, around, sealing),
        rules=around.rules,
        sender=around.sender,
        place_name=around.employer.place_name,
        addressee_name=answer.representative or answer.addressee_name,
        addressee_address=answer.representative_address or answer.addressee_address,
        number=around.number,
        letter_number=around.letters_sent + 1,
        is_first=not around.letters_sent,
        written_at=written_at,
        child=answer.addressee_name if answer.representative else "",
    )


def compose(answer: OpenAnswer, around: Circumstances, sealing: Sealing, written_at: datetime) -> Letter:
    """The letter as the receiver reads it, ready for PDF and Word."""
    return composing.compose(paper_of(answer, around, sealing, written_at))


def marked_letter(
    answer: OpenAnswer, around: Circumstances, written_at: datetime, decider_function: str = ""
) -> MarkedLetter:
    """The letter as it would leave now; what is missing is an empty value between its marks."""
    sealing = Sealing(decider_function, LINK_TO_COME) if decider_function else None
    return composing.marked(paper_of(answer, around, sealing, written_at))
