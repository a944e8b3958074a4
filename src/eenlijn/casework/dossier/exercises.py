# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exercises are gone after thirty days: every row of them, in every room, and their files (decision 16).

The lines of the trail stay: they hold codes only, and prove that an exercise was one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.aftercare.forgetting import forget_care
from eenlijn.casework.clocks.forgetting import forget_clocks
from eenlijn.casework.damages.forgetting import forget_damages
from eenlijn.casework.disclosures.forgetting import forget_releases
from eenlijn.casework.dossier.models import ClosingRequest, MeasureWaiver, Note, TimelineEntry
from eenlijn.casework.evidence.forgetting import forget_evidence
from eenlijn.casework.fairness.forgetting import forget_hearings
from eenlijn.casework.finding.actions import forget_marks
from eenlijn.casework.incidents.forgetting import forget_incidents
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.forgetting import forget_training
from eenlijn.casework.letters.forgetting import forget_letters
from eenlijn.casework.links.forgetting import forget_links
from eenlijn.casework.playbooks.forgetting import forget_tasks
from eenlijn.casework.police_reports.forgetting import forget_police
from eenlijn.casework.redaction.forgetting import forget_copies
from eenlijn.casework.reporting.forgetting import employers_with_exercises, exercises_before, forget_reports
from eenlijn.casework.requests.forgetting import forget_requests
from eenlijn.casework.requests.queries import held_exercises
from eenlijn.casework.response.forgetting import forget_answers
from eenlijn.casework.restrictions.forgetting import forget_restrictions
from eenlijn.casework.samples.forgetting import forget_sampled
from eenlijn.casework.triage.forgetting import forget_checks

KEPT_FOR: Final = timedelta(days=30)
AT_A_TIME: Final = 50
ROOMS: Final = (
    forget_restrictions,
    forget_answers,
    forget_letters,
    forget_hearings,
    forget_requests,
    forget_sampled,
    forget_releases,
    forget_police,
    forget_damages,
    forget_care,
    forget_training,
    forget_checks,
    forget_clocks,
    forget_marks,
    forget_evidence,
    forget_copies,
    forget_links,
    forget_tasks,
)


def forget_exercises(now: datetime, *, at_most: int = AT_A_TIME) -> int:
    """Remove the exercises of more than thirty days ago, a part at a time; returns how many reports.

    What an open request is about stays until that is over, also of an exercise.
    """
    old = exercises_before(now - KEPT_FOR, at_most, besides=held_exercises())
    if old:
        _forget(old)
    return len(old)


def employers_due(now: datetime) -> list[UUID]:
    """The employers with exercises that are over."""
    return employers_with_exercises(now - KEPT_FOR)


@transaction.atomic
def _forget(report_ids: Sequence[UUID]) -> None:
    """From what points to what it points at, so that nothing is left hanging."""
    incident_ids = list(
        Incident.objects.filter(report__in=report_ids, is_exercise=True).values_list("pk", flat=True)
    )
    for rows in (TimelineEntry, Note, MeasureWaiver, ClosingRequest):
        rows.objects.filter(incident__in=incident_ids).delete()
    for forget in ROOMS:
        forget(incident_ids)
    forget_incidents(incident_ids)
    forget_reports(report_ids)
