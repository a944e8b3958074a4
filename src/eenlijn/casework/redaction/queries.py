# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the confirmed copies of an incident that the caller found by its own access.

Only what was confirmed comes out: where nobody confirmed a copy there is None, and the words stay inside.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.access import visible_to
from eenlijn.casework.redaction.codes import Source, SourceKind
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class CopyView:
    """The newest confirmed copy of one text."""

    source: Source
    version: int
    text: str
    confirmed_by: UUID
    confirmed_at: datetime


def redacted_copy_of(incident: Incident, source: Source) -> CopyView | None:
    """The newest confirmed copy of this text, or None; one statement. For who may read the facts."""
    rows = RedactedCopy.objects.filter(incident=incident, source_kind=source.kind, source_id=source.id)
    row = rows.order_by("-version").first()
    return _view(row) if row else None


def copies_of(incident: Incident) -> dict[Source, CopyView]:
    """The newest of every text of this incident; one statement."""
    rows = RedactedCopy.objects.filter(incident=incident).order_by("version")
    return {view.source: view for view in map(_view, rows)}


def copies_visible_to(actor: Actor, incident: Incident) -> dict[Source, CopyView]:
    """The same for an actor of whom nothing was asked yet: nothing of what is not theirs."""
    return {
        view.source: view
        for view in map(_view, visible_to(actor).filter(incident=incident).order_by("version"))
    }


def _view(row: RedactedCopy) -> CopyView:
    return CopyView(
        source=Source(SourceKind(row.source_kind), row.source_id),
        version=row.version,
        text=vault.open(row, "text"),
        confirmed_by=row.confirmed_by_id,
        confirmed_at=row.confirmed_at,
    )
