# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a report may hold, and what to say when it does not fit: one home for form and interface."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import whole

MOST_CHARACTERS: Final = 4_000
SHORT: Final = 120
LEAD: Final = 400
# A phone may run ahead of the server; what is later than this has not happened yet.
AHEAD: Final = timedelta(minutes=10)
# Some people dare to tell only years later, and they are heard. Beyond this a year was mistyped.
YEARS_BACK: Final = 10

KIND_NEEDED: Final = _("Kies wat er is gebeurd. Weet je het niet? Kies dan ‘Iets anders’.")
WHEN_NEEDED: Final = _("Kies wanneer het was.")
DAY_NEEDED: Final = _("Kies een dag en een tijd. Ongeveer is goed.")
NOT_YET: Final = _("Dit moment moet nog komen. Kies wanneer het was.")
LONG_AGO: Final = _("Deze dag ligt meer dan 10 jaar terug. Kijk het jaar na.")
PLACE_NEEDED: Final = _("Vul in waar het was. Weet je het niet? Schrijf dan ‘onbekend’.")
WISH_NEEDED: Final = _("Kies wat je wilt dat er gebeurt.")
NO_ADDRESS: Final = _("Dit lijkt geen mailadres. Schrijf het zo: anna@bedrijf.nl. Leeg mag ook.")
ROLE_NEEDED: Final = _("Kies hoe jij erbij hoort.")
COLLEAGUE_NEEDED: Final = _("Vul in om welke collega het gaat.")
ADDRESSED_NEEDED: Final = _("Kies of je de ander hebt aangesproken.")
CHANNEL_NEEDED: Final = _("Kies hoe het bij je binnenkwam.")
NULL_SIGN: Final = _(
    "In deze tekst zit een teken dat wij niet kunnen bewaren. Haal het weg of typ de tekst opnieuw."
)


def is_not_yet(moment: datetime, now: datetime) -> bool:
    """Whether this moment still has to come."""
    return moment > now + AHEAD


def is_long_ago(year: int, now: datetime) -> bool:
    """Whether this local year is one that somebody mistyped."""
    return year < to_local(now).year - YEARS_BACK


def too_long(over: int, most: int) -> str:
    """How many characters are too many, and how many fit."""
    told = ngettext(
        "Deze tekst is %(over)s teken te lang. Er passen %(most)s tekens in.",
        "Deze tekst is %(over)s tekens te lang. Er passen %(most)s tekens in.",
        over,
    )
    return told % {"over": whole(over), "most": whole(most)}


def plain_lines(text: str) -> str:
    """Line ends as one character each, as every system but Windows writes them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
