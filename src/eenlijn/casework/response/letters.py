# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which text and which values make a letter, so that every placeholder can be checked before anyone signs.

The employer's own text goes before that of this room. The paragraphs `remedy` and `privacy` are texts of
their own, put in whole; the first letter of a dossier always says what we do with someone's data.
"""

import json
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Self

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import NORM_VERSION, AnswerKind, NormRule
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import Letter
from eenlijn.foundation.text import Heading, NamedText, fill, load_text, long_date, long_moment

_TEXTS = Path(__file__).parent / "texts"
NAMES = {
    AnswerKind.NORM_NOTICE: TextName.NORM_NOTICE,
    AnswerKind.HEARING_INVITATION: TextName.HEARING_INVITATION,
    AnswerKind.TALK_CONFIRMATION: TextName.TALK_CONFIRMATION,
    AnswerKind.WARNING: TextName.WRITTEN_WARNING,
}
PRIVACY_HEAD = "## Uw gegevens"
# Where the code of the one-time link will stand; it is drawn when the letter is made final.
LINK_TO_COME = "de link staat in de brief zelf."


@dataclass(frozen=True)
class LetterToPerpetrator:
    """The values of all letters; a text uses some. No name, address or function of an employee is among them.

    An empty value shows as a gap and keeps the letter here. Values after a colon end with a full stop.
    """

    salutation: str = ""
    day: str = ""
    moment: str = ""
    place: str = ""
    behaviour: str = ""
    norm_rule: str = ""
    norm_number: str = ""
    norm_version: str = ""
    contact: str = ""
    organisation: str = ""
    retention: str = ""
    privacy_contact: str = ""
    valid_until: str = ""
    decider_function: str = ""
    remaining_channel: str = ""
    heard: str = ""
    policy_rule: str = ""
    reply_until: str = ""
    hearing_link: str = ""
    agreements: str = ""
    talk_day: str = ""


# What a reader calls each value.
VALUE_WORDS: dict[str, Promise] = {
    "salutation": _("aanhef"),
    "day": _("de dag"),
    "moment": _("het moment"),
    "place": _("waar het was"),
    "behaviour": _("wat de ander deed of zei"),
    "norm_rule": _("welke regel"),
    "norm_number": _("nummer"),
    "norm_version": _("versie van de norm"),
    "contact": _("waar de ander kan reageren"),
    "organisation": _("naam van de organisatie"),
    "retention": _("hoe lang wij gegevens bewaren"),
    "privacy_contact": _("postadres voor de privacyfunctionaris"),
    "valid_until": _("einddatum"),
    "decider_function": _("wie besluit"),
    "remaining_channel": _("hoe de ander bij ons terecht kan"),
    "heard": _("wat er met de kant van de ander is gedaan"),
    "policy_rule": _("regel van het beleid"),
    "reply_until": _("tot wanneer de ander kan reageren"),
    "hearing_link": _("link voor een reactie"),
    "agreements": _("wat is afgesproken"),
    "talk_day": _("dag van het gesprek"),
}


@dataclass(frozen=True)
class LetterText:
    """The words of a letter before any value, and which version they are; 0 is our own example."""

    text: NamedText
    version: int


@dataclass(frozen=True)
class Sealing:
    """What only exists once the letter is made final: who decided, and the link for a reply."""

    decider_function: str = ""
    hearing_link: str = ""


def letter_text(kind: AnswerKind, around: Circumstances) -> LetterText:
    """The text for this kind of letter, the paragraphs put in and, in a first letter, the one about data."""
    text, version = _own_or_standard(NAMES[kind], around)
    body = text.body.replace("{remedy}", _paragraph(TextName.REMEDY, around))
    if "{privacy}" in body:
        body = body.replace("{privacy}", _paragraph(TextName.PRIVACY, around))
    elif "{privacy_contact}" not in body and not around.letters_sent:
        body = f"{body}\n\n{PRIVACY_HEAD}\n\n{_paragraph(TextName.PRIVACY, around)}"
    return LetterText(replace(text, body=body), version)


def _paragraph(name: TextName, around: Circumstances) -> str:
    return _own_or_standard(name, around)[0].body


def _own_or_standard(name: TextName, around: Circumstances) -> tuple[NamedText, int]:
    standard, own = standard_text(name), around.rules.text(name)
    if own is None:
        return standard, 0
    version = str(own.number)
    return replace(standard, subject=own.subject, body=own.body, version=version), own.number


def standard_text(name: TextName) -> NamedText:
    """The product's own example of this text."""
    return load_text(_TEXTS / f"{name.value}.md")


def is_remedy_approved(around: Circumstances) -> bool:
    """Whether a named person of the organisation stands for how to object (decision 9); invented ones may."""
    own = around.rules.text(TextName.REMEDY)
    return around.employer.is_invented or (own is not None and own.is_approved)


