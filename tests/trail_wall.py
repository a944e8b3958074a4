# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wall around the trail, taken down: for tests that tamper, and to empty the tables after a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

TABLES = ("trail_trailline", "trail_waitingline", "trail_trailhead")


@contextmanager
def wall_down() -> Iterator[None]:
    """Switch the triggers off, as someone could who owns the database; afterwards they are back."""
    if connection.vendor == "postgresql":
        _every_table("DISABLE TRIGGER USER")
        yield
        _every_table("ENABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail%'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)


def _every_table(act: str) -> None:
    with connection.cursor() as cursor:
        # Deferred foreign keys of this transaction would stand in the way of the switch.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} {act}")
