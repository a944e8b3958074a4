# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around the talks: team, home, the Labour Inspectorate, and a word the day before."""

from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.aftercare import accidents, team, wishes
from eenlijn.casework.aftercare.accidents import QUESTIONS
from eenlijn.casework.aftercare.codes import CareMomentKind, HomeOffer
from eenlijn.casework.aftercare.models import AccidentCheck, CareMoment
from eenlijn.casework.clocks.access import visible_to
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import care, care_reminders, inspectorate, own_care, team_talks
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.letters import mail_for
from eenlijn.commons.notices.models import Notice
from eenlijn.doors.web.components.appointments import calendar_of
from tests.cast import Cast
from tests.factories import stories, tokens

NO = dict.fromkeys(QUESTIONS, "no")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


@pytest.fixture
def moment(cast: Cast, number: str, monday: datetime) -> CareMoment:
    row = CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)
    care.ask_carer(
        actor=cast.carla.actor, number=number, moment_id=row.pk, account_id=cast.joost.id, now=monday
    )
    return row


def test_a_team_talk_is_kept_as_a_moment_and_a_number_of_people(
    cast: Cast, number: str, monday: datetime
) -> None:
    for stranger in (cast.dirk, cast.anna, cast.joost, cast.teun):
        with pytest.raises(NotVisible):
            team_talks.ask_team_talk(actor=stranger.actor, number=number, now=monday)
    team_talks.ask_team_talk(actor=cast.bram.actor, number=number, now=monday)
    with pytest.raises(team.TeamTalkAsked):
        team_talks.ask_team_talk(actor=cast.carla.actor, number=number, now=monday)
    later = monday + timedelta(days=1)

    def hold(at: datetime, people: int) -> None:
        team_talks.hold_team_talk(actor=cast.carla.actor, number=number, at=at, people=people, now=later)

    for people in (-1, 0, 1, 501):
        with pytest.raises(team.PeopleUnlikely):
            hold(later, people)
    for at in (later + timedelta(hours=1), monday - timedelta(days=9)):
        with pytest.raises(team.TalkNotPassed):
            hold(at, 7)
    hold(later, 7)
    (kept,) = care.care_page(cast.bram.actor, number, later).team
    assert (kept.state, kept.held_at, kept.people) == ("held", later, 7)
    with pytest.raises(NotVisible):
        team_talks.drop_team_talk(actor=cast.carla.actor, number=number, now=later)


def test_something_at_home_is_asked_by_the_person_only_and_done_by_the_carer(
    cast: Cast, number: str, moment: CareMoment, monday: datetime
) -> None:
    def wish(actor: object, offer: str = "call") -> None:
        own_care.wish_for_home(actor=actor, number=number, offer=offer, now=monday)  # type: ignore[arg-type]

    for stranger in (cast.dirk, cast.carla, cast.bram, cast.joost):
        with pytest.raises(NotVisible):
            wish(stranger.actor)
    with pytest.raises(wishes.OfferUnknown):
        wish(cast.anna.actor, "money")
    wish(cast.anna.actor)
    with pytest.raises(wishes.WishedAlready):
        wish(cast.anna.actor)
    (asked,) = own_care.own_care(cast.anna.actor, number, monday).home
    assert care.open_talk(actor=cast.joost.actor, moment_id=moment.pk, now=monday).home == (asked,)
    for stranger in (cast.dirk, cast.carla, cast.anna):
        with pytest.raises(NotVisible):
            care.home_wish_done(actor=stranger.actor, moment_id=moment.pk, wish_id=asked.id, now=monday)
    care.home_wish_done(actor=cast.joost.actor, moment_id=moment.pk, wish_id=asked.id, now=monday)
    (done,) = own_care.own_care(cast.anna.actor, number, monday).home
    assert (done.offer, done.done_at) == (HomeOffer.CALL, monday)
    with pytest.raises(NotVisible):
        own_care.withdraw_wish(actor=cast.anna.actor, number=number, wish_id=asked.id, now=monday)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (NO, False),
        ({**NO, "admission": "yes"}, True),
        ({**NO, "mind": "yes", "body": "unknown"}, True),
        ({**NO, "body": "unknown"}, None),
    ],
)
def test_one_yes_is_enough_and_nobody_says_no_while_something_is_unknown(
    answers: dict[str, str],
    outcome: bool | None,  # noqa: FBT001
) -> None:
    assert accidents.must_report(answers) is outcome


@pytest.mark.parametrize("answers", [{}, {"death": "yes"}, {**NO, "mind": "perhaps"}, {**NO, "more": "no"}])
def test_an_answer_that_is_missing_or_strange_is_refused(answers: dict[str, str]) -> None:
    with pytest.raises(accidents.AnswerAll):
        accidents.must_report(answers)


