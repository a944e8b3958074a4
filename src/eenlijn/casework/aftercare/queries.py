# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading care: its sign for everyone who handles, its moments for whoever gives or gets it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import MeasureState, Sign


def care_signs(incident_ids: Iterable[UUID], now: datetime) -> dict[UUID, Sign]:
    """Measure 8, as status only: contact made or declined and when, or planned by when.

    A moment that was put aside and is wanted after all has no clock any more, and still waits.
    """
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
    if any(one.state == CareState.PLANNED for one in moments):
        return Sign(MeasureState.RUNNING, _("nog te plannen"))
    made = [one.ended_at for one in moments if one.state == CareState.MADE and one.ended_at]
    if made:
        return Sign(MeasureState.DONE, _("contact gelegd"), max(made))
    ended = [one.ended_at for one in moments if one.ended_at]
    word = _("niet gewenst") if any(one.state == CareState.DECLINED for one in moments) else _("niet nodig")
    return Sign(MeasureState.NONE, word, max(ended, default=None))


def carers_of(moment_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Who was asked for these moments, by moment; a moment nobody was asked for is not in it."""
    found = CareMoment.objects.filter(pk__in=list(moment_ids), carer__isnull=False)
    return {moment_id: carer_id for moment_id, carer_id in found.values_list("pk", "carer_id") if carer_id}


def moments_given_by(account_id: UUID | None) -> "QuerySet[CareMoment]":
    """The planned moments this person was asked for, to find their clocks."""
    return CareMoment.objects.filter(carer_id=account_id, state=CareState.PLANNED)
