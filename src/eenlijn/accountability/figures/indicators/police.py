# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going to the police: what was filed, and the coded reasons why not (row C9)."""

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
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.foundation.text import whole

_FILED = Q(measure=Measure.POLICE_FILED)
_NOT = Q(measure=Measure.POLICE_NOT)
WHICH = (_FILED & ~Q(step=PoliceDecision.MELDING), _FILED & Q(step=PoliceDecision.MELDING), _NOT)


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up the decision that counts of each incident, by what the question splits."""
    return table_of(
        facts.filter(_FILED | _NOT),
        question,
        now,
        which=WHICH,
        cells=_cells,
        words=Words(_columns(), _definition(), _sentence),
        drawn=3,
    )


def count_reasons(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up the coded reasons for not going to the police."""
    return table_of(
        facts.filter(_NOT),
        question,
        now,
        which=(_NOT,),
        cells=_reason_cells,
        words=Words((_("Geen politie"),), _why_definition(), _why_sentence),
        drawn=0,
    )


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    filed, told, without = numbers
    return (counted(filed), counted(told), counted(without), share(filed, filed + told + without))


def _reason_cells(numbers: Numbers) -> tuple[Cell, ...]:
    return (counted(numbers[0]),)


def _columns() -> tuple[str, ...]:
    return (_("Aangifte"), _("Alleen melding"), _("Geen politie"), _("Aandeel aangifte (%)"))


def _sentence(total: Numbers) -> str:
    filed, decided = total[0], sum(total)
    if not decided:
        return _("Er is nog bij geen voorval besloten over de politie.")
    return ngettext(
        "Bij %(filed)s van %(decided)s voorval waarover is besloten, kwam er aangifte: %(share)s.",
        "Bij %(filed)s van %(decided)s voorvallen waarover is besloten, kwam er aangifte: %(share)s.",
        decided,
    ) % {"filed": whole(filed), "decided": whole(decided), "share": share_words(filed, decided)}


def _definition() -> str:
    return _(
        "Geteld is het besluit dat nu geldt, één keer per voorval: aangifte door de collega, de werkgever of "
        "met volmacht, alleen een melding, of geen politie. Wordt het besluit anders, dan telt het nieuwe. "
        "Het aandeel is aangifte, gedeeld door alle voorvallen waarover is besloten. Wat de politie, het OM "
        "of de rechter ermee deed, telt hier niet. Een voorval telt in de maand waarin het gebeurde. "
        "Oefeningen tellen niet."
    )


def _why_sentence(total: Numbers) -> str:
    if not total[0]:
        return _("Er is nog bij geen voorval besloten om niet naar de politie te gaan.")
    return ngettext(
        "Bij %(count)s voorval is besloten om niet naar de politie te gaan.",
        "Bij %(count)s voorvallen is besloten om niet naar de politie te gaan.",
        total[0],
    ) % {"count": whole(total[0])}


def _why_definition() -> str:
    return _(
        "Geteld is de reden uit de vaste lijst bij het besluit dat nu geldt. Een melding zonder aangifte "
        "telt hier niet: toen ging iemand wel naar de politie. Redenen als «kost te veel tijd» en «geen "
        "vertrouwen in resultaat» zeggen iets over politie en werkgever samen. Een voorval telt in de maand "
        "waarin het gebeurde. Oefeningen tellen niet."
    )
