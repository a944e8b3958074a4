# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of this desk: what each is for, and who may use it. A new part is one line here."""

from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.access import may_draft
from eenlijn.doors.web.components.shapes import Tab, Words
from eenlijn.doors.web.frame.menu import address
from eenlijn.doors.web.frame.middleware import actor_of

OWN: Final = frozenset({Role.ADM})
BOTH: Final = frozenset({Role.ADM, Role.COO})


@dataclass(frozen=True)
class Part:
    """One part: the key by which a page names it, its word, its page, and what one does there."""

    key: str
    words: Words
    page: str
    says: Words
    roles: frozenset[Role] = field(default=OWN)
    is_tab: bool = True

    @property
    def href(self) -> str:
        """Return its address, or nothing as long as the page is not there."""
        return address(self.page)


PARTS: Final = (
    Part("home", _("Overzicht"), "manage:home", _("Wat er staat en wat er nog moet."), BOTH),
    Part("employer", _("Werkgever"), "manage:employer", _("Naam, postadres en plaats, zoals in elke brief.")),
    Part("people", _("Mensen"), "manage:people", _("Uitnodigen, rollen geven, laten vertrekken.")),
    Part(
        "handing_on",
        _("Overdragen"),
        "desk:hand_ons",
        _("Dossiers van wie weggaat of verplaatst, naar een collega."),
        frozenset({Role.COO}),
        is_tab=False,
    ),
    Part("units", _("Eenheden"), "manage:units", _("De afdelingen en teams waar mensen werken.")),
    Part("sites", _("Plekken"), "manage:sites", _("De gebouwen en plaatsen waar je werkt.")),
    Part("mandates", _("Mandaten"), "manage:mandates", _("Welke functie over welk antwoord beslist."), BOTH),
    Part(
        "rules", _("Regels"), "manage:rules", _("Termijnen, kalender, beleid, brieven en draaiboeken."), BOTH
    ),
    Part("letters", _("Brieven"), "manage:letters", _("Eigen briefpapier, en vertalingen die mee mogen.")),
    Part("years", _("Aantallen"), "manage:years", _("Hoeveel mensen en contacten elk team heeft.")),
    Part("phone", _("Telefoon"), "manage:phone", _("Wie opneemt bij een rode melding.")),
    Part(
        "substitute",
        _("Vervanger"),
        "manage:substitute",
        _("Wie hoort van een melding die niemand anders mag behandelen."),
        is_tab=False,
    ),
    Part("consent", _("OR"), "manage:consent", _("Waarmee de ondernemingsraad instemt.")),
    Part(
        "links", _("Meldlinks"), "manage:links", _("De links en QR-codes waarmee je collega’s melden."), BOTH
    ),
    Part(
        "imports",
        _("Oud register"),
        "manage:imports",
        _("Voorvallen uit een oud bestand overnemen."),
        frozenset({Role.COO}),
    ),
    Part("tokens", _("Koppelingen"), "manage:tokens", _("Welke andere systemen erbij mogen, en waarvoor.")),
    Part("webhooks", _("Seintjes"), "manage:webhooks", _("Welke andere systemen horen dat er iets gebeurt.")),
    Part("roles", _("Rollen"), "manage:roles", _("Wat elke rol ziet, en wat niet."), BOTH),
    Part(
        "reviews",
        _("Rechten"),
        "manage:reviews",
        _("Elk kwartaal nakijken wie wat mag, en aftekenen."),
        frozenset({Role.ADM, Role.DPO, Role.COO, Role.BRD}),
    ),
    Part(
        "factor_resets",
        _("Extra zekerheid kwijt"),
        "manage:factor_resets",
        _("Wie de extra zekerheid kwijt is, en jouw ja of nee daarop."),
        frozenset({Role.ADM, Role.DPO}),
        is_tab=False,
    ),
    Part("employers", _("Werkgevers"), "manage:employers", _("Wie er meedoet."), frozenset({Role.PLT})),
    Part(
        "registers",
        _("Registers"),
        "manage:registers",
        _("Organisaties, postcodes en grenzen uit openbare registers."),
        frozenset({Role.PLT, Role.REG}),
    ),
    Part(
        "mail",
        _("Mail"),
        "manage:lost_mail",
        _("Mail die niet aankwam."),
        frozenset({Role.COO, Role.ADM, Role.PLT}),
    ),
)


def parts_for(actor: Actor) -> tuple[Part, ...]:
    """Return the parts that this person may use and that are there."""
    return tuple(one for one in PARTS if actor.has(*one.roles) and _fits(one, actor) and one.href)


def _fits(part: Part, actor: Actor) -> bool:
    """An old register and the rules are of the whole employer, so not of who coordinates a part of it."""
    if part.key == "rules":
        return may_draft(actor)
    return part.key != "imports" or actor.coordinated_unit_ids is None


def tabs_of(request: HttpRequest, current: str) -> tuple[Tab, ...]:
    """Return the parts as tabs above every page of this desk."""
    return tuple(
        Tab(one.words, one.href, current=one.key == current)
        for one in parts_for(actor_of(request))
        if one.is_tab
    )
