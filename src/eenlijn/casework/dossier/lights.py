# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling who handles it that a clock passed 36, 44 or 48 hours (of 24: 18, 22 and 24)."""

from datetime import datetime

from django.db import transaction

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.traces import tell
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.models import ResponseClock
from eenlijn.foundation.logs import log

_LOG = log(__name__)


def warn_of_lights(*, now: datetime) -> int:
    """Tell who handles it when a clock passes 75, 92 and 100% of its term; once per light."""
    running = ResponseClock.objects.filter(
        stopped_at=None,
        warned_percent__lt=response.LATE_PERCENT,
        due_at__lte=now + response.LONGEST_WARNING,
        incident__is_exercise=False,
    ).select_related("incident__organisation", "incident__unit")
    return sum(_warn_or_go_on(clock, now) for clock in running.order_by("due_at"))


def _warn_or_go_on(clock: ResponseClock, now: datetime) -> bool:
    try:
        return _warn_one(clock, now)
    except Exception:  # noqa: BLE001 - whatever is wrong with one clock, the others go on
        _LOG.exception("a clock could not warn")
        return False


def _warn_one(clock: ResponseClock, now: datetime) -> bool:
    percent = response.light_reached(clock, now)
    if percent <= clock.warned_percent:
        return False
    with transaction.atomic():
        if not response.mark_warned(clock_id=clock.pk, percent=percent, before=clock.warned_percent):
            return False
        if percent >= response.FIRST_WARNING_PERCENT:
            is_late = percent >= response.LATE_PERCENT
            told = access.told_of_light(clock.incident, is_late=is_late, now=now)
            tell(clock.incident, "answer_late" if is_late else "answer_due_soon", told, now)
    return True
