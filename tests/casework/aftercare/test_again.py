# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna says no and later yes, also when it closed; Teun saw it and has the same care; Dirk sees none."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.aftercare.actions import Ending, MomentNotPassed, TalkWaits, TooEarly, TooLatePlanned
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.aftercare.wishes import Choice, ManagerOrNot
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import care, finishing, own_care, people, waivers
from eenlijn.casework.dossier.care import NotYoursToRecord
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import MeasureNumber, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person
from tests.factories import stories

MADE = "provider_social_work"


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Somebody spat at Anna; Carla assessed it."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def moment(number: str, kind: CareMomentKind, turn: int = 1) -> CareMoment:
    return CareMoment.objects.get(incident__number=number, moment=kind, turn=turn)


def talked(cast: Cast, number: str, at: datetime, turn: int = 1) -> None:
    """Joost was asked and spoke with Anna."""
    row = moment(number, CareMomentKind.FIRST_TALK, turn)
    care.ask_carer(actor=cast.carla.actor, number=number, moment_id=row.pk, account_id=cast.joost.id, now=at)
    ending = Ending(CareState.MADE, at, provider=MADE)
    care.record_talk(actor=cast.joost.actor, moment_id=row.pk, ending=ending, now=at)


def told(person: Person) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(recipient_id=person.id, reaches="app").select_related("event")
    return sorted((row.event.type, row.event.object_number) for row in rows)


def states(actor: Actor, number: str) -> list[tuple[str, str]]:
    incident = Incident.objects.get(number=number)
    return [(one.kind.value, one.state.value) for one in own_care.own_moments(actor, incident)]


def test_who_declined_and_wants_it_after_all_has_a_talk_within_72_hours(
    cast: Cast, number: str, monday: datetime
) -> None:
    talk = moment(number, CareMomentKind.FIRST_TALK)
    with pytest.raises(TalkWaits):
        own_care.want_care(actor=cast.anna.actor, number=number, now=monday)
    own_care.decline_own(actor=cast.anna.actor, moment_id=talk.pk, now=monday)
    later = monday + timedelta(days=3)
    lines = TrailLine.objects.count()
    for stranger in (cast.dirk, cast.teun, cast.bram, cast.carla, cast.joost):
        with pytest.raises(NotVisible):
            own_care.want_care(actor=stranger.actor, number=number, now=later)
    assert TrailLine.objects.count() == lines

    own_care.want_care(actor=cast.anna.actor, number=number, now=later)

    assert states(cast.anna.actor, number) == [
        ("first_care", "planned"),
        ("first_talk", "declined"),
        ("follow_up_1", "not_needed"),
        ("first_talk", "planned"),
    ]
    clock = Clock.objects.get(subject_id=moment(number, CareMomentKind.FIRST_TALK, 2).pk)
    assert (clock.started_at, clock.due_at) == (later, later + timedelta(hours=72))
    assert ("care_wanted", number) in told(cast.carla)
    assert not [one for one in told(cast.bram) if one[0] == "care_wanted"]


def closed(cast: Cast, number: str, now: datetime) -> None:
    carla = cast.carla.actor
    own_care.decline_own(
        actor=cast.anna.actor, moment_id=moment(number, CareMomentKind.FIRST_TALK).pk, now=now
    )
    stories.write(carla, number, now)
    dossier.finish_letter(actor=carla, number=number, now=now)
    stories.send(carla, number, now)
    waivers.waive_measure(
        actor=carla, number=number, measure=MeasureNumber.CARE, reason="Anna wil dit niet.", now=now
    )
    stories.settle(carla, number, now)
    for one in finishing.closing_for(carla, number, now).open_measures:
        waivers.waive_measure(
            actor=carla, number=number, measure=MeasureNumber(one), reason="Niet nodig.", now=now
        )
    dossier.close(actor=carla, number=number, now=now)


def test_heavier_reactions_later_begin_care_again_and_the_dossier_stays_closed(
    cast: Cast, number: str, monday: datetime
) -> None:
    closed(cast, number, monday)
    later = monday + timedelta(days=90)
    own_care.want_care(actor=cast.anna.actor, number=number, now=later)

    assert Incident.objects.get(number=number).status == Status.CLOSED
    talked(cast, number, later + timedelta(days=1), turn=2)
    assert states(cast.anna.actor, number)[-2:] == [("first_talk", "made"), ("follow_up_1", "planned")]
    with pytest.raises(NotVisible):
        own_care.want_care(actor=cast.dirk.actor, number=number, now=later)

    finishing.reopen(actor=cast.carla.actor, number=number, reason="Er is meer te doen.", now=later)
    assert Incident.objects.get(number=number).status == Status.IN_PROGRESS


def test_the_carer_begins_again_only_when_asked_and_only_for_whom_they_cared(
    cast: Cast, number: str, monday: datetime
) -> None:
    at = monday + timedelta(days=1)
    talked(cast, number, at)
    first = moment(number, CareMomentKind.FIRST_TALK)
    follow_up = moment(number, CareMomentKind.FOLLOW_UP_1)
    ending = Ending(CareState.NOT_NEEDED, at, reason="Anna belt zelf.")
    care.record_talk(actor=cast.joost.actor, moment_id=follow_up.pk, ending=ending, now=at)
    for stranger in (cast.carla, cast.bram, cast.dirk, cast.teun):
        with pytest.raises(NotVisible):
            care.begin_as_asked(actor=stranger.actor, moment_id=first.pk, now=at)
    care.begin_as_asked(actor=cast.joost.actor, moment_id=first.pk, now=at)

    again = moment(number, CareMomentKind.FIRST_TALK, 2)
    assert (again.carer_id, again.state) == (cast.joost.id, CareState.PLANNED)
    assert ("talk_asked", "") in told(cast.joost)