def test_a_severe_accident_is_reported_at_once_and_keeps_no_answer(
    cast: Cast, number: str, monday: datetime
) -> None:
    def check(answers: dict[str, str], now: datetime, actor: object = cast.carla.actor) -> bool | None:
        return inspectorate.check_accident(actor=actor, number=number, answers=answers, now=now)  # type: ignore[arg-type]

    def report(at: datetime, now: datetime, reference: str = "NLA-1") -> None:
        inspectorate.record_accident_report(
            actor=cast.carla.actor, number=number, at=at, reference=reference, now=now
        )

    for stranger in (cast.dirk, cast.bram, cast.anna, cast.joost, cast.noor):
        with pytest.raises(NotVisible):
            check(NO, monday, stranger.actor)
    assert check(NO, monday) is False
    with pytest.raises(accidents.NothingToReport):
        report(monday, monday)
    later = monday + timedelta(days=30)
    assert check({**NO, "mind": "yes"}, later) is True
    clock = Clock.objects.get(incident__number=number, kind="inspectorate")
    assert (clock.due_at - clock.started_at, clock.stopped_at) == (timedelta(hours=1), None)
    for at in (later + timedelta(hours=1), monday - timedelta(days=9)):
        with pytest.raises(accidents.ReportedWhen):
            report(at, later)
    with pytest.raises(accidents.ReferenceTooLong):
        report(later, later, "9" * 61)
    report(later, later)
    with pytest.raises(accidents.AlreadyReported):
        report(later, later)
    with pytest.raises(accidents.AlreadyReported):
        check(NO, later)

    clock.refresh_from_db()
    found, due = inspectorate.accident_page(cast.carla.actor, number)
    assert (clock.stopped_at, due, found.reported_at, found.reference) == (later, None, later, "NLA-1")
    kept = {field.name for field in AccidentCheck._meta.fields}
    assert not kept & set(QUESTIONS)


def test_the_clock_of_the_inspectorate_reaches_no_system(cast: Cast, number: str, monday: datetime) -> None:
    inspectorate.check_accident(
        actor=cast.carla.actor, number=number, answers={**NO, "death": "yes"}, now=monday
    )
    system = tokens.system(cast.petra.actor, monday)
    kinds = set(visible_to(system).values_list("kind", flat=True))
    assert "care_talk" in kinds
    assert "inspectorate" not in kinds
    assert "inspectorate" in set(visible_to(cast.carla.actor).values_list("kind", flat=True))


def test_the_list_of_absence_has_a_day_that_is_not_in_the_future(
    cast: Cast, number: str, monday: datetime
) -> None:
    def put(*, is_listed: bool, on: date | None) -> None:
        inspectorate.list_accident(
            actor=cast.carla.actor, number=number, is_listed=is_listed, on=on, now=monday
        )

    for day in (None, monday.date() + timedelta(days=1), monday.date() - timedelta(days=9)):
        with pytest.raises(accidents.ListedWhen):
            put(is_listed=True, on=day)
    put(is_listed=True, on=monday.date())
    found, _due = inspectorate.accident_page(cast.carla.actor, number)
    assert (found.is_listed, found.listed_on) == (True, monday.date())


def test_a_reminder_and_a_calendar_name_nobody_no_place_and_no_number(
    cast: Cast, number: str, moment: CareMoment, monday: datetime
) -> None:
    at = monday + timedelta(days=2)
    care.plan_talk(actor=cast.joost.actor, moment_id=moment.pk, planned_at=at, now=monday)
    assert care_reminders.remind_of_talks(monday) == 0
    assert care_reminders.remind_of_talks(monday + timedelta(days=1)) == 1
    assert care_reminders.remind_of_talks(monday + timedelta(days=1)) == 0
    rows = Notice.objects.filter(event__type="talk_tomorrow", reaches="app")
    assert {row.recipient_id for row in rows} == {cast.anna.id, cast.joost.id}
    assert {row.event.object_number for row in rows} == {""}

    now = monday + timedelta(days=1)
    mine = care_reminders.own_appointments(cast.anna.actor, number)
    theirs = care_reminders.my_appointments(cast.joost.actor)
    told = [calendar_of(found, now).decode() for found in (mine, theirs)]
    mails = [mail_for(EventType.TALK_TOMORROW, "", language) for language in ("nl", "en")]
    told += [f"{one.subject} {one.body}" for one in mails]
    people, places = ("Anna", "Joost"), ("Bus 4123", "Lijn 62", "Reggestreek")
    for text in told:
        for word in (number, *people, *places, "azorg", "opvang", str(moment.pk)):
            assert word not in text
    assert "SUMMARY:Afspraak\r\n" in told[0]
    assert [one.at for one in mine] == [at]
    for stranger in (cast.dirk, cast.carla, cast.bram):
        assert care_reminders.my_appointments(stranger.actor) == ()
        with pytest.raises(NotVisible):
            care_reminders.own_appointments(stranger.actor, number)
    assert Incident.objects.filter(number=number).exists()
