# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The triggers that count versions, taken away: for tests that put back what was there before."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def uncounted(*tables: str) -> Iterator[None]:
    """Switch them off for these tables, as someone could who owns the database; afterwards they are back."""
    if connection.vendor == "postgresql":
        _every(tables, "DISABLE TRIGGER USER")
        yield
        _every(tables, "ENABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'versions%'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for _name, sql in triggers:
            cursor.execute(sql)


def _every(tables: tuple[str, ...], act: str) -> None:
    with connection.cursor() as cursor:
        # Deferred foreign keys of this transaction would stand in the way of the switch.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {act}")
