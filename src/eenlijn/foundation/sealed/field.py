# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model column that holds sealed bytes and remembers which compartment they belong to."""

from collections.abc import Callable
from typing import Any

from django.db.models import BinaryField, Model

from eenlijn.foundation.sealed.compartments import Compartment


class SealedField(BinaryField):  # type: ignore[type-arg]
    """A BinaryField with a compartment; may be empty, because erasing leaves an empty column."""

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


_BEFORE_SAVING = "_before_saving_sealed"


def before_saving(row: Model, act: Callable[[], None]) -> None:
    """Let `act` run once, right before the sealed values of this row are written; a later one replaces it."""
    row.__dict__[_BEFORE_SAVING] = act
