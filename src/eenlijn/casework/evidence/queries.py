# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a dossier as people see them: what sort, from whom, how far; never their bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class File:
    """One line of the list. `name` is what the sender called it; empty when it was destroyed."""

    place: int
    name: str
    media_type: str
    size: int
    added_at: datetime
    by_reporter: bool
    state: EvidenceState
    has_preview: bool
    digest: str
    finding: str
    # The scanner was asked for it, and was not there.
    is_delayed: bool = False

    @property
    def may_open(self) -> bool:
        return self.state == EvidenceState.CLEAN


def files_in(rows: Iterable[Evidence]) -> tuple[File, ...]:
    """The lines, in the order in which they came; the caller asked `access` for the rows."""
    return tuple(_file(one) for one in rows)


def _file(row: Evidence) -> File:
    return File(
        place=row.place,
        name=vault.open(row.original, "file_name") if row.original else "",
        media_type=row.media_type,
        size=row.size,
        added_at=row.added_at,
        by_reporter=row.by_reporter,
        state=EvidenceState(row.state),
        has_preview=row.preview_id is not None,
        digest=vault.open(row, "digest"),
        finding=row.finding,
        is_delayed=row.state == EvidenceState.WAITING and row.tries > 0,
    )
