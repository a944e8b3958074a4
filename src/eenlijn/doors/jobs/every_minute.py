# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may wait a little: the lights of running clocks, and trail lines that waited for a key."""

from datetime import datetime

from eenlijn.casework.dossier import lights
from eenlijn.commons.trail import actions as trail


def warn_of_lights(now: datetime) -> int:
    """Tell who handles it that an answer is nearly due or late; once per light."""
    return lights.warn_of_lights(now=now)


def enter_waiting_lines(now: datetime) -> int:
    """Let trail lines that were written while the keys were away into their chains."""
    return trail.enter_waiting()
