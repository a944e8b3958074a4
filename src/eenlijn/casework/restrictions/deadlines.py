# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a measure holds and when it is looked at again after the first time. Pure functions of days.

When it is looked at first stands with the answer, because its letter says so (`response.circumstances`).
"""

from datetime import date

from eenlijn.casework.response.circumstances import LONGEST_UNSEEN
from eenlijn.foundation.working_time import months_after


def holds_on(day: date, starts_on: date, ends_on: date) -> bool:
    """Both days are in it: on the day after the last it is over, everywhere at once."""
    return starts_on <= day <= ends_on


def next_review(reviewed_on: date, ends_on: date) -> date | None:
    """Six months after a review, when it still runs then."""
    day = months_after(reviewed_on, LONGEST_UNSEEN)
    return day if day < ends_on else None
