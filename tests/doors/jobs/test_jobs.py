# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The jobs on real rows: nothing lost, nothing doubled, and no row that holds up the others."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils.module_loading import import_string
from pytest_django import Settings

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access, intake
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.actions import CALM_AFTER, LONGEST_WAIT
from eenlijn.casework.reporting.codes import EnvelopeState
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.keys import vault
from eenlijn.commons.notices import actions as notices
from eenlijn.commons.notices.codes import NoticeState, Reaches
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.trail.models import TrailLine, WaitingLine
from eenlijn.commons.trail.queries import verify
from eenlijn.commons.webhooks.actions import allow_host, make_subscription
from eenlijn.doors.jobs import every_minute, every_night, every_second
from tests.accountability import stories
from tests.cast import Cast
from tests.factories.receivers import receiving

HOUR = timedelta(hours=1)
# The answer, telling the reporter, first care and a talk.
CLOCKS = 4
CLOSED_PORT = "smtp://127.0.0.1:9"


class Away:
    """The key directory, moved away and brought back."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.elsewhere = directory.with_name("keys-elsewhere")

    def leave(self) -> None:
        self.directory.rename(self.elsewhere)
        vault.forget_cached()

    def come_back(self) -> None:
        self.elsewhere.rename(self.directory)
        vault.forget_cached()


@pytest.fixture
def keys(key_directory: Path) -> Away:
    return Away(key_directory)


def mails(directory: Path) -> list[str]:
    files = sorted(directory.glob("*.eml")) if directory.is_dir() else []
    return [str(message_from_bytes(file.read_bytes())["To"]) for file in files]


def waiting_mail() -> list[Notice]:
    return list(Notice.objects.filter(reaches=Reaches.MAIL).order_by("next_try_at", "id"))


def test_reports_wait_while_the_keys_are_away_and_then_open(cast: Cast, monday: datetime, keys: Away) -> None:
    keys.leave()
    numbers = {stories.report(cast.anna, monday) for _each in range(3)}
    assert not Incident.objects.exists()
    assert WaitingLine.objects.count() == 3
    with pytest.raises(vault.KeysUnavailable):
        every_second.open_kept_reports(monday + HOUR)
    with pytest.raises(vault.KeysUnavailable):
        every_minute.enter_waiting_lines(monday + HOUR)
    assert set(Report.objects.values_list("state", "open_tries")) == {(EnvelopeState.KEPT, 0)}
    keys.come_back()
    assert every_second.open_kept_reports(monday + 5 * HOUR) == 3
    assert every_minute.enter_waiting_lines(monday + 5 * HOUR) == 3
    assert set(Incident.objects.values_list("number", flat=True)) == numbers
    answers = set(Clock.objects.filter(kind="answer").values_list("started_at", "due_at"))
    assert answers == {(monday, monday + 48 * HOUR)}  # the clock runs from receipt, not from opening
    assert set(Clock.objects.values_list("started_at", flat=True)) == {monday}
    lines = TrailLine.objects.filter(organisation=cast.reggestreek, at__gte=monday)
    assert (
        lines.filter(action="keep_envelope").count() == lines.filter(action="open_from_report").count() == 3
    )
    assert verify(cast.reggestreek.pk, []).ok


def test_opening_twice_opens_once(cast: Cast, monday: datetime, keys: Away) -> None:
    keys.leave()
    stories.report(cast.anna, monday)
    keys.come_back()
    assert every_second.open_kept_reports(monday + CALM_AFTER) == 1
    assert every_second.open_kept_reports(monday + CALM_AFTER) == 0
    assert (Incident.objects.count(), Clock.objects.count(), Fact.objects.count()) == (1, CLOCKS, 3)
    report = Report.objects.get()
    assert not intake._open_one(report.pk, monday)


def test_while_reports_stream_in_receipts_go_before_opening_and_none_waits_long(
    cast: Cast, monday: datetime, keys: Away
) -> None:
    """One each second, and one of elsewhere: only what waited is opened, until it is calm."""
    keys.leave()
    second = timedelta(seconds=1)
    numbers = [stories.report(cast.anna, monday + place * second) for place in range(3)]
    last = monday + LONGEST_WAIT
    stories.report(cast.dirk, last)
    keys.come_back()
    assert every_second.open_kept_reports(last - second) == 0
    assert every_second.open_kept_reports(last) == 1
    assert Incident.objects.get().number == numbers[0]
    assert every_second.open_kept_reports(last + second) == 1
    assert every_second.open_kept_reports(last + CALM_AFTER) == 2
    assert not Report.objects.filter(state=EnvelopeState.KEPT).exists()


@pytest.mark.parametrize("place", ["rules_of", "told", "insert_together", "append"])
def test_a_worker_that_dies_while_opening_loses_and_doubles_nothing(
    cast: Cast, monday: datetime, keys: Away, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    keys.leave()
    stories.report(cast.anna, monday)
    keys.come_back()
    events = OutgoingEvent.objects.count()

    class Killed(BaseException):
        """No Exception: nothing catches it on its way out."""

    def dies(*_args: Any, **_given: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(intake, place, dies)
        with pytest.raises(Killed):
            every_second.open_kept_reports(monday + CALM_AFTER)
    assert not Incident.objects.exists()
    assert not Fact.objects.exists()
    assert Report.objects.get().state == EnvelopeState.KEPT
    assert every_second.open_kept_reports(monday + CALM_AFTER) == 1
    assert (Incident.objects.count(), Clock.objects.count(), Fact.objects.count()) == (1, CLOCKS, 3)
    assert OutgoingEvent.objects.count() == events + 1


def test_an_envelope_that_cannot_be_opened_holds_up_no_other(
    cast: Cast, monday: datetime, keys: Away
) -> None:
    keys.leave()
    first = stories.report(cast.anna, monday)
    second = stories.report(cast.anna, monday + HOUR)
    keys.come_back()
    Report.objects.filter(number=first).update(envelope=b"broken")
    assert every_second.open_kept_reports(monday + 2 * HOUR) == 1
    assert Incident.objects.get().number == second
    broken = Report.objects.get(number=first)
    assert (broken.state, broken.open_tries) == (EnvelopeState.KEPT, 1)
    assert broken.next_open_at == monday + 2 * HOUR + timedelta(minutes=1)
    with_nothing_due = monday + 2 * HOUR + timedelta(seconds=59)
    assert every_second.open_kept_reports(with_nothing_due) == 0
    assert Report.objects.get(number=first).open_tries == 1


def test_an_envelope_that_stays_broken_is_tried_once_a_day_in_the_end(
    cast: Cast, monday: datetime, keys: Away
) -> None:
    keys.leave()
    stories.report(cast.anna, monday)
    keys.come_back()
    Report.objects.update(envelope=b"broken")
    pauses = []
    moment = monday + CALM_AFTER
    for _again in range(14):
        assert every_second.open_kept_reports(moment) == 0
        later = Report.objects.get().next_open_at
        assert later is not None
        pauses.append((later - moment) // timedelta(minutes=1))
        moment = later
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440]


def test_mail_leaves_once(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    stories.report(cast.anna, monday)
    assert every_second.deliver_notices(monday) == 2
    assert sorted(mails(mail_directory)) == [cast.bram.email, cast.carla.email]
    assert every_second.deliver_notices(monday + HOUR) == 0
    assert len(mails(mail_directory)) == 2


def test_mail_that_is_down_is_tried_again_and_then_given_up(
    cast: Cast, monday: datetime, settings: Settings
) -> None:
    settings.EENLIJN_MAIL_URL = CLOSED_PORT
    stories.report(cast.anna, monday)
    moment, tried = monday, []
    for _again in range(notices.MOST_TRIES):
        tried.append(every_second.deliver_notices(moment))
        moment += timedelta(hours=3)
    assert tried == [2, 2, 2, 2, 2]
    assert every_second.deliver_notices(moment) == 0
    assert {(one.state, one.last_error, one.tries) for one in waiting_mail()} == {
        (NoticeState.GIVEN_UP, "mail_failed", 5)
    }
    in_app = Notice.objects.filter(reaches=Reaches.APP)
    assert set(in_app.values_list("recipient", flat=True)) == {cast.bram.id, cast.carla.id}


def test_mail_that_comes_back_in_time_leaves_all(
    cast: Cast, monday: datetime, settings: Settings, mail_directory: Path
) -> None:
    there, settings.EENLIJN_MAIL_URL = settings.EENLIJN_MAIL_URL, CLOSED_PORT
    stories.report(cast.anna, monday)
    assert every_second.deliver_notices(monday) == 2
    settings.EENLIJN_MAIL_URL = there
    assert every_second.deliver_notices(monday + timedelta(seconds=59)) == 0
    assert every_second.deliver_notices(monday + timedelta(minutes=1)) == 2
    assert sorted(mails(mail_directory)) == [cast.bram.email, cast.carla.email]


def test_one_notice_that_breaks_holds_up_no_other(
    cast: Cast, monday: datetime, mail_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.report(cast.anna, monday)
    send = notices._send

    def breaks_for_bram(notice: Notice, *given: Any) -> None:
        if notice.recipient_id == cast.bram.id:
            raise RuntimeError("a name")
        send(notice, *given)

    monkeypatch.setattr(notices, "_send", breaks_for_bram)
    assert every_second.deliver_notices(monday) == 2
    assert mails(mail_directory) == [cast.carla.email]
    kept = Notice.objects.get(recipient_id=cast.bram.id, reaches=Reaches.MAIL)
    assert (kept.state, kept.last_error) == (NoticeState.FAILED_WILL_RETRY, "broken")


def test_a_worker_that_died_while_sending_is_overtaken_after_the_lease(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    stories.report(cast.anna, monday)
    (waiting,) = notices._waiting(monday, 1)
    assert notices._claim(waiting, monday)  # and here it died
    assert every_second.deliver_notices(monday) == 1
    assert every_second.deliver_notices(monday + notices.LEASE_TERM) == 1
    assert sorted(mails(mail_directory)) == [cast.bram.email, cast.carla.email]


def test_one_round_of_sending_ends(
    cast: Cast, monday: datetime, mail_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(3):
        stories.report(cast.anna, monday)
    monkeypatch.setattr(every_second, "MOST_NOTICES", 4)
    assert [every_second.deliver_notices(monday) for _round in range(3)] == [4, 2, 0]
    monkeypatch.setattr(every_second, "LONGEST_ROUND", -1.0)
    stories.report(cast.anna, monday)
    assert every_second.deliver_notices(monday) == 0


def told(cast_member_id: Any) -> list[str]:
    notices_of = Notice.objects.filter(recipient_id=cast_member_id, reaches=Reaches.APP)
    return list(notices_of.order_by("sent_at").values_list("event__type", flat=True))


def only_answers_run() -> None:
    """Of what a report starts, let the answers alone run."""
    Clock.objects.exclude(kind="answer").delete()


def test_each_light_is_told_once_and_late_reaches_the_manager(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    only_answers_run()
    seen = []
    for hours in (24, 35.9, 36, 36.1, 44.2, 47.9, 48, 49, 71.9, 72, 90):
        moment = monday + hours * HOUR
        seen.append(every_minute.warn_of_lights(moment))
        every_minute.warn_of_lights(moment)
    assert seen == [0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0]
    assert told(cast.carla.id) == ["report_received", "answer_due_soon"]
    # Nobody stands in for Carla, so that rung is Bram's too.
    assert told(cast.bram.id) == ["report_received", "answer_due_soon", "answer_late"]
    assert told(cast.ilse.id) == ["answer_late"]
    assert told(cast.dirk.id) == []


def test_a_clock_that_cannot_warn_holds_up_no_other(
    cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = stories.report(cast.anna, monday)
    stories.report(cast.anna, monday + HOUR)
    only_answers_run()
    told_on_ladder = access.told_on_ladder

    def breaks(clock: Clock, *given: Any) -> Any:
        if clock.incident.number == broken:
            raise RuntimeError
        return told_on_ladder(clock, *given)

    with monkeypatch.context() as patched:
        patched.setattr("eenlijn.casework.dossier.access.told_on_ladder", breaks)
        assert every_minute.warn_of_lights(monday + 38 * HOUR) == 1
    assert every_minute.warn_of_lights(monday + 38 * HOUR) == 1
    assert told(cast.carla.id).count("answer_due_soon") == 2


def test_an_answered_clock_warns_nobody(cast: Cast, monday: datetime) -> None:
    number = stories.report(cast.anna, monday)
    stories.assess(cast.carla, number, monday)
    stories.answer(cast.carla, number, monday + HOUR)
    only_answers_run()
    assert every_minute.warn_of_lights(monday + 100 * HOUR) == 0


def test_ended_sessions_go_and_others_stay(
    db: None, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(every_night, "AT_A_TIME", 2)
    for ends in (-3, -2, -1, 0, 1):
        Session.objects.create(
            session_key=secrets.token_hex(16), session_data="", expire_date=monday + ends * HOUR
        )
    assert [every_night.prune_sessions(monday) for _round in range(3)] == [2, 1, 0]
    assert Session.objects.count() == 2


def test_an_idle_worker_asks_little(cast: Cast, monday: datetime, django_assert_num_queries: Any) -> None:
    """One statement each, for who waits every second most of all: the employers where something is due."""
    jobs: list[Callable[[datetime], int]] = [
        every_second.open_kept_reports,
        every_second.deliver_notices,
        every_minute.warn_of_lights,
        every_minute.enter_waiting_lines,
        every_night.prune_sessions,
    ]
    for job in jobs[:4]:
        with django_assert_num_queries(1):
            assert job(monday) == 0


def test_webhooks_of_nobody_cost_two_questions(
    cast: Cast, monday: datetime, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        assert every_second.deliver_webhooks(monday) == 0


def test_one_round_tells_every_system_and_a_night_later_nothing_is_forgotten(
    cast: Cast, monday: datetime, settings: Settings
) -> None:
    """A system that gives no answer comes first and does not keep the other waiting."""
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = True
    allow_host(actor=cast.petra.actor, host="127.0.0.1", now=monday)
    with receiving(lambda wire: wire.close()) as silent, receiving() as well:
        for receiver in (silent, well):
            make_subscription(
                actor=cast.petra.actor,
                subscription_id=uuid4(),
                name="Zaaksysteem",
                address=receiver.address,
                types=["nl.eenlijn.dossier.opened"],
                now=monday,
            )
        stories.report(cast.anna, monday)
        assert [every_second.deliver_webhooks(monday) for _round in range(2)] == [2, 0]
        assert (silent.connections, well.connections) == (1, 1)
    assert every_night.forget_deliveries(monday + timedelta(days=1)) == 0
    assert every_night.forget_deliveries(monday + timedelta(days=91)) == 1
    assert every_night.forget_deliveries(monday + timedelta(days=91)) == 0


def test_the_schedule_names_every_job_once(settings: Settings) -> None:
    schedule = import_string(settings.EENLIJN_SCHEDULE)
    names = [name for name, _when, _job in schedule]
    assert len(set(names)) == len(names)
    assert {name: job.__name__ for name, _when, job in schedule} == {name: name for name in names}
