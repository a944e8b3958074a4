# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register's words: which codes exist, what they are called, and what a report's plain choice means.

The lists are versioned data (`code_lists/version_N.csv`): a code keeps its meaning for ever, labels may
be translated, an organisation may add children but never change a meaning. An incident stores the
version of its day.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CURRENT_VERSION = 1


@dataclass(frozen=True)
class Code:
    """One row of a code list; `group` gathers kinds that are counted together."""

    code: str
    nl: str
    en: str
    group: str
    note: str

    @property
    def label(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@cache
def code_list(name: str, version: int = CURRENT_VERSION) -> Mapping[str, Code]:
    """All codes of one list in their fixed order. KeyError when there is no such list."""
    return _read(version)[name]


@cache
def _read(version: int) -> dict[str, dict[str, Code]]:
    path = Path(__file__).parent / "code_lists" / f"version_{version}.csv"
    lists: dict[str, dict[str, Code]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row.pop("list")
            lists.setdefault(name, {})[row["code"]] = Code(**row)
    return lists


def label(name: str, code: str, version: int = CURRENT_VERSION) -> str:
    """The word people read, in the language of the moment; an unknown code shows itself."""
    found = code_list(name, version).get(code)
    return found.label if found else code


def choices(name: str, version: int = CURRENT_VERSION) -> list[tuple[str, str]]:
    """Pairs for a form field, in the list's order."""
    return [(code.code, code.label) for code in code_list(name, version).values()]


def kind_group(incident_type: str) -> str:
    """The group a kind is counted in: verbal, threat, physical, ..."""
    return code_list("incident_type")[incident_type].group


class KindGroup(models.TextChoices):
    VERBAL = "verbal", _("Verbaal")
    THREAT = "threat", _("Bedreiging")
    HARASSMENT = "harassment", _("Lastigvallen")
    ORDER = "order", _("Ordeverstoring")
    PHYSICAL = "physical", _("Lichamelijk")
    SEXUAL = "sexual", _("Seksueel")
    DISCRIMINATION = "discrimination", _("Discriminatie")
    PROPERTY = "property", _("Vernieling en diefstal")
    ONLINE = "online", _("Online")
    OTHER = "other", _("Anders")


class PlainKind(models.TextChoices):
    """The ten choices of the report form, each mapped to one code; triage refines it."""

    INSULTED = "verbal_insult", _("Uitgescholden")
    THREATENED = "threat_general", _("Bedreigd")
    GRABBED = "physical_light", _("Geduwd of vastgepakt")
    HIT = "physical_assault", _("Geslagen of geschopt")
    SPAT_AT = "physical_spitting", _("Bespuugd")
    WEAPON = "threat_weapon", _("Met een wapen bedreigd")
    SEXUAL = "sexual_verbal", _("Seksueel lastiggevallen")
    DISCRIMINATED = "discrimination_other", _("Gediscrimineerd")
    DESTROYED = "destruction", _("Iets vernield")
    OTHER = "other", _("Iets anders")


class Severity(models.TextChoices):
    """Five codes; three words over them for people (decision 10)."""

    UNPLEASANT = "s1_unpleasant", _("1 Hinderlijk")
    NORM_BREACH = "s2_norm_breach", _("2 Normoverschrijdend")
    SERIOUS = "s3_serious", _("3 Ernstig")
    VERY_SERIOUS = "s4_very_serious", _("4 Zeer ernstig")
    CRITICAL = "s5_critical", _("5 Levensbedreigend")

    @property
    def level(self) -> int:
        return int(self.value[1])


class Status(models.TextChoices):
    """Decision 11; everything else in list 8.19 is derived from the measures."""

    DRAFT = "draft", _("Concept")
    REPORTED = "reported", _("Gemeld")
    ASSESSED = "assessed", _("Beoordeeld")
    IN_PROGRESS = "in_progress", _("In behandeling")
    CLOSED = "closed", _("Afgesloten")
    NOT_UPHELD = "not_upheld", _("Niet gegrond")
    MERGED = "merged", _("Samengevoegd")


class IntakeWay(models.TextChoices):
    """How a report came in (rows A9 and A12); the last three start no clock on an answer (decision 7)."""

    OWN = "own", _("Voor mezelf")
    ON_BEHALF = "on_behalf", _("Voor een collega")
    HANDLED_MYSELF = "handled_myself", _("Zelf opgelost")
    NEAR_MISS = "near_miss", _("Bijna misgegaan")
    FELT_UNSAFE = "felt_unsafe", _("Onveilig gevoel")


class Gate(models.TextChoices):
    """Whether it was aggression at all: emotion, criticism and a complaint never are (row B2)."""

    AGGRESSION = "aggression", _("Agressie")
    EMOTION = "emotion", _("Emotie")
    CRITICISM = "criticism", _("Kritiek")
    COMPLAINT = "complaint", _("Klacht")


class Injury(models.TextChoices):
    """The only thing about a body that facts hold (decision 24)."""

    NONE = "none", _("Geen")
    FIRST_AID = "first_aid", _("Eerste hulp")
    DOCTOR = "doctor", _("Arts of meer")
    UNKNOWN = "unknown", _("Onbekend")


class Target(models.TextChoices):
    """At whom it was aimed; a rule of severity."""

    EMPLOYEE = "employee", _("Een medewerker")
    TEAM = "team", _("Een hele groep of het gebouw")
    FAMILY = "family", _("Gezin of thuis")
    OFFICE_HOLDER = "office_holder", _("Een bestuurder of raadslid")


class PersonState(models.TextChoices):
    """How far someone on whose behalf was reported has spoken (row A9)."""

    NAMED = "named", _("genoemd")
    CONFIRMED = "confirmed", _("bevestigd")
    CORRECTED = "corrected", _("verbeterd")


class MeasureState(StrEnum):
    """How far one of the eight measures is on a dossier."""

    DONE = "done"
    RUNNING = "busy"
    OPEN = "open"
    NONE = "none"
    NEARLY = "soon"
    LATE = "late"


class MeasureNumber(models.IntegerChoices):
    """The eight measures of a safe public task."""

    NORM = 1, _("Norm")
    REPORT = 2, _("Melden")
    REGISTER = 3, _("Registreren")
    TRAIN = 4, _("Trainen")
    RESPOND = 5, _("Reageren")
    POLICE = 6, _("Aangifte")
    DAMAGE = 7, _("Schade")
    CARE = 8, _("Nazorg")


@dataclass(frozen=True)
class Sign:
    """What a room says about its measure on one dossier; `at` belongs to the state.

    The note waits for its language until somebody reads it: a list shows the state only.
    """

    state: MeasureState
    note: str | Promise = ""
    at: datetime | None = None


class HandOverState(models.TextChoices):
    OFFERED = "offered", _("aangeboden")
    ACCEPTED = "accepted", _("aangenomen")
    REFUSED = "refused", _("geweigerd")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Origin(models.TextChoices):
    REPORT = "report", _("Melding")
    IMPORT = "import", _("Oud register")


class Precision(models.TextChoices):
    """How exactly the moment is known; figures use the day only."""

    NOW = "now", _("zonet gemeld")
    MINUTE = "minute", _("op de minuut")
    DAY = "day", _("alleen de dag")


class PerpetratorKnown(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Nog niet bekend")


class AssignmentKind(models.TextChoices):
    HANDLER = "handler", _("Behandelaar")
    DEPUTY = "deputy", _("Plaatsvervanger")
    CARER = "carer", _("Nazorg")
    LEGAL = "legal", _("Jurist")
    ADVISER = "adviser", _("Vertrouwenspersoon")
    NAMED = "named", _("Genoemd bij het afgeschermde dossier")


class Lane(models.TextChoices):
    """Where a case runs. Numbers have one form in all of them (decision 3); counts are kept apart."""

    PUBLIC_TASK = "public_task", _("Publieke taak")
    INTERNAL = "internal", _("De ander is een collega")
    PROTECTED = "protected", _("Afgeschermd")


class InvolvedAs(models.TextChoices):
    """Why somebody may know nothing of a case."""

    ACCUSED = "accused", _("De melding gaat over deze collega")
    WITNESS = "witness", _("Getuige met een belang")
    PARTNER = "partner", _("Partner of familie van iemand die erbij hoort")
    RECUSED = "recused", _("Is naar eigen zeggen betrokken")


class ReturnReason(models.TextChoices):
    """Why a case no longer runs apart; the code stands in trail and timeline."""

    NOT_A_COLLEAGUE = "not_a_colleague", _("De ander is geen collega")
    NO_LONGER_AT_RISK = "no_longer_at_risk", _("De collega loopt geen gevaar meer")
    MISTAKE = "mistake", _("Het is per vergissing apart gezet")


class ReturnState(models.TextChoices):
    PROPOSED = "proposed", _("voorgesteld")
    AGREED = "agreed", _("akkoord")
    REFUSED = "refused", _("geweigerd")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    OVER = "over", _("verlopen")


class ProtectedKind(models.TextChoices):
    """What is kept apart of a protected case, each opened by itself."""

    HOME_ADDRESS = "home_address", _("Thuisadres")
    PHONE = "phone", _("Privénummer")
    THREAT = "threat", _("Bedreigingsbeeld")
