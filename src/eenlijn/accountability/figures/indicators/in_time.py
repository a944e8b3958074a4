# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviews of measures, and requests about somebody's own data: which part was done within its term.

Share = done in time / terms that ended. A term has ended when its due moment has passed, or when it was done
before that. A review that was no longer needed, because the measure stopped first, counts nowhere.
"""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Term:
    """Which facts begin and end a term, and what a table says of it."""

    begun: Measure
    ended: Measure
    column: str
    definition: str


def count_reviews(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Whether somebody looked in time if a measure was still needed."""
    definition = _(
        "Halverwege, en daarna ten minste elk half jaar, kijkt iemand of een maatregel nog nodig is. "
        "Het aandeel is het aantal keren dat dit op tijd gebeurde, gedeeld door het aantal keren dat het "
        "moest. Op de dag zelf is op tijd. Stopte de maatregel eerder, dan hoeft het niet meer en telt het "
        "niet. Een maatregel telt in de maand waarin het voorval gebeurde."
    )
    term = Term(Measure.REVIEW, Measure.REVIEWED, _("Bekeken of termijn voorbij"), definition)
    return _count(term, facts, question, now)


def count_requests(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Whether what people ask about their own data was decided in time."""
    definition = _(
        "Wie vraagt welke gegevens wij hebben, krijgt binnen een maand een besluit; met een reden mag het "
        "twee maanden langer. Geteld zijn verzoeken die bij een dossier horen, één keer per dossier. "
        "Het aandeel is het aantal op tijd besloten, gedeeld door het aantal dat besloten is of waarvan de "
        "termijn voorbij is. Een besluit op bezwaar telt niet nog eens. "
        "Een verzoek telt in de maand waarin het voorval gebeurde."
    )
    term = Term(Measure.REQUEST, Measure.DECIDED, _("Besloten of termijn voorbij"), definition)
    return _count(term, facts, question, now)


def _count(term: Term, facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    begun, ended = Q(measure=term.begun), Q(measure=term.ended)
    over = (begun & Q(due_at__lt=now)) | (ended & Q(due_at__gte=now))
    return table_of(
        facts.filter(measure__in=(term.begun, term.ended)),
        question,
        now,
        which=(ended & Q(in_time=True), over, begun),
        cells=_cells,
        words=Words(_columns(term), term.definition, _sentence),
        drawn=2,
    )


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    in_time, over, begun = numbers
    return (counted(in_time), counted(over), share(in_time, over), counted(begun - over))


def _columns(term: Term) -> tuple[str, ...]:
    return (_("Op tijd"), term.column, _("Aandeel op tijd (%)"), _("Loopt nog"))


def _sentence(total: Numbers) -> str:
    in_time, over, _begun = total
    if not over:
        return _("Nog niet te zeggen: er is nog geen termijn voorbij.")
    return ngettext(
        "%(over)s keer moest het; op tijd: %(in_time)s, %(share)s.",
        "%(over)s keer moest het; op tijd: %(in_time)s, %(share)s.",
        over,
    ) % {"over": whole(over), "in_time": whole(in_time), "share": share_words(in_time, over)}
