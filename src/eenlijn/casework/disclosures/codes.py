# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a release: which fields can be chosen, for whom, how far it is, and what the victim wants.

How long things take is ours: no source gives a term.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.foundation.sealed.compartments import Compartment

# A proposal that nobody answers is over after this; asked again, it shows who wants it now.
WAITS: Final = timedelta(days=14)
SHORTEST_DAYS: Final = 1
LONGEST_DAYS: Final = 30
USUAL_DAYS: Final = 14
# In the list of who opened a report: that something was released, and never more.
RELEASED: Final = "released"
# So often a package is opened or fetched; then the link is used up.
MOST_READS: Final = 20
# The files of one package together: what a recipient fetches at once fits in one answer.
MOST_BYTES: Final = 25_000_000
# The recipient is a person at work: these give an address to anybody.
PRIVATE_MAIL: Final = frozenset(
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.com", "live.nl",
        "msn.com", "yahoo.com", "yahoo.nl", "icloud.com", "me.com", "proton.me", "protonmail.com", "gmx.com",
        "gmx.net", "aol.com", "ziggo.nl", "kpnmail.nl", "planet.nl", "hetnet.nl", "xs4all.nl", "casema.nl",
        "chello.nl", "home.nl", "upcmail.nl", "quicknet.nl", "zeelandnet.nl", "telfort.nl", "freedom.nl",
    }
)  # fmt: skip


class ReleaseField(models.TextChoices):
    """What can be chosen, one by one. A home address and health are not among them.

    Of a file, a line of damage and a police file there are several: a `Pick` says which one. A police file is
    the frozen package to take along, as a whole; with people in it, it tells who somebody is.
    """

    NUMBER = "number", _("Nummer van het dossier")
    EMPLOYER = "employer", _("Postadres en telefoon van de werkgever")
    KINDS = "kinds", _("Wat er gebeurde, als soort")
    OCCURRED = "occurred", _("Wanneer het gebeurde")
    PLACE = "place", _("Waar het gebeurde")
    SEVERITY = "severity", _("Hoe ernstig wij het vinden")
    COVERED_WORDS = "covered_words", _("Het verhaal, met namen afgedekt")
    POLICE_NUMBER = "police_number", _("Nummer van de aangifte")
    MEASURES = "measures", _("Wat wij de ander lieten weten")
    VICTIM_NAME = "victim_name", _("Naam van wie het overkwam")
    VICTIM_FUNCTION = "victim_function", _("Functie van wie het overkwam")
    WITNESSES = "witnesses", _("Namen van collega's die het zagen")
    OTHER_NAME = "other_name", _("Naam van de ander")
    OTHER_ADDRESS = "other_address", _("Adres van de ander")
    OTHER_BIRTH = "other_birth", _("Geboortedatum van de ander")
    OWN_WORDS = "own_words", _("Het verhaal in eigen woorden")
    EVIDENCE = "evidence", _("Lijst van bestanden met hun controlegetal")
    THREAT = "threat", _("Inschatting van de dreiging (afgeschermd)")
    FILE = "file", _("Bestand")
    DAMAGE = "damage", _("Schade van de werkgever, post")
    DAMAGE_OF_PERSON = "person_damage", _("Schade van een collega, post")
    POLICE_FILE = "police_file", _("Dossier voor de politie als geheel, versie")
    POLICE_FILE_NAMED = "named_police_file", _("Dossier voor de politie als geheel, met namen, versie")


@dataclass(frozen=True)
class Pick:
    """One thing that was chosen: a field, and of what there are several which one (from 1)."""

    field: ReleaseField
    place: int = 0

    @property
    def code(self) -> str:
        return f"{self.field.value}:{self.place}" if self.place else self.field.value

    @property
    def name(self) -> str:
        return f"{self.field.label} {self.place}" if self.place else str(self.field.label)

    @property
    def part(self) -> Compartment:
        return PART_OF[self.field]

    @classmethod
    def of(cls, code: str) -> Self:
        """Of a code that was kept or sent; ValueError when it is none of ours."""
        field, _sign, place = code.partition(":")
        made = cls(ReleaseField(field), int(place or "0"))
        if made.code != code or (made.place > 0) != (made.field in SEVERAL):
            raise ValueError(code)
        return made


