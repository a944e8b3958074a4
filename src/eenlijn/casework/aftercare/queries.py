# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading care: its sign for everyone who handles, its moments for whoever gives or gets it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import MeasureState, Sign


def care_signs(incident_ids: Iterable[UUID], now: datetime) -> dict[UUID, Sign]:
    """Measure 8, as status only: contact made or declined and when, or planned by when."""
    wanted = list(incident_ids)
    moments: dict[UUID, list[CareMoment]] = {}
    for moment in CareMoment.objects.filter(incident__in=wanted).order_by("pk"):
        moments.setdefault(moment.incident_id, []).append(moment)
    due = dict(
        Clock.objects.filter(
            subject_id__in=[one.pk for found in moments.values() for one in found], stopped_at=None
        ).values_list("subject_id", "due_at")
    )
    return {incident_id: _sign(found, due, now) for incident_id, found in moments.items()}


def _sign(moments: list[CareMoment], due: dict[UUID | None, datetime], now: datetime) -> Sign:
    waiting = [due[one.pk] for one in moments if one.pk in due]
    if waiting:
        first = min(waiting)
        return Sign(MeasureState.LATE if first < now else MeasureState.RUNNING, _("gepland"), first)
    made = [one.ended_at for one in moments if one.state == CareState.MADE and one.ended_at]
    if made:
        return Sign(MeasureState.DONE, _("contact gelegd"), max(made))
    ended = [one.ended_at for one in moments if one.ended_at]
    return Sign(MeasureState.NONE, _("niet gewenst"), max(ended, default=None))
