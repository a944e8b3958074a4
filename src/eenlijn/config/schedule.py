# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What runs every few seconds, every minute and every night; the worker reads this table.

Every job is a plain function `run(now) -> int` that finds its work by asking a table, may run
twice without harm, and returns how much it did.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final

Job = Callable[[datetime], int]

# name, then either the seconds between two runs or the local hour of the night, then the job
SCHEDULE: Final[tuple[tuple[str, float | time, Job], ...]] = ()
