# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads a letter before it leaves: is it calm, concrete, whole, and silent about who reported.

A pure function over words. What `stops` keeps the letter here; the rest is a warning beside the preview.
Sources: list 7.4 and chapter 4 (vague words without dated behaviour, needless escalation, no end, no remedy).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.values import VALUE_WORDS, LetterValues
from eenlijn.commons.rulebook.codes import TextName

# What limits or stays on file ends, and says how to object.
ENDS: Final = frozenset(
    {
        TextName.WRITTEN_WARNING,
        TextName.CONTACT_LIMIT,
        TextName.CONTACT_BAN,
        TextName.BUILDING_BAN,
        TextName.SUSPENSION,
        TextName.SERVICE_ENDED,
    }
)
OBJECTED: Final = ENDS | {TextName.REQUEST_DECISION}
# What a person types; the rest of a letter was approved as a text.
TYPED: Final = (
    "behaviour",
    "agreements",
    "where_it_holds",
    "remaining_channel",
    "decision",
    "reasons",
    "outcome",
)
# Where a name of who reported could stand: also where the other person may react.
NAMED_IN: Final = (*TYPED, "contact")
FEWEST_WORDS: Final = 5


class Concern(StrEnum):
    """What may be wrong with a letter."""

    SHOUTING = "shouting"
    THREAT = "threat"
    LABEL = "label"
    VAGUE = "vague"
    SHORT = "short"
    REPORTER = "reporter"
    NO_END = "no_end"
    NO_REMEDY = "no_remedy"
    NO_BEHAVIOUR = "no_behaviour"


@dataclass(frozen=True)
class Finding:
    """One concern: in which value, the words it is about, and what to do instead."""

    concern: Concern
    field: str
    words: str
    why: Promise
    stops: bool = False

    @property
    def field_words(self) -> str:
        """What a reader calls the place."""
        return str(VALUE_WORDS.get(self.field, self.field))


