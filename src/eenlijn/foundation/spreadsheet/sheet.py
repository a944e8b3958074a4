# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every kind of file is made from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

Value = str | int | float
"""A word or a number; a number is written as a number, in the way of the file."""

# The two leaves of a workbook: the table, and where it comes from (decision 30: never in the rows).
LEAVES: Final = {"nl": ("Cijfers", "Herkomst"), "en": ("Figures", "Source")}


@dataclass(frozen=True)
class Sheet:
    """A table and the sentences that belong to it; `moment` dates the file: equal sheets, equal bytes."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...]
    moment: datetime
    language: str = "nl"
    # What the first leaf is called; a table of figures needs no name of its own.
    table_name: str = ""

    @property
    def leaves(self) -> tuple[str, str]:
        table, source = LEAVES[self.language[:2]]
        return self.table_name or table, source
