# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Heard back: of how many reports the reporter heard from us, what was done, and that it was over (row B12).

Share = heard in time / incidents that were reported here. An old register holds nobody to tell. Of what was
done and of the end there are numbers and no share: not every report is that far yet.
"""

from dataclasses import astuple, dataclass
from datetime import datetime
from operator import add
from typing import Final

from django.db.models import IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.accountability.figures.indicators.rows import Heading, Key, grouped, headings, key_of
from eenlijn.accountability.figures.indicators.sums import counted
from eenlijn.accountability.figures.indicators.table import Bar, Cell, Chart, FigureTable, Question, Row
from eenlijn.accountability.figures.indicators.wording import (
    not_yet,
    period_words,
    source_words,
    title_words,
)
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Origin
from eenlijn.foundation.text import decimal, percentage, whole

# In the order of the numbers below.
MOMENTS: Final = {
    "heard": Measure.HEARD_BACK,
    "done": Measure.HEARD_DONE,
    "closed": Measure.HEARD_CLOSED,
}


@dataclass(frozen=True)
class Heard:
    """Numbers of incidents: reported here; of which the reporter heard from us, what was done, the end."""

    reported: int = 0
    heard: int = 0
    in_time: int = 0
    done: int = 0
    done_in_time: int = 0
    closed: int = 0
    closed_in_time: int = 0

    @property
    def percent(self) -> float | None:
        return self.in_time * 100 / self.reported if self.reported else None

    def __add__(self, other: "Heard") -> "Heard":
        return Heard(*map(add, astuple(self), astuple(other)))


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up reports and what reporters heard, by month of the incident."""
    found = _found(facts, question)
    rows = tuple(_row(heading, found) for heading in headings(question, found, now))
    total = sum(found.values(), Heard())
    title = title_words(question)
    return FigureTable(
        question=question,
        title=title,
        sentence=_sentence(total),
        columns=(
            str(question.split.label),
            _("Meldingen"),
            _("Melder hoorde van ons"),
            _("Op tijd"),
            _("Aandeel op tijd (%)"),
            _("Hoorde wat wij deden"),
            _("Hoorde dat op tijd"),
            _("Hoorde dat het klaar is"),
            _("Hoorde het einde op tijd"),
        ),
        rows=rows if total.reported else (),
        totals=Row(_("Totaal"), _cells(total)),
        definition=_definition(),
        source=source_words(),
        period=period_words(question),
        counted_at=now,
        chart=_chart(title, rows) if total.reported else None,
    )


def _found(facts: "QuerySet[Fact]", question: Question) -> dict[Key, Heard]:
    in_time = Q(in_time=True)
    sums = {"reported": _sum(Q(measure=Measure.INCIDENT))}
    for name, measure in MOMENTS.items():
        told = Q(measure=measure)
        sums |= {name: _sum(told), f"{name}_timely": _sum(told & in_time)}
    lines = grouped(facts.filter(origin=Origin.REPORT), question, **sums)
    return {
        key_of(line, question.split): heard
        for line in lines
        if (heard := Heard(*(line[name] for name in sums))) != Heard()
    }


def _sum(which: Q) -> Coalesce:
    return Coalesce(Sum("delta", filter=which), 0, output_field=IntegerField())


def _row(heading: Heading, found: dict[Key, Heard]) -> Row:
    return Row(
        heading.head, _cells(sum((found.get(key, Heard()) for key in heading.keys), Heard())), heading.note
    )


def _cells(heard: Heard) -> tuple[Cell, ...]:
    percent = heard.percent
    share = Cell(None, not_yet()) if percent is None else Cell(round(percent, 1), decimal(percent))
    first = (heard.reported, heard.heard, heard.in_time)
    after = (heard.done, heard.done_in_time, heard.closed, heard.closed_in_time)
    return (*map(counted, first), share, *map(counted, after))


def _sentence(total: Heard) -> str:
    if total.percent is None:
        return _("Nog niet te zeggen: er is nog niets gemeld.")
    return ngettext(
        "Er kwam %(reported)s melding. Van %(heard)s hoorde de melder van ons; op tijd: %(share)s.",
        "Er kwamen %(reported)s meldingen. Van %(heard)s hoorde de melder van ons; op tijd: %(share)s.",
        total.reported,
    ) % {
        "reported": whole(total.reported),
        "heard": whole(total.heard),
        "share": percentage(total.percent, 0 if total.percent == round(total.percent) else 1),
    }


def _definition() -> str:
    return _(
        "Wie meldt, hoort binnen de termijn van ons: een bericht, een telefoontje of een gesprek. "
        "Het aandeel is het aantal melders dat op tijd hoorde, gedeeld door het aantal meldingen. "
        "Daarvoor telt alleen de eerste keer. Apart staat wie hoorde wat wij deden: op tijd is binnen vijf "
        "werkdagen na de melding. En wie hoorde dat het klaar is: op tijd is binnen een werkdag na het "
        "afsluiten. Koos jouw organisatie een andere termijn, dan geldt die. Hiervan is er geen aandeel: "
        "niet elke melding is al zo ver. "
        "Een oud register telt hier niet mee. "
        "Een melding telt in de maand waarin het gebeurde."
    )


def _chart(title: str, rows: tuple[Row, ...]) -> Chart:
    """Bars of the share; a month without reports has no bar."""
    bars = tuple(
        Bar(row.head, share.value, f"{share.words}%")
        for row in rows
        if (share := row.cells[3]).value is not None
    )
    spoken = _("Staafdiagram: %(title)s, in procenten. Zelfde getallen als in de tabel.") % {"title": title}
    return Chart(title=_("Aandeel op tijd, in procenten"), spoken=spoken, bars=bars)
