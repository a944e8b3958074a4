# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The window of the last talk: six to eight weeks after the first one (list 7.5)."""

from datetime import datetime, timedelta
from typing import Final

from eenlijn.casework.aftercare.codes import CareMomentKind

# Eight weeks is the term of its clock, which an employer may shorten; six weeks is the list's.
OPENS_AFTER: Final = timedelta(days=42)


def opens_at(moment: str, started_at: datetime, due_at: datetime) -> datetime | None:
    """From when on this talk may be held; None where it may be held at once.

    An employer whose own term is shorter than six weeks has no window.
    """
    opens = started_at + OPENS_AFTER
    return opens if moment == CareMomentKind.FOLLOW_UP_2 and opens < due_at else None
