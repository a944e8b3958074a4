# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working time: calendars with the Dutch holidays, and terms that follow them; pure date arithmetic."""

from eenlijn.foundation.working_time.calendars import (
    NEVER_CLOSED,
    OFFICE_HOURS,
    TermNeverEnds,
    WorkCalendar,
    first_working_moment,
)
from eenlijn.foundation.working_time.codes import Holiday, TermUnit
from eenlijn.foundation.working_time.holidays import USUAL_HOLIDAYS, holidays_of
from eenlijn.foundation.working_time.legal import legal_last_day
from eenlijn.foundation.working_time.terms import LIMITS, Term, check_calendar, due_at, months_after

__all__ = [
    "LIMITS",
    "NEVER_CLOSED",
    "OFFICE_HOURS",
    "USUAL_HOLIDAYS",
    "Holiday",
    "Term",
    "TermNeverEnds",
    "TermUnit",
    "WorkCalendar",
    "check_calendar",
    "due_at",
    "first_working_moment",
    "holidays_of",
    "legal_last_day",
    "months_after",
]
