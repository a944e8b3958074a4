# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One table and one statement: the bare durable insert, for both databases, without a framework.

On PostgreSQL it stands in a schema of its own (`stage`): the role that serves makes nothing among the
tables of the product, which refuses to start when one of those is not the owner's.
"""

import os
import sqlite3
import threading
from typing import Any, Final
from uuid import uuid4

import psycopg
import psycopg_pool

MAKE: Final = {
    "postgresql": "CREATE TABLE IF NOT EXISTS bench.report (id uuid PRIMARY KEY, report_key text UNIQUE,"
    " organisation text, body bytea, received_at timestamptz DEFAULT now())",
    "sqlite": "CREATE TABLE IF NOT EXISTS bench_report (id text PRIMARY KEY, report_key text UNIQUE,"
    " organisation text, body blob, received_at text DEFAULT CURRENT_TIMESTAMP)",
}
_INSERT: Final = {
    "postgresql": "INSERT INTO bench.report (id, report_key, organisation, body) VALUES (%s, %s, %s, %s)",
    "sqlite": "INSERT INTO bench_report (id, report_key, organisation, body) VALUES (?, ?, ?, ?)",
}


class InPostgresql:
    """A pool of as many connections as the product has."""

    def __init__(self, address: str) -> None:
        most = int(os.environ.get("EENLIJN_DATABASE_POOL", "8"))
        # Opened by the first insert: a pool has threads, and web processes are made by forking.
        self._pool = psycopg_pool.ConnectionPool(
            address, min_size=1, max_size=most, kwargs={"autocommit": True}, open=False
        )
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(4)")
            connection.execute(MAKE["postgresql"])
            connection.execute("SELECT pg_advisory_unlock(4)")

    def insert(self, key: str, organisation: str, body: bytes) -> None:
        self._pool.open()
        with self._pool.connection() as connection:
            connection.execute(_INSERT["postgresql"], (uuid4(), key, organisation, body))


class InSqlite:
    """A connection per thread and one writer at a time, as in the product."""

    def __init__(self, path: str) -> None:
        self._path, self._mine, self._lock = path, threading.local(), threading.Lock()
        self._connection().execute(MAKE["sqlite"])

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if known is None:
            known = self._mine.connection = sqlite3.connect(self._path, timeout=20, isolation_level=None)
            known.execute("PRAGMA journal_mode=WAL")
            known.execute("PRAGMA synchronous=FULL")
        return known

    def insert(self, key: str, organisation: str, body: bytes) -> None:
        connection = self._connection()
        with self._lock:
            connection.execute(_INSERT["sqlite"], (str(uuid4()), key, organisation, body))


def store() -> Any:
    """The database that the environment names, as the product would find it."""
    address = os.environ.get("EENLIJN_DATABASE_URL", "")
    return InPostgresql(address) if address else InSqlite(f"{os.environ['EENLIJN_DATA']}/bench.sqlite3")
