# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The side doors of the report form: `?soort=` behind the same address, so that one link serves them all.

The main form stays five questions (decision 1); a side door asks what its kind of report needs more,
and leaves out what it does not need.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import IntakeWay
from eenlijn.doors.web.components.shapes import Words

PARAMETER: Final = "soort"


class Door(StrEnum):
    """The word in the address; empty is the form for what happened to oneself."""

    MAIN = ""
    COLLEAGUE = "collega"
    HANDLED = "zelf-opgelost"
    NEAR_MISS = "bijna-mis"
    UNSAFE = "onveilig-gevoel"
    ONLINE = "online"
    INTERNAL = "over-een-collega"


@dataclass(frozen=True)
class DoorWords:
    """What a door is called, what stands above its form, and how it asks what happened."""

    link: Words
    title: Words
    under: Words
    kinds: Words
    when: Words
    way: IntakeWay


DOORS: Final[dict[Door, DoorWords]] = {
    Door.MAIN: DoorWords(
        _("Voor mezelf"),
        _("Meld wat je is overkomen"),
        _("Vijf vragen, ongeveer een minuut."),
        _("Wat is er gebeurd?"),
        _("Wanneer?"),
        IntakeWay.OWN,
    ),
    Door.COLLEAGUE: DoorWords(
        _("Voor een collega"),
        _("Meld voor een collega"),
        _("Je collega leest daarna of het klopt, en kan het verbeteren."),
        _("Wat is er gebeurd?"),
        _("Wanneer?"),
        IntakeWay.ON_BEHALF,
    ),
    Door.HANDLED: DoorWords(
        _("Zelf opgelost, in 20 seconden"),
        _("Meld wat je zelf oploste"),
        _("Ongeveer 20 seconden. Het telt mee, en je hoort alleen van ons als je dat wilt."),
        _("Wat is er gebeurd?"),
        _("Wanneer?"),
        IntakeWay.HANDLED_MYSELF,
    ),
    Door.NEAR_MISS: DoorWords(
        _("Bijna misgegaan"),
        _("Meld wat bijna misging"),
        _("Vijf vragen, ongeveer een minuut. Zo voorkomen we samen de volgende keer."),
        _("Wat was er bijna gebeurd?"),
        _("Wanneer?"),
        IntakeWay.NEAR_MISS,
    ),
    Door.UNSAFE: DoorWords(
        _("Onveilig gevoel"),
        _("Meld dat je je onveilig voelde"),
        _("Vijf vragen, ongeveer een minuut. Er hoeft niets gebeurd te zijn."),
        _("Waar was je bang voor?"),
        _("Wanneer?"),
        IntakeWay.FELT_UNSAFE,
    ),
    Door.ONLINE: DoorWords(
        _("Online, per mail of per telefoon"),
        _("Meld wat online of per telefoon gebeurde"),
        _("Vijf vragen, ongeveer een minuut."),
        _("Wat is er gebeurd?"),
        _("Wanneer?"),
        IntakeWay.OWN,
    ),
    Door.INTERNAL: DoorWords(
        _("De ander is een collega of leidinggevende"),
        _("Meld wat een collega of leidinggevende deed"),
        _("Dit blijft apart. Eén behandelaar leest het, de vertrouwenspersoon hoort ervan, de ander niet."),
        _("Wat is er gebeurd?"),
        _("Wanneer?"),
        IntakeWay.OWN,
    ),
}


def door_of(typed: str | None) -> Door:
    """The door in an address; a word nobody knows leads to the main form."""
    try:
        return Door(typed or "")
    except ValueError:
        return Door.MAIN


def other_doors(here: Door) -> list[tuple[str, Words]]:
    """The doors next to this one, as address and words; the address is relative to the form."""
    return [
        (f"?{PARAMETER}={door.value}" if door else "?", words.link)
        for door, words in DOORS.items()
        if door != here
    ]
