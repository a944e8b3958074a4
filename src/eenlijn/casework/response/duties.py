# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What no answer can ever close off, per sector, and which answers are impossible because of it.

Emergency care and legal duties always go on (guard rail of list 7.4). Which duty a sector has is inferred:
every screen that shows one says so, and asks that a lawyer of the employer looks at it.

| sector | always open | impossible because of it |
|---|---|---|
| every | emergency help, 112; to complain, to object, to see one's data | |
| administration | identity papers, registration, elections; income to live on | |
| social security | claim, payment and decisions about income | ending the service |
| education | the right to learn: work for at home, exams, another school first | ending the service |
| care | emergency care, also by the own institution; care that cannot wait | ending the service |
| ambulance care | the same: it is nothing but that | suspending, ending, ending treatment |
| housing | repairs that cannot wait, the contract until a court decides | ending the service |
| transport | help in an emergency on a platform or in a vehicle | ending the service |
| safety and justice | reporting a crime, a lawyer, being heard by a court | suspending, ending the service |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.codes import AnswerKind, Closed
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType, Sector

_K = AnswerKind
NO_SECTOR: Final[frozenset[Sector]] = frozenset()


@dataclass(frozen=True)
class Duty:
    """One thing that stays open: `impossible` are answers that cannot be without closing it off."""

    code: str
    title: Promise
    why: Promise
    sectors: frozenset[Sector] = NO_SECTOR
    types: frozenset[OrganisationType] = frozenset()
    impossible: frozenset[AnswerKind] = frozenset()

    def holds(self, employer_type: OrganisationType) -> bool:
        """Whether this employer has it."""
        if self.types:
            return employer_type in self.types
        return not self.sectors or SECTOR_OF[employer_type] in self.sectors


DUTIES: Final = (
    Duty(
        "emergency",
        _("Hulp bij nood en 112"),
        _("Hulp bij nood mag niemand worden geweigerd."),
    ),
    Duty(
        "remedies",
        _("Klagen, bezwaar maken en eigen gegevens inzien"),
        _("Dat recht heeft de ander altijd, ook bij een maatregel."),
    ),
    Duty(
        "identity",
        _("Paspoort, identiteitskaart, inschrijving en stemmen"),
        _("Dat is een wettelijke plicht van de overheid. Regel een plaats of tijd waarop het wel kan."),
        frozenset({Sector.ADMINISTRATION}),
    ),
    Duty(
        "income",
        _("Uitkering aanvragen, krijgen en erover horen"),
        _("Een maatregel mag niemand zijn inkomen afnemen. Een lagere uitkering is een apart besluit."),
        frozenset({Sector.ADMINISTRATION, Sector.SOCIAL_SECURITY}),
    ),
    Duty(
        "income_service",
        _("De dienst als geheel"),
        _("Wie recht heeft op een uitkering, houdt dat recht. De dienst stoppen kan daarom niet."),
        frozenset({Sector.SOCIAL_SECURITY}),
        impossible=frozenset({_K.SERVICE_ENDED}),
    ),
    Duty(
        "learning",
        _("Onderwijs: huiswerk, toetsen en examens"),
        _("Een leerling heeft recht op onderwijs. Verwijderen kan pas als een andere school hem toelaat."),
        frozenset({Sector.EDUCATION}),
        impossible=frozenset({_K.SERVICE_ENDED}),
    ),
    Duty(
        "urgent_care",
        _("Spoedeisende zorg en zorg die niet kan wachten"),
        _("Spoedeisende zorg gaat altijd door. Een behandelrelatie stopt alleen na een toets aan de wet."),
        frozenset({Sector.CARE}),
        impossible=frozenset({_K.SERVICE_ENDED}),
    ),
    Duty(
        "ambulance",
        _("Ambulancezorg"),
        _("Ambulancezorg is altijd spoedeisende zorg. Die kun je niet opschorten of stoppen."),
        types=frozenset({OrganisationType.CARE_AMBULANCE}),
        impossible=frozenset({_K.SUSPENSION, _K.SERVICE_ENDED, _K.TREATMENT_ENDED}),
    ),
    Duty(
        "repairs",
        _("Reparaties die niet kunnen wachten"),
        _("Een verhuurder doet zijn plichten zolang er een huurcontract is. Alleen de rechter stopt dat."),
        frozenset({Sector.HOUSING}),
        impossible=frozenset({_K.SERVICE_ENDED}),
    ),
    Duty(
        "travel_help",
        _("Hulp bij nood in een voertuig of op een station"),
        _("Een reisverbod geldt voor een tijd, een lijn en een plaats. Vervoer helemaal stoppen kan niet."),
        frozenset({Sector.TRANSPORT}),
        impossible=frozenset({_K.SERVICE_ENDED}),
    ),
    Duty(
        "justice",
        _("Aangifte doen, een advocaat spreken en gehoord worden"),
        _("Toegang tot recht en veiligheid is een wettelijke plicht. Die dienst kun je niet stilleggen."),
        frozenset({Sector.SAFETY_JUSTICE}),
        impossible=frozenset({_K.SUSPENSION, _K.SERVICE_ENDED}),
    ),
)


class NeverClosed(Refused):
    def __init__(self, duty: Duty) -> None:
        """Say which duty, and why it always goes on."""
        told = _now("«%(what)s» kun je niet afsluiten. %(why)s")
        super().__init__(told % {"what": duty.title, "why": duty.why})


class NotToBeClosed(Refused):
    def __init__(self) -> None:
        super().__init__(_now("Kies uit de lijst wat er niet kan. Iets anders kun je niet afsluiten."))


def duties_of(employer_type: OrganisationType) -> tuple[Duty, ...]:
    """What always stays open at this employer, in the order of the table."""
    return tuple(duty for duty in DUTIES if duty.holds(employer_type))


def duty_against(kind: AnswerKind, employer_type: OrganisationType) -> Duty | None:
    """The duty that makes this answer impossible here, or None."""
    return next((one for one in duties_of(employer_type) if kind in one.impossible), None)


def check_closes(kind: AnswerKind, closes: Iterable[str], employer_type: OrganisationType) -> None:
    """Refuse an answer that closes off what always stays open, by whichever way it was asked."""
    against = duty_against(kind, employer_type)
    if against is not None:
        raise NeverClosed(against)
    named = {duty.code: duty for duty in DUTIES}
    for code in closes:
        if code in named:
            raise NeverClosed(named[code])
        if code not in Closed.values:
            raise NotToBeClosed
