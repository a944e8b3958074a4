# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of a request, in calendar months and weeks as the law counts them.

One month after receipt, two more at most when that is told with a reason within the first (GDPR article 12);
six weeks to object (Awb, **unverified**, as the list of clocks says).
"""

from datetime import date, datetime, timedelta
from typing import Final

from eenlijn.foundation.clock import local_day_end, to_local
from eenlijn.foundation.working_time import legal_last_day, months_after

MONTHS: Final = 1
MONTHS_MORE: Final = 2
OBJECTION: Final = timedelta(weeks=6)


def due_at(received_at: datetime, *, is_extended: bool = False) -> datetime:
    """The end of the last day of the term, in local time."""
    months = MONTHS + (MONTHS_MORE if is_extended else 0)
    return _end_of(months_after(to_local(received_at).date(), months))


def remedy_until(sent_at: datetime) -> datetime:
    """Until when somebody may object, counted from the day after the letter left."""
    return _end_of(to_local(sent_at).date() + OBJECTION)


def days_taken(received_at: datetime, now: datetime) -> int:
    """How many days ago it came in; the day of receipt itself is none."""
    return (to_local(now).date() - to_local(received_at).date()).days


def _end_of(day: date) -> datetime:
    """The last second of that day, or of the first one after it on which a term of a law may end."""
    return local_day_end(legal_last_day(day)) - timedelta(seconds=1)
