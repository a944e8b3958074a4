# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counted in the database, so for all processes; a pause and a wait, and never a lock."""

from datetime import datetime, timedelta

from eenlijn.commons.sign_in import guesses
from eenlijn.commons.sign_in.models import Guesses


def test_a_pause_grows_to_two_seconds() -> None:
    assert [guesses.pause_of(count) for count in (0, 3, 4, 6, 11, 1_000)] == [0, 0, 0.25, 0.75, 2.0, 2.0]


def test_an_address_and_an_origin_are_counted_each_by_itself(db: None, monday: datetime) -> None:
    for _try in range(5):
        guesses.remember(("sign-in|Anna@x.example", "origin|1"), monday)
    assert guesses.pause_for("sign-in|anna@x.example", "origin|2", monday) == 0.5
    assert guesses.pause_for("sign-in|bram@x.example", "origin|1", monday) == 0
    for _try in range(20):
        guesses.remember(("sign-in|iemand@x.example", "origin|1"), monday)
    assert guesses.pause_for("sign-in|bram@x.example", "origin|1", monday) == 0.5
    assert guesses.pause_for("sign-in|bram@x.example", "origin|2", monday) == 0


def test_after_an_hour_or_a_right_try_it_begins_anew(db: None, monday: datetime) -> None:
    for _try in range(9):
        guesses.remember(("sign-in|anna", "origin|1"), monday)
    later = monday + guesses.HOUR
    assert guesses.pause_for("sign-in|anna", "origin|1", later) == 0
    guesses.remember(("sign-in|anna",), later)
    assert Guesses.objects.order_by("-ends_at")[0].failures == 1
    guesses.forget("sign-in|anna")
    assert guesses.pause_for("sign-in|anna", "origin|2", monday) == 0
    assert guesses.forget_old(later) == 1


def test_nothing_readable_is_kept(db: None, monday: datetime) -> None:
    guesses.remember(("sign-in|anna@reggestreek.example", "origin|192.0.2.7"), monday)
    kept = str(list(Guesses.objects.values()))
    assert "anna" not in kept
    assert "192.0.2.7" not in kept


def test_codes_wait_longer_and_longer_and_at_most_a_minute(db: None, monday: datetime) -> None:
    moment, waits = monday, []
    for _try in range(14):
        assert guesses.take_turn("code|anna", moment) == 0
        waits.append(guesses.take_turn("code|anna", moment + timedelta(milliseconds=1)))
        if waits[-1] == 0:  # a free one was taken twice; the next one counts it
            waits[-1] = 0.0
        moment += timedelta(seconds=61)
    assert max(waits) <= guesses.LONGEST_WAIT
    assert waits[-1] > 59


def test_of_codes_at_the_same_moment_one_is_looked_at(db: None, monday: datetime) -> None:
    for _try in range(guesses.FREE_CODES):
        assert guesses.take_turn("code|anna", monday) == 0
    assert [guesses.take_turn("code|anna", monday) > 0 for _try in range(50)] == [True] * 50
    # Whoever waits gets in: it is no lock. And of somebody else nothing waits.
    assert guesses.take_turn("code|anna", monday + timedelta(seconds=61)) == 0
    assert guesses.take_turn("code|bram", monday) == 0
