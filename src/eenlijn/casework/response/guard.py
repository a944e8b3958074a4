# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be there before an answer may leave, each with the sentence that says why (decision 9).

Addressing, notice of the norm and an invitation need behaviour and norm. Whatever stays on file or limits
needs all eight: behaviour, norm, rule of the policy, duration, who decides, how to object, how one still
reaches us, and the other side heard or the reason why later. And it never rests on an anonymous report alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import MANDATED_KINDS, AnswerKind
from eenlijn.casework.response.ladder import Standing, not_allowed_because, standing_of
from eenlijn.casework.response.letters import (
    VALUE_WORDS,
    heard_words,
    is_remedy_approved,
    letter_text,
    letter_values,
    missing_values,
)
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.foundation.text import long_date

# Fewer words cannot say who did what.
FEWEST_WORDS = 3
# Values of a letter that a rail of their own asks for.
ASKED_ELSEWHERE = frozenset(
    {
        "behaviour", "norm_rule", "norm_number", "place", "salutation", "contact", "valid_until",
        "decider_function", "remaining_channel", "heard", "policy_rule",
    }
)  # fmt: skip
FIELD_OF_VALUE = {"agreements": "note"}


class MendedOn(StrEnum):
    """The page that mends a rail, when it is not a field of the answer."""

    HERE = ""
    HEARING = "hearing"
    TALK = "talk"
    MANDATES = "mandates"
    TEXTS = "texts"
    EMPLOYER = "employer"
    PEOPLE = "people"


@dataclass(frozen=True)
class Rail:
    """`field` is the form field that mends it, or `page` the page that does."""

    key: str
    title: str | Promise
    why: str | Promise
    field: str
    is_met: bool
    page: MendedOn = MendedOn.HERE


def rails(answer: OpenAnswer, around: Circumstances) -> tuple[Rail, ...]:
    """The rails of this answer in the order people read them."""
    if answer.kind == AnswerKind.NONE_POSSIBLE:
        return (
            Rail(
                "reason",
                _("Reden"),
                _("Schrijf waarom er geen antwoord kan zijn."),
                "note",
                bool(answer.note),
            ),
        )
    found = [*_always(answer), *_policy(answer, around)]
    if answer.kind in MANDATED_KINDS:
        found += _of_what_stays(answer, around)
    if answer.is_letter:
        found += _of_letters(answer, around)
    return tuple(found)


def _always(answer: OpenAnswer) -> Iterator[Rail]:
    yield Rail(
        "behaviour",
        _("Concreet gedrag"),
        _("Schrijf wat de ander deed of zei. «Onacceptabel gedrag» is te algemeen."),
        "behaviour",
        len(answer.behaviour.split()) >= FEWEST_WORDS,
    )
    yield Rail(
        "norm",
        _("Norm die is overtreden"),
        _("Kies de regel. De ander moet kunnen lezen wat er niet mag."),
        "norm_rule",
        bool(answer.norm_rule),
    )


