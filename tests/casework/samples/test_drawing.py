# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lot: the same seed and list draw the same; how much is drawn; and what the list is proven by."""

import hashlib
from uuid import UUID

import pytest

from eenlijn.casework.samples.drawing import candidate_list, digest_of, drawn, size_of

IDS = [UUID(int=number) for number in range(1, 41)]
LIST = candidate_list(IDS)
SEED = "7" * 64


@pytest.mark.parametrize(
    ("pool", "size"), [(0, 0), (1, 1), (4, 4), (5, 5), (100, 5), (101, 6), (480, 24), (500, 25), (9999, 25)]
)
def test_five_percent_at_least_five_and_at_most_twenty_five(pool: int, size: int) -> None:
    assert size_of(pool) == size


def test_an_auditor_who_draws_again_finds_the_same_whatever_the_order_of_the_list() -> None:
    mine = drawn(SEED, LIST, 5)
    assert drawn(SEED, reversed(LIST), 5) == mine
    assert sorted(LIST, key=lambda one: hashlib.sha256(f"{SEED}|{one}".encode()).hexdigest())[:5] == mine
    assert drawn("8" * 64, LIST, 5) != mine


def test_the_list_is_sorted_has_each_once_and_one_more_dossier_gives_another_digest() -> None:
    assert candidate_list([*reversed(IDS), IDS[3]]) == LIST
    assert digest_of(LIST) == hashlib.sha256(("\n".join(LIST) + "\n").encode()).hexdigest()
    assert digest_of(LIST[:-1]) != digest_of(LIST)


def test_everybody_has_the_same_chance() -> None:
    """A thousand lots of 5 out of 40: each is drawn about 125 times."""
    times = dict.fromkeys(LIST, 0)
    for number in range(1000):
        for one in drawn(f"{number:064d}", LIST, 5):
            times[one] += 1
    assert sum(times.values()) == 5000
    assert min(times.values()) > 80
    assert max(times.values()) < 175
