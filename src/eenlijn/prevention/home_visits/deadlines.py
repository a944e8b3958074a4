# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a check is kept: the days that the employer chose after the visit; from then on a job destroys it.

One day unless chosen otherwise, seven at most: `commons/rulebook/topics/terms.py`.
"""

from datetime import date, timedelta
from typing import Final

# Nobody plans a risk so far ahead: what is known now would not be so then.
FURTHEST: Final = timedelta(days=31)


def expires_on(visit_on: date, days: int) -> date:
    """The day on which the check is destroyed."""
    return visit_on + timedelta(days=days)
