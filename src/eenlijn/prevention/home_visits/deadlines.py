# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a check is kept: until the day after the visit. From that day on a job destroys it."""

from datetime import date, timedelta
from typing import Final

KEPT: Final = timedelta(days=1)
# Nobody plans a risk so far ahead: what is known now would not be so then.
FURTHEST: Final = timedelta(days=31)


def expires_on(visit_on: date) -> date:
    """The day on which the check is destroyed."""
    return visit_on + KEPT
