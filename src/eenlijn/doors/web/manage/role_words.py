# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each role sees and does not see, in plain words read from the matrix itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.codes import Act, Relation, Right, Role, State
from eenlijn.commons.access.matrix import MATRIX, RELATIONS, cell
from eenlijn.commons.access.processing import REGISTER
from eenlijn.commons.accounts.combinations import TWO_PERSON_ROLES
from eenlijn.doors.web.components.shapes import Words
from eenlijn.foundation.sealed.compartments import Compartment

C = Compartment
# The parts of a dossier and of the rest, in the words of people.
PARTS: Final[Mapping[Compartment, Words]] = {
    C.FACTS: gettext_lazy("wat er gebeurde"),
    C.VICTIM: gettext_lazy("wie het overkwam"),
    C.PERPETRATOR: gettext_lazy("wie de ander is"),
    C.AFTERCARE: gettext_lazy("de opvang"),
    C.LEGAL: gettext_lazy("aangifte en schade"),
    C.MEASURES: gettext_lazy("wat er is gedaan"),
    C.PROTECTED: gettext_lazy("afgeschermde meldingen"),
    C.RELEASES: gettext_lazy("wat is overgedragen"),
    C.STATISTICS: gettext_lazy("cijfers zonder personen"),
    C.TRAIL: gettext_lazy("het logboek"),
    C.PROGRAMME: gettext_lazy("het programma"),
    C.REQUESTS: gettext_lazy("verzoeken over eigen gegevens"),
    C.ACCOUNT: gettext_lazy("namen, adressen en rollen van collega’s"),
}
RIGHTS: Final[Mapping[Right, Words]] = {
    Right.READ: gettext_lazy("ziet"),
    Right.READ_WRITE: gettext_lazy("ziet en werkt bij"),
    Right.OWN: gettext_lazy("ziet alleen wat van zichzelf is"),
    Right.LIMITED: gettext_lazy("ziet alleen wat nodig is voor de veiligheid"),
    Right.STATUS: gettext_lazy("ziet alleen of het geregeld is"),
    Right.AGGREGATE: gettext_lazy("ziet aantallen"),
    Right.RELEASED: gettext_lazy("ziet alleen wat is overgedragen"),
    Right.BREAK_GLASS: gettext_lazy("ziet dit alleen in nood, met reden en spoor"),
}
RELATION_WORDS: Final[Mapping[Relation, Words]] = {
    Relation.OWN: gettext_lazy("de eigen melding"),
    Relation.TYPED: gettext_lazy("een melding die deze persoon voor een ander deed"),
    Relation.TEAM: gettext_lazy("het eigen team"),
    Relation.ORGANISATION: gettext_lazy("de eigen organisatie"),
    Relation.ASSIGNED: gettext_lazy("een dossier dat is toegewezen"),
    Relation.NAMED: gettext_lazy("een afgeschermd dossier waar deze persoon bij staat"),
    Relation.SEVERE: gettext_lazy("een ernstig dossier van de eigen organisatie"),
    Relation.RELEASED: gettext_lazy("wat aan deze persoon is overgedragen"),
    Relation.BREAK_GLASS: gettext_lazy("een dossier dat in nood is geopend"),
}
ACT_WORDS: Final[Mapping[Act, Words]] = {
    Act.ADD: gettext_lazy("vult aan"),
    Act.SHARE: gettext_lazy("mag delen"),
    Act.CARRY_OUT: gettext_lazy("voert uit"),
    Act.PROPOSE: gettext_lazy("stelt voor"),
    Act.APPROVE: gettext_lazy("keurt goed"),
    Act.READ_TRAIL: gettext_lazy("leest wie het zag"),
}
STATE_WORDS: Final[Mapping[State, Words]] = {
    State.TAKEN_OVER: gettext_lazy("de betrokkene de melding overneemt"),
    State.DISCRETION: gettext_lazy("de betrokkene om discretie vraagt"),
}
# What every role is for; a role without a line is no person's.
FOR: Final[Mapping[Role, Words]] = {
    Role.EMP: gettext_lazy("Meldt agressie en volgt de eigen melding."),
    Role.OBH: gettext_lazy("Meldt voor een collega die dat zelf niet doet."),
    Role.MGR: gettext_lazy("Leidt een team, belt wie iets overkwam, en volgt wat er gebeurt."),
    Role.COO: gettext_lazy("Beoordeelt meldingen en zorgt voor het antwoord binnen de termijn."),
    Role.AFT: gettext_lazy("Voert gesprekken met wie iets overkwam."),
    Role.LEG: gettext_lazy("Helpt bij aangifte en schade."),
    Role.OOV: gettext_lazy("Kijkt mee bij ernstige zaken."),
    Role.PRO: gettext_lazy("Behandelt meldingen die extra afgeschermd zijn."),
    Role.POL: gettext_lazy("Werkt bij politie of OM en krijgt wat is overgedragen."),
    Role.DPO: gettext_lazy("Waakt over de privacy en behandelt verzoeken."),
    Role.LOG: gettext_lazy("Leest het logboek na."),
    Role.ADM: gettext_lazy("Nodigt mensen uit, geeft rollen en stelt de regels vast."),
    Role.REG: gettext_lazy("Werkt voor de regio, met cijfers zonder personen."),
    Role.NAT: gettext_lazy("Kijkt landelijk mee, met cijfers zonder personen."),
    Role.PLT: gettext_lazy("Houdt het systeem draaiend en laat werkgevers toe."),
    Role.KEY: gettext_lazy("Bewaart een deel van de sleutels."),
    Role.DSK: gettext_lazy("Vraagt aan de balie of er voor een bezoeker een afspraak geldt."),
    Role.BRD: gettext_lazy("Hoort het als een antwoord te laat is. Ziet aantallen."),
    Role.CON: gettext_lazy("Is contactpersoon van een organisatie die meedoet aan het programma."),
    Role.PRG: gettext_lazy("Hoort bij het programma van de regio."),
}


