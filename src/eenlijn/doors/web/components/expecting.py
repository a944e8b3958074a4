# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What you may expect: the eight measures as a person meets them, and how far each is on one report.

Sentences promise only what the product does by itself or somebody is held to by a term of this employer.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from eenlijn.casework.dossier import expectations
from eenlijn.casework.dossier.expectations import Expected, Standing
from eenlijn.casework.incidents.codes import MeasureNumber, MeasureState
from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.web.components.shapes import PhoneLine, Words
from eenlijn.foundation.text import long_moment

_HELP: Final = Path(expectations.__file__).with_name("help_lines.json")


@dataclass(frozen=True)
class Expectation:
    """One measure as a person meets it; an empty part is not shown."""

    number: int
    title: Words
    what: Words
    who: Words
    terms: tuple[str, ...] = ()
    refuse: Words = ""
    stays: Words = ""


@dataclass(frozen=True)
class HelpLine:
    """Help outside the employer, with where the number was read."""

    name: str
    number: str
    source: str
    is_verified: bool


@dataclass(frozen=True)
class ExpectView:
    """The page for everybody."""

    organisation: str
    rows: tuple[Expectation, ...]
    phones: tuple[PhoneLine, ...]
    help: tuple[HelpLine, ...]
    seen_at: datetime


def expect_view(found: Expected, now: datetime) -> ExpectView:
    return ExpectView(
        organisation=found.organisation_name,
        rows=tuple(_rows(found)),
        phones=tuple(PhoneLine(one.label, one.number, one.hours) for one in found.phones),
        help=_help_lines(),
        seen_at=now,
    )


@cache
def _help_lines() -> tuple[HelpLine, ...]:
    rows: list[dict[str, Any]] = json.loads(_HELP.read_text(encoding="utf-8"))
    return tuple(HelpLine(one["name"], one["number"], one["source"], one["verified"]) for one in rows)


def _term(found: Expected, kind: TermKind) -> str:
    return _("%(name)s: %(term)s") % {"name": kind.label, "term": term_in_words(found.terms[kind])}


def _rows(found: Expected) -> Iterator[Expectation]:
    yield Expectation(
        1,
        _("De norm: wat wij niet accepteren"),
        _("Boos zijn mag, agressie niet. In een brief aan de ander staat om welke regel het gaat."),
        _("Je werkgever."),
    )
    yield Expectation(
        2,
        _("Jij hoort van ons"),
        _("Drie keer: gezien, wat wij deden, en dat het klaar is. Daarna stellen wij drie vragen."),
        _("Wie je melding behandelt."),
        terms=tuple(
            _term(found, kind)
            for kind in (TermKind.REPORTER_TOLD, TermKind.REPORTER_DONE, TermKind.REPORTER_CLOSED)
        ),
        refuse=_("Je hoeft je naam niet te geven, niets aan te vullen en geen vraag te beantwoorden."),
        stays=_("Je eigen woorden. Niemand verandert ze."),
    )
    yield Expectation(
        3,
        _("Je melding staat vast"),
        _("Ook een kleine. Een mens bekijkt hem en stelt vast hoe ernstig het was."),
        _("De coördinator."),
        stays=_("Je kunt altijd zien wie je melding opende, en waarom."),
    )
    yield Expectation(
        4,
        _("Wij leren ervan"),
        _("Wat er te leren is, schrijven wij op. Dat gaat over het werk, niet over een persoon."),
        _("De coördinator en de leidinggevende."),
    )
    yield Expectation(
        5,
        _("De ander hoort van ons"),
        _("Van je werkgever, niet van jou. Weten wij niet wie het was? Dan lees je dat bij je melding."),
        _("De coördinator. Over een zware maatregel besluit wie daarvoor een mandaat heeft."),
        terms=(_term(found, TermKind.ANSWER),),
        refuse=_("Wil je dat wij even wachten? Zeg het. Dan mag de klok stilstaan, met een einddatum."),
        stays=_("Je naam en je thuisadres. Die staan niet in de brief aan de ander."),
    )
    yield Expectation(
        6,
        _("Aangifte bij de politie"),
        _("Wij vragen wat jij wilt en besluiten of er aangifte komt. Dat kan met het adres van het werk."),
        _("De coördinator, soms met de jurist."),
        terms=(_term(found, TermKind.POLICE_DECISION),),
        refuse=_("Je hoeft zelf geen aangifte te doen."),
        stays=_("Je thuisadres. Dat vullen wij nooit zelf in."),
    )
    yield Expectation(
        7,
        _("Je schade"),
        _("Is er iets stuk? Bewaar het bewijs. Wij leggen het vast en kijken hoe je het terugkrijgt."),
        _("De jurist of schademedewerker."),
        refuse=_("Je mag ervan afzien."),
    )
    yield Expectation(
        8,
        _("Iemand voor jou"),
        _("Eerste opvang op de dag zelf, een rustig gesprek, en later nog eens. Jij kiest met wie."),
        _("Je leidinggevende of een collega voor de eerste opvang. Daarna wie nazorg geeft."),
        terms=tuple(
            _term(found, kind)
            for kind in (
                TermKind.FIRST_CARE,
                TermKind.CARE_TALK,
                TermKind.CARE_FOLLOW_UP_1,
                TermKind.CARE_FOLLOW_UP_2,
            )
        ),
        refuse=_("Je mag nee zeggen, ook tegen één gesprek. De volgende keer vragen wij het nog eens."),
        stays=_("Wat je bespreekt. Wij leggen alleen vast dat er contact was."),
    )


@dataclass(frozen=True)
class StandingLine:
    """One line on the own page: which measure, and how far it is."""

    title: Words
    words: str
    state: str


_TITLES: Final = {
    MeasureNumber.NORM: lambda: _("De norm"),
    MeasureNumber.REPORT: lambda: _("Jij hoort van ons"),
    MeasureNumber.REGISTER: lambda: _("Je melding is beoordeeld"),
    MeasureNumber.TRAIN: lambda: _("Wij leren ervan"),
    MeasureNumber.RESPOND: lambda: _("De ander hoort van ons"),
    MeasureNumber.POLICE: lambda: _("Aangifte bij de politie"),
    MeasureNumber.DAMAGE: lambda: _("Je schade"),
    MeasureNumber.CARE: lambda: _("Iemand voor jou"),
}


def standing_lines(found: Iterable[Standing]) -> tuple[StandingLine, ...]:
    return tuple(StandingLine(_title(one), _stands(one), one.state.value) for one in found)


def _title(one: Standing) -> Words:
    return _("De ander is ter plekke aangesproken") if one.on_the_spot else _TITLES[one.measure]()


def _stands(one: Standing) -> str:
    """Done when, promised by when, or not needed because; what is not known is not filled in."""
    if one.state == MeasureState.DONE:
        return _("Gedaan, %(moment)s.") % {"moment": long_moment(one.at)} if one.at else _("Gedaan.")
    if one.state == MeasureState.NONE:
        if not one.why:
            return _("Niet nodig.")
        return _("Niet nodig, omdat: %(why)s") % {"why": one.why.rstrip(".") + "."}
    if one.by is None:
        return _("Nog niets vastgelegd.") if one.state == MeasureState.OPEN else _("Wij zijn ermee bezig.")
    if one.state == MeasureState.LATE:
        return _("Te laat: dit had er %(moment)s moeten zijn.") % {"moment": long_moment(one.by)}
    return _("Gepland, uiterlijk %(moment)s.") % {"moment": long_moment(one.by)}
