# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Training needs per function group, open and learned, for who coordinates and for the board.

Who counts what they may open sees every number. The board may open none: below five there is no number, and
no total from which one could be worked out (decision 33).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Count, Q

from eenlijn.casework.incidents.codes import code_list, label
from eenlijn.casework.learning.access import countable_by, is_board_only
from eenlijn.casework.learning.codes import NeedState, function_groups
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment

LEAST: Final = 5


@dataclass(frozen=True)
class GroupRow:
    """A function group and a training; None is a number below five that is not shown."""

    group: str
    training: str
    open: int | None
    done: int | None


@dataclass(frozen=True)
class TrainingTable:
    rows: tuple[GroupRow, ...]
    hides_small: bool


def training_table(actor: Actor) -> TrainingTable:
    """What nobody needs any more is left out; one statement."""
    hides = is_board_only(actor)
    counted = (
        countable_by(actor)
        .exclude(state=NeedState.NOT_NEEDED)
        .order_by()
        .values_list("function_group", "training_type")
        .annotate(
            open=Count("pk", filter=Q(state=NeedState.NEEDED)),
            done=Count("pk", filter=Q(state=NeedState.DONE)),
        )
    )
    rows = sorted(counted, key=lambda one: _place(one[0], one[1]))
    groups = function_groups()
    return TrainingTable(
        tuple(
            GroupRow(
                groups.get(group, ""),
                label("training_type", training),
                _shown(opened, hides),
                _shown(done, hides),
            )
            for group, training, opened, done in rows
        ),
        hides,
    )


@transaction.atomic
def take_training(*, actor: Actor, now: datetime) -> TrainingTable:
    """The same table to take along; told in the trail."""
    table = training_table(actor)
    entry = Entry(
        action="take_training",
        object_type="training",
        compartments=(Compartment.STATISTICS,),
        purpose="overview",
        detail={"count": len(table.rows)},
    )
    append(actor, now, entry)
    return table


def _shown(number: int, hides: bool) -> int | None:  # noqa: FBT001 - one flag of the whole table
    return None if hides and number < LEAST else number


def _place(group: str, training: str) -> tuple[int, int]:
    """In the order of the lists; without a group last."""
    groups, trainings = list(function_groups()), list(code_list("training_type"))
    return (groups.index(group) if group in groups else len(groups), trainings.index(training))
