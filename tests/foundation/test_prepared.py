# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A prepared query gives what the query set gives, with the values of this time."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.reporting.models import Report
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.prepared import Among, Prepared, named_bytes, named_day, named_id, named_moment
from tests.cast import Cast
from tests.factories import stories

pytestmark = pytest.mark.django_db


def test_each_time_other_values_go_in(cast: Cast) -> None:
    employer: Prepared[Organisation] = Prepared(
        lambda: Organisation.objects.select_related("municipality").filter(pk=named_id("pk"))
    )
    assert employer(pk=cast.reggestreek.pk) == [cast.reggestreek]
    assert employer(pk=cast.dinkelborg.pk) == [cast.dinkelborg]
    assert employer(pk=uuid4()) == []
    assert employer(pk=cast.reggestreek.pk) == [cast.reggestreek]


def test_what_is_joined_comes_along_without_asking_again(cast: Cast) -> None:
    people: Prepared[Membership] = Prepared(
        lambda: Membership.objects.select_related("organisation").filter(
            organisation_id=named_id("organisation_id"), account_id=named_id("account_id")
        )
    )
    with CaptureQueriesContext(connection) as asked:
        (carla,) = people(organisation_id=cast.reggestreek.pk, account_id=cast.carla.id)
        assert carla.organisation == cast.reggestreek
    assert len(asked) == 1
    assert people(organisation_id=cast.dinkelborg.pk, account_id=cast.carla.id) == []


def test_single_values_are_of_their_own_kind(cast: Cast) -> None:
    ids: Prepared[UUID] = Prepared(
        lambda: Organisation.objects.filter(pk=named_id("pk")).values_list("pk", flat=True)
    )
    assert ids(pk=cast.reggestreek.pk) == [cast.reggestreek.pk]


def test_days_moments_and_bytes_compare_as_stored(cast: Cast, monday: datetime) -> None:
    event = OutgoingEvent.objects.create(
        organisation_id=cast.reggestreek.pk, type="report_received", object_number="1", created_at=monday
    )
    since: Prepared[OutgoingEvent] = Prepared(
        lambda: OutgoingEvent.objects.filter(object_number="1", created_at__gte=named_moment("at"))
    )
    assert since(at=monday) == [event]
    assert since(at=monday + timedelta(microseconds=1)) == []
    begun: Prepared[Membership] = Prepared(
        lambda: Membership.objects.filter(
            account_id=named_id("account_id"), starts_on__lte=named_day("today")
        )
    )
    assert len(begun(account_id=cast.carla.id, today=monday.date())) == 1
    assert begun(account_id=cast.carla.id, today=date(1990, 1, 1)) == []


def test_bytes_are_found_as_they_were_kept(cast: Cast, monday: datetime) -> None:
    receipt = stories.report(
        cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday), monday
    )
    kept = bytes(Report.objects.get(number=receipt.number).key_digest)
    by_digest: Prepared[Report] = Prepared(lambda: Report.objects.filter(key_digest=named_bytes("digest")))
    assert [one.number for one in by_digest(digest=kept)] == [receipt.number]
    assert by_digest(digest=kept[:-1] + b"'") == []


def test_a_value_that_is_forgotten_is_no_empty_value(cast: Cast) -> None:
    employer: Prepared[Organisation] = Prepared(lambda: Organisation.objects.filter(pk=named_id("pk")))
    with pytest.raises(KeyError):
        employer(organisation=cast.reggestreek.pk)


def test_what_can_give_nothing_is_not_asked(cast: Cast) -> None:
    none: Prepared[Organisation] = Prepared(
        lambda: Organisation.objects.filter(pk=named_id("pk"), slug__in=[])
    )
    with CaptureQueriesContext(connection) as asked:
        assert none(pk=cast.reggestreek.pk) == none(pk=cast.dinkelborg.pk) == []
    assert len(asked) == 0


def test_its_text_is_made_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    make = SQLCompiler.as_sql

    def counted(self: SQLCompiler, *given: bool, **more: bool) -> object:
        made.append(self)
        return make(self, *given, **more)

    monkeypatch.setattr(SQLCompiler, "as_sql", counted)
    employer: Prepared[Organisation] = Prepared(lambda: Organisation.objects.filter(pk=named_id("pk")))
    for _time in range(3):
        assert employer(pk=cast.reggestreek.pk) == [cast.reggestreek]
    assert len(made) == 1


def test_one_text_asks_for_none_one_and_many(cast: Cast) -> None:
    names: Prepared[tuple[UUID, str]] = Prepared(
        lambda: Organisation.objects.filter(Among("pk", "ids")).order_by("pk").values_list("pk", "name")
    )
    both = sorted((one.pk, one.name) for one in (cast.reggestreek, cast.dinkelborg))
    assert names(ids=[]) == []
    assert names(ids=[cast.dinkelborg.pk]) == [(cast.dinkelborg.pk, cast.dinkelborg.name)]
    with CaptureQueriesContext(connection) as asked:
        assert names(ids=[cast.dinkelborg.pk, uuid4(), cast.reggestreek.pk]) == both
    assert len(asked) == 1


def test_among_several_goes_together_with_other_conditions(cast: Cast, monday: datetime) -> None:
    working: Prepared[UUID] = Prepared(
        lambda: Membership.objects.filter(
            Among("account_id", "ids"), organisation_id=named_id("organisation_id")
        ).values_list("account_id", flat=True)
    )
    people = [cast.carla.id, cast.dirk.id]
    assert working(ids=people, organisation_id=cast.reggestreek.pk) == [cast.carla.id]
    assert working(ids=people, organisation_id=cast.dinkelborg.pk) == [cast.dirk.id]
