# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each transaction tells for which employer it is, together with its first statement: no round trip more.

Settings hold for one transaction only (`set_config(..., true)`): a pooled connection keeps nothing for
whoever comes next. Outside a transaction each statement is one, and tells it. Several statements in one
message are one transaction; the answer of the first is thrown away.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import UTC
from functools import cache
from typing import Any, Final, cast

from django.db import connections
from django.db.backends.base.base import NO_DB_ALIAS, BaseDatabaseWrapper
from django.db.backends.postgresql import base
from psycopg import adapters
from psycopg.abc import Loader
from psycopg.adapt import AdaptersMap
from psycopg.pq import Format, TransactionStatus

from eenlijn.foundation.walls import NOWHERE, Standing, standing

# What moves within a transaction is said in no name; after an error only these two are heard at all.
_BARE: Final = (b"SAVEPOINT", b"RELEASE", b"ROLLBACK")
# How whoever owns the tables stands: policies know this name for that role only.
OWNING: Final = Standing(reach="owner")
_MOMENT: Final = "timestamptz"
# A list reads some three hundred moments, and Django's own reader takes nine times as long for one: it is
# written in Python, and puts right what needs nothing where the connection stands in UTC.
_READER: Final = cast("type[Loader]", adapters.get_loader(adapters.types[_MOMENT].oid, Format.TEXT))


@cache
def _reading_moments(context: AdaptersMap) -> AdaptersMap:
    ours = AdaptersMap(context)
    ours.register_loader(_MOMENT, _READER)
    return ours


# The stubs leave out what the cursor of psycopg has.
class Cursor(base.Cursor):
    """Says where the asker stands before what is asked."""

    # Whoever looks only whether a connection lives makes a cursor without it.
    wrapper: "DatabaseWrapper | None" = None
    _is_led = False

    def _execute_send(self, query: Any, **given: Any) -> None:
        before = self.wrapper.before(query.query) if self.wrapper else b""
        self._is_led = bool(before)
        said = query
        if before:
            said = copy(query)
            said.query = before + query.query
        super()._execute_send(said, **given)  # type: ignore[misc]
        # Who looks at what was asked, sees what was asked.
        self._query = query

    def _set_results(self, results: list[Any]) -> None:
        super()._set_results(results[1:] if self._is_led else results)  # type: ignore[misc]

    def executemany(self, query: Any, params_seq: Iterable[Any], *, returning: bool = False) -> None:
        """One by one: a pipeline takes no message of two statements."""
        del returning
        count = 0
        for params in params_seq:
            self.execute(query, params)  # type: ignore[attr-defined]
            count += max(0, self.rowcount)  # type: ignore[attr-defined]
        self._rowcount = count


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows what the present transaction was told."""

    # What the transaction was told last; None when a savepoint was undone, and with it what was told since.
    _told: Standing | None = NOWHERE
    # An owner stands where an owner stands, whatever the thread does.
    stands: Standing | None = None

    def get_connection_params(self) -> dict[str, Any]:
        given = super().get_connection_params()
        if self.timezone is UTC:
            given["context"] = _reading_moments(given["context"])
        return {**given, "cursor_factory": Cursor}

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor that knows this wrapper; in UTC it needs no reader of moments of its own."""
        if self.timezone is not UTC:
            cursor = super().create_cursor(name)
        elif name:
            given = {"name": name, "scrollable": False, "withhold": self.connection.autocommit}
            cursor = base.ServerSideCursor(self.connection, **given)  # type: ignore[call-arg]  # stubs: psycopg2
        else:
            cursor = self.connection.cursor()
        if isinstance(cursor, Cursor):
            cursor.wrapper = self
        return cursor

    def chunked_cursor(self) -> Any:
        """A cursor of the server lives in its transaction, which is told first; outside one there is none."""
        if self.get_autocommit():
            return self._cursor()  # type: ignore[attr-defined]  # not in the stubs
        if self.before(b""):
            self._told = None
            with self.cursor() as cursor:
                cursor.execute("SELECT 1")
        return super().chunked_cursor()

    def before(self, query: bytes) -> bytes:
        """What to say before this statement: nothing when it was said in this transaction."""
        if self.alias == NO_DB_ALIAS or query.startswith(_BARE):
            return b""
        now = self.stands or standing()
        connection = self.connection
        if connection.autocommit:
            return b"" if now == NOWHERE else self._said(now, NOWHERE)
        if connection.info.transaction_status == TransactionStatus.INERROR or now == self._told:
            return b""
        told, self._told = self._told, now
        return self._said(now, told)

    def _said(self, now: Standing, told: Standing | None) -> bytes:
        parts = [
            f"set_config('app.org', '{now.organisation_id or ''}', true)",
            f"set_config('app.reach', '{_safe(now.reach)}', true)",
        ]
        if told is None or now.role != told.role:
            role = f"{self.connection.info.user}_{now.role}" if now.role else "none"
            parts.append(f"set_config('role', '{_safe(role)}', true)")
        return f"SELECT {', '.join(parts)}; ".encode()

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001 - Django's
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # not in the stubs
        self._told = NOWHERE

    def _commit(self) -> Any:
        self._told = NOWHERE
        return super()._commit()  # type: ignore[misc]  # not in the stubs

    def _rollback(self) -> Any:
        self._told = NOWHERE
        return super()._rollback()  # type: ignore[misc]  # not in the stubs

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # not in the stubs
        self._told = None


def _safe(name: str) -> str:
    return name.replace("'", "''")


@contextmanager
def as_owner(alias: str) -> Iterator[BaseDatabaseWrapper]:
    """In this thread every statement goes as the role that owns the tables; not within a transaction."""
    other = connections[alias]
    owner = owner_of(other)
    connections[alias] = owner
    try:
        yield owner
    finally:
        owner.close()
        connections[alias] = other


def owner_of(served: BaseDatabaseWrapper) -> "DatabaseWrapper":
    """A connection of its own to the same database, as its owner; KeyError when no owner is set."""
    given: Mapping[str, Any] = served.settings_dict
    owner = given["OWNER"]
    # Tests work in databases of another name.
    name = owner["NAME"] if given["NAME"] == owner["SERVES"] else given["NAME"]
    options = {key: value for key, value in given["OPTIONS"].items() if key != "pool"}
    of_owner = {key: owner[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}
    wrapper = DatabaseWrapper({**given, **of_owner, "NAME": name, "OPTIONS": options}, served.alias)
    wrapper.stands = OWNING
    return wrapper
