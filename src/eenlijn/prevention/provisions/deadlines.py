# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a provision is to be looked at again, and from when its keepers hear of it: our own terms."""

from calendar import monthrange
from datetime import date
from typing import Final

# A year between two looks unless somebody chooses a day; a month before it whoever keeps it hears of it.
CHECK_MONTHS: Final = 12
WARN_MONTHS: Final = 1


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_late(due: date | None, today: date) -> bool:
    """The day itself is in time."""
    return due is not None and due < today


def is_near(due: date | None, today: date) -> bool:
    """Within a month, or past."""
    return due is not None and due <= months_later(today, WARN_MONTHS)
