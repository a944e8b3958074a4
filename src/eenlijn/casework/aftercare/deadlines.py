# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The norm of the first talk, and the window of the last: six to eight weeks after the first (list 7.5)."""

from datetime import datetime, timedelta
from typing import Final

from eenlijn.casework.aftercare.codes import CareMomentKind

# Eight weeks is the term of its clock, which an employer may shorten; six weeks is the list's.
OPENS_AFTER: Final = timedelta(days=42)
# Row C11 and list 7.5; what figures go by, whatever term an employer set for its own clock.
FIRST_TALK_WITHIN: Final = timedelta(hours=72)


def talk_norm(started_at: datetime) -> datetime:
    """By when a first talk must be held; the moment itself is in time."""
    return started_at + FIRST_TALK_WITHIN


def opens_at(moment: str, started_at: datetime, due_at: datetime) -> datetime | None:
    """From when on this talk may be held; None where it may be held at once.

    An employer whose own term is shorter than six weeks has no window.
    """
    opens = started_at + OPENS_AFTER
    return opens if moment == CareMomentKind.FOLLOW_UP_2 and opens < due_at else None
