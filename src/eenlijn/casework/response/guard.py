# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be there before an answer may leave, each with the sentence that says why (decision 9).

Addressing, notice of the norm and an invitation need behaviour and norm. Whatever stays on file or limits
needs all eight: behaviour, norm, rule of the policy, duration, who decides, how to object, how one still
reaches us, and the other side heard or the reason why later. And it never rests on an anonymous report alone.

What limits somebody needs besides: from when, where, what the desk does, whom to call, nothing closed off
that always stays open, a representative for a minor, and where the law asks for it a check of the law.
A step of another procedure only needs who decides about it. `docs/policy/guard-rails.md` tells the tries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eenlijn.casework.letters.values import VALUE_WORDS
from eenlijn.casework.letters.wording import missing_values
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind, Closed
from eenlijn.casework.response.duties import DUTIES
from eenlijn.casework.response.kinds import MANDATED_KINDS, STEPS, Family
from eenlijn.casework.response.ladder import (
    Standing,
    not_allowed_because,
    reason_asked,
    rule_words,
    standing_of,
)
from eenlijn.casework.response.letters import (
    heard_words,
    is_remedy_approved,
    letter_text,
    letter_values,
)
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.text import long_date

# Fewer words cannot say who did what.
FEWEST_WORDS = 3
# Values of a letter that a rail of their own asks for.
ASKED_ELSEWHERE = frozenset(
    {
        "behaviour", "norm_rule", "norm_number", "place", "salutation", "contact", "valid_until",
        "decider_function", "remaining_channel", "heard", "policy_rule", "starts_on", "where_it_holds",
        "review_on",
    }
)  # fmt: skip
FIELD_OF_VALUE = {"agreements": "note"}
# What ends has no example of ours: ours tells of a service that stands still for a while.
ENDED = (AnswerKind.SERVICE_ENDED, AnswerKind.TREATMENT_ENDED)
# Below this age a letter goes to a parent or guardian.
OF_AGE = 18
# So far ahead a measure may be made to begin; later is another decision.
LATEST_START = timedelta(days=31)


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
    step = STEPS[answer.kind]
    if step.family == Family.PROCEDURE:
        return (*_policy(answer, around), _other_way(answer))
    found = [*_always(answer), *_policy(answer, around)]
    if answer.kind == AnswerKind.RESTORATIVE_TALK:
        found.append(_consent(answer))
    if step.stays:
        found += _of_what_stays(answer, around)
    if step.limits:
        found += _of_what_limits(answer, around)
    if step.needs_legal_check:
        found += _of_the_law(answer, around)
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
        yield Rail("policy", _("Regel in het beleid"), told, "kind", standing != Standing.NOT_ALLOWED)
    asked = reason_asked(answer.kind, around) if standing == Standing.WITH_REASON else _longer(answer, around)
    if asked:
        yield Rail(
            "deviation", _("Reden om af te wijken"), asked, "deviation", bool(answer.deviation.strip())
        )


def _longer(answer: OpenAnswer, around: Circumstances) -> str:
    """Why a length past the usual one asks for a reason; past the longest no reason helps."""
    usual = around.usual_day(answer.kind, answer.starts_on)
    last, until = around.last_day(answer.kind, answer.starts_on), answer.valid_until
    if usual is None or last is None or until is None or not usual < until <= last:
        return ""
    told = _("Gewoonlijk duurt dit tot en met %(day)s. Schrijf waarom het langer moet.")
    return str(told % {"day": long_date(usual)})


def _other_way(answer: OpenAnswer) -> Rail:
    return Rail(
        "other_way",
        _("Wie hierover beslist"),
        _("Schrijf wie hierover beslist, en wanneer je het vroeg. Wij nemen dit besluit niet zelf."),
        "note",
        len(answer.note.split()) >= FEWEST_WORDS,
    )


def _consent(answer: OpenAnswer) -> Rail:
    return Rail(
        "consent",
        _("De collega wil dit"),
        _("Een herstelgesprek is er alleen als de collega dat zelf wil. Vraag het, en kruis het aan."),
        "has_consent",
        answer.has_consent,
    )


