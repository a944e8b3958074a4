# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a register was not loaded: the file, one of its rows, or the edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.text import long_date

MOST_PROBLEMS: Final = 20


class RegisterRefused(Refused):
    """This file is not taken over; nothing of it is kept."""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one row of the file, in the words of its own columns."""

    row: int
    column: str
    sentence: str


class RowsRefused(RegisterRefused):
    """Rows that cannot be read, in `problems`; nothing was loaded."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        """Keep the first of them."""
        first = problems[0]
        told = _("Er is niets ingelezen. Rij %(row)s, kolom «%(column)s»: %(sentence)s")
        super().__init__(told % {"row": first.row, "column": first.column[:60], "sentence": first.sentence})
        self.problems = tuple(problems[:MOST_PROBLEMS])


class OlderEdition(RegisterRefused):
    def __init__(self, given: date, loaded: date) -> None:
        """Name both days."""
        told = _("Deze uitgave is van %(given)s. Er staat al een nieuwere, van %(loaded)s.")
        super().__init__(told % {"given": long_date(given), "loaded": long_date(loaded)})


class NobodyKnowsWhen(RegisterRefused):
    def __init__(self) -> None:
        """Say what to fill in."""
        super().__init__(_("Van welke dag is deze uitgave? In de naam van het bestand staat geen jaar."))


class NotYetThere(RegisterRefused):
    def __init__(self) -> None:
        """Say what to fill in instead."""
        super().__init__(_("Deze dag is nog niet geweest. Kies de dag waarvan het register vertelt."))


class OtherYear(RegisterRefused):
    def __init__(self, in_file: int) -> None:
        """Name the year in the file."""
        told = _("In het bestand staat het jaar %(year)s. Kies een dag in dat jaar.")
        super().__init__(told % {"year": in_file})


class OtherFileWaits(RegisterRefused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Dit is niet meer de proef die je zag. Kijk eerst wat er nu klaarstaat."))


class SomebodyElseLoads(RegisterRefused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Iemand las dit register net ook in. Kijk wat er nu staat."))
