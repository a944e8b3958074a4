# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The menu of each role (at most six words) and the page each role lands on."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Link, Words

Entry = tuple[Words, str]

DESK: Entry = (_("Balie"), "check:check")
MINE: Entry = (_("Mijn meldingen"), "profile:mine")
NOTICES: Entry = (_("Berichten"), "profile:notices")
TODAY: Entry = (_("Vandaag"), "desk:work_list")
DOSSIERS: Entry = (_("Dossiers"), "desk:dossiers")
TERMS: Entry = (_("Termijnen"), "desk:my_terms")
LATE: Entry = (_("Te laat"), "desk:late")
FIGURES: Entry = (_("Cijfers"), "desk:figures")
REGION: Entry = (_("Regiocijfers"), "region:figures")
DECISIONS: Entry = (_("Besluiten"), "desk:decisions")
TALKS: Entry = (_("Gesprekken"), "desk:care_talks")
MANAGE: Entry = (_("Beheer"), "manage:home")
PROTECTED: Entry = (_("Afgeschermd"), "desk:my_protected")
EMPLOYERS: Entry = (_("Werkgevers"), "manage:employers")
OVERSIGHT: Entry = (_("Toezicht"), "oversight:home")
LOG: Entry = (_("Spoor"), "oversight:log")
GLASSES: Entry = (_("Inzages"), "oversight:glasses")
RECEIVED: Entry = (_("Ontvangen"), "desk:received")
SAMPLES: Entry = (_("Steekproef"), "oversight:samples")
REGISTERS: Entry = (_("Registers"), "manage:registers")
RIGHTS: Entry = (_("Rechten"), "manage:reviews")
MAIL: Entry = (_("Mail"), "manage:lost_mail")

# Pages with an address of their own that are found through a page of the menu.
THROUGH: Final[Mapping[str, tuple[str, ...]]] = {
    "desk:dossiers": ("desk:running",),
    "desk:figures": ("desk:learned", "desk:team_digest"),
    "profile:mine": ("desk:home_visits",),
    "manage:home": ("desk:provisions",),
}

MENUS: tuple[tuple[Role, tuple[Entry, ...]], ...] = (
    (Role.COO, (TODAY, DOSSIERS, FIGURES, MANAGE)),
    (Role.MGR, (TODAY, TERMS, FIGURES, DECISIONS)),
    (Role.AFT, (TALKS,)),
    (Role.LEG, (TODAY, DOSSIERS)),
    (Role.OOV, (TODAY, DOSSIERS)),
    (Role.PRO, (PROTECTED, TODAY, DOSSIERS)),
    (Role.DPO, (OVERSIGHT, LOG, GLASSES, RIGHTS)),
    (Role.LOG, (OVERSIGHT, LOG, GLASSES)),
    (Role.ADM, (MANAGE,)),
    (Role.BRD, (LATE, DECISIONS, REGION, SAMPLES)),
    (Role.REG, (REGION, REGISTERS)),
    (Role.NAT, (REGION,)),
    (Role.PLT, (EMPLOYERS, REGISTERS, MAIL)),
    (Role.POL, (RECEIVED,)),
    (Role.DSK, (DESK,)),
    (Role.EMP, (MINE, NOTICES)),
)
"""The weightiest role first: its menu leads, a following role adds what is not there yet."""


def menu_for(roles: frozenset[Role], path: str = "") -> tuple[Link, ...]:
    """Return the menu of someone with these roles; a page that does not exist yet is left out."""
    entries: list[Entry] = []
    for role, menu in MENUS:
        if role in roles:
            entries += [entry for entry in menu if entry not in entries]
    links = [(words, address(name), _depth(name, path)) for words, name in entries]
    best = max((depth for _words, href, depth in links if href), default=0)
    return tuple(
        Link(words, href, current=bool(best) and depth == best) for words, href, depth in links if href
    )


def _depth(name: str, path: str) -> int:
    """How much of this address lies under a page of the menu, or under one that is found through it."""
    under = (address(one) for one in (name, *THROUGH.get(name, ())))
    return max((len(href) for href in under if href and path.startswith(href)), default=0)


def landing(roles: Iterable[Role]) -> str:
    """Return the page someone lands on after sign-in."""
    menu = menu_for(frozenset(roles))
    return menu[0].href if menu else address("profile:start") or "/"


def address(name: str) -> str:
    """Return the address of a named page, or nothing when it does not exist."""
    return _address(name, get_language(), settings.ROOT_URLCONF)


@cache
def _address(name: str, _language: str | None, _addresses: str) -> str:
    """Looked up once per language: every page asks for some forty."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
