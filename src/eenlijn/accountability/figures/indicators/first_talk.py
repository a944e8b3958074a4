# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""First talk of aftercare: which part was held within 72 hours, of all that had to be held (row C11: 95%).

Share = held within the norm / talks whose norm is over or that were held before that. What was not wanted or
not needed is left out when that was said within the norm; said later, or not said, it was not held in time.
What was no aggression counts nowhere, and an old register plans no talk.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

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
from eenlijn.foundation.text import percentage, whole

WHICH: Final = (Measure.TALK_DUE, Measure.TALK_HELD, Measure.TALK_WAIVED)
# The goal of row C11, in percent.
GOAL: Final = 95


@dataclass(frozen=True)
class Talks:
    """Numbers of talks: to hold, held, and let go; `past`: the norm is over now, `early`: it is not."""

    due: int
    past: int
    held: int
    held_early: int
    in_time: int
    waived: int
    waived_past: int

    @property
    def of(self) -> int:
        """What the share is of: over, or held already, and not let go."""
        return self.past + self.held_early - self.waived_past

    @property
    def running(self) -> int:
        return self.due - self.of - self.waived


def count(facts: "QuerySet[Fact]", question: Question, now: datetime) -> FigureTable:
    """Add up first talks by month of the incident; one statement."""
    due, held, waived = (Q(measure=one) for one in WHICH)
    is_past, is_early = Q(due_at__lt=now), Q(due_at__gte=now)
    return table_of(
        facts.filter(measure__in=WHICH),
        question,
        now,
        which=(
            due,
            due & is_past,
            held,
            held & is_early,
            held & Q(in_time=True),
            waived,
            waived & is_past,
        ),
        cells=_cells,
        words=Words(_columns(), _definition(), _sentence),
        drawn=2,
    )


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    talks = Talks(*numbers)
    return (
        counted(talks.in_time),
        counted(talks.of),
        share(talks.in_time, talks.of),
        counted(talks.held - talks.in_time),
        counted(talks.of - talks.held),
        counted(talks.waived),
        counted(talks.running),
    )


def _columns() -> tuple[str, ...]:
    return (
        _("Binnen 72 uur"),
        _("Gesprekken die er moesten zijn"),
        _("Aandeel binnen 72 uur (%)"),
        _("Later gehouden"),
        _("Niet gehouden"),
        _("Niet gewenst of niet nodig"),
        _("Loopt nog"),
    )


def _sentence(total: Numbers) -> str:
    talks = Talks(*total)
    if not talks.of:
        return _("Nog niet te zeggen: er is nog geen opvanggesprek waarvan de 72 uur voorbij zijn.")
    told = ngettext(
        "%(of)s opvanggesprek moest er zijn. Binnen 72 uur: %(in_time)s, %(share)s. Het doel is %(goal)s.",
        "%(of)s opvanggesprekken moesten er zijn. Binnen 72 uur: %(in_time)s, %(share)s. "
        "Het doel is %(goal)s.",
        talks.of,
    )
    return told % {
        "of": whole(talks.of),
        "in_time": whole(talks.in_time),
        "share": share_words(talks.in_time, talks.of),
        "goal": percentage(GOAL, 0),
    }


def _definition() -> str:
    return _(
        "Wie iets overkwam of iets zag, krijgt binnen 72 uur een opvanggesprek. De 72 uur beginnen bij "
        "ontvangst van de melding, bij wie later wordt genoemd op dat moment, en bij wie alsnog een gesprek "
        "wil als dat wordt gevraagd. Ook als jouw organisatie een andere termijn koos, telt hier 72 uur. "
        "Het aandeel is het aantal gesprekken binnen 72 uur, gedeeld door het aantal dat er moest zijn. "
        "Een gesprek dat niemand hield, telt als niet op tijd. Zei de collega binnen de 72 uur nee, of was "
        "het toen niet nodig, dan telt het niet in het aandeel en staat het apart. Later gezegd is te laat. "
        "Waarvan de 72 uur nog lopen, telt nog niet. Wat geen agressie was, telt nergens. "
        "Een gesprek telt in de maand waarin het voorval gebeurde."
    )
