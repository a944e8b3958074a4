# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each answer is: its family, its letter, whether it limits somebody, and what it closes off.

A sanction is a consequence for what was done; an arrangement makes the next contact safe. They are never
one thing. `stays` says that all rails hold and that it is decided by mandate; `limits` that a measure runs
from the day it leaves, until its end; `by_mandate` that it is no letter of ours, and asking for it is a
decision all the same. Sectors and what can never be closed off are inferred from the law that each sector
lives by (see `duties`); a screen says that a lawyer of the employer looks at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.codes import AnswerKind, Closed
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.rulebook.codes import TextName

_K = AnswerKind
_C = Closed


class Family(StrEnum):
    """Four groups on the ladder, kept apart on screen and in data."""

    ADDRESS = "address"
    SANCTION = "sanction"
    ARRANGEMENT = "arrangement"
    PROCEDURE = "procedure"


FAMILY_WORDS: Final[Mapping[Family, tuple[Promise, Promise]]] = {
    Family.ADDRESS: (_("Aanspreken"), _("We benoemen wat er gebeurde. Er verandert niets.")),
    Family.SANCTION: (_("Gevolg"), _("Een gevolg voor wat er is gebeurd.")),
    Family.ARRANGEMENT: (_("Afspraak voor veilig contact"), _("Zo wordt het volgende contact veilig.")),
    Family.PROCEDURE: (
        _("Andere weg"),
        _("Een ander beslist hierover. Hier leg je alleen vast dat die stap is gezet."),
    ),
}


@dataclass(frozen=True)
class Step:
    """One answer. `letter` is the text it leaves with; `sectors` is empty where every sector may."""

    kind: AnswerKind
    family: Family
    letter: TextName | None = None
    limits: bool = False
    stays: bool = False
    sectors: frozenset[Sector] = frozenset()
    blocks: frozenset[Closed] = frozenset()
    needs_legal_check: bool = False
    by_mandate: bool = False


_BAN, _LIMIT = TextName.BUILDING_BAN, TextName.CONTACT_LIMIT
_STOP, _END = TextName.SUSPENSION, TextName.SERVICE_ENDED
_CARE = frozenset({Sector.CARE})
_SCHOOL = frozenset({Sector.EDUCATION})
_TRANSPORT = frozenset({Sector.TRANSPORT})
_HOUSING = frozenset({Sector.HOUSING})
_INCOME = frozenset({Sector.SOCIAL_SECURITY, Sector.ADMINISTRATION})


def _limiting(
    kind: AnswerKind,
    family: Family,
    letter: TextName,
    *blocks: Closed,
    sectors: frozenset[Sector] = frozenset(),
    needs_legal_check: bool = False,
) -> Step:
    return Step(
        kind,
        family,
        letter,
        limits=True,
        stays=True,
        sectors=sectors,
        blocks=frozenset(blocks),
        needs_legal_check=needs_legal_check,
    )


