# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Triggers of the database taken away, as its owner could: for tests that tamper, and to empty tables."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

TRAIL = ("trail_trailline", "trail_waitingline", "trail_trailhead")


@contextmanager
def wall_down() -> Iterator[None]:
    """Without the wall around the trail; afterwards it is back."""
    with _off("trail", TRAIL):
        yield


@contextmanager
def uncounted(*tables: str) -> Iterator[None]:
    """Without the counting of versions of these tables; afterwards it is back."""
    with _off("versions", tables):
        yield


@contextmanager
def _off(prefix: str, tables: Sequence[str]) -> Iterator[None]:
    """PostgreSQL switches them off per table; SQLite can only drop those whose names begin so."""
    if connection.vendor == "postgresql":
        _every(tables, "DISABLE TRIGGER USER")
        yield
        _every(tables, "ENABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{prefix}%"]
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)


def _every(tables: Sequence[str], act: str) -> None:
    with connection.cursor() as cursor:
        # Deferred foreign keys of this transaction would stand in the way of the switch.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {act}")
