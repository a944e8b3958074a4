# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of several tables go in together, or none of them does."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident, StatusChange
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.organisations.models import Unit
from eenlijn.foundation.together import insert_together
from tests.cast import Cast
from tests.factories import stories

pytestmark = pytest.mark.django_db
ON_POSTGRESQL = connection.vendor == "postgresql"


def _event(cast: Cast, at: datetime, number: str = "7K4M-2QX") -> OutgoingEvent:
    return OutgoingEvent(
        organisation_id=cast.reggestreek.pk, type="report_received", object_number=number, created_at=at
    )


def _notice(event: OutgoingEvent, cast: Cast, at: datetime, reaches: str) -> Notice:
    return Notice(
        organisation_id=event.organisation_id,
        event=event,
        recipient_id=cast.carla.id,
        reaches=reaches,
        next_try_at=at,
    )


def test_rows_of_several_tables_read_back_as_they_were_written(cast: Cast, monday: datetime) -> None:
    event = _event(cast, monday)
    by_mail, in_app = (_notice(event, cast, monday, reaches) for reaches in ("mail", "app"))
    by_mail.last_error = "100% 'kapot' \\ %s"
    rows = [by_mail, event, in_app]
    insert_together(sorted(rows, key=lambda row: not isinstance(row, OutgoingEvent)))
    for row in rows:
        kept = type(row)._default_manager.get(pk=row.pk)
        assert {field.attname: getattr(kept, field.attname) for field in kept._meta.concrete_fields} == {
            field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields
        }
    assert not any(row._state.adding for row in rows)


def test_a_written_row_is_changed_by_saving_it(cast: Cast, monday: datetime) -> None:
    event = _event(cast, monday)
    insert_together([event])
    event.object_number = "9999-9999"
    event.save()
    assert OutgoingEvent.objects.get(pk=event.pk).object_number == "9999-9999"


def test_what_only_the_database_knows_it_makes_itself(cast: Cast, monday: datetime) -> None:
    incident = Incident.objects.get(
        number=stories.report(
            cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday), monday
        ).number
    )
    moves = [
        StatusChange(organisation_id=incident.organisation_id, incident=incident, after=after, at=monday)
        for after in (Status.ASSESSED, Status.CLOSED)
    ]
    insert_together(moves)
    kept = StatusChange.objects.filter(incident=incident).order_by("pk")
    assert list(kept.values_list("after", flat=True)) == ["reported", "assessed", "closed"]
    assert len(set(kept.values_list("pk", flat=True))) == 3


def test_one_statement_for_all_tables_or_one_for_each(cast: Cast, monday: datetime) -> None:
    event = _event(cast, monday)
    with CaptureQueriesContext(connection) as asked:
        insert_together([event, *(_notice(event, cast, monday, one) for one in ("mail", "app"))])
    assert len(asked) == (1 if ON_POSTGRESQL else 2)
    with CaptureQueriesContext(connection) as asked:
        insert_together([])
    assert len(asked) == 0


@pytest.mark.parametrize("count", [100, 101, 1_250])
def test_many_rows_go_in_by_portions_and_all_of_them(cast: Cast, monday: datetime, count: int) -> None:
    before = OutgoingEvent.objects.count()
    events = [_event(cast, monday + timedelta(seconds=number), str(number)) for number in range(count)]
    insert_together([*events, _notice(events[-1], cast, monday, "mail")])
    assert OutgoingEvent.objects.count() == before + count
    kept = OutgoingEvent.objects.filter(object_number=str(count - 1)).get()
    assert kept.created_at == monday + timedelta(seconds=count - 1)
    assert Notice.objects.get(event=kept).reaches == "mail"


def test_a_refused_row_in_a_later_portion_keeps_out_all(cast: Cast, monday: datetime) -> None:
    before = OutgoingEvent.objects.count()
    events = [_event(cast, monday) for _each in range(250)]
    events[-1].pk = events[0].pk
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together(events)
    assert OutgoingEvent.objects.count() == before


def test_one_refused_row_keeps_out_all_others(cast: Cast, monday: datetime) -> None:
    first, events = _event(cast, monday), OutgoingEvent.objects.count()
    insert_together([first])
    twin, notice = _event(cast, monday), _notice(first, cast, monday, "mail")
    twin.pk = first.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([notice, twin])
    assert not Notice.objects.filter(pk=notice.pk).exists()
    assert OutgoingEvent.objects.count() == events + 1


def test_a_reference_to_nothing_is_refused(cast: Cast, monday: datetime) -> None:
    nowhere = Unit(organisation_id=uuid4(), name="Remise nergens", valid_from=monday.date())

    def all_at_once() -> None:
        with transaction.atomic():
            insert_together([nowhere])
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        all_at_once()
    assert not Unit.objects.filter(name="Remise nergens").exists()
