# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened at the organisation, to catch up with after an outage: type, number and time, no persons."""

from typing import Annotated, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query as FromQuery
from ninja import Router

from eenlijn.commons.access.codes import Scope
from eenlijn.commons.webhooks.catching_up import EventRow, events
from eenlijn.commons.webhooks.codes import OutgoingType
from eenlijn.doors.api.operations import actor_of, operation, say
from eenlijn.doors.api.paging import ListAnswer, ListQuery, asked_of
from eenlijn.doors.api.policy import for_scope
from eenlijn.doors.api.shapes import Answer, Moment, OneOf
from eenlijn.foundation.clock import now

router = Router(tags=["gebeurtenissen"])


class EventOut(Answer):
    """One event, with the id that a webhook carried."""

    tells: ClassVar[str] = (
        "Een gebeurtenis; `id` is dezelfde als in het bericht dat eerder naar dit systeem ging."
    )

    id: UUID
    event_type: Annotated[str, OneOf(OutgoingType.values)]
    number: str
    happened_at: Moment


class EventList(ListAnswer[EventOut]):
    """One portion of the events."""

    tells: ClassVar[str] = "Een deel van de gebeurtenissen."


@operation(
    router,
    "GET",
    "/gebeurtenissen",
    name="listEvents",
    summary="Haal gebeurtenissen in",
    policy=for_scope(Scope.EVENTS_READ),
    answers={200: EventList},
    description=(
        "Geef wat er gebeurde, oudste eerst. Alleen voor systemen: mensen lezen hun berichten in Eén Lijn."
    ),
)
def list_events(request: HttpRequest, query: FromQuery[ListQuery]) -> HttpResponse:
    """Give what happened, oldest first, for systems only."""
    asked = asked_of(query, "events", now())
    found = events(actor_of(request), asked.portion).told(_out)
    return say(EventList(items=found.rows, **asked.ends(found)))


def _out(row: EventRow) -> EventOut:
    return EventOut(id=row.id, event_type=row.type, number=row.number, happened_at=row.at)
