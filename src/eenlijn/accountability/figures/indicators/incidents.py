# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Incidents: how many events were registered, by the moment at which they happened."""

from datetime import datetime

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.codes import Indicator
from eenlijn.accountability.figures.indicators.rows import grouped, headings, key_of
from eenlijn.accountability.figures.indicators.table import Bar, Cell, Chart, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import period_words, source_words, title_words
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.foundation.text import whole


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up the incidents of the period."""
    lines = grouped(facts.filter(measure=Measure.INCIDENT), question, number=Sum("delta"))
    found = {key_of(line, question.split): int(line["number"]) for line in lines}
    counted = {key: number for key, number in found.items() if number}
    rows = tuple(
        Row(heading.head, (_cell(sum(counted.get(key, 0) for key in heading.keys)),), heading.note)
        for heading in headings(question, counted, now)
    )
    total = sum(counted.values())
    title = title_words(question)
    return FigureTable(
        question=question,
        title=title,
        sentence=_sentence(total, question),
        columns=(str(question.split.label), str(Indicator.INCIDENTS.label)),
        rows=rows if total else (),
        totals=Row(_("Totaal"), (_cell(total),)),
        definition=_definition(),
        source=source_words(),
        period=period_words(question),
        counted_at=now,
        chart=_chart(title, rows) if total else None,
    )


def _cell(number: int) -> Cell:
    return Cell(number, whole(number))


def _sentence(total: int, question: Question) -> str:
    if not total:
        return _("Er staat geen voorval in het register van %(period)s.") % {"period": period_words(question)}
    return ngettext(
        "Er staat %(count)s voorval in het register van %(period)s.",
        "Er staan %(count)s voorvallen in het register van %(period)s.",
        total,
    ) % {"count": whole(total), "period": period_words(question)}


def _definition() -> str:
    return _(
        "Een voorval is één gebeurtenis, ook als er meer slachtoffers of meldingen zijn. "
        "Het telt in de maand en op de dag waarop het gebeurde, naar de Nederlandse klok. "
        "Ook voorvallen uit een oud register tellen mee; oefeningen niet. "
        "De tijd tot melden loopt van het voorval tot de melding. Precies 48 uur is binnen 48 uur."
    )


def _chart(title: str, rows: tuple[Row, ...]) -> Chart:
    bars = tuple(Bar(row.head, row.cells[0].value or 0, row.cells[0].words) for row in rows)
    spoken = _("Staafdiagram: %(title)s. Zelfde getallen als in de tabel.") % {"title": title}
    return Chart(title=title, spoken=spoken, bars=bars)
