# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of this desk in their groups: what each is for, and who may use it. A new part is one line here.

The first page shows them all, by group. Every other page shows its group and the way back; no page shows all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.access import may_draft
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.menu import address

OWN: Final = frozenset({Role.ADM})
BOTH: Final = frozenset({Role.ADM, Role.COO})
HOME: Final = "manage:home"


@dataclass(frozen=True)
class Part:
    """One part: its word, its page, what one does there; `is_here`: its page is of this desk."""

    words: Words
    page: str
    says: Words
    roles: frozenset[Role] = field(default=OWN)
    is_here: bool = True

    @property
    def href(self) -> str:
        """Return its address, or nothing as long as the page is not there."""
        return address(self.page)


@dataclass(frozen=True)
class Group:
    """Parts that are looked for in one place; `key` is where the first page shows them."""

    key: str
    words: Words
    parts: tuple[Part, ...]


GROUPS: Final = (
    Group(
        "mensen",
        _("Mensen en rechten"),
        (
            Part(_("Mensen"), "manage:people", _("Uitnodigen, rollen geven, laten vertrekken.")),
            Part(
                _("Overdragen"),
                "desk:hand_ons",
                _("Dossiers van wie weggaat of verplaatst, naar een collega."),
                frozenset({Role.COO}),
                is_here=False,
            ),
            Part(_("Rollen"), "manage:roles", _("Wat elke rol ziet, en wat niet."), BOTH),
            Part(
                _("Rechten"),
                "manage:reviews",
                _("Elk kwartaal nakijken wie wat mag, en aftekenen."),
                frozenset({Role.ADM, Role.DPO, Role.COO, Role.BRD}),
            ),
            Part(_("Mandaten"), "manage:mandates", _("Welke functie over welk antwoord beslist."), BOTH),
            Part(
                _("Extra zekerheid kwijt"),
                "manage:factor_resets",
                _("Wie de extra zekerheid kwijt is, en jouw ja of nee daarop."),
                frozenset({Role.ADM, Role.DPO}),
            ),
        ),
    ),
    Group(
        "organisatie",
        _("Organisatie en plekken"),
        (
            Part(_("Werkgever"), "manage:employer", _("Naam, postadres en plaats, zoals in elke brief.")),
            Part(_("Eenheden"), "manage:units", _("De afdelingen en teams waar mensen werken.")),
            Part(_("Plekken"), "manage:sites", _("De gebouwen en plaatsen waar je werkt.")),
            Part(_("Aantallen"), "manage:years", _("Hoeveel mensen en contacten elk team heeft.")),
            Part(_("Werkgevers"), "manage:employers", _("Wie er meedoet."), frozenset({Role.PLT})),
            Part(
                _("Registers"),
                "manage:registers",
                _("Organisaties, postcodes en grenzen uit openbare registers."),
                frozenset({Role.PLT, Role.REG}),
            ),
        ),
    ),
    Group(
        "regels",
        _("Regels en brieven"),
        (
            Part(
                _("Regels"), "manage:rules", _("Termijnen, kalender, beleid, brieven en draaiboeken."), BOTH
            ),
            Part(_("Brieven"), "manage:letters", _("Eigen briefpapier, en vertalingen die mee mogen.")),
            Part(_("OR"), "manage:consent", _("Waarmee de ondernemingsraad instemt.")),
        ),
    ),
    Group(
        "koppelingen",
        _("Meldlinks en koppelingen"),
        (
            Part(
                _("Meldlinks"),
                "manage:links",
                _("De links en QR-codes waarmee je collega’s melden."),
                BOTH,
            ),
            Part(
                _("Oud register"),
                "manage:imports",
                _("Voorvallen uit een oud bestand overnemen."),
                frozenset({Role.COO}),
            ),
            Part(_("Koppelingen"), "manage:tokens", _("Welke andere systemen erbij mogen, en waarvoor.")),
            Part(_("Seintjes"), "manage:webhooks", _("Welke andere systemen horen dat er iets gebeurt.")),
        ),
    ),
    Group(
        "opletten",
        _("Bereikbaar blijven"),
        (
            Part(_("Nazorg"), "manage:care", _("Wie nazorg geeft, en als wat.")),
            Part(_("Telefoon"), "manage:phone", _("Wie opneemt bij een rode melding.")),
            Part(
                _("Vervanger"),
                "manage:substitute",
                _("Wie hoort van een melding die niemand anders mag behandelen."),
            ),
            Part(
                _("Mail"),
                "manage:lost_mail",
                _("Mail die niet aankwam."),
                frozenset({Role.COO, Role.ADM, Role.PLT}),
            ),
        ),
    ),
)


def groups_for(actor: Actor) -> tuple[Group, ...]:
    """The groups with what this person may use and what is there; none that is empty."""
    found = (Group(one.key, one.words, tuple(_of(one, actor))) for one in GROUPS)
    return tuple(one for one in found if one.parts)


def _of(group: Group, actor: Actor) -> Iterator[Part]:
    return (one for one in group.parts if actor.has(*one.roles) and _fits(one, actor) and one.href)


def _fits(part: Part, actor: Actor) -> bool:
    """An old register and the rules are of the whole employer, so not of who coordinates a part of it."""
    if part.page == "manage:rules":
        return may_draft(actor)
    return part.page != "manage:imports" or actor.coordinated_unit_ids is None


@dataclass(frozen=True)
class Place:
    """Where a page stands: its group, its part, and whether it is the page of that part itself."""

    group: Group
    part: Part
    is_part: bool


def place_of(actor: Actor, path: str) -> Place | None:
    """The part whose address this page lies under; None on the first page, and for who may not use it."""
    found = [
        (len(part.href), group, part)
        for group in groups_for(actor)
        for part in group.parts
        if part.is_here and path.startswith(part.href)
    ]
    if not found:
        return None
    _longest, group, part = max(found, key=lambda one: one[0])
    return Place(group, part, path == part.href)
