# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of figures: what can be asked, how it can be split, and the heads of the rows."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.incidents.codes import Severity


class Indicator(models.TextChoices):
    INCIDENTS = "incidents", _("Voorvallen")
    ANSWERED_IN_TIME = "answered_in_time", _("Op tijd beantwoord")
    HEARD_BACK = "heard_back", _("Melder hoorde van ons")


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


SPLITS: Final[Mapping[Indicator, tuple[Split, ...]]] = {
    Indicator.INCIDENTS: tuple(Split),
    Indicator.ANSWERED_IN_TIME: (Split.MONTH, Split.UNIT),
    # By month only: per team it would say how fast somebody works (decision 35).
    Indicator.HEARD_BACK: (Split.MONTH,),
}


class SeverityWord(models.TextChoices):
    """Three words over the five codes (decision 10)."""

    LIGHT = "light", _("Licht (1 en 2)")
    MIDDLE = "middle", _("Middel (3)")
    HEAVY = "heavy", _("Zwaar (4 en 5)")


WORD_OF: Final[Mapping[str, SeverityWord]] = {
    Severity.UNPLEASANT: SeverityWord.LIGHT,
    Severity.NORM_BREACH: SeverityWord.LIGHT,
    Severity.SERIOUS: SeverityWord.MIDDLE,
    Severity.VERY_SERIOUS: SeverityWord.HEAVY,
    Severity.CRITICAL: SeverityWord.HEAVY,
}


class TimeToReport(models.TextChoices):
    """From incident to report; exactly 48 hours is within 48 hours."""

    DAY = "day", _("Binnen 24 uur")
    TWO_DAYS = "two_days", _("24 tot 48 uur")
    LATER = "later", _("Later dan 48 uur")
