# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading care: its sign for everyone who handles, its moments for whoever gives or gets it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import MeasureState, Sign
from eenlijn.foundation.prepared import Among, Prepared


class _Moment(NamedTuple):
    """What the sign needs of one moment; a list reads two for each of its rows."""

    incident_id: UUID
    pk: UUID
    state: str
    ended_at: datetime | None


def care_signs(
    incident_ids: Iterable[UUID], now: datetime, due: Mapping[UUID, datetime] | None = None
) -> dict[UUID, Sign]:
    """Measure 8, as status only: contact made or declined and when, or planned by when.

    A moment that was put aside and is wanted after all has no clock any more, and still waits.
    `due` is when the running clocks of these incidents are due, by subject, where the caller has them.
    """
    moments: dict[UUID, list[_Moment]] = {}
    for values in _of_incidents(ids=list(incident_ids)):
        moment = _Moment._make(values)
        moments.setdefault(moment.incident_id, []).append(moment)
    if due is None:
        due = _due_of(one.pk for of_one in moments.values() for one in of_one)
    return {incident_id: _sign(of_one, due, now) for incident_id, of_one in moments.items()}


_of_incidents: Final = Prepared(
    lambda: (
        CareMoment.objects.filter(Among("incident_id", "ids")).order_by("pk").values_list(*_Moment._fields)
    )
)


def _due_of(moment_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    running = Clock.objects.filter(subject_id__in=list(moment_ids), stopped_at=None)
    return {subject: due for subject, due in running.values_list("subject_id", "due_at") if subject}


def _sign(moments: list[_Moment], due: Mapping[UUID, datetime], now: datetime) -> Sign:
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