_WHY: Final[dict[Concern, Promise]] = {
    Concern.SHOUTING: _("Hoofdletters en uitroeptekens klinken als schreeuwen. Schrijf het rustig op."),
    Concern.THREAT: _("Dit is niet besloten. Schrijf alleen wat nu geldt en wat vaststaat."),
    Concern.LABEL: _("Dit is een oordeel over de mens. Schrijf wat iemand deed of zei."),
    Concern.VAGUE: _("Dit is te algemeen. Schrijf wat er gebeurde: wat, waar en wanneer."),
    Concern.SHORT: _("Dit is kort. Kan de ander lezen wat er gebeurde?"),
    Concern.REPORTER: _("Hieruit kan de ander aflezen wie meldde. Schrijf «onze medewerker»."),
    Concern.NO_END: _("Er staat geen einddatum in. Wat iets oplegt, heeft altijd een einde."),
    Concern.NO_REMEDY: _("Er staat niet in wat de ander kan doen als die het niet eens is."),
    Concern.NO_BEHAVIOUR: _(
        "Er staat niet in wat de ander deed of zei. Zonder dat kan die zich niet verweren."
    ),
}
_STOPS: Final = frozenset({Concern.REPORTER, Concern.NO_END, Concern.NO_REMEDY, Concern.NO_BEHAVIOUR})
_PATTERNS: Final[tuple[tuple[Concern, re.Pattern[str]], ...]] = (
    (Concern.SHOUTING, re.compile(r"!+|\b[A-Z\u00c0-\u00de]{5,}(?:\s+[A-Z\u00c0-\u00de]{2,})*\b")),
    (
        Concern.THREAT,
        re.compile(
            r"\b(?:laatste kans|(?:anders|dan) (?:volgt|volgen) (?:er )?(?:aangifte|maatregelen|stappen)"
            r"|(?:zwaardere|verdere|juridische|strenge|harde) (?:maatregelen|stappen|sancties)"
            r"|gewaarschuwd mens|wij dulden|zero tolerance|per direct de politie|voor de rechter slepen)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Concern.LABEL,
        re.compile(
            r"\b(?:agressor|dader|agressief(?: persoon)?|gestoord|hysterisch|querulant|lastpak|notoire"
            r"|onbeschoft|asociaal|gek|verward persoon)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Concern.VAGUE,
        re.compile(
            r"\b(?:toon|toonzetting|bejegening|bejegent|bejegende|overlast|belasting|onevenredig(?:e)? beslag"
            r"|wijze van communiceren|uw houding|uw gedrag|wangedrag|misdraging(?:en)?|incident(?:en)?"
            r"|onacceptabel|ontoelaatbaar|ongepast|grensoverschrijdend|regelmatig|herhaaldelijk|telkens"
            r"|meerdere malen|diverse keren)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Concern.REPORTER,
        re.compile(
            r"\b(?:heeft (?:dit |het )?gemeld|meldde|[Dd]e melder|de melding van|aangifte gedaan door"
            r"|collega [A-Z]\w+|(?:mevrouw|meneer|dhr\.|mevr\.|mw\.) [A-Z]\w+)",
        ),
    ),
)
# Something that anchors general words: a day, a time, or words that were spoken.
_DATED: Final = re.compile(
    r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december)\b|\b\d{1,2}-\d{1,2}(?:-\d{2,4})?\b|[‘“«\"][^’”»\"]{3,}[’”»\"]"
)


def check(
    name: TextName, body: str, values: LetterValues, reporters: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Everything to think about in this letter, in the order of reading; what stops comes first.

    `body` is the text before any value; `reporters` are names that may not stand in the letter.
    """
    found = [*_missing(name, body, values), *named(values, reporters), *_typed(name, values)]
    return tuple(sorted(found, key=lambda one: not one.stops))


def _missing(name: TextName, body: str, values: LetterValues) -> Iterator[Finding]:
    if name in ENDS and not ("{valid_until}" in body and values.valid_until):
        yield _finding(Concern.NO_END, "valid_until", "")
    if name in OBJECTED and not re.search(r"Niet mee eens\?|bezwaar|klacht", body):
        yield _finding(Concern.NO_REMEDY, "contact", "")
    if "{behaviour}" in body and not values.behaviour.strip():
        yield _finding(Concern.NO_BEHAVIOUR, "behaviour", "")


def named(values: LetterValues, reporters: tuple[str, ...]) -> Iterator[Finding]:
    """Where a name stands that betrays who reported.

    A whole name is found however it is spelled; a single word only with its capital, for «de boer» is nobody.
    """
    for field in NAMED_IN:
        for one in reporters:
            if has_name(getattr(values, field), one):
                yield _finding(Concern.REPORTER, field, one)


def has_name(text: str, name: str) -> bool:
    """Whether this name stands in the text, by the same rule for whoever asks."""
    return bool(name) and re.search(_name_pattern(name), text) is not None


def _name_pattern(name: str) -> str:
    if " " in name:
        return rf"(?i)\b{re.escape(name)}\b"
    return rf"\b(?:{re.escape(name)}|{re.escape(name.upper())})\b"


def _typed(name: TextName, values: LetterValues) -> Iterator[Finding]:
    for field in TYPED:
        words = getattr(values, field)
        for concern, pattern in _PATTERNS:
            if concern is Concern.VAGUE and _DATED.search(words):
                continue
            for hit in dict.fromkeys(one[0] for one in pattern.finditer(words)):
                yield _finding(concern, field, hit)
    if name in ENDS and values.behaviour and len(values.behaviour.split()) < FEWEST_WORDS:
        yield _finding(Concern.SHORT, "behaviour", values.behaviour)


def _finding(concern: Concern, field: str, words: str) -> Finding:
    return Finding(
        concern, field, words, _WHY[concern], stops=concern in _STOPS and not _is_guess(concern, words)
    )


def _is_guess(concern: Concern, words: str) -> bool:
    """A pattern that looks like a reporter is a guess: a person reads it. A known name is none."""
    return concern is Concern.REPORTER and any(
        pattern.fullmatch(words) for kind, pattern in _PATTERNS if kind is Concern.REPORTER
    )
