# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Queries that are asked with every report or page: their text is made once, and later only the values go in.

Making the text of a query costs several times what the database needs to answer it. What is asked stays an
ordinary query set, written where its rule lives; only the values that differ are named instead of given.
"""

import json
from collections.abc import Callable, Collection
from copy import copy
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    BinaryField,
    BooleanField,
    DateField,
    DateTimeField,
    Expression,
    F,
    Field,
    QuerySet,
    UUIDField,
    Value,
)

_Row = TypeVar("_Row")


class Named(Expression):
    """A value that is given when the query is asked. Stands wherever a query set takes an expression."""

    def __init__(self, name: str, kind: "Field[Any, Any]") -> None:
        super().__init__(output_field=kind)
        self.name, self.kind = name, kind

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Leave a mark among the values, which `Prepared` replaces."""
        del compiler, connection
        return "%s", (self,)


def named_id(name: str) -> Named:
    return Named(name, UUIDField())


def named_day(name: str) -> Named:
    return Named(name, DateField())


def named_moment(name: str) -> Named:
    return Named(name, DateTimeField())


def named_bytes(name: str) -> Named:
    return Named(name, BinaryField())


class _Ids(UUIDField):  # type: ignore[type-arg]  # not generic while it runs
    """Several ids as one value, so that the text is the same for one and for fifty."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's
        """Return what `Among` compares with: a list, and on SQLite the same as JSON."""
        one = super().get_db_prep_value
        ids = [one(each, connection, prepared) for each in value]
        return ids if connection.vendor == "postgresql" else json.dumps(ids)


class Among(Expression):
    """Whether a column holds one of several ids, given now, or by name when the query is asked.

    The text of the question is the same however many there are, so it does not tell how many.
    """

    def __init__(self, column: str, ids: str | Collection[UUID]) -> None:
        super().__init__(output_field=BooleanField())
        self.column: Any = F(column)
        self.ids: Any = Named(ids, _Ids()) if isinstance(ids, str) else Value(list(ids), _Ids())

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.column,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """One mark for all of them."""
        column, before = compiler.compile(self.column)
        mark, ids = compiler.compile(self.ids)
        if connection.vendor == "postgresql":
            return f"{column} = ANY({mark})", (*before, *ids)
        return f"{column} IN (SELECT value FROM json_each({mark}))", (*before, *ids)  # noqa: S608 - no value of anybody


class Prepared(Generic[_Row]):
    """One query. `build` makes its query set with named values, and from nothing else that changes.

    How many rows are wanted belongs in the query set: what comes out is a list of all it gives.
    """

    def __init__(self, build: Callable[[], "QuerySet[Any, _Row]"]) -> None:
        self._build = build
        self._made: tuple[QuerySet[Any, _Row], Any, str, tuple[Any, ...]] | None = None

    def __call__(self, **given: Any) -> list[_Row]:
        """The rows, with these values; a name that is missing is a KeyError."""
        queryset, compiler, text, values = self._made or self._make()
        if not text:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        mine = copy(compiler)
        mine.connection = connection
        filled = tuple(
            one.kind.get_db_prep_value(given[one.name], connection) if isinstance(one, Named) else one
            for one in values
        )
        mine.as_sql = lambda *_more, **_given: (text, filled)
        asked = queryset.all()
        asked.query.get_compiler = lambda *_more, **_given: mine  # type: ignore[method-assign]
        return list(asked)

    def _make(self) -> "tuple[QuerySet[Any, _Row], Any, str, tuple[Any, ...]]":
        queryset = self._build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            text, values = compiler.as_sql()
        except EmptyResultSet:  # it asks for one of none
            text, values = "", ()
        self._made = (queryset, compiler, text, tuple(values))
        return self._made
