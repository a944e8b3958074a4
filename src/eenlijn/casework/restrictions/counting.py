# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the life of a measure adds to the figures (decision 20), within the act that it belongs to.

A review is due until the end of its day. One that was never due, because the measure stopped before, is
counted off again; one that was due and not done stays counted, as not in time.
"""

from datetime import date, datetime

from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.restrictions.models import Restriction, Review
from eenlijn.foundation.clock import local_day_end, to_local


def count_planned(row: Restriction, due_on: date, now: datetime) -> None:
    """Somebody is to look whether it is still needed."""
    facts.record(Measure.REVIEW, row.incident, now, due_at=local_day_end(due_on), step=row.kind)


def count_reviewed(row: Restriction, planned: Review, now: datetime) -> None:
    """Somebody looked; on the planned day itself is in time."""
    due_at = local_day_end(planned.due_on)
    facts.record(Measure.REVIEWED, row.incident, now, due_at=due_at, in_time=now <= due_at, step=row.kind)


def count_over(row: Restriction, how: Measure, now: datetime) -> None:
    """It stopped early or lapsed, so what was still to come is looked at no more."""
    facts.record(how, row.incident, now, step=row.kind)
    to_come = Review.objects.filter(
        restriction=row, reviewed_at=None, is_void=False, due_on__gte=to_local(now).date()
    )
    for due_on in to_come.values_list("due_on", flat=True):
        due_at = local_day_end(due_on)
        facts.record(Measure.REVIEW, row.incident, now, delta=-1, due_at=due_at, step=row.kind)


def count_breach(row: Restriction, now: datetime) -> None:
    """It was not kept, as somebody says."""
    facts.record(Measure.BREACH, row.incident, now, step=row.kind)
