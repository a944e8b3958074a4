# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers that the bench shows, against values worked out by hand."""

import math

from tools.bench.arithmetic import OfRounds, median, over_rounds, percentile, ratios
from tools.bench.filling.shares import LARGE_SHARE, divided, shares
from tools.bench.intake import sent_again
from tools.bench.requests import Spell, get, post, reports
from tools.bench.rows import P50, Rate, Results

EMPLOYERS = [{"token": "eenlijn_een"}, {"token": "eenlijn_twee"}]


def test_a_percentile_is_a_time_that_was_measured() -> None:
    times = [float(one) for one in range(1, 101)]
    assert [percentile(times, share) for share in (50, 95, 99, 100)] == [50.0, 95.0, 99.0, 100.0]
    assert percentile([7.0], 99) == 7.0
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([1.0, 2.0, 3.0, 4.0], 95) == 4.0
    assert math.isnan(percentile([], 50))


def test_the_median_of_rounds_and_the_worst() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median([1.0, 2.0, 3.0, 10.0]) == 2.5
    assert over_rounds([100.0, 90.0, 120.0], more_is_better=True) == OfRounds(100.0, 90.0)
    assert over_rounds([10.0, 9.0, 12.0], more_is_better=False) == OfRounds(10.0, 12.0)
    assert over_rounds([math.nan, 4.0], more_is_better=True) == OfRounds(4.0, 4.0)


def test_ratios_are_taken_round_by_round() -> None:
    """Not the ratio of the medians: here that would be 2, and no round showed it."""
    assert ratios([10.0, 40.0, 90.0], [10.0, 20.0, 30.0]) == [1.0, 2.0, 3.0]
    assert math.isnan(ratios([1.0], [0.0])[0])


def test_a_spell_counts_what_went_wrong() -> None:
    told = {
        "seconds": 2.0,
        "milliseconds": [10.0, 20.0, 30.0, 40.0],
        "statuses": {"201": 2, "503": 1, "0": 1},
        "unanswered": 3,
        "own_ms_per_request": 0.1,
    }
    spell = Spell.of(told, fine=(200, 201))
    assert (spell.rate, spell.p50, spell.p95, spell.count, spell.failures) == (1.0, 20.0, 40.0, 2, 5)


def test_requests_are_spread_and_one_in_twenty_comes_twice() -> None:
    made = reports(EMPLOYERS, clients=2, each=40)
    first, second = made
    assert [one.count(b"eenlijn_een") + one.count(b"eenlijn_twee") for one in first] == [1] * 40
    assert {b"eenlijn_een" in one for one in first} == {True}
    assert {b"eenlijn_twee" in one for one in second} == {True}
    assert (first[19], first[39]) == (first[18], first[38])
    assert len(set(first)) == 38
    assert sent_again(40, clients=2) == 4


def test_a_request_says_how_long_it_is() -> None:
    assert post("/x", b"abc", "text/plain").endswith(b"Content-Length: 3\r\nAccept-Language: nl\r\n\r\nabc")
    assert get("/x", "session=1").startswith(b"GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    assert get("/x", "session=1").endswith(b"Cookie: session=1\r\n\r\n")


def test_a_ratio_is_stated_only_when_both_rows_were_measured() -> None:
    results = Results()
    for name, rate in (("above", 30.0), ("below", 10.0)):
        results.row("intake", "sqlite", name).spells.append(Spell(rate, 2.0, 3.0, 4.0, 5, 0, 0.1))
    results.compare("intake", "sqlite", ("above", "below"), Rate, ">= 0.12")
    results.compare("intake", "sqlite", ("above", "below"), P50)
    results.compare("intake", "sqlite", ("above", "missing"), Rate)
    results.compare("intake", "postgresql", ("above", "below"), Rate)
    assert [(one.name, one.values, one.goal) for one in results.ratios] == [
        ("rate: above / below", [3.0], ">= 0.12"),
        ("p50: above / below", [1.0], ""),
    ]


def test_every_dossier_has_an_employer_and_a_kind() -> None:
    assert shares(1_000, 1) == [1_000]
    spread = shares(100_003, 21)
    assert (sum(spread), len(spread), len(set(spread[1:]))) == (100_003, 21, 1)
    assert spread[0] >= 100_003 * LARGE_SHARE
    for count in (7, 120, 1_000, 99_999):
        assert sum(part for _one, part in divided(count, {"a": 420, "b": 575, "c": 5})) == count
    assert divided(1_000, {"a": 420, "b": 575, "c": 5}) == [("a", 420), ("b", 575), ("c", 5)]
