# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pouring rows into a database as fast as it takes them: COPY into PostgreSQL, many at a time into SQLite.

Meanwhile nothing waits for the disk, references are not checked row by row, and indexes that guard nothing
are built at the end. The file or cluster belongs to the bench alone and is thrown away after it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from django.db.models import Field, Model
from psycopg import sql
from psycopg.types.json import Jsonb

from tools.bench.filling.copying import columns


def stored(fields: "Sequence[Field[Any, Any]]", values: Sequence[Any]) -> list[Any]:
    """The values as Django would hand them to this database."""
    return [
        None if value is None else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, values, strict=True)
    ]


class IntoPostgresql:
    """COPY, as the owner of the cluster: only that one may skip the checks of references."""

    def __init__(self, address: str) -> None:
        """Take the indexes off that guard nothing."""
        self._connection = psycopg.connect(address)
        self._rows: dict[type[Model], list[str]] = defaultdict(list)
        self._indexes: list[str] = []

    def begin(self, models: Sequence[type[Model]]) -> None:
        self._connection.execute("SET session_replication_role = replica")
        self._connection.execute("SET synchronous_commit = off")
        self._connection.execute("SET maintenance_work_mem = '512MB'")
        tables = [model._meta.db_table for model in models]
        found = self._connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)"
            " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
            (tables,),
        ).fetchall()
        for name, definition in found:
            self._indexes.append(definition)
            self._connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        self._connection.commit()

    def prepare(self, fields: "Sequence[Field[Any, Any]]", values: list[Any], places: Sequence[int]) -> str:
        texts = [as_copied(_bare(value)).replace("%", "%%") for value in stored(fields, values)]
        for place in places:
            texts[place] = "%s"
        return "\t".join(texts) + "\n"

    def add(self, model: type[Model], prepared: Any, changed: Sequence[Any]) -> None:
        texts = tuple("\\\\x" + one.hex() if isinstance(one, bytes) else one for one in changed)
        self._rows[model].append(prepared % texts)

    def flush(self) -> None:
        for model, rows in self._rows.items():
            names = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in columns(model)])
            order = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), names)
            with self._connection.cursor().copy(order) as copy:
                copy.write("".join(rows))
        self._rows.clear()
        self._connection.commit()

    def execute(self, order: str, values: Sequence[Any]) -> None:
        self._connection.execute(order, values)

    def finish(self) -> None:
        self.flush()
        for definition in self._indexes:
            self._connection.execute(definition)
        self._connection.commit()
        self._connection.autocommit = True
        self._connection.execute("VACUUM ANALYZE")
        self._connection.execute("CHECKPOINT")
        self._connection.close()


def _bare(value: Any) -> Any:
    """Without what the driver wraps bytes in: copied as its name, nothing of it would open."""
    return value.obj if isinstance(value, psycopg.Binary) else value


def as_copied(value: Any) -> str:  # noqa: PLR0911 - one line per kind of value
    """A value in the text form of COPY."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds()} seconds"
    if isinstance(value, bytes | bytearray | memoryview):
        return "\\\\x" + bytes(value).hex()
    if isinstance(value, Jsonb):
        value = json.dumps(value.obj)
    if isinstance(value, UUID):
        return value.hex
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


class IntoSqlite:
    """Many rows per statement, through Django's own connection."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[list[Any]]] = defaultdict(list)
        self._indexes: list[str] = []

    def begin(self, models: Sequence[type[Model]]) -> None:
        with connection.cursor() as cursor:
            for order in ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000"):
                cursor.execute(f"PRAGMA {order}")
            tables = {model._meta.db_table for model in models}
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''")
            for name, table, definition in cursor.fetchall():
                if table in tables and not definition.startswith("CREATE UNIQUE"):
                    self._indexes.append(definition)
                    cursor.execute(f'DROP INDEX "{name}"')

    def prepare(
        self, fields: "Sequence[Field[Any, Any]]", values: list[Any], places: Sequence[int]
    ) -> tuple[list[Any], Sequence[int]]:
        return stored(fields, values), places

    def add(self, model: type[Model], prepared: Any, changed: Sequence[Any]) -> None:
        row = prepared[0].copy()
        for place, value in zip(prepared[1], changed, strict=True):
            row[place] = value
        self._rows[model].append(row)

    def flush(self) -> None:
        with in_one(), connection.cursor() as cursor:
            for model, rows in self._rows.items():
                fields = columns(model)
                names = ", ".join(f'"{field.column}"' for field in fields)
                marks = ", ".join("?" * len(fields))
                # Past Django's cursor, which would rewrite the marks of every row.
                cursor.connection.executemany(
                    f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})',  # noqa: S608 - our tables
                    rows,
                )
        self._rows.clear()

    def finish(self) -> None:
        self.flush()
        with connection.cursor() as cursor:
            for definition in self._indexes:
                cursor.execute(definition)
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


@contextmanager
def in_one() -> Iterator[None]:
    """One transaction."""
    connection.set_autocommit(False)
    try:
        yield
        connection.commit()
    finally:
        connection.set_autocommit(True)