def _policy(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """The rule of the policy; where that asks nothing, nothing is shown."""
    standing = standing_of(answer.kind, around)
    if answer.kind in MANDATED_KINDS or standing == Standing.NOT_ALLOWED:
        told = not_allowed_because(answer.kind, around)
        yield Rail("policy", _("Regel in het beleid"), told, "kind", standing == Standing.ALLOWED)
    if standing == Standing.WITH_REASON:
        why = _("Het beleid kent dit antwoord niet bij deze ernst. Schrijf waarom je het toch kiest.")
        yield Rail("deviation", _("Reden om af te wijken"), why, "deviation", bool(answer.deviation))


def _of_what_stays(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    yield _duration(answer, around)
    yield _decider(answer, around)
    yield Rail(
        "remedy",
        _("Wat de ander kan doen tegen het besluit"),
        _("Niemand van de organisatie heeft de tekst «Niet mee eens?» vastgesteld. Dat kan in Beheer."),
        "",
        is_remedy_approved(around),
        MendedOn.TEXTS,
    )
    yield Rail(
        "channel",
        _("Hoe de ander bij ons terecht kan"),
        _("Schrijf hoe de ander onze dienst blijft krijgen. Hulp en wettelijke plichten gaan door."),
        "remaining_channel",
        bool(answer.remaining_channel),
    )
    yield Rail(
        "heard",
        _("De ander is gehoord"),
        _("Hoor de ander eerst, of schrijf waarom dat nu niet veilig kan. Dan hoor je de ander daarna."),
        "postponed_hearing",
        bool(heard_words(answer, around)),
        MendedOn.HEARING,
    )
    yield Rail(
        "not_anonymous",
        _("Niet alleen een melding zonder naam"),
        _(
            "Een maatregel rust nooit alleen op een melding zonder naam. "
            "Laat eerst iemand bevestigen wat er gebeurde."
        ),
        "",
        not around.is_only_anonymous,
        MendedOn.PEOPLE,
    )


def _duration(answer: OpenAnswer, around: Circumstances) -> Rail:
    last, until = around.last_day(answer.kind), answer.valid_until
    is_met = until is not None and until > around.today and (last is None or until <= last)
    if last is None:
        why: str | Promise = _(
            "Schrijf tot en met welke dag dit geldt. Een waarschuwing heeft altijd een einde."
        )
    else:
        why = _(
            "Schrijf tot en met welke dag dit geldt: na vandaag, en volgens het beleid uiterlijk %(day)s."
        ) % {"day": long_date(last)}
    return Rail("duration", _("Einddatum"), why, "valid_until", is_met)


def _decider(answer: OpenAnswer, around: Circumstances) -> Rail:
    return Rail(
        "decider",
        _("Wie besluit, met mandaat"),
        _("Niemand heeft mandaat voor dit antwoord bij deze ernst. De beheerder legt dat vast in Beheer."),
        "",
        bool(around.deciders(answer.kind)),
        MendedOn.MANDATES,
    )


def _of_letters(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    if answer.kind not in MANDATED_KINDS and around.needs_mandate(answer.kind):
        yield _decider(answer, around)
    yield Rail(
        "place",
        _("Waar het was"),
        _("Zonder plaats weet de ander niet waar de brief over gaat."),
        "place",
        bool(around.place),
    )
    yield Rail(
        "addressee",
        _("Aan wie de brief gaat"),
        _("Vul naam, adres en aanhef in."),
        "addressee_name",
        bool(answer.addressee_name and answer.addressee_address and answer.salutation),
    )
    yield Rail(
        "contact",
        _("Waar de ander kan reageren"),
        _("De ander heeft recht op een telefoonnummer of adres voor een weerwoord."),
        "contact",
        bool(answer.contact),
    )
    yield from _empty_values(answer, around)
    yield Rail(
        "unrecognisable",
        _("Niet te lezen wie meldde"),
        _("Een mens leest de brief en bevestigt dat er niet in staat wie meldde."),
        "reporter_unrecognisable",
        answer.reporter_unrecognisable,
    )


def _empty_values(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """Whatever else the text asks for and nobody gave: one rail per value, by its name."""
    missing = missing_values(letter_text(answer.kind, around).text, letter_values(answer, around))
    for name in missing:
        if name in ASKED_ELSEWHERE:
            continue
        words = VALUE_WORDS.get(name, name)
        page = {"talk_day": MendedOn.TALK, "privacy_contact": MendedOn.EMPLOYER}.get(name, MendedOn.HERE)
        if name not in VALUE_WORDS:
            page = MendedOn.TEXTS
        why = _("In de brief is nog leeg: %(what)s.") % {"what": words}
        field = FIELD_OF_VALUE.get(name, "")
        yield Rail(f"value_{name}", _("Alles in de brief ingevuld"), why, field, is_met=False, page=page)
