# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who guesses learns nothing from the time of a refusal: measured, and in a campaign with real hashes.

`test_time.py` shows that the same is asked of the database; this holds a clock beside it. Samples of each
kind come in turn, in an order by chance, so that a busy machine slows all of them alike. Compared is how
often one of two kinds is the slower: half of the time when nothing tells them apart.
"""

import random
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

import pytest
from django.test import override_settings

from eenlijn.commons.accounts.models import Account
from tests.walls.browser import Browser, undone
from tests.walls.share import IS_FULL
from tests.walls.test_time import keys_at_hand
from tests.walls.world import MISSING_CODE, MISSING_NUMBER, World

pytestmark = pytest.mark.campaign(check="guessing")

SAMPLES: Final = 2_000 if IS_FULL else 20
# So far from a half; with few samples chance alone goes further, so every day only what is plain is seen.
MOST: Final = 0.05 if IS_FULL else 0.4
_HASHER: Final = "Argon2PasswordHasher" if IS_FULL else "MD5PasswordHasher"
HASHERS: Final = [f"django.contrib.auth.hashers.{_HASHER}"]
Property = Callable[[str, object], None]


def test_a_refused_sign_in_takes_one_time(world: World, record_property: Property) -> None:
    """Known with a wrong password, closed, of another employer, and of nobody."""
    Account.objects.filter(pk=world.cast.bram.id).update(is_active=False)
    keys_at_hand(world)
    kinds = {"known": "anna", "closed": "bram", "foreign": "dirk", "unknown": "niemand"}
    with override_settings(PASSWORD_HASHERS=HASHERS):
        _with_argon(world, "anna", "bram", "dirk")
        times = _measured({kind: _refused(name) for kind, name in kinds.items()})
    _compare(times, record_property)


def test_a_foreign_number_and_code_take_the_time_of_a_made_up_one(
    world: World, record_property: Property
) -> None:
    dirk = Browser(world.cast.dirk)
    keys_at_hand(world)
    numbers = {"foreign": world.team.numbers["drafted"], "unknown": MISSING_NUMBER}
    times = _measured({kind: _asked(dirk, f"/dossiers/{one}/") for kind, one in numbers.items()})
    _compare(times, record_property)
    assert Browser().get(f"/ontvangst/{MISSING_CODE}/").status_code == 404


def _with_argon(world: World, *names: str) -> None:
    for name in names:
        account = Account.objects.get(pk=world.cast.people[name].id)
        account.set_password("een ander wachtwoord")
        account.save(update_fields=["password"])


def _refused(name: str) -> Callable[[], None]:
    typed = {"email": f"{name}@eenlijn.example", "password": "geraden woorden"}

    def ask() -> None:
        with undone():
            assert Browser().post("/aanmelden/", typed).status_code == 422

    return ask


def _asked(browser: Browser, path: str) -> Callable[[], None]:
    def ask() -> None:
        with undone():
            assert browser.get(path).status_code == 404

    return ask


def _measured(asks: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """As many of each kind, mixed by chance; the first of each are not counted."""
    chance = random.Random(20261123)
    found: dict[str, list[float]] = {kind: [] for kind in asks}
    for ask in asks.values():
        ask()
    for _sample in range(SAMPLES):
        for kind in chance.sample(sorted(asks), len(asks)):
            start = time.perf_counter()
            asks[kind]()
            found[kind].append(time.perf_counter() - start)
    return found


def _compare(times: dict[str, list[float]], record_property: Property) -> None:
    apart = {(one, other): _slower(times[one], times[other]) for one, other in combinations(sorted(times), 2)}
    told = {pair: round(share, 3) for pair, share in apart.items() if abs(share - 0.5) > MOST}
    record_property("tried", sum(map(len, times.values())))
    record_property("lost", len(told))
    assert told == {}


def _slower(some: Sequence[float], others: Sequence[float]) -> float:
    """How often one of `some` is slower than one of `others`, of all pairs."""
    ordered = sorted(others)
    return sum(bisect_left(ordered, one) for one in some) / (len(some) * len(others))


def test_a_difference_is_seen(record_property: Property) -> None:
    """The row that could tell: a hundredth of a sleep, and the comparison is red."""
    slow, fast = [0.020 + 0.0001 * one for one in range(50)], [0.008 + 0.0001 * one for one in range(50)]
    assert _slower(slow, fast) > 0.5 + MOST
    assert abs(_slower(slow, list(slow)) - 0.5) <= MOST
