# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading training needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import ngettext

from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared


def training_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 4: what this incident teaches was written down; meeting it may take longer than the dossier."""
    needs: dict[UUID, list[tuple[str, datetime]]] = {}
    for incident_id, state, recorded_at in _of_incidents(ids=list(incident_ids)):
        needs.setdefault(incident_id, []).append((state, recorded_at))
    return {incident_id: _sign(written) for incident_id, written in needs.items()}


_of_incidents: Final = Prepared(
    lambda: (
        TrainingNeed.objects.filter(Among("incident_id", "ids"))
        .order_by("recorded_at")
        .values_list("incident_id", "state", "recorded_at")
    )
)


def _sign(needs: list[tuple[str, datetime]]) -> Sign:
    """The state of each need and when it was recorded, oldest first."""
    wanted = [recorded_at for state, recorded_at in needs if state != NeedState.NOT_NEEDED]
    if not wanted:
        return Sign(MeasureState.NONE, "", needs[-1][1])
    words = ngettext("%(count)s leerpunt", "%(count)s leerpunten", len(wanted)) % {"count": len(wanted)}
    return Sign(MeasureState.DONE, words, wanted[-1])


@dataclass(frozen=True)
class Need:
    """A need as it stands on the dossier."""

    id: UUID
    label: str
    needed_for: NeedFor
    state: NeedState
    word: str
    recorded_at: datetime


def needs_of(incident: Incident) -> tuple[Need, ...]:
    """What this incident teaches, oldest first; the caller has the incident by its access."""
    rows = TrainingNeed.objects.filter(incident=incident).order_by("recorded_at", "pk")
    return tuple(
        Need(
            id=row.pk,
            label=label("training_type", row.training_type),
            needed_for=NeedFor(row.needed_for),
            state=NeedState(row.state),
            word=vault.open(row, "word"),
            recorded_at=row.recorded_at,
        )
        for row in rows
    )
