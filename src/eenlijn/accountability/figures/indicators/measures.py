# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures: which consequences and arrangements left, and how they went on."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.sums import Numbers, Words, counted, table_of
from eenlijn.accountability.figures.indicators.table import Cell, FigureTable, Question
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.text import whole

WHICH = (Measure.IMPOSED, Measure.BREACH, Measure.LIFTED, Measure.LAPSED)


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up what was imposed, was not kept, stopped early and lapsed, by month of the incident."""
    return table_of(
        facts.filter(measure__in=WHICH),
        question,
        now,
        which=tuple(Q(measure=one) for one in WHICH),
        cells=_cells,
        words=Words(_columns(), _definition(), _sentence),
        drawn=0,
    )


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    return tuple(counted(one) for one in numbers)


def _columns() -> tuple[str, ...]:
    return (_("Opgelegd"), _("Niet nagekomen"), _("Eerder gestopt"), _("Vanzelf afgelopen"))


def _sentence(total: Numbers) -> str:
    if not any(total):
        return _("Er is nog geen maatregel opgelegd.")
    return ngettext(
        "Er is %(count)s maatregel opgelegd.", "Er zijn %(count)s maatregelen opgelegd.", total[0]
    ) % {"count": whole(total[0])}


def _definition() -> str:
    return _(
        "Een maatregel is een gevolg voor wat er gebeurde, zoals een waarschuwing of een verbod, of een "
        "afspraak voor veilig contact. Geteld is wat de deur uit is. Een gesprek of een brief over de norm "
        "is geen maatregel. Niet nagekomen telt elke keer dat een collega het vastlegde; of het zo was, is "
        "daarmee niet vastgesteld. "
        "Een maatregel telt in de maand waarin het voorval gebeurde. Oefeningen tellen niet."
    )