C = Compartment
PART_OF: Final = {
    ReleaseField.NUMBER: C.FACTS,
    ReleaseField.EMPLOYER: C.FACTS,
    ReleaseField.KINDS: C.FACTS,
    ReleaseField.OCCURRED: C.FACTS,
    ReleaseField.PLACE: C.FACTS,
    ReleaseField.SEVERITY: C.FACTS,
    ReleaseField.COVERED_WORDS: C.FACTS,
    ReleaseField.POLICE_NUMBER: C.MEASURES,
    ReleaseField.MEASURES: C.MEASURES,
    ReleaseField.VICTIM_NAME: C.VICTIM,
    ReleaseField.VICTIM_FUNCTION: C.VICTIM,
    ReleaseField.WITNESSES: C.VICTIM,
    ReleaseField.OTHER_NAME: C.PERPETRATOR,
    ReleaseField.OTHER_ADDRESS: C.PERPETRATOR,
    ReleaseField.OTHER_BIRTH: C.PERPETRATOR,
    ReleaseField.OWN_WORDS: C.OWN_WORDS,
    ReleaseField.EVIDENCE: C.OWN_WORDS,
    ReleaseField.THREAT: C.PROTECTED,
    ReleaseField.FILE: C.OWN_WORDS,
    ReleaseField.DAMAGE: C.LEGAL,
    ReleaseField.DAMAGE_OF_PERSON: C.LEGAL,
    ReleaseField.POLICE_FILE: C.MEASURES,
    ReleaseField.POLICE_FILE_NAMED: C.OWN_WORDS,
}
WHOLE: Final = frozenset({ReleaseField.POLICE_FILE, ReleaseField.POLICE_FILE_NAMED})
SEVERAL: Final = WHOLE | {ReleaseField.FILE, ReleaseField.DAMAGE, ReleaseField.DAMAGE_OF_PERSON}
# The default of the security model: a number and the employer's address, and nobody.
PRESELECTED: Final = (Pick(ReleaseField.NUMBER), Pick(ReleaseField.EMPLOYER))
IDENTITY: Final = frozenset({C.VICTIM, C.PERPETRATOR, C.OWN_WORDS, C.PROTECTED})
# What tells who somebody is; also what a colleague paid for, which can tell of body or mind.
ABOUT_SOMEBODY: Final = frozenset(one for one, part in PART_OF.items() if part in IDENTITY) | {
    ReleaseField.DAMAGE_OF_PERSON
}


class RecipientKind(models.TextChoices):
    """To nobody else: persons are never shared between employers (decision 32)."""

    POLICE = "police", _("politie")
    PROSECUTOR = "prosecutor", _("Openbaar Ministerie")


class VictimWish(models.TextChoices):
    """What the colleague wants. No consent: towards an employer nobody is free to refuse (decision 32)."""

    WANTS = "wants", _("wil dit")
    LEAVES_IT = "leaves_it", _("laat het aan ons over")
    OBJECTS = "objects", _("wil dit niet")
    NOT_ASKED = "not_asked", _("niet gevraagd")


NEEDS_WHY: Final = (VictimWish.OBJECTS, VictimWish.NOT_ASKED)


class ReleaseState(models.TextChoices):
    PROPOSED = "proposed", _("wacht op wie meekijkt")
    APPROVED = "approved", _("goedgekeurd")
    REFUSED = "refused", _("niet goedgekeurd")
    WITHDRAWN = "withdrawn", _("voorstel ingetrokken")
    RECALLED = "recalled", _("teruggehaald")


class RecallReason(models.TextChoices):
    WISH = "wish", _("De collega wil het niet meer")
    WRONG_PERSON = "wrong_person", _("Het ging naar de verkeerde persoon")
    NOT_RIGHT = "not_right", _("Er staat iets in dat niet klopt")
    NOT_NEEDED = "not_needed", _("Het is niet meer nodig")
    REMOVED = "removed", _("Wat erin staat moest weg uit het dossier")


class ReadWhat(models.TextChoices):
    PAGE = "page", _("pagina gelezen")
    PAPER = "pdf", _("PDF opgehaald")
    DATA = "json", _("gegevens opgehaald")
    FILE = "file", _("opgehaald")
    ARCHIVE = "zip", _("alles samen opgehaald")
    RECEIPT = "receipt", _("ontvangst bevestigd")
