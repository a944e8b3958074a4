# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exports of a person: what, why, how far, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from eenlijn.casework.dossier.listing import Question, narrowed
from eenlijn.casework.exports.access import visible_to
from eenlijn.casework.exports.codes import AT_WORK, KEPT, ExportKind, ExportPurpose, ExportState
from eenlijn.casework.exports.models import Export
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible

SHOWN: Final = 50
# A longer list asks for a second factor of the last ten minutes; whatever tells of persons always does.
WITHOUT_STEP_UP: Final = 25


@dataclass(frozen=True)
class ExportView:
    id: UUID
    kind: ExportKind
    purpose: ExportPurpose
    number: str
    state: ExportState
    total: int
    done: int
    asked_at: datetime
    expires_at: datetime
    fetched: int

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_kept(self) -> bool:
        return self.state in KEPT


def exports_of(actor: Actor, now: datetime) -> list[ExportView]:
    """The own exports, newest first."""
    rows = (
        visible_to(actor).select_related("incident").defer("content", "archive").order_by("-asked_at", "id")
    )
    return [_view(one, now) for one in rows[:SHOWN]]


def export_of(actor: Actor, export_id: UUID, now: datetime) -> ExportView:
    """One of the own exports; NotVisible for any other."""
    rows = visible_to(actor).select_related("incident").defer("content", "archive")
    found = rows.filter(pk=export_id).first()
    if found is None:
        raise NotVisible
    return _view(found, now)


def _view(row: Export, now: datetime) -> ExportView:
    state = ExportState(row.state)
    return ExportView(
        id=row.pk,
        kind=ExportKind(row.kind),
        purpose=ExportPurpose(row.purpose),
        number=row.incident.number if row.incident else "",
        state=ExportState.EXPIRED if state in KEPT and row.expires_at <= now else state,
        total=row.total,
        done=row.done,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        fetched=row.fetched,
    )


def count_of(actor: Actor, question: Question) -> int:
    """How many dossiers this question finds for this actor."""
    return narrowed(actor, question).order_by().count()
