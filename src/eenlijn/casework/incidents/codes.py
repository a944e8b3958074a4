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
from functools import cache
from pathlib import Path

from django.db import models
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
