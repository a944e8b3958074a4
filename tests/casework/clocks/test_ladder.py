# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A missed clock up the whole ladder; who is absent; and when there is nobody anywhere."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import lights
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.models import Assignment
from eenlijn.commons.accounts.models import Absence, Membership, RoleAssignment
from eenlijn.commons.notices.codes import Reaches
from eenlijn.commons.notices.models import Notice
from eenlijn.foundation.clock import to_local
from tests.cast import Cast, Person
from tests.factories import stories

HOUR = timedelta(hours=1)
Told = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """A dossier that Carla handles, of which only the answer still runs."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    Clock.objects.exclude(kind="answer").delete()
    return number


@pytest.fixture
def told(cast: Cast, number: str) -> Told:
    """Who heard what about clocks since it began, in the order of the telling."""
    before = set(Notice.objects.values_list("pk", flat=True))
    names = {person.id: person.name for person in cast.people.values()}

    def since() -> list[tuple[str, str]]:
        rows = Notice.objects.filter(reaches=Reaches.APP).exclude(pk__in=before)
        found = rows.order_by("event__created_at", "pk").values_list("recipient_id", "event__type")
        return [(names[recipient], event) for recipient, event in found]

    return since


def away(person: Person, moment: datetime, deputy: Person | None = None) -> None:
    day = to_local(moment).date()
    Absence.objects.create(
        organisation=person.membership.organisation,
        membership=person.membership,
        starts_on=day,
        ends_on=day + timedelta(days=20),
        deputy=deputy.membership if deputy else None,
    )


def escalated() -> list[tuple[str, str]]:
    entries = TimelineEntry.objects.filter(act="escalated").order_by("at")
    return [(one.detail["kind"], one.detail["to"]) for one in entries]


def run(monday: datetime, until: float = 100) -> list[float]:
    """Look at the clocks every half hour, as the worker does every minute; when somebody was told."""
    steps = [step / 2 for step in range(int(until * 2) + 1)]
    return [hours for hours in steps if lights.warn_of_lights(now=monday + hours * HOUR)]


def test_a_missed_answer_climbs_the_whole_ladder_once_per_rung(
    cast: Cast, monday: datetime, number: str, told: Told
) -> None:
    Membership.objects.filter(pk=cast.carla.membership.pk).update(deputy=cast.teun.membership)
    assert run(monday) == [36, 44.5, 48, 72]
    assert told() == [
        ("Carla", "answer_due_soon"),
        ("Teun", "answer_due_soon"),
        ("Bram", "answer_late"),
        ("Ilse", "answer_late"),
    ]
    assert escalated() == [("answer", "manager"), ("answer", "board")]


def test_whoever_is_away_is_replaced_by_the_deputy_of_that_absence(
    cast: Cast, monday: datetime, number: str, told: Told
) -> None:
    away(cast.carla, monday, deputy=cast.sam)
    run(monday, 40)
    assert told() == [("Sam", "answer_due_soon")]
    assert escalated() == []


def test_a_rung_without_anybody_passes_to_the_next(
    cast: Cast, monday: datetime, number: str, told: Told
) -> None:
    away(cast.carla, monday)
    run(monday)
    assert told() == [
        ("Bram", "answer_due_soon"),
        ("Bram", "answer_due_soon"),
        ("Bram", "answer_late"),
        ("Ilse", "answer_late"),
    ]
    assert escalated() == [("answer", "manager")] * 3 + [("answer", "board")]


def test_when_there_is_nobody_anywhere_the_timeline_says_so(
    cast: Cast, monday: datetime, number: str, told: Told
) -> None:
    for person in (cast.carla, cast.bram, cast.ilse):
        away(person, monday)
    run(monday)
    assert told() == []
    assert escalated() == [("answer", "")] * 4


def test_a_dossier_nobody_took_is_of_whoever_coordinates(
    cast: Cast, monday: datetime, number: str, told: Told
) -> None:
    Assignment.objects.all().delete()
    run(monday, 40)
    assert told() == [("Carla", "answer_due_soon")]


def test_a_victim_nobody_spoke_with_reaches_the_board_too(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    Clock.objects.exclude(kind="first_care").delete()
    run(monday, 30)
    care = Clock.objects.get()
    # Nobody stands in for Carla, so the rung of the deputy passes to Bram as well.
    assert escalated() == [("first_care", "manager"), ("first_care", "manager"), ("first_care", "board")]
    ilse = Notice.objects.filter(recipient_id=cast.ilse.id, reaches=Reaches.APP)
    assert list(ilse.values_list("event__type", flat=True)) == ["term_late"]
    assert care.next_rung_at is None


def test_an_unseen_red_report_climbs_within_the_half_hour(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday, is_safe_now=False)
    for minutes in range(31):
        lights.warn_of_lights(now=monday + timedelta(minutes=minutes))
    events = Notice.objects.filter(reaches=Reaches.APP).order_by("event__created_at")
    names = {person.id: person.name for person in cast.people.values()}
    heard = [
        (names[one.recipient_id], one.event.type, one.event.created_at - monday)
        for one in events
        if one.recipient_id
    ]
    at_once = sorted(heard[:2])
    assert at_once == [("Bram", "red_report", timedelta()), ("Carla", "red_report", timedelta())]
    assert [(who, event, spent // timedelta(minutes=1)) for who, event, spent in heard[2:]] == [
        ("Carla", "red_report", 12),
        ("Bram", "red_report", 14),
        ("Bram", "red_report", 15),
        ("Ilse", "red_report", 23),
    ]


def test_an_exercise_warns_nobody(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday, is_exercise=True)
    assert run(monday) == []


def test_the_carer_of_a_talk_hears_first(cast: Cast, monday: datetime, told: Told, number: str) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    stories.report(cast.anna.actor, link, monday)
    talk = Clock.objects.get(kind="care_talk")
    Clock.objects.exclude(pk=talk.pk).delete()
    CareMoment.objects.filter(pk__in=[talk.subject_id]).update(carer_id=cast.joost.id)
    run(monday, 55)
    assert ("Joost", "term_due_soon") in told()


def test_a_role_that_ended_hears_nothing(cast: Cast, monday: datetime, number: str, told: Told) -> None:
    RoleAssignment.objects.filter(membership=cast.ilse.membership, role="BRD").delete()
    run(monday)
    assert "Ilse" not in [who for who, _event in told()]
    assert escalated()[-1] == ("answer", "")
