# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes new rows of several tables at once, for an act that writes many.

The layer between models and database spends more on a row than the database does. Here the text of the
statement is made once per set of tables, and on PostgreSQL it is one statement for all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import AutoField, Field, Model

from eenlijn.foundation.closed_rows import role_of
from eenlijn.foundation.walls import as_role

# Sets of tables whose statement is kept; an act has one or two.
_KEPT: Final = 256
# So many rows in one statement at most: the text of more is long to make and would be kept for one time.
_MOST: Final = 100
_GIVEN: Final = "%s"
_Tables = Sequence[tuple[type[Model], Sequence[Model]]]
_Shape = tuple[tuple[type[Model], tuple[str, ...]], ...]


def insert_together(rows: Iterable[Model]) -> None:
    """Insert new rows, table by table in the order of their first rows: what others point to goes first.

    Ids that only the database can draw stay unknown. IntegrityError when any of them is refused, and
    then the transaction is over: all of it or nothing.
    """
    tables = _by_table(rows)
    if not tables:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    role = max(role_of(model) for model, _rows in tables)
    with (
        as_role(role),
        transaction.mark_for_rollback_on_error(connection.alias),
        connection.cursor() as cursor,
    ):
        for part in _parts(tables, connection):
            shape, values = _shape(part, connection)
            cursor.execute(_statement(shape, connection.vendor), values)
    for _model, found in tables:
        for row in found:
            row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as saving does


def _by_table(rows: Iterable[Model]) -> list[tuple[type[Model], list[Model]]]:
    found: dict[type[Model], list[Model]] = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return list(found.items())


def _parts(tables: _Tables, connection: Any) -> Iterator[_Tables]:
    """What goes in with one statement; many rows go in portions, because a database takes so many values."""
    if connection.vendor == "postgresql" and sum(len(rows) for _model, rows in tables) <= _MOST:
        yield tables
        return
    for model, rows in tables:
        width = min(_MOST, connection.ops.bulk_batch_size(_written(model), rows))
        for start in range(0, len(rows), width):
            yield [(model, rows[start : start + width])]


def _shape(tables: _Tables, connection: Any) -> tuple[_Shape, list[Any]]:
    """Tables with what stands in the text for each value, and the values that do not."""
    shape, values = [], []
    for model, rows in tables:
        marks = []
        for row in rows:
            for field in _written(model):
                value = field.pre_save(row, add=True)
                mark = _mark(value)
                marks.append(mark)
                if mark == _GIVEN:
                    values.append(field.get_db_prep_save(value, connection))
        shape.append((model, tuple(marks)))
    return tuple(shape), values


def _mark(value: object) -> str:
    """Half of what a new row holds is empty; in the text that saves as much work on values."""
    if value is None:
        return "NULL"
    return "''" if value == "" else _GIVEN


@lru_cache(_KEPT)
def _statement(shape: _Shape, vendor: str) -> str:
    """The text for these rows: the last insert is the statement, the others stand before it.

    PostgreSQL looks at foreign keys when the whole statement is done, so the order does not matter there.
    """
    del vendor  # two databases quote names differently, so each has texts of its own
    parts = [_insert(model, marks) for model, marks in shape]
    before = ", ".join(f"part_{number} AS ({part})" for number, part in enumerate(parts[:-1]))
    return f"WITH {before} {parts[-1]}" if before else parts[-1]


def _insert(model: type[Model], marks: Sequence[str]) -> str:
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    columns = [quote(field.column or field.attname) for field in _written(model)]
    rows = (f"({', '.join(row)})" for row in _rows(marks, len(columns)))
    return (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) "  # noqa: S608 - names of our tables
        f"VALUES {', '.join(rows)}"
    )


def _rows(marks: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    return (marks[start : start + width] for start in range(0, len(marks), width))


@cache
def _written(model: type[Model]) -> "tuple[Field[Any, Any], ...]":
    """Every column but what only the database knows: the id it draws, the columns it works out."""
    return tuple(
        field
        for field in model._meta.local_concrete_fields
        if not field.generated and not isinstance(field, AutoField)
    )
