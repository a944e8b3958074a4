# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the packages of an exercise (decision 16), and what is in those of a case that is emptied."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from eenlijn.casework.disclosures.codes import RecallReason, ReleaseState
from eenlijn.casework.disclosures.models import Disclosure, DisclosureRead, DisclosureVoice
from eenlijn.casework.incidents.models import Incident


def forget_releases(incident_ids: Sequence[UUID]) -> None:
    """Remove the packages of these exercises; those of real incidents stay."""
    rows = Disclosure.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    for more in (DisclosureVoice, DisclosureRead):
        more.objects.filter(release__in=rows).delete()
    rows.delete()


def empty_packages(incident: Incident, now: datetime) -> int:
    """What is in them goes, and none is read any more; that they were there stays. Tells how many."""
    rows = Disclosure.objects.filter(incident=incident)
    rows.filter(state__in=(ReleaseState.PROPOSED, ReleaseState.APPROVED)).update(
        state=ReleaseState.RECALLED, recalled_at=now, recall_reason=RecallReason.REMOVED, paper=None
    )
    return rows.update(snapshot=None, paper=None)
