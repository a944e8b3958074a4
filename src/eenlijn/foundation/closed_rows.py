# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that a role of their own reads: every question and change goes as that role, and nothing else does.

The role that serves may not even count them. Who joins such a table to another, or asks it by hand, is
refused by the database. The role is entered with the statement and left with the next one.
"""

from typing import Any, TypeVar

from django.db.models import Manager, Model, QuerySet

from eenlijn.foundation.walls import as_role

_Row = TypeVar("_Row", bound=Model)


def role_of(model: type[Model]) -> str:
    """The role that alone reads this table, empty for most."""
    return str(getattr(model, "database_role", ""))


class ClosedRows(QuerySet[_Row]):
    """A query set of which each statement goes as the role of its model."""

    def _fetch_all(self) -> None:
        with as_role(role_of(self.model)):
            super()._fetch_all()

    def _insert(self, *args: Any, **given: Any) -> Any:
        with as_role(role_of(self.model)):
            return super()._insert(*args, **given)  # type: ignore[misc]

    _insert.queryset_only = False  # type: ignore[attr-defined]  # as Django's: the manager has it too

    def _update(self, values: Any) -> int:
        with as_role(role_of(self.model)):
            return int(super()._update(values))  # type: ignore[misc]

    _update.queryset_only = False  # type: ignore[attr-defined]

    def update(self, **given: Any) -> int:
        with as_role(role_of(self.model)):
            return super().update(**given)

    def delete(self) -> tuple[int, dict[str, int]]:
        with as_role(role_of(self.model)):
            return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]

    def count(self) -> int:
        with as_role(role_of(self.model)):
            return super().count()

    def exists(self) -> bool:
        with as_role(role_of(self.model)):
            return super().exists()

    def aggregate(self, *args: Any, **given: Any) -> dict[str, Any]:
        with as_role(role_of(self.model)):
            return super().aggregate(*args, **given)


ClosedManager = Manager.from_queryset(ClosedRows)


class Closed:
    """What such a model is besides a model: saving and reading again go as its role too."""

    database_role = ""

    def save_base(self, *args: Any, **given: Any) -> None:
        with as_role(self.database_role):
            super().save_base(*args, **given)  # type: ignore[misc]

    def refresh_from_db(self, *args: Any, **given: Any) -> None:
        with as_role(self.database_role):
            super().refresh_from_db(*args, **given)  # type: ignore[misc]
