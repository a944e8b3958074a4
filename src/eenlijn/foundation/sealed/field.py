# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The model column that holds sealed bytes and remembers which compartment they belong to."""

from typing import Any

from django.db.models import BinaryField

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
