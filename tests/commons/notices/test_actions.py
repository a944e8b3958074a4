# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from pytest_django import Settings

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.keys import vault
from eenlijn.commons.notices import actions
from eenlijn.commons.notices.actions import LEASE_TERM, announce, deliver_due, mark_read, try_again
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.notices.queries import LostMail, given_up, my_notices, unread_count
from eenlijn.foundation import mail
from tests.cast import Cast

NUMBER = "7K4M-2QX"
MINUTES = (1, 5, 30, 120)


def _announce(cast: Cast, now: datetime, *names: str, event: str = "report_received") -> None:
    announce(
        organisation_id=cast.reggestreek.pk,
        event_type=event,
        object_number=NUMBER,
        recipients=[cast.people[name].id for name in names],
        now=now,
    )


def _mails(directory: Path) -> list[EmailMessage]:
    files = sorted(directory.glob("*.eml")) if directory.exists() else []
    return [
        one
        for path in files
        if isinstance(one := message_from_bytes(path.read_bytes(), policy=policy.default), EmailMessage)
    ]


@pytest.fixture
def no_mail(settings: Settings) -> None:
    """A mail server that nobody listens for."""
    settings.EENLIJN_MAIL_URL = "smtp://127.0.0.1:9"


def test_one_event_one_notice_in_the_app_and_one_by_mail(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday, "carla", "bram", "carla")
    event = OutgoingEvent.objects.get()
    assert (event.type, event.object_number, event.created_at) == ("report_received", NUMBER, monday)
    found = set(Notice.objects.values_list("recipient_id", "reaches", "state"))
    assert found == {
        (person.id, way, state)
        for person in (cast.carla, cast.bram)
        for way, state in (("app", "sent"), ("mail", "waiting"))
    }


def test_nobody_to_tell_still_keeps_the_event(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday)
    assert (OutgoingEvent.objects.count(), Notice.objects.count()) == (1, 0)


def test_an_unknown_event_is_refused(cast: Cast, monday: datetime) -> None:
    with pytest.raises(ValueError, match="party"):
        _announce(cast, monday, "carla", event="party")
    assert OutgoingEvent.objects.count() == 0


