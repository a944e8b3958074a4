# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which values go into which letter, so that every placeholder can be checked before anyone signs."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import translation

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.codes import NORM_VERSION, AnswerKind, NormRule
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import Letter
from eenlijn.foundation.text import NamedText, fill, load_text, long_date, long_moment

TEXTS = {
    AnswerKind.NORM_NOTICE: "norm_notice.md",
    AnswerKind.HEARING_INVITATION: "hearing_invitation.md",
}


@dataclass(frozen=True)
class LetterToPerpetrator:
    """The values of both letters. No name, address or function of an employee is among them."""

    salutation: str
    day: str
    moment: str
    place: str
    behaviour: str
    norm_rule: str
    norm_number: str
    norm_version: str
    contact: str
    organisation: str


@dataclass(frozen=True)
class Envelope:
    """What stands around the text: who sends, to whom, and the reference."""

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    place_name: str
    reference: str
    written_at: datetime


def letter_text(kind: AnswerKind) -> NamedText:
    return load_text(Path(__file__).parent / "texts" / TEXTS[kind])


def letter_values(
    *,
    salutation: str,
    occurred_at: datetime,
    place: str,
    behaviour: str,
    rule: NormRule | None,
    contact: str,
    organisation: str,
) -> LetterToPerpetrator:
    """Moments are written in full, in local time; an empty value stays empty and shows as a gap."""
    return LetterToPerpetrator(
        salutation=salutation,
        day=long_date(to_local(occurred_at).date(), "nl"),
        moment=long_moment(occurred_at, "nl"),
        place=place,
        behaviour=behaviour,
        norm_rule=rule_in_dutch(rule) if rule else "",
        norm_number=rule.value if rule else "",
        norm_version=str(NORM_VERSION),
        contact=contact,
        organisation=organisation,
    )


def rule_in_dutch(rule: NormRule) -> str:
    """The letter is in Dutch, whatever the language of the screen it is made on."""
    with translation.override("nl"):
        return str(rule.label)


def compose(kind: AnswerKind, values: LetterToPerpetrator, envelope: Envelope) -> Letter:
    """The letter as the receiver reads it, ready for PDF and Word."""
    filled = fill(letter_text(kind), values)
    return Letter(
        sender=envelope.sender,
        addressee=envelope.addressee,
        place_and_date=f"{envelope.place_name}, {long_date(to_local(envelope.written_at).date(), 'nl')}",
        reference=f"Kenmerk {envelope.reference}",
        subject=filled.subject,
        paragraphs=filled.blocks,
        closing="Met vriendelijke groet,",
        signatory=envelope.sender[:1],
        language="nl",
        moment=envelope.written_at,
    )


def values_of(answer: OpenAnswer, incident: Incident) -> LetterToPerpetrator:
    """The letter's values; what is still missing is an empty text."""
    return letter_values(
        salutation=answer.salutation,
        occurred_at=incident.occurred_at,
        place=vault.open(incident, "place"),
        behaviour=answer.behaviour,
        rule=NormRule(answer.norm_rule) if answer.norm_rule else None,
        contact=answer.contact,
        organisation=incident.organisation.name,
    )
