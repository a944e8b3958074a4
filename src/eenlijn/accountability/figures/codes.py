# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of figures: what can be asked, how it can be split, and the heads of the rows."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import Severity
from eenlijn.commons.rulebook.topics.routing import Weight


class Indicator(models.TextChoices):
    INCIDENTS = "incidents", _("Voorvallen")
    ANSWERED_IN_TIME = "answered_in_time", _("Op tijd beantwoord")
    HEARD_BACK = "heard_back", _("Melder hoorde van ons")
    EXPERIENCES = "experiences", _("Wat melders vonden")
    MEASURES = "measures", _("Maatregelen")
    HEARD_FIRST = "heard_first", _("Gehoord voor de maatregel")
    REVIEWS = "reviews", _("Maatregelen op tijd bekeken")
    POLICE = "police", _("Aangifte en melding")
    NO_POLICE = "no_police", _("Waarom geen aangifte")
    DAMAGE = "damage", _("Schade terug")
    FIRST_TALK = "first_talk", _("Opvanggesprek binnen 72 uur")
    TASKS = "tasks", _("Taken van het draaiboek")
    REQUESTS = "requests", _("Verzoeken over gegevens")


class Split(models.TextChoices):
    MONTH = "month", _("Maand")
    KIND = "kind", _("Soort")
    KIND_GROUP = "kind_group", _("Groep van soorten")
    SEVERITY = "severity", _("Ernst")
    SEVERITY_STEP = "severity_step", _("Ernst, vijf stappen")
    WEEKDAY = "weekday", _("Dag van de week")
    TIME_TO_REPORT = "time_to_report", _("Tijd tot melden")
    UNIT = "unit", _("Eenheid")
    ORIGIN = "origin", _("Herkomst")
    STEP = "step", _("Trede van de ladder")
    FAMILY = "family", _("Gevolg of afspraak")
    REASON = "reason", _("Reden om niet naar de politie te gaan")


# Only a measure has a step of the ladder.
OF_MEASURES: Final = (Split.STEP, Split.FAMILY, Split.MONTH)
SPLITS: Final[Mapping[Indicator, tuple[Split, ...]]] = {
    Indicator.INCIDENTS: tuple(
        split for split in Split if split not in (Split.STEP, Split.FAMILY, Split.REASON)
    ),
    Indicator.ANSWERED_IN_TIME: (Split.MONTH, Split.UNIT),
    # By month only: per team it would say how fast somebody works (decision 35).
    Indicator.HEARD_BACK: (Split.MONTH,),
    # In blocks of months with at least five answers, and by nothing else (decision 35).
    Indicator.EXPERIENCES: (Split.MONTH,),
    Indicator.MEASURES: OF_MEASURES,
    Indicator.HEARD_FIRST: OF_MEASURES,
    Indicator.REVIEWS: OF_MEASURES,
    Indicator.POLICE: (Split.MONTH, Split.KIND_GROUP, Split.SEVERITY, Split.SEVERITY_STEP),
    Indicator.NO_POLICE: (Split.REASON, Split.MONTH),
    # In blocks of months with at least five dossiers: an amount of one is the lawyer's.
    Indicator.DAMAGE: (Split.MONTH,),
    # By month only: per team it would say who got a talk, and from whom.
    Indicator.FIRST_TALK: (Split.MONTH,),
    # A playbook belongs to a severity.
    Indicator.TASKS: (Split.MONTH, Split.SEVERITY_STEP),
    Indicator.REQUESTS: (Split.MONTH,),
}


class SeverityWord(models.TextChoices):
    """Three words over the five codes (decision 10)."""

    LIGHT = "light", _("Licht (1 en 2)")
    MIDDLE = "middle", _("Middel (3)")
    HEAVY = "heavy", _("Zwaar (4 en 5)")


# Which severities each word stands for, is one rule: that of the routing table.
WORD_OF: Final[Mapping[str, SeverityWord]] = {
    severity.value: SeverityWord(Weight.of(severity.level).value) for severity in Severity
}


class TimeToReport(models.TextChoices):
    """From incident to report; exactly 48 hours is within 48 hours."""

    DAY = "day", _("Binnen 24 uur")
    TWO_DAYS = "two_days", _("24 tot 48 uur")
    LATER = "later", _("Later dan 48 uur")
