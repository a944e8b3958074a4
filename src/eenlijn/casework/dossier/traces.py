# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every act leaves behind: a row in the timeline, a notice to people, a line in the trail."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.proving import prove
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.access import may_hear
from eenlijn.casework.incidents.actions import mark_changed
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.notices.actions import announcement
from eenlijn.commons.trail.actions import Entry
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.together import insert_together

# Told to whoever watches over access, and who need not see the case for it.
ABOVE_THE_CASE = ("glass_broken", "glass_not_reviewed", "needs_handler", "lane_back_asked")


def tell(incident: Incident, event_type: str, recipients: set[UUID], now: datetime) -> None:
    """Keep what `told` makes, for whoever of these people may hear of this incident."""
    kept_out = conflicts.kept_out_of(incident, now)
    watching = event_type in ABOVE_THE_CASE
    hearing = recipients - kept_out if watching else may_hear(incident, recipients, kept_out)
    insert_together(told(incident, event_type, hearing, now, has_involved=bool(kept_out)))


def told(
    incident: Incident, event_type: str, recipients: set[UUID], now: datetime, *, has_involved: bool = False
) -> list[Model]:
    """The event and its notices, unsaved; an exercise never sends anything outside (decision 16)."""
    if incident.is_exercise:
        return []
    return announcement(
        organisation_id=incident.organisation_id,
        event_type=event_type,
        object_number=incident.number,
        recipients=recipients,
        now=now,
        is_for_people=has_involved or incident.lane != Lane.PUBLIC_TASK,
    )


def note(
    incident: Incident,
    act: Act,
    at: datetime,
    account_id: UUID | None,
    *,
    now: datetime | None = None,
    **detail: Any,
) -> None:
    """Tell the timeline, and that the dossier changed: `now` when the line is about an earlier moment.

    What the act shows of the playbook is settled with it (`proving`).
    """
    mark_changed(incident, now or at)
    entry = noted(incident, act, at, account_id, **detail)
    entry.save(force_insert=True)
    prove(incident, entry, now or at)


def noted(
    incident: Incident, act: Act, at: datetime, account_id: UUID | None, **detail: Any
) -> TimelineEntry:
    """A line of the timeline, unsaved."""
    return TimelineEntry(
        organisation_id=incident.organisation_id,
        incident=incident,
        act=act,
        at=at,
        account_id=account_id,
        detail=detail,
    )


def line(action: str, incident: Incident, *compartments: Compartment, purpose: str = "") -> Entry:
    return Entry(
        action=action,
        object_type="incident",
        object_id=incident.pk,
        compartments=compartments,
        subject_id=incident.report_id,
        purpose=purpose,
    )
