# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences to say at the desk of the police, and what to do after a no; with where each is from."""

from dataclasses import dataclass

from eenlijn.casework.police_reports.codes import Filer, IdentityStep
from eenlijn.casework.police_reports.listed import Sourced, kept_list, said


@dataclass(frozen=True)
class DeskWord(Sourced):
    """One sentence. At a Dutch desk it is said in Dutch; `meaning` is for who reads another language."""

    @property
    def text(self) -> str:
        return str(self.row["nl"])

    @property
    def meaning(self) -> str:
        return said(self.row)


def sentences(filer: Filer, identity: IdentityStep) -> tuple[DeskWord, ...]:
    """What to say, as far as it fits who files and how."""
    fitting = {"always", filer.value, identity.value}
    return tuple(DeskWord(row) for row in kept_list("desk_words")["sentences"] if row["when"] in fitting)


def when_refused() -> tuple[DeskWord, ...]:
    return tuple(DeskWord(row) for row in kept_list("desk_words")["refused"])
