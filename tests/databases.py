# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Databases in which somebody already works: copies of the empty one, filled once per process.

A test works in one of these as in the empty one: in a transaction that is never kept. Making the
cast or a world of dossiers again for each test took longer than the tests themselves. A test that
really commits, because a server runs beside it, gets what a copy holds put back before it begins.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ALIAS = "default"


@contextmanager
def copied(name: str) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the database of this process, gone afterwards; nobody may be at work in the original."""
    empty = connections[ALIAS]
    copy = _sqlite(empty, name) if empty.vendor == "sqlite" else _postgresql(empty, name)
    try:
        yield copy
    finally:
        _take_away(empty, copy)


def put_back(copy: BaseDatabaseWrapper) -> None:
    """The database of this process holds what the copy holds; nobody may be at work in either."""
    original = connections[ALIAS]
    if original.vendor == "sqlite":
        original.ensure_connection()
        copy.connection.backup(original.connection)
        return
    copy.close()
    _leave(original)
    _from_template(original, original.settings_dict["NAME"], copy.settings_dict["NAME"])


@contextmanager
def working_in(copy: BaseDatabaseWrapper) -> Iterator[None]:
    """Every query goes to this copy, of this thread; not to be begun or ended within a transaction."""
    other = connections[ALIAS]
    assert not other.in_atomic_block
    connections[ALIAS] = copy
    try:
        yield
    finally:
        connections[ALIAS] = other


def _wrapper(empty: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    """One connection of its own: a pool is shared by alias, and would hand out those of the original."""
    options = {key: value for key, value in empty.settings_dict["OPTIONS"].items() if key != "pool"}
    return type(empty)({**empty.settings_dict, "NAME": name, "OPTIONS": options}, ALIAS)


def _sqlite(empty: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    copy = _wrapper(empty, f"file:memorydb_{name}?mode=memory&cache=shared")
    empty.ensure_connection()
    copy.ensure_connection()
    empty.connection.backup(copy.connection)
    return copy


def _postgresql(empty: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    original = empty.settings_dict["NAME"]
    copy = _wrapper(empty, f"{original}_{name}")
    _leave(empty)
    _from_template(empty, copy.settings_dict["NAME"], original)
    return copy


def _leave(database: BaseDatabaseWrapper) -> None:
    """A database is copied as files: nobody may be connected to it."""
    database.close()
    database.close_pool()  # type: ignore[attr-defined]  # of the wrapper for PostgreSQL only


def _from_template(database: BaseDatabaseWrapper, name: str, template: str) -> None:
    new, old = (database.ops.quote_name(one) for one in (name, template))
    with database._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {new}")
        cursor.execute(f"CREATE DATABASE {new} TEMPLATE {old}")


def _take_away(empty: BaseDatabaseWrapper, copy: BaseDatabaseWrapper) -> None:
    if copy.vendor == "sqlite":
        # Django keeps a connection to a database in memory open, because closing it is the end of it.
        if copy.connection is not None:
            copy.connection.close()
        return
    copy.close()
    with empty._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {empty.ops.quote_name(copy.settings_dict['NAME'])}")