def test_a_witness_has_the_same_plan_and_sees_it_without_having_reported(
    cast: Cast, number: str, monday: datetime
) -> None:
    person = NewPerson("witness_employee", "Teun")
    people.add_person(actor=cast.carla.actor, number=number, person=person, email=cast.teun.email, now=monday)
    page = own_care.own_care(cast.teun.actor, number, monday)
    assert [one.kind for one in page.moments] == ["first_care", "first_talk"]
    assert [one.number for one in own_care.care_of_mine(cast.teun.actor)] == [number]
    assert own_care.care_of_mine(cast.anna.actor) == ()
    own_care.decline_own(actor=cast.teun.actor, moment_id=page.moments[1].id, now=monday)
    assert states(cast.anna.actor, number) == [("first_care", "planned"), ("first_talk", "planned")]
    for stranger in (cast.dirk, cast.bram, cast.joost):
        with pytest.raises(NotVisible):
            own_care.own_care(stranger.actor, number, monday)


def test_the_last_talk_is_between_six_and_eight_weeks_after_the_first(
    cast: Cast, number: str, monday: datetime
) -> None:
    talked(cast, number, monday)
    second = moment(number, CareMomentKind.FOLLOW_UP_1)
    two_weeks = monday + timedelta(days=13)
    ending = Ending(CareState.MADE, two_weeks, provider=MADE)
    care.record_talk(actor=cast.joost.actor, moment_id=second.pk, ending=ending, now=two_weeks)
    last = moment(number, CareMomentKind.FOLLOW_UP_2)
    opens = monday + timedelta(days=42)
    joost = cast.joost.actor

    shown = [one for one in care.my_talks(joost) if one.id == last.pk]
    assert [one.opens_at for one in shown] == [opens]
    for at in (opens - timedelta(seconds=1), monday + timedelta(days=20)):
        with pytest.raises(TooEarly):
            care.plan_talk(actor=joost, moment_id=last.pk, planned_at=at, now=two_weeks)
    with pytest.raises(TooLatePlanned):
        care.plan_talk(actor=joost, moment_id=last.pk, planned_at=monday + timedelta(days=60), now=two_weeks)
    early = Ending(CareState.MADE, opens - timedelta(days=1), provider=MADE)
    with pytest.raises(TooEarly):
        care.record_talk(actor=joost, moment_id=last.pk, ending=early, now=opens)
    care.plan_talk(actor=joost, moment_id=last.pk, planned_at=opens, now=two_weeks)
    future = Ending(CareState.MADE, opens + timedelta(days=1), provider=MADE)
    with pytest.raises(MomentNotPassed):
        care.record_talk(actor=joost, moment_id=last.pk, ending=future, now=opens)
    made = Ending(CareState.MADE, opens, provider=MADE)
    care.record_talk(actor=joost, moment_id=last.pk, ending=made, now=opens)
    assert states(cast.anna.actor, number)[-1] == ("follow_up_2", "made")


def test_not_my_manager_is_read_by_who_arranges_it_and_not_by_the_manager(
    cast: Cast, number: str, monday: datetime
) -> None:
    both = Choice("provider_manager", not_manager=True)
    with pytest.raises(ManagerOrNot):
        own_care.choose_carer(actor=cast.anna.actor, number=number, choice=both, now=monday)
    chosen = Choice("provider_confidential_adviser", not_manager=True)
    with pytest.raises(NotVisible):
        own_care.choose_carer(actor=cast.bram.actor, number=number, choice=chosen, now=monday)
    own_care.choose_carer(actor=cast.anna.actor, number=number, choice=chosen, now=monday)

    carlas = care.care_page(cast.carla.actor, number, monday)
    brams = care.care_page(cast.bram.actor, number, monday)
    assert {one.choice for one in carlas.moments} == {chosen}
    assert {one.choice for one in brams.moments} == {Choice()}
    assert [(one.by_manager, one.may_ask, one.carer) for one in brams.moments] == [(False, False, "")] * 2
    first = moment(number, CareMomentKind.FIRST_CARE)
    with pytest.raises(NotYoursToRecord):
        care.record_by_manager(
            actor=cast.bram.actor, number=number, moment_id=first.pk, at=monday, now=monday
        )


def test_who_chose_the_manager_talks_with_the_manager(cast: Cast, number: str, monday: datetime) -> None:
    talk = moment(number, CareMomentKind.FIRST_TALK)

    def record() -> None:
        care.record_by_manager(actor=cast.bram.actor, number=number, moment_id=talk.pk, at=monday, now=monday)

    with pytest.raises(NotYoursToRecord):
        record()
    own_care.choose_carer(actor=cast.anna.actor, number=number, choice=Choice("provider_manager"), now=monday)
    record()
    assert states(cast.anna.actor, number)[:2] == [("first_care", "planned"), ("first_talk", "made")]