_ARRANGED = Family.ARRANGEMENT
_ROWS: Final = (
    Step(_K.NORM_NOTICE, Family.ADDRESS, TextName.NORM_NOTICE),
    Step(_K.HEARING_INVITATION, Family.ADDRESS, TextName.HEARING_INVITATION),
    Step(_K.TALK, Family.ADDRESS),
    Step(_K.TALK_CONFIRMATION, Family.ADDRESS, TextName.TALK_CONFIRMATION),
    Step(_K.AGREEMENT, Family.ADDRESS),
    Step(_K.RESTORATIVE_TALK, Family.ADDRESS),
    Step(_K.VERBAL_WARNING, Family.SANCTION),
    Step(_K.WARNING, Family.SANCTION, TextName.WRITTEN_WARNING, stays=True),
    _limiting(_K.BUILDING_BAN, Family.SANCTION, _BAN, _C.VISIT),
    _limiting(_K.AREA_BAN, Family.SANCTION, _BAN, _C.SITE),
    _limiting(_K.TRAVEL_BAN, Family.SANCTION, _BAN, _C.TRAVEL, sectors=_TRANSPORT),
    _limiting(_K.STATION_BAN, Family.SANCTION, _BAN, _C.SITE, sectors=_TRANSPORT),
    _limiting(
        _K.PUPIL_MEASURE,
        Family.SANCTION,
        _STOP,
        _C.LESSONS,
        sectors=_SCHOOL,
        needs_legal_check=True,
    ),
    Step(_K.ONLINE_MODERATION, Family.SANCTION),
    _limiting(_K.FIXED_CONTACT, _ARRANGED, _LIMIT, _C.OTHERS),
    _limiting(_K.FIXED_PLACE, _ARRANGED, _LIMIT, _C.OTHER_PLACES),
    _limiting(_K.APPOINTMENT, _ARRANGED, _LIMIT, _C.WALK_IN),
    _limiting(_K.WRITTEN_ONLY, _ARRANGED, _LIMIT, _C.VISIT, _C.PHONE),
    _limiting(_K.PHONE_ONLY, _ARRANGED, _LIMIT, _C.VISIT),
    _limiting(_K.REPRESENTATIVE, _ARRANGED, _LIMIT, _C.VISIT, _C.PHONE, _C.WRITING),
    _limiting(_K.GUARD_PRESENT, _ARRANGED, _LIMIT),
    _limiting(_K.OFFICER_PRESENT, _ARRANGED, _LIMIT),
    _limiting(_K.TWO_STAFF, _ARRANGED, _LIMIT),
    _limiting(_K.NO_HOME_VISIT, _ARRANGED, _LIMIT, _C.HOME),
    _limiting(_K.CONTACT_LIMIT, _ARRANGED, _LIMIT, _C.OTHERS),
    _limiting(_K.CONTACT_BAN, _ARRANGED, TextName.CONTACT_BAN, _C.VISIT, _C.PHONE, _C.WRITING),
    _limiting(_K.SUSPENSION, _ARRANGED, _STOP, _C.SERVICE),
    _limiting(_K.SERVICE_ENDED, _ARRANGED, _END, _C.SERVICE, needs_legal_check=True),
    _limiting(_K.TREATMENT_ENDED, _ARRANGED, _END, _C.TREATMENT, sectors=_CARE, needs_legal_check=True),
    Step(_K.BENEFIT_REDUCTION, Family.PROCEDURE, sectors=_INCOME, by_mandate=True),
    Step(_K.TENANCY, Family.PROCEDURE, sectors=_HOUSING, by_mandate=True),
    Step(_K.MAYOR, Family.PROCEDURE, by_mandate=True),
    Step(_K.CARE_REFERRAL, Family.PROCEDURE),
    Step(_K.NONE_POSSIBLE, Family.PROCEDURE),
)
STEPS: Final[Mapping[AnswerKind, Step]] = {step.kind: step for step in _ROWS}
LETTER_KINDS: Final = tuple(step.kind for step in _ROWS if step.letter)
# What stays on file or limits: decided only by whoever has a mandate, with all eight rails (decision 9).
MANDATED_KINDS: Final = tuple(step.kind for step in _ROWS if step.stays)
# What runs from the day it left until its end, and is checked at a desk.
LIMITING_KINDS: Final = tuple(step.kind for step in _ROWS if step.limits)
# Talks and agreements: somebody spoke, and it counts from that moment.
SPOKEN_KINDS: Final = (_K.TALK, _K.RESTORATIVE_TALK, _K.VERBAL_WARNING, _K.AGREEMENT)
# Codes of list 8.11 that are no answer, and why; a screen shows where they are taken.
ELSEWHERE: Final[Mapping[str, Promise]] = {
    "not_upheld": _("Dat een melding niet gegrond is, is een uitkomst van het dossier en geen antwoord."),
    "liability_claim": _("Aansprakelijk stellen gaat over schade. Leg het vast bij Schade in dit dossier."),
}
