# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model column that holds sealed bytes and remembers which compartment they belong to."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol, Self

from django.db.models import BinaryField, Model

from eenlijn.foundation.sealed.compartments import Compartment


class Sealed(bytes):
    """Sealed bytes together with what says which version stands there now; both were read at once."""

    present: bytes

    def __new__(cls, sealed: bytes, present: bytes) -> Self:
        """Of the sealed bytes, and their present version as it was counted apart from them."""
        made = super().__new__(cls, sealed)
        made.present = present
        return made

    def __getnewargs__(self) -> tuple[bytes, bytes]:  # type: ignore[override]  # bytes has one
        """A copy has both."""
        return bytes(self), self.present


class ReadsWith(Protocol):
    """How the present version of a value is read with the value itself: by the statement that asks for it."""

    def is_counted(self, field: "SealedField") -> bool:
        """Whether the versions of this column are counted, so that `select` goes for it."""

    def select(self, field: "SealedField", vendor: str, column: str) -> str:
        """Return what to ask instead of this column."""

    def split(self, value: bytes) -> Sealed:
        """Return what was asked, in its two halves."""


class SealedField(BinaryField):  # type: ignore[type-arg]
    """A BinaryField with a compartment; may be empty, because erasing leaves an empty column."""

    # Who counts versions says so here; this floor keeps no tables (`commons.keys.counting`).
    reads_with: ClassVar[ReadsWith | None] = None

    def __init__(self, compartment: Compartment | str, **options: Any) -> None:
        """Remember the compartment; null and blank unless told otherwise."""
        self.compartment = Compartment(compartment)
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Give migrations the compartment as plain text."""
        name, path, arguments, options = super().deconstruct()
        options.update(null=self.null, blank=self.blank)
        return name, path, [self.compartment.value, *arguments], options

    def pre_save(self, model_instance: Model, add: bool) -> Any:  # noqa: FBT001 - Django's
        """Before the value is written, do what was left with `before_saving`."""
        act: Callable[[], None] | None = model_instance.__dict__.pop(_BEFORE_SAVING, None)
        if act is not None:
            act()
        return super().pre_save(model_instance, add)

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """Ask for the present version along with the value."""
        if self.reads_with is None or not self.reads_with.is_counted(self):
            return sql, params
        return self.reads_with.select(self, compiler.connection.vendor, sql), params

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> bytes | None:
        """What was read, with its present version when that is counted."""
        if value is None or self.reads_with is None or not self.reads_with.is_counted(self):
            return value  # type: ignore[no-any-return]
        return self.reads_with.split(bytes(value))


_BEFORE_SAVING = "_before_saving_sealed"


def before_saving(row: Model, act: Callable[[], None]) -> None:
    """Let `act` run once, right before the sealed values of this row are written; a later one replaces it."""
    row.__dict__[_BEFORE_SAVING] = act