def test_mail_holds_a_number_and_a_link(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    _announce(cast, monday, "carla")
    assert deliver_due(monday) == 1
    assert deliver_due(monday) == 0
    (sent,) = _mails(mail_directory)
    assert (sent["To"], sent["Subject"]) == ("carla@eenlijn.example", f"Eén Lijn: bericht over {NUMBER}")
    body = sent.get_content()
    assert f"Er is een nieuwe melding: {NUMBER}." in body
    assert "http://127.0.0.1:8000/" in body
    assert "Carla" not in sent.as_string()
    notice = Notice.objects.get(reaches="mail")
    assert (notice.state, notice.sent_at, notice.tries) == ("sent", monday, 1)


def test_mail_speaks_the_language_of_who_gets_it(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    Account.objects.filter(pk=cast.anna.id).update(language="en")
    _announce(cast, monday, "anna", event="answer_sent")
    deliver_due(monday)
    (sent,) = _mails(mail_directory)
    assert "the other person has heard from us" in sent.get_content()
    assert "http://127.0.0.1:8000/en/" in sent.get_content()


def test_oldest_first_and_none_twice(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    _announce(cast, monday, "carla")
    _announce(cast, monday - timedelta(hours=1), "bram")
    assert [deliver_due(monday) for _round in range(3)] == [1, 1, 0]
    assert [one["To"] for one in _mails(mail_directory)] == ["bram@eenlijn.example", "carla@eenlijn.example"]


def test_failing_mail_is_tried_five_times_and_then_seen(cast: Cast, monday: datetime, no_mail: None) -> None:
    _announce(cast, monday, "carla")
    at = monday
    for tries, minutes in enumerate(MINUTES, start=1):
        assert deliver_due(at) == 1
        notice = Notice.objects.get(reaches="mail")
        assert (notice.state, notice.tries, notice.last_error) == ("failed", tries, "mail_failed")
        assert notice.next_try_at == at + timedelta(minutes=minutes)
        assert deliver_due(notice.next_try_at - timedelta(seconds=1)) == 0
        at = notice.next_try_at
    assert deliver_due(at) == 1
    notice = Notice.objects.get(reaches="mail")
    assert (notice.state, notice.tries) == ("given_up", 5)
    assert deliver_due(at + timedelta(days=1)) == 0
    lost = LostMail(
        id=notice.pk,
        organisation_id=cast.reggestreek.pk,
        event_type=EventType.REPORT_RECEIVED,
        number=NUMBER,
        at=monday,
        tries=5,
        last_error="mail_failed",
    )
    assert given_up(cast.petra.actor) == [lost]
    assert given_up(cast.hugo.actor) == [lost]


def test_who_does_not_see_lost_mail(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday, "carla")
    Notice.objects.filter(reaches="mail").update(state="given_up")
    for name in ("anna", "bram", "dirk", "greet"):
        assert given_up(cast.people[name].actor) == []


def test_given_up_can_be_tried_again(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    _announce(cast, monday, "carla")
    Notice.objects.filter(reaches="mail").update(state="given_up", tries=5)
    notice = Notice.objects.get(reaches="mail")
    assert try_again(actor=cast.dirk.actor, notice_id=notice.pk, now=monday) is False
    assert try_again(actor=cast.petra.actor, notice_id=notice.pk, now=monday) is True
    assert deliver_due(monday) == 1
    assert Notice.objects.get(pk=notice.pk).state == "sent"


def test_mail_waits_for_the_keys(
    cast: Cast, monday: datetime, mail_directory: Path, tmp_path: Path, settings: Settings
) -> None:
    _announce(cast, monday, "carla")
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    assert deliver_due(monday) == 1
    notice = Notice.objects.get(reaches="mail")
    assert (notice.state, notice.last_error) == ("failed", "keys_unavailable")
    assert _mails(mail_directory) == []


def test_a_disabled_account_gets_no_mail(cast: Cast, monday: datetime, mail_directory: Path) -> None:
    Account.objects.filter(pk=cast.carla.id).update(is_active=False)
    _announce(cast, monday, "carla")
    assert deliver_due(monday) == 1
    notice = Notice.objects.get(reaches="mail")
    assert (notice.state, notice.last_error) == ("given_up", "refused")
    assert _mails(mail_directory) == []


def test_a_claimed_notice_is_left_alone_until_the_lease_ends(
    cast: Cast, monday: datetime, mail_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that dies while sending: nobody else sends meanwhile, afterwards someone does."""
    _announce(cast, monday, "carla")

    def die(*_anything: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(mail, "send", die)
        with pytest.raises(KeyboardInterrupt):
            deliver_due(monday)
    assert deliver_due(monday + LEASE_TERM - timedelta(seconds=1)) == 0
    assert deliver_due(monday + LEASE_TERM) == 1
    assert Notice.objects.get(reaches="mail").state == "sent"
    assert len(_mails(mail_directory)) == 1


def test_a_round_sends_many_and_stops_when_its_time_is_over(
    cast: Cast, monday: datetime, mail_directory: Path
) -> None:
    _announce(cast, monday, "carla", "bram", "anna")
    clock = iter([True, True, False])
    assert deliver_due(monday, at_most=50, while_=lambda: next(clock)) == 2
    assert deliver_due(monday, at_most=50) == 1
    told = sorted(one["To"] for one in _mails(mail_directory))
    assert told == ["anna@eenlijn.example", "bram@eenlijn.example", "carla@eenlijn.example"]


def test_what_another_worker_claimed_meanwhile_is_passed_over(
    cast: Cast, monday: datetime, mail_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _announce(cast, monday - timedelta(hours=1), "bram")
    _announce(cast, monday, "carla")
    read = actions._waiting

    def read_just_before_another_claims(now: datetime, at_most: int) -> list[Notice]:
        rows = read(now, at_most)
        assert actions._claim(read(now, 1)[0], now)
        return rows

    monkeypatch.setattr(actions, "_waiting", read_just_before_another_claims)
    assert deliver_due(monday) == 1
    assert [one["To"] for one in _mails(mail_directory)] == ["carla@eenlijn.example"]


def test_one_broken_notice_holds_up_no_other(
    cast: Cast, monday: datetime, mail_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _announce(cast, monday - timedelta(hours=1), "bram")
    Account.objects.filter(pk=cast.bram.id).update(email=b"\x01 not what was sealed, at all")
    _announce(cast, monday, "carla")
    assert [deliver_due(monday) for _round in range(3)] == [1, 1, 0]
    assert [one["To"] for one in _mails(mail_directory)] == ["carla@eenlijn.example"]
    assert Notice.objects.get(reaches="mail", recipient=cast.bram.account).last_error == "broken"


def test_own_notices_in_the_app(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday, "carla", "bram")
    _announce(cast, monday + timedelta(hours=1), "carla", event="answer_due_soon")
    rows = my_notices(cast.carla.actor)
    assert [(row.event_type, row.number, row.is_read) for row in rows] == [
        ("answer_due_soon", NUMBER, False),
        ("report_received", NUMBER, False),
    ]
    assert [unread_count(cast.people[one].actor) for one in ("carla", "bram", "dirk")] == [2, 1, 0]
    assert my_notices(cast.dirk.actor) == []


def test_reading_touches_only_the_own_notices(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday, "carla", "bram")
    every = list(Notice.objects.values_list("pk", flat=True))
    assert mark_read(actor=cast.dirk.actor, notice_ids=every, now=monday) == 0
    assert mark_read(actor=cast.carla.actor, notice_ids=every, now=monday) == 1
    assert mark_read(actor=cast.carla.actor, notice_ids=every, now=monday) == 0
    assert [unread_count(cast.people[one].actor) for one in ("carla", "bram")] == [0, 1]


def test_another_organisation_of_the_same_person_shows_nothing(cast: Cast, monday: datetime) -> None:
    _announce(cast, monday, "carla")
    Notice.objects.update(organisation=cast.dinkelborg)
    # PostgreSQL keeps a notice with the employer of its event.
    OutgoingEvent.objects.update(organisation=cast.dinkelborg)
    assert my_notices(cast.carla.actor) == []