@dataclass(frozen=True)
class RoleStory:
    """One role: what it is for, what it sees and of what, what it never sees, and how it is given.

    `does` is what it adds to seeing, `unless` what a state of the case takes away, `purposes` for which
    activities of the register it opens anything.
    """

    role: Role
    purpose: Words
    sees: tuple[str, ...]
    hidden: str
    where: str
    takes_two: bool
    does: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    purposes: str = ""

    @property
    def name(self) -> str:
        return str(self.role.label).capitalize()


def stories() -> tuple[RoleStory, ...]:
    """Return every role of people, in the order of the list of roles."""
    return tuple(story_of(role) for role in MATRIX if role in FOR)


def story_of(role: Role) -> RoleStory:
    """Tell one role; everything follows from the matrix."""
    by_right: dict[Right, list[str]] = {}
    for part, words in PARTS.items():
        by_right.setdefault(cell(role, part).right, []).append(str(words))
    nothing = by_right.pop(Right.NONE, [])
    sees = [f"{RIGHTS[one]}: {_listed(by_right[one])}".capitalize() for one in RIGHTS if one in by_right]
    relations = [str(RELATION_WORDS[one]) for one in Relation if one in RELATIONS.get(role, ())]
    return RoleStory(
        role=role,
        purpose=FOR[role],
        sees=tuple(f"{line}." for line in sees),
        hidden=_listed(nothing),
        where=_listed(relations),
        takes_two=role in TWO_PERSON_ROLES,
        does=tuple(_does(role)),
        unless=tuple(_unless(role)),
        purposes=_listed([str(one.name) for one in REGISTER if role in one.roles]),
    )


def _does(role: Role) -> Iterable[str]:
    for part, words in PARTS.items():
        for act in sorted(cell(role, part).acts):
            yield f"{ACT_WORDS[act]}: {words}".capitalize() + "."


def _unless(role: Role) -> Iterable[str]:
    for part, words in PARTS.items():
        for state, left in cell(role, part).in_state:
            told = {"part": words, "state": STATE_WORDS[state]}
            if left is Right.NONE:
                yield _("Ziet %(part)s niet meer als %(state)s.") % told
            else:
                yield _("Ziet van %(part)s alleen of het geregeld is als %(state)s.") % told


def short_words(role: Role) -> str:
    """Return one line for beside a choice: what it is for, and that two people give it."""
    told = str(FOR[role])
    return f"{told} {_('Twee personen geven deze rol.')}" if role in TWO_PERSON_ROLES else told


def _listed(words: list[str]) -> str:
    if len(words) <= 1:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
