# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Heard first: of which measures the other side could tell their story before the measure left (decision 9).

Share = heard first / measures that stay on file or limit somebody. The rest left in acute danger, and is
heard afterwards or still waits for that, or nobody knew whom to ask.
"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.sums import (
    Numbers,
    Words,
    counted,
    share,
    share_words,
    table_of,
)
from eenlijn.accountability.figures.indicators.table import Cell, FigureTable, Question
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.text import whole

WHICH = (Measure.HEARD_FIRST, Measure.HEARD_LATER, Measure.NOT_HEARD, Measure.HEARD_AFTER)


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up how far the other side had been heard, by month of the incident."""
    return table_of(
        facts.filter(measure__in=WHICH),
        question,
        now,
        which=tuple(Q(measure=one) for one in WHICH),
        cells=_cells,
        words=Words(_columns(), _definition(), _sentence),
        drawn=2,
    )


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    first, later, never, after = numbers
    of = first + later + never
    rest = (counted(after), counted(later - after), counted(never))
    return (counted(first), counted(of), share(first, of), *rest)


def _columns() -> tuple[str, ...]:
    return (
        _("Eerst gehoord"),
        _("Maatregelen"),
        _("Aandeel eerst gehoord (%)"),
        _("Pas daarna gehoord"),
        _("Nog niet gehoord"),
        _("Kon niet: onbekend wie"),
    )


def _sentence(total: Numbers) -> str:
    first, of = total[0], sum(total[:3])
    if not of:
        return _("Nog niet te zeggen: er is nog geen maatregel waarvoor wij de ander eerst horen.")
    return ngettext(
        "Bij %(first)s van %(of)s maatregel kon de ander eerst de eigen kant vertellen: %(share)s.",
        "Bij %(first)s van %(of)s maatregelen kon de ander eerst de eigen kant vertellen: %(share)s.",
        of,
    ) % {"first": whole(first), "of": whole(of), "share": share_words(first, of)}


def _definition() -> str:
    return _(
        "Geteld zijn maatregelen die in het dossier blijven of iemand beperken. "
        "Eerst gehoord is: de ander vertelde de eigen kant voordat de maatregel vertrok, of kreeg die kans "
        "en gebruikte hem niet. Het aandeel is dat aantal, gedeeld door het aantal maatregelen. "
        "Alleen bij acuut gevaar mag horen later, met de reden erbij. "
        "Een maatregel telt in de maand waarin het voorval gebeurde."
    )
