# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.clocks.deadlines import light, percent_passed
from eenlijn.casework.clocks.models import Clock, TermFeed
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import Hears, TermKind
from eenlijn.foundation.prepared import Among, Prepared
from eenlijn.foundation.working_time import Term, TermUnit


@dataclass(frozen=True)
class ClockView:
    """A clock as people see it; `percent` is 0 to 100 and stands still after a stop or in a pause."""

    id: UUID
    kind: TermKind
    subject_id: UUID | None
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    stop_reason: str
    late_reason: str
    paused_until: datetime | None
    pause_reason: str
    term: Term
    light: Light
    percent: float
    seen_at: datetime
    counts_from: datetime
    next_hears: Hears | None
    next_hears_at: datetime | None

    @property
    def seconds_left(self) -> float:
        """Until the due moment, seen from now or from the stop; negative when late."""
        return (self.due_at - self.seen_at).total_seconds()

    @property
    def seconds_taken(self) -> float:
        return (self.seen_at - self.started_at).total_seconds()

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None


class ClockRow(NamedTuple):
    """A row of the table of clocks, for a page of two hundred: a model of each costs more.

    `values_list(*ClockRow.shown())` reads what `ClockRow(*values)` takes; who hears next is left out then.
    """

    incident_id: UUID
    pk: UUID
    kind: str
    subject_id: UUID | None
    term_amount: int
    term_unit: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    stop_reason: str
    late_reason: str
    paused_at: datetime | None
    paused_until: datetime | None
    pause_reason: str
    stood_still: timedelta
    ladder: Sequence[Sequence[Any]] = ()
    rung: int = 0
    next_rung_at: datetime | None = None

    @classmethod
    def shown(cls) -> tuple[str, ...]:
        """The columns that a row of a list shows something of."""
        return tuple(one for one in cls._fields if one not in cls._field_defaults)

    @property
    def counts_from(self) -> datetime:
        return self.started_at + self.stood_still


def clock_view(clock: Clock | ClockRow, now: datetime) -> ClockView:
    until = clock.stopped_at or clock.paused_at or now
    counts_from = clock.counts_from
    shown = light(counts_from, clock.due_at, clock.stopped_at, until)
    return ClockView(
        id=clock.pk,
        kind=TermKind(clock.kind),
        subject_id=clock.subject_id,
        started_at=clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        stop_reason=clock.stop_reason,
        late_reason=clock.late_reason,
        paused_until=clock.paused_until,
        pause_reason=clock.pause_reason,
        term=Term(clock.term_amount, TermUnit(clock.term_unit)),
        light=Light.PAUSED if clock.paused_at and not clock.stopped_at else shown,
        percent=min(100.0, percent_passed(counts_from, clock.due_at, until)),
        seen_at=until,
        counts_from=counts_from,
        next_hears=Hears(clock.ladder[clock.rung][1]) if clock.next_rung_at else None,
        next_hears_at=clock.next_rung_at,
    )


def faces_of(incidents: Iterable[Incident], now: datetime) -> dict[UUID, list[ClockView]]:
    """All clocks of these incidents, soonest due first; one statement."""
    return _by_incident(_of_incidents(ids=[incident.pk for incident in incidents]), now)


def row_faces_of(incidents: Iterable[Incident], now: datetime) -> dict[UUID, list[ClockView]]:
    """The clocks from which the row of a list is made, soonest due first; one statement.

    What still runs, and of what stopped only whether there was an answer and who reported has heard: of
    the other terms a row shows nothing once they are over, and closed dossiers have many of those.
    """
    return _by_incident(_for_rows(ids=[incident.pk for incident in incidents]), now)


def _by_incident(found: Iterable[tuple[Any, ...]], now: datetime) -> dict[UUID, list[ClockView]]:
    faces: dict[UUID, list[ClockView]] = {}
    for values in found:
        clock = ClockRow(*values)
        faces.setdefault(clock.incident_id, []).append(clock_view(clock, now))
    return faces


def _soonest(of_incident: Q, columns: Sequence[str]) -> "QuerySet[Clock, tuple[Any, ...]]":
    found = Clock.objects.filter(Among("incident_id", "ids"), of_incident)
    return found.order_by("due_at", "pk").values_list(*columns)


SHOWN_WHEN_OVER = (TermKind.ANSWER, TermKind.REPORTER_TOLD)
_of_incidents: Final = Prepared(lambda: _soonest(Q(), ClockRow._fields))
_for_rows: Final = Prepared(
    lambda: _soonest(Q(stopped_at=None) | Q(kind__in=SHOWN_WHEN_OVER), ClockRow.shown())
)


def answer_of(faces: Iterable[ClockView]) -> ClockView | None:
    """The 48-hour clock among them, when the incident has one."""
    return next((face for face in faces if face.kind == TermKind.ANSWER), None)


def most_urgent(faces: Iterable[ClockView]) -> ClockView | None:
    """The open clock that is due first."""
    return min((face for face in faces if face.is_open), key=lambda face: face.due_at, default=None)


def has_feed(actor: Actor) -> bool:
    """Whether a calendar address of this person works now."""
    return TermFeed.objects.filter(
        organisation_id=actor.scope_id, account_id=actor.person_id, ended_at=None
    ).exists()


def owner_of_feed(secret: str) -> tuple[UUID, UUID] | None:
    """(account, organisation) whose terms this secret opens; nothing for any other text."""
    working = TermFeed.objects.filter(digest=TermFeed.digest_of(secret), ended_at=None)
    return working.values_list("account_id", "organisation_id").first()
