# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which day a term of a law ends: no Saturday, Sunday or holiday (Algemene termijnenwet, 1 and 3)."""

from datetime import date, timedelta
from typing import Final

from eenlijn.foundation.working_time.codes import Holiday
from eenlijn.foundation.working_time.holidays import is_holiday

_SATURDAY: Final = 5
# The days of article 3 and the King's Day; days equated by decree, such as a bridge day, are not known here.
LEGAL_HOLIDAYS: Final = frozenset(Holiday) - {Holiday.LIBERATION_DAY_LUSTRUM}


def legal_last_day(day: date) -> date:
    """Return the day itself, or the first one after it on which a term of a law may end."""
    while day.weekday() >= _SATURDAY or is_holiday(day, LEGAL_HOLIDAYS):
        day += timedelta(days=1)
    return day
