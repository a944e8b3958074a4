# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tasks of the playbook: how many were done, and how many turned out not to be needed."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.sums import Numbers, Words, counted, share, table_of
from eenlijn.accountability.figures.indicators.table import Cell, FigureTable, Question
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.text import whole

WHICH = (Measure.TASK_DONE, Measure.TASK_WAIVED)


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up tasks that were settled, by month of the incident."""
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
    done, waived = numbers
    return (counted(done), counted(waived), share(done, done + waived))


def _columns() -> tuple[str, ...]:
    return (_("Gedaan"), _("Niet nodig"), _("Aandeel gedaan (%)"))


def _sentence(total: Numbers) -> str:
    if not sum(total):
        return _("Er is nog geen taak van een draaiboek afgerond.")
    return ngettext(
        "Er is %(count)s taak afgerond: gedaan %(done)s, niet nodig %(waived)s.",
        "Er zijn %(count)s taken afgerond: gedaan %(done)s, niet nodig %(waived)s.",
        sum(total),
    ) % {"count": whole(sum(total)), "done": whole(total[0]), "waived": whole(total[1])}


def _definition() -> str:
    return _(
        "Een taak is een stap van het draaiboek in een dossier. Gedaan is: een handeling in het dossier "
        "bewijst het, of iemand schreef op waaruit het blijkt. Niet nodig is: iemand zei dat, met een reden. "
        "Wat nog open staat, telt niet. Staat een stap vaak op niet nodig, dan past het draaiboek misschien "
        "niet bij het werk. Een taak telt in de maand waarin het voorval gebeurde."
    )
