# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What came back of damage: cents summed over five dossiers or more, never one; Bram and Dirk count none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.indicators.table import FigureTable
from eenlijn.accountability.figures.queries import NotAQuestion, Question, answer, subjects
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.claiming import NewPayment
from eenlijn.casework.damages.codes import Route
from eenlijn.casework.dossier import claims, damage
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from tests.cast import Cast
from tests.factories import stories

QUESTION = Question(Indicator.DAMAGE, date(2026, 1, 1), date(2027, 12, 1), Split.MONTH)
NEXT_MONTH = timedelta(days=14)
SPACE = "\N{NO-BREAK SPACE}"


def lawyer(cast: Cast) -> Actor:
    return replace(cast.carla.actor, roles=cast.carla.actor.roles | {Role.LEG})


def dossiers(cast: Cast, now: datetime) -> Iterator[str]:
    """Dossiers in which EUR 100 was claimed."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, now)
    while True:
        number = stories.report(cast.anna.actor, link, now).number
        stories.assess(cast.carla.actor, number, now)
        new = NewLine("org_property", "100", "Rekening")
        damage.add_damage(actor=lawyer(cast), number=number, new=new, now=now)
        claims.claim_damage(actor=lawyer(cast), number=number, places=[1], route=Route.CLAIM_LETTER, now=now)
        yield number


def pay(cast: Cast, number: str, amount: str, now: datetime) -> None:
    new = NewPayment(amount, now.date(), "other")
    claims.record_payment(actor=lawyer(cast), number=number, place=1, new=new, version=1, now=now)


def told(table: FigureTable) -> list[list[str]]:
    return [[row.head, *(cell.words for cell in row.cells)] for row in table.rows]


def test_of_five_dossiers_the_cents_are_summed_and_the_share_is_what_came_back(
    cast: Cast, monday: datetime
) -> None:
    made = dossiers(cast, monday)
    numbers = [next(made) for _one in range(5)]
    pay(cast, numbers[0], "100", monday)
    pay(cast, numbers[1], "25,50", monday)
    claims.write_off_claim(
        actor=lawyer(cast), number=numbers[1], place=1, reason="Niets meer.", version=2, now=monday
    )
    found = answer(cast.carla.actor, QUESTION, monday + NEXT_MONTH)
    assert told(found) == [
        ["november 2026", "5", f"€{SPACE}500,00", f"€{SPACE}125,50", f"€{SPACE}74,50", "25,1"]
    ]
    assert [cell.value for cell in found.totals.cells] == [5, 500.0, 125.5, 74.5, 25.1]
    assert "25,1%" in found.sentence
    assert answer(cast.dirk.actor, QUESTION, monday + NEXT_MONTH).rows == ()


def test_of_four_dossiers_no_amount_is_shown_and_a_fifth_of_another_month_joins_them(
    cast: Cast, monday: datetime
) -> None:
    made = dossiers(cast, monday)
    for _one in range(4):
        next(made)
    later = monday + timedelta(days=20)
    assert answer(cast.carla.actor, QUESTION, later).rows == ()
    next(dossiers(cast, later))
    assert answer(cast.carla.actor, QUESTION, later).rows == ()
    (row,) = told(answer(cast.carla.actor, QUESTION, later + timedelta(days=30)))
    assert row[:3] == ["november 2026 tot en met december 2026", "5", f"€{SPACE}500,00"]


def test_what_is_paid_this_month_counts_from_the_next(cast: Cast, monday: datetime) -> None:
    made = dossiers(cast, monday)
    numbers = [next(made) for _one in range(5)]
    december = monday + timedelta(days=10)
    pay(cast, numbers[0], "100", december)
    (row,) = told(answer(cast.carla.actor, QUESTION, december))
    assert row[3] == f"€{SPACE}0,00"
    (row,) = told(answer(cast.carla.actor, QUESTION, december + timedelta(days=30)))
    assert row[3] == f"€{SPACE}100,00"


def test_only_who_coordinates_asks_and_only_by_month(cast: Cast, monday: datetime) -> None:
    assert Indicator.DAMAGE in subjects(cast.carla.actor)
    assert Indicator.DAMAGE not in subjects(cast.bram.actor)
    with pytest.raises(NotVisible):
        answer(cast.bram.actor, QUESTION, monday)
    with pytest.raises(NotAQuestion):
        answer(cast.carla.actor, replace(QUESTION, split=Split.UNIT), monday)
