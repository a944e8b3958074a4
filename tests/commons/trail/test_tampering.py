# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A thousand random changes by who owns the database: each is found, and the first bad line is named."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.db.models import F

from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.chain import COLUMNS
from eenlijn.commons.trail.checkpoints import Checkpoint
from eenlijn.commons.trail.models import TrailHead, TrailLine
from eenlijn.commons.trail.queries import checkpoint, verify
from tests.cast import Cast
from tests.triggers import wall_down

LINES: Final = 20
TIMES: Final = 1000
# Another value for every column; whatever stands there now, it is none of these.
OTHER: Final[dict[str, Callable[[random.Random, Cast], Any]]] = {
    "id": lambda chance, cast: UUID(int=chance.getrandbits(128)),
    "organisation_id": lambda chance, cast: cast.dinkelborg.pk,
    "at": lambda chance, cast: F("at") + timedelta(microseconds=chance.randint(1, 10**9)),
    "account_id": lambda chance, cast: chance.choice([None, cast.dirk.id]),
    "subject_id": lambda chance, cast: UUID(int=chance.getrandbits(128)),
    "break_glass": lambda chance, cast: True,
    "detail": lambda chance, cast: {"n": -chance.randint(1, 99)},
    "sequence": lambda chance, cast: chance.randint(10**6, 10**9),
    "previous_mac": lambda chance, cast: f"{chance.getrandbits(256):064x}",
    "mac": lambda chance, cast: f"{chance.getrandbits(256):064x}",
}


def _other_word(chance: random.Random, cast: Cast) -> Any:
    return f"x{chance.randint(0, 9)}"


def lines(cast: Cast) -> Any:
    return TrailLine.objects.filter(organisation=cast.reggestreek)


def head(cast: Cast) -> Any:
    return TrailHead.objects.filter(organisation=cast.reggestreek)


def change(chance: random.Random, cast: Cast) -> int:
    """One column of one line; a line of another organisation or number is missed at its place."""
    at = chance.randint(1, LINES)
    column = chance.choice([*COLUMNS, "mac"])
    value = OTHER.get(column, _other_word)(chance, cast)
    if column == "organisation_id":
        lines(cast).filter(sequence=at).update(sequence=10**6)
        lines(cast).filter(sequence=10**6).update(organisation_id=value)
        return at
    lines(cast).filter(sequence=at).update(**{column: value})
    return at


def remove(chance: random.Random, cast: Cast) -> int:
    at = chance.randint(1, LINES)
    lines(cast).filter(sequence=at).delete()
    return at


def swap(chance: random.Random, cast: Cast) -> int:
    one, other = sorted(chance.sample(range(1, LINES + 1), 2))
    lines(cast).filter(sequence=one).update(sequence=10**6)
    lines(cast).filter(sequence=other).update(sequence=one)
    lines(cast).filter(sequence=10**6).update(sequence=other)
    return one


def cut(chance: random.Random, cast: Cast) -> int:
    """A tail cut off, and the head left or put back with it, as an older table would have it."""
    at = chance.randint(2, LINES)
    lines(cast).filter(sequence__gte=at).delete()
    if chance.random() < 0.5:
        head(cast).update(sequence=at - 1, mac=lines(cast).get(sequence=at - 1).mac)
    return at


def put_in(chance: random.Random, cast: Cast) -> int:
    """A copy of a line behind the last one, with or without the head."""
    line = lines(cast).get(sequence=chance.randint(1, LINES))
    last = lines(cast).get(sequence=LINES)
    line.pk, line.sequence, line.previous_mac = uuid4(), LINES + 1, last.mac
    line.save(force_insert=True)
    if chance.random() < 0.5:
        head(cast).update(sequence=LINES + 1, mac=line.mac)
    return LINES + 1


def close_the_gap(chance: random.Random, cast: Cast) -> int:
    """A line removed and all later ones moved up, with the head."""
    at = chance.randint(1, LINES - 1)
    lines(cast).filter(sequence=at).delete()
    for later in range(at + 1, LINES + 1):
        lines(cast).filter(sequence=later).update(sequence=later - 1)
    head(cast).update(sequence=LINES - 1)
    return at


ACTS: Final = (change, change, change, remove, swap, cut, put_in, close_the_gap)


@pytest.fixture
def kept(cast: Cast, monday: datetime) -> Checkpoint:
    for number in range(LINES - 1):
        append(cast.carla.actor, monday, Entry("open_dossier", "incident", UUID(int=7), detail={"n": number}))
    return checkpoint(cast.reggestreek.pk)


def test_a_thousand_changes_are_found_and_named(
    cast: Cast, kept: Checkpoint, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(20261123)
    tried: Counter[str] = Counter()
    missed: list[str] = []
    assert verify(cast.reggestreek.pk, [kept]).ok
    with wall_down():
        for _time in range(TIMES):
            act = chance.choice(ACTS)
            before = transaction.savepoint()
            first = act(chance, cast)
            found = verify(cast.reggestreek.pk, [kept])
            transaction.savepoint_rollback(before)
            tried[act.__name__] += 1
            if found.ok or found.first_bad_sequence != first:
                missed.append(f"{act.__name__} at {first}: {found}")
    # What a campaign tells: how many were tried, and how many of them nobody would have found.
    record_property("tried", tried.total())
    record_property("lost", len(missed))
    assert missed == []
    assert tried.total() == TIMES
    assert set(tried) == {act.__name__ for act in ACTS}
    assert verify(cast.reggestreek.pk, [kept]).ok
