# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of provisions: Petra and Carla keep it, Bram reads his own place, Dirk sees nothing of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.reporting.models import IntakeLink
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.organisations.models import Municipality, Site
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.jobs.every_night import remind_of_provisions
from eenlijn.prevention.provisions import queries
from eenlijn.prevention.provisions.actions import (
    CheckDayWrong,
    CheckerNeeded,
    KindUnknown,
    Looked,
    NewProvision,
    ProvisionWordsTooLong,
    SiteNotHere,
    add_provision,
    end_provision,
    look_at_provision,
)
from eenlijn.prevention.provisions.deadlines import months_later
from eenlijn.prevention.provisions.kinds import provision_kinds
from eenlijn.prevention.provisions.models import Provision
from tests.cast import Cast

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)


def add(cast: Cast, now: datetime, **changes: object) -> UUID:
    new = NewProvision(cast.remise.pk, "alarm", "Balie 2", remark="De knop zit links.")
    return add_provision(actor=cast.petra.actor, new=replace(new, **changes), now=now)  # type: ignore[arg-type]


def look(cast: Cast, provision_id: UUID, now: datetime, *, version: int = 1, **changes: object) -> None:
    looked = Looked(TODAY, "Hoofd facilitair", next_drill_on=date(2027, 2, 1))
    look_at_provision(
        actor=cast.carla.actor,
        provision_id=provision_id,
        looked=replace(looked, **changes),  # type: ignore[arg-type]
        version=version,
        now=now,
    )


def test_the_list_of_kinds_says_where_each_is_from() -> None:
    assert all(one.nl and one.en and one.source for one in provision_kinds().values())
    assert [one.code for one in provision_kinds().values() if not one.is_verified] == [
        "safe_room",
        "lighting",
    ]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_provision_is_added_looked_at_and_taken_away(cast: Cast, monday: datetime) -> None:
    made = add(cast, monday)
    (one,) = queries.place(cast.petra.actor, cast.remise.pk, TODAY).provisions
    assert (one.label, one.spot, one.remark) == (
        "Alarmknop of alarmsysteem",
        "Balie 2",
        "De knop zit links.",
    )
    assert (one.checked_on, one.next_check_on, one.is_late) == (None, date(2027, 11, 23), False)

    look(cast, made, monday)
    (one,) = queries.place(cast.carla.actor, cast.remise.pk, TODAY).provisions
    assert (one.checked_on, one.checked_by, one.next_check_on) == (
        TODAY,
        "Hoofd facilitair",
        date(2027, 11, 23),
    )
    with pytest.raises(ChangedMeanwhile):
        look(cast, made, monday)
    end_provision(actor=cast.petra.actor, provision_id=made, version=2, now=monday)
    assert queries.place(cast.petra.actor, cast.remise.pk, TODAY).provisions == ()
    actions = TrailLine.objects.filter(action__contains="provision").order_by("sequence")
    assert list(actions.values_list("action", flat=True)) == [
        "add_provision", "look_at_provision", "end_provision",
    ]  # fmt: skip


def test_what_cannot_be_is_refused_with_the_reason(cast: Cast, monday: datetime) -> None:
    additions: tuple[tuple[dict[str, Any], type[Refused]], ...] = (
        ({"site_id": cast.hoofdkantoor.pk}, SiteNotHere),
        ({"site_id": uuid4()}, SiteNotHere),
        ({"kind": "dragon"}, KindUnknown),
        ({"next_check_on": TODAY - DAY}, CheckDayWrong),
        ({"next_drill_on": TODAY - DAY}, CheckDayWrong),
        ({"remark": "x" * 501}, ProvisionWordsTooLong),
    )
    for wrong, refusal in additions:
        with pytest.raises(refusal):
            add(cast, monday, **wrong)
    assert not Provision.objects.exists()
    made = add(cast, monday)
    looks: tuple[tuple[dict[str, Any], type[Refused]], ...] = (
        ({"checked_on": TODAY + DAY}, CheckDayWrong),
        ({"next_check_on": TODAY}, CheckDayWrong),
        ({"checked_on": date(2020, 1, 1)}, CheckDayWrong),
        ({"checked_by": " "}, CheckerNeeded),
    )
    for wrong, refusal in looks:
        with pytest.raises(refusal):
            look(cast, made, monday, **wrong)


def test_bram_reads_the_places_where_his_team_works_and_dirk_none(cast: Cast, monday: datetime) -> None:
    made = add(cast, monday)
    other = Site.objects.create(
        organisation=cast.reggestreek, name="Kantoor", municipality=Municipality.objects.get(code="GM0141")
    )
    add(cast, monday, site_id=other.pk)
    assert [row.name for row in queries.places(cast.carla.actor, TODAY)] == ["Kantoor", "Remise"]
    assert queries.places(cast.bram.actor, TODAY) == ()
    IntakeLink.objects.create(
        organisation=cast.reggestreek, slug="x1", unit=cast.lijn_62, site=cast.remise, place="Remise"
    )
    assert [(row.name, row.count) for row in queries.places(cast.bram.actor, TODAY)] == [("Remise", 1)]
    page = queries.place(cast.bram.actor, cast.remise.pk, TODAY)
    assert (len(page.provisions), page.may_keep) == (1, False)
    assert [row.name for row in queries.places(cast.dirk.actor, TODAY)] == ["Hoofdkantoor"]
    assert queries.places(cast.anna.actor, TODAY) == ()
    for one, site in ((cast.bram, other.pk), (cast.dirk, cast.remise.pk), (cast.anna, cast.remise.pk)):
        with pytest.raises(NotVisible):
            queries.place(one.actor, site, TODAY)
    for stranger in (cast.dirk, cast.bram, cast.anna):
        with pytest.raises(NotVisible):
            end_provision(actor=stranger.actor, provision_id=made, version=1, now=monday)


def test_a_late_check_shows_from_the_day_after(cast: Cast, monday: datetime) -> None:
    add(cast, monday, next_check_on=TODAY)
    (one,) = queries.place(cast.carla.actor, cast.remise.pk, TODAY).provisions
    assert (one.is_late, one.is_near) == (False, True)
    assert [row.late for row in queries.places(cast.carla.actor, TODAY + DAY)] == [1]


def told(cast: Cast) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(event__type="provision_due", reaches="app").select_related("event")
    names: dict[UUID | None, str] = {person.id: name for name, person in cast.people.items()}
    return sorted((names[row.recipient_id], row.event.object_number) for row in rows)


def test_its_keepers_hear_once_a_month_before(cast: Cast, monday: datetime) -> None:
    made = add(cast, monday, next_check_on=date(2027, 1, 10), next_drill_on=date(2027, 6, 1))
    add(cast, monday, kind="camera", next_check_on=date(2027, 1, 8))
    assert remind_of_provisions(monday) == 0
    month_before = datetime(2026, 12, 10, 1, tzinfo=monday.tzinfo)
    assert remind_of_provisions(month_before) == 2
    assert remind_of_provisions(month_before + DAY) == 0
    assert told(cast) == [("carla", "2026-12-10"), ("petra", "2026-12-10")]
    look(cast, made, month_before, checked_on=TODAY, next_drill_on=date(2027, 6, 1))
    assert remind_of_provisions(datetime(2027, 5, 1, 1, tzinfo=monday.tzinfo)) == 1
