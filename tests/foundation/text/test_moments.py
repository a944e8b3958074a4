# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.foundation import text

MOMENT = datetime(2026, 11, 24, 13, 38, tzinfo=UTC)


def test_dutch() -> None:
    assert text.row_moment(MOMENT, "nl") == "di 24 nov, 14.38 uur"
    assert text.long_date(MOMENT, "nl") == "dinsdag 24 november 2026"
    assert text.long_date(date(2026, 3, 1), "nl") == "zondag 1 maart 2026"
    assert text.long_moment(MOMENT, "nl") == "dinsdag 24 november 2026 om 14.38 uur"
    assert text.month_name(MOMENT, "nl") == "november 2026"


def test_english() -> None:
    assert text.row_moment(MOMENT, "en") == "Tue 24 Nov, 14:38"
    assert text.long_date(MOMENT, "en") == "Tuesday 24 November 2026"
    assert text.long_moment(MOMENT, "en-gb") == "Tuesday 24 November 2026 at 14:38"


def test_the_language_of_the_page_is_the_default() -> None:
    with translation.override("en"):
        assert text.row_moment(MOMENT) == "Tue 24 Nov, 14:38"
    with translation.override("nl"):
        assert text.row_moment(MOMENT) == "di 24 nov, 14.38 uur"


def test_another_year_is_told_in_rows() -> None:
    assert text.row_moment(MOMENT, "nl", today=date(2027, 1, 2)) == "di 24 nov 2026, 14.38 uur"
    assert text.row_day(MOMENT, "nl", today=date(2026, 1, 2)) == "di 24 nov"


def test_the_day_is_the_local_one() -> None:
    assert text.row_moment(datetime(2026, 10, 31, 23, 5, tzinfo=UTC), "nl") == "zo 1 nov, 00.05 uur"


@pytest.mark.parametrize(
    ("seconds", "dutch", "english"),
    [
        (29 * 3600 + 3599, "nog 29 uur", "29 hours left"),
        (72 * 3600, "nog 72 uur", "72 hours left"),
        (72 * 3600 + 1, "nog 3 dagen", "3 days left"),
        (96 * 3600, "nog 4 dagen", "4 days left"),
        (2 * 3600, "nog 2 uur", "2 hours left"),
        (2 * 3600 - 1, "nog 119 minuten", "119 minutes left"),
        (60, "nog 1 minuut", "1 minute left"),
        (59, "nog minder dan een minuut", "less than a minute left"),
        (0, "nog minder dan een minuut", "less than a minute left"),
        (-1, "minder dan een minuut te laat", "less than a minute late"),
        (-30 * 60, "30 minuten te laat", "30 minutes late"),
        (-2 * 3600, "2 uur te laat", "2 hours late"),
        (-100 * 3600, "4 dagen te laat", "4 days late"),
    ],
)
def test_time_left(seconds: int, dutch: str, english: str) -> None:
    assert text.time_left(seconds, "nl") == dutch
    assert text.time_left(seconds, "en") == english


def test_answered_after() -> None:
    assert text.answered_after(31 * 3600 + 5, "nl") == "beantwoord na 31 uur"
    assert text.answered_after(31 * 3600 + 5, "en") == "answered after 31 hours"


@given(st.integers(min_value=0, max_value=400 * 86400))
def test_time_left_never_promises_more_than_there_is(seconds: int) -> None:
    told = text.time_left(seconds, "en").split()
    unit = {"minute": 60, "hour": 3600, "day": 86400}
    if told[0] == "less":
        assert seconds < 60
    else:
        size = unit[told[1].rstrip("s")]
        assert int(told[0]) * size <= seconds < (int(told[0]) + 1) * size
