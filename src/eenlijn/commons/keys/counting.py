# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which version of a sealed field stands there now, for rows that belong to no case.

The database itself counts, in a table of its own, whatever writes the row (`config.walls.versions`); every
statement that reads such a field reads its count along with it, so no page and no list asks more often.
A value that is not the version that was counted, or of which none was, does not open.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, get_type_hints

from django.apps import apps
from django.db.models import Field, Model

from eenlijn.commons.keys.models import PresentVersion
from eenlijn.foundation.sealed.field import Sealed, SealedField

# A version is the four bytes of the header of a sealed value, and one that says what became of it since.
_VERSION_BYTES: Final = 5
STANDS: Final = b"\x00"
EMPTIED: Final = b"\x01"
GONE: Final = b"\xff" * _VERSION_BYTES
NEVER: Final = bytes(_VERSION_BYTES)
# As versions are called in the models of an earlier moment, which migrations work with.
_EARLIER: Final = "__fake__"


@dataclass(frozen=True)
class Counted:
    """A table whose sealed fields are counted; rows in which `unless` is filled belong to a case."""

    model: type[Model]
    fields: tuple[SealedField, ...]
    unless: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.column or field.name for field in self.fields)


def counted() -> list[Counted]:
    """Every table with sealed fields of which a row may belong to no case, by name."""
    found = [one for model in apps.get_models(include_auto_created=True) if (one := _counted(model))]
    return sorted(found, key=lambda one: one.table)


def _counted(model: type[Model]) -> Counted | None:
    fields = tuple(field for field in model._meta.local_fields if isinstance(field, SealedField))
    if not fields or not _may_be_of_no_case(model):
        return None
    return Counted(model, fields, next((column for column in _own(model) if column == "case_id"), ""))


def _own(model: type[Model]) -> Iterator[str]:
    yield from (field.column or "" for field in model._meta.local_concrete_fields)


@cache
def _may_be_of_no_case(model: type[Model]) -> bool:
    """Whether it says nothing of cases, or says that it may be of none."""
    if model.__module__ == _EARLIER or not model._meta.managed:
        return False
    told = inspect.getattr_static(model, "case_id", None)
    if told is None:
        return True
    if isinstance(told, property) and told.fget is not None:
        return type(None) in getattr(get_type_hints(told.fget)["return"], "__args__", ())
    field: Field[Any, Any] = told.field
    return field.null


def place_of(row: Model, field_name: str) -> str:
    """How a field of a row is named among the versions, here and in the database."""
    return f"{row._meta.db_table}.{row.pk.hex}.{field_name}"


def present_of(row: Model, field_name: str) -> bytes:
    """Ask which version stands there, for a value that was not read along with it. One query."""
    found = PresentVersion.objects.filter(pk=place_of(row, field_name)).values_list("version", flat=True)
    return bytes(found.first() or NEVER)


def as_counted(version: int) -> bytes:
    """A version that stands, as it is counted."""
    return version.to_bytes(_VERSION_BYTES - 1, "big") + STANDS


def number_of(present: bytes) -> int:
    """The number of a version as it is counted."""
    return int.from_bytes(present[: _VERSION_BYTES - 1], "big")


def told(present: bytes) -> str:
    """What was counted, in a word for who reads the error."""
    if present == NEVER:
        return "not known"
    return "gone" if present[-1:] != STANDS else str(number_of(present))


class ReadsVersions:
    """Reads each value with its version, by one statement."""

    def is_counted(self, field: SealedField) -> bool:
        return _may_be_of_no_case(field.model)

    def select(self, field: SealedField, vendor: str, column: str) -> str:
        """TypeError for anything but the column itself: what is made of it has no version."""
        alias, _dot, name = column.rpartition(".")
        if name != f'"{field.column}"':
            message = f"{field} is read as it stands"
            raise TypeError(message)
        meta = field.model._meta
        row = f'{alias}."{meta.pk.column}"'
        if vendor == "postgresql":
            place = f"'{meta.db_table}.' || replace({row}::text, '-', '') || '.{field.column}'"
            return f"(coalesce({_version_at(place)}, '\\x{NEVER.hex()}'::bytea) || {column})"
        place = f"'{meta.db_table}.' || {row} || '.{field.column}'"
        return f"CAST(coalesce({_version_at(place)}, x'{NEVER.hex()}') || {column} AS BLOB)"

    def split(self, value: bytes) -> Sealed:
        return Sealed(value[_VERSION_BYTES:], value[:_VERSION_BYTES])


def _version_at(place: str) -> str:
    table = PresentVersion._meta.db_table
    return f"(SELECT stands.version FROM {table} stands WHERE stands.place = {place})"  # noqa: S608 - of models