def letter_values(
    answer: OpenAnswer, around: Circumstances, sealing: Sealing | None = None
) -> LetterToPerpetrator:
    """Moments are written in full, in local time; an empty value stays empty and shows as a gap."""
    rule = NormRule(answer.norm_rule) if answer.norm_rule else None
    deciders = around.deciders(answer.kind)
    return LetterToPerpetrator(
        salutation=answer.salutation,
        day=_day(to_local(around.occurred_at).date()),
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
        valid_until=_day(answer.valid_until),
        decider_function=sealing.decider_function
        if sealing
        else (answer.decider_function or " of ".join(deciders)),
        remaining_channel=answer.remaining_channel,
        heard=heard_words(answer, around),
        policy_rule=around.policy_words(answer.kind),
        reply_until=_day(around.reply_until),
        hearing_link=sealing.hearing_link if sealing else LINK_TO_COME,
        agreements=answer.note,
        talk_day=_day(around.say.talk_day),
    )


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


def _day(day: date | None) -> str:
    return long_date(day, "nl") if day else ""


def rule_in_dutch(rule: NormRule) -> str:
    """The letter is in Dutch, whatever the language of the screen it is made on."""
    with translation.override("nl"):
        return str(rule.label)


def missing_values(text: NamedText, values: LetterToPerpetrator) -> tuple[str, ...]:
    """The placeholders of this text that nothing fills, by name; also one that nobody knows."""
    return tuple(name for name in sorted(text.placeholders) if not getattr(values, name, ""))


def facts_for_reply(answer: OpenAnswer, around: Circumstances) -> str:
    """What the other person reads again behind the link of the invitation: what was told, and the norm."""
    values = letter_values(answer, around)
    return (
        f"Het gebeurde op {values.moment}. De plaats was: {values.place}. {values.behaviour}\n\n"
        f"Onze norm: ‘{values.norm_rule}’"
    )


def reference_of(number: str, letter_number: int) -> str:
    """By which the letter is found again: the dossier, and which of its letters."""
    return f"{number}-B{letter_number}"


def compose(answer: OpenAnswer, around: Circumstances, sealing: Sealing, written_at: datetime) -> Letter:
    """The letter as the receiver reads it, ready for PDF and Word."""
    filled = fill(letter_text(answer.kind, around).text, letter_values(answer, around, sealing))
    return Letter(
        sender=around.sender,
        addressee=(answer.addressee_name, *answer.addressee_address.splitlines()),
        place_and_date=f"{around.employer.place_name}, {_day(to_local(written_at).date())}",
        reference=f"Kenmerk {reference_of(around.number, around.letters_sent + 1)}",
        subject=filled.subject,
        paragraphs=filled.blocks,
        closing="Met vriendelijke groet,",
        signatory=around.sender[:1],
        language="nl",
        moment=written_at,
    )


# Three private characters around a value, so that the preview finds it again among the words.
FROM, IS, TO = "\ue000", "\ue001", "\ue002"
_PRIVATE = str.maketrans("", "", FROM + IS + TO)


@dataclass(frozen=True)
class MarkedLetter:
    """A letter with its values marked, as the preview shows it and as it is kept when final."""

    subject: str
    blocks: tuple[tuple[bool, str], ...]
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    place_and_date: str
    reference: str

    def to_text(self) -> str:
        return json.dumps(vars(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        told = json.loads(text)
        return cls(
            subject=told["subject"],
            blocks=tuple((bool(is_heading), words) for is_heading, words in told["blocks"]),
            sender=tuple(told["sender"]),
            addressee=tuple(told["addressee"]),
            place_and_date=told["place_and_date"],
            reference=told["reference"],
        )


def marked_letter(
    answer: OpenAnswer, around: Circumstances, written_at: datetime, decider_function: str = ""
) -> MarkedLetter:
    """The letter as it would leave now; what is missing is an empty value between its marks."""
    sealing = Sealing(decider_function, LINK_TO_COME) if decider_function else None
    values = letter_values(answer, around, sealing)
    plain = {field.name: str(getattr(values, field.name)).translate(_PRIVATE) for field in fields(values)}
    marked = replace(values, **{name: f"{FROM}{name}{IS}{value}{TO}" for name, value in plain.items()})
    filled = fill(letter_text(answer.kind, around).text, marked)
    is_complete = bool(answer.addressee_name and answer.addressee_address)
    lines = (answer.addressee_name, *answer.addressee_address.splitlines()) if is_complete else ()
    return MarkedLetter(
        subject=filled.subject,
        blocks=tuple((isinstance(block, Heading), block.text) for block in filled.blocks),
        sender=around.sender,
        addressee=tuple(line.strip() for line in lines if line.strip()),
        place_and_date=f"{around.employer.place_name}, {_day(to_local(written_at).date())}",
        reference=f"Kenmerk {reference_of(around.number, around.letters_sent + 1)}",
    )