def _of_what_limits(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    starts = answer.starts_on
    yield Rail(
        "start",
        _("Eerste dag"),
        _("Schrijf vanaf welke dag dit geldt: vandaag of later, en binnen een maand. Terug kan niet."),
        "starts_on",
        starts is not None and around.today <= starts <= around.today + LATEST_START,
    )
    yield Rail(
        "where",
        _("Waar het geldt"),
        _("Schrijf waar het geldt: gebouw, lijn of manier van contact. Overal is te ruim."),
        "where_it_holds",
        bool(answer.where_it_holds.strip()),
    )
    yield Rail(
        "desk",
        _("Wat een collega doet"),
        _("Schrijf in een of twee zinnen wat een collega doet als de ander er toch is."),
        "instruction",
        bool(answer.instruction.strip()),
    )
    yield Rail(
        "call",
        _("Wie een collega belt"),
        _("Schrijf wie een collega dan belt. Niemand staat er alleen voor."),
        "to_call",
        bool(answer.to_call.strip()),
    )
    yield _stays_open(answer)
    if is_minor(answer.birth_date, around.today):
        yield Rail(
            "representative",
            _("Ouder of voogd"),
            _("De ander is jonger dan 18 jaar. De brief gaat naar een ouder of voogd: vul naam en adres in."),
            "representative",
            bool(answer.representative and answer.representative_address),
        )


def _stays_open(answer: OpenAnswer) -> Rail:
    """Only what may be closed is closed; a code of a duty among them is said by its name."""
    duty = next((one for one in DUTIES if one.code in answer.closes), None)
    why = duty.why if duty else _("Kies uit de lijst wat er niet kan. Iets anders kun je niet afsluiten.")
    return Rail(
        "stays_open",
        _("Zorg en wettelijke plichten blijven open"),
        why,
        "closes",
        all(code in Closed.values for code in answer.closes),
    )


def is_minor(birth_date: str, today: date) -> bool:
    """Whether this day of birth (ISO) makes somebody younger than 18; unknown is not younger."""
    if not birth_date:
        return False
    born = date.fromisoformat(birth_date)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return age < OF_AGE


def _legal_check(answer: OpenAnswer, around: Circumstances) -> Rail:
    checked = answer.legal_checked_on
    return Rail(
        "legal_check",
        _("Toets aan de wet"),
        _("Schrijf wie dit aan de wet toetste en op welke dag. Zonder die toets stopt een dienst niet."),
        "legal_check" if not answer.legal_check.strip() else "legal_checked_on",
        bool(answer.legal_check.strip()) and checked is not None and checked <= around.today,
    )


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


def _of_the_law(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    yield _legal_check(answer, around)
    if answer.kind in ENDED:
        yield _own_text(around)


def _own_text(around: Circumstances) -> Rail:
    own = around.rules.text(TextName.SUSPENSION)
    return Rail(
        "own_text",
        _("Eigen tekst van de brief"),
        _("Onze voorbeeldbrief gaat over een dienst die even stilstaat. Stel eerst een eigen tekst vast."),
        "",
        own is not None and own.approved_by is not None,
        MendedOn.TEXTS,
    )


def _duration(answer: OpenAnswer, around: Circumstances) -> Rail:
    first = max(answer.starts_on or around.today, around.today)
    last, until = around.last_day(answer.kind, answer.starts_on), answer.valid_until
    is_met = until is not None and until > first and (last is None or until <= last)
    if last is None:
        why: str | Promise = _("Schrijf tot en met welke dag dit geldt. Wat geldt, heeft altijd een einde.")
    else:
        why = _(
            "Schrijf tot en met welke dag dit geldt: na vandaag, en volgens het beleid uiterlijk %(day)s."
        ) % {"day": long_date(last)}
        if until is not None and until > last:
            why = f"{why} {_most_words(answer.kind, around)}"
    return Rail("duration", _("Einddatum"), why, "valid_until", is_met)


def _most_words(kind: AnswerKind, around: Circumstances) -> str:
    """The most the policy allows, with the rule that says so: nobody may go past it, whatever the reason."""
    row = around.policy_row(kind)
    most = row.most_months if row else 0
    told = ngettext(
        "Het beleid staat ten hoogste %(most)s maand toe. Langer kan niet, ook niet met een reden.",
        "Het beleid staat ten hoogste %(most)s maanden toe. Langer kan niet, ook niet met een reden.",
        most or 0,
    )
    return f"{told % {'most': most}} {rule_words(kind, around)}"


def _decider(answer: OpenAnswer, around: Circumstances) -> Rail:
    ended = around.ended_mandate(answer.kind)
    if ended is not None and ended.valid_until is not None:
        told = _(
            "Het mandaat van %(function)s liep tot en met %(day)s. Wie besluit, heeft het mandaat op de dag "
            "zelf: anders houdt het besluit geen stand. De beheerder legt een nieuw mandaat vast in Beheer."
        )
        day = ended.valid_until - timedelta(days=1)
        why: str | Promise = told % {"function": ended.function_name, "day": long_date(day)}
    else:
        why = _(
            "Niemand heeft mandaat voor dit antwoord bij deze ernst. De beheerder legt dat vast in Beheer."
        )
    return Rail(
        "decider",
        _("Wie besluit, met mandaat"),
        why,
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
