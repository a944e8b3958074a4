# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A moment comes back in UTC as it went in, whoever reads it: one row, a portion of many, or the oldest."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import register_tzloader

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("postgresql")]
SUMMER = timezone(timedelta(hours=2))
MOMENTS = (
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_comes_back_in_utc(moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz, NULL::timestamptz", [moment])
        found, nothing = cursor.fetchone()
    assert (found, found.tzinfo, nothing) == (moment, UTC, None)


HOURS = "SELECT generate_series('2026-03-28T00:00Z'::timestamptz, '2026-03-30T00:00Z', '1 hour')"


def test_so_does_every_row_that_the_server_keeps_for_us() -> None:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(HOURS)
        found = [row[0] for row in cursor.fetchmany(30)]
    assert found == [datetime(2026, 3, 28, tzinfo=UTC) + timedelta(hours=hour) for hour in range(30)]
    assert {one.tzinfo for one in found} == {UTC}


def test_the_reader_of_django_says_the_same() -> None:
    with connection.cursor() as cursor:
        cursor.execute(HOURS)
        ours = cursor.fetchall()
        register_tzloader(UTC, cursor.cursor)
        cursor.execute(HOURS)
        assert cursor.fetchall() == ours
    assert len(ours) == 49
