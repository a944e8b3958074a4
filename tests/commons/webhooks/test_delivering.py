# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an event to an answer: once per event, tried again by its own times, given up, stopped, told."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings

from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.queries import open_link
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.notices.queries import my_notices
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.webhooks import actions, deadlines, delivering
from eenlijn.commons.webhooks.codes import (
    LEAVES,
    DeliveryState,
    NotDelivered,
    OutgoingType,
    SubscriptionState,
)
from eenlijn.commons.webhooks.connection import deliver_to
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription
from tests.cast import Cast
from tests.commons.webhooks.conftest import Happens, Start, Subscribe
from tests.factories import stories
from tests.factories.receivers import status

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def work(now: datetime) -> int:
    """What the worker does in a second."""
    delivering.plan_deliveries(now)
    return sum(deliver_to(one, now) for one in delivering.due_subscriptions(now))


def told(*fields: str) -> list[Any]:
    return list(Delivery.objects.order_by("at", "pk").values_list(*fields))


def state_of(subscription_id: UUID) -> str:
    return Subscription.objects.values_list("state", flat=True).get(pk=subscription_id)


def test_an_event_arrives_once_with_a_number_and_nothing_else(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start()
    subscribe(receiver)
    event = happens(monday + MINUTE)
    assert [work(monday + MINUTE), work(monday + 2 * MINUTE)] == [1, 0]
    (got,) = receiver.got
    assert json.loads(got.body) == {
        "specversion": "1.0",
        "id": str(event.pk),
        "source": "urn:nld:reggestreek:systeem:eenlijn:127.0.0.1",
        "type": "nl.eenlijn.dossier.closed",
        "time": "2026-11-23T08:01:00Z",
        "subject": "7K4M-2QX",
        "dataref": "http://127.0.0.1:8000/api/v1/dossiers/7K4M-2QX",
    }
    assert got.headers["webhook-id"] == str(event.pk)
    assert told("state", "tries", "status", "why", "sent_at") == [("sent", 1, 204, "", monday + MINUTE)]


def test_only_what_was_chosen_of_the_own_employer_and_since_it_was_made(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    happens(monday - MINUTE)
    subscribe(start(), OutgoingType.CLOSED)
    wanted = happens(monday)
    happens(monday, EventType.ANSWER_SENT)
    happens(monday, organisation_id=cast.dinkelborg.pk)
    assert delivering.plan_deliveries(monday + MINUTE) == 1
    assert told("event") == [(wanted.pk,)]


@pytest.mark.parametrize("event_type", EventType)
def test_what_stays_stays(
    event_type: EventType, subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    subscribe(start())
    happens(monday, event_type)
    assert delivering.plan_deliveries(monday) == (event_type in LEAVES)


def test_an_exercise_never_leaves(subscribe: Subscribe, start: Start, cast: Cast, monday: datetime) -> None:
    receiver = start()
    subscribe(receiver)
    for is_exercise in (True, False):
        made = make_link(
            actor=cast.carla.actor,
            unit_id=cast.lijn_62.pk,
            place="Bus",
            is_exercise=is_exercise,
            now=monday,
        )
        link = open_link(made.slug)
        assert link
        stories.report(Actor.link(link.organisation_id), link, monday)
        assert len(receiver.got) + work(monday + MINUTE) == (0 if is_exercise else 1)


def test_an_event_that_turns_up_late_is_still_found(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    """Its transaction began before the last look and ended after it."""
    subscribe(start())
    happens(monday + 50 * MINUTE)
    assert delivering.plan_deliveries(monday + 50 * MINUTE) == 1
    assert delivering.plan_deliveries(monday + 100 * MINUTE) == 0
    happens(monday + 45 * MINUTE)
    assert delivering.plan_deliveries(monday + 100 * MINUTE) == 1


def test_many_events_are_planned_in_parts(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "PLANNED_AT_A_TIME", 3)
    subscribe(start())
    for minute in range(7):
        happens(monday + minute * MINUTE)
    later = monday + 5 * HOUR
    assert [delivering.plan_deliveries(later) for _round in range(4)] == [3, 3, 1, 0]


def test_failing_is_tried_again_by_its_own_times_and_then_given_up(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start(status(500))
    subscribe(receiver)
    happens(monday)
    moment = monday
    for tries, pause in enumerate(deadlines.PAUSES, start=1):
        assert work(moment) == 1
        assert told("state", "tries", "status", "why") == [("failed", tries, 500, "answered")]
        assert work(moment + pause - timedelta(seconds=1)) == 0
        moment += pause
    assert work(moment) == 1
    assert told("state", "tries") == [("given_up", 7)]
    assert moment - monday == timedelta(hours=17, minutes=36)
    assert work(moment + 100 * HOUR) == 0
    assert {one.headers["webhook-id"] for one in receiver.got} == {str(OutgoingEvent.objects.get().pk)}
    assert len({one.body for one in receiver.got}) == 1


def test_a_system_that_is_back_gets_it(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start(status(503))
    made = subscribe(receiver)
    happens(monday)
    assert work(monday) == 1
    receiver.answer = status(202)
    assert work(monday + MINUTE) == 1
    assert told("state", "tries", "status", "why") == [("sent", 2, 202, "")]
    assert Subscription.objects.get(pk=made.id).rests_until is None


def test_where_it_is_sent_on_to_counts_as_not_delivered(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    elsewhere = start()
    subscribe(start(status(302, f"Location: {elsewhere.address}")))
    happens(monday)
    assert work(monday) == 1
    assert told("state", "status", "why") == [("failed", 302, NotDelivered.REDIRECTED)]
    assert elsewhere.connections == 0


def test_gone_ends_it_and_tells_who_administers(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start(status(410))
    made = subscribe(receiver)
    happens(monday)
    happens(monday + MINUTE)
    assert work(monday + MINUTE) == 1
    row = Subscription.objects.get(pk=made.id)
    assert (row.state, row.ended_at, row.secret) == (SubscriptionState.GONE, monday + MINUTE, None)
    assert told("state", "why") == [("given_up", "gone"), ("given_up", "stopped")]
    assert work(monday + HOUR) == 0
    number = f"seintje {made.id.hex[:8]}"
    assert [(one.event_type, one.number) for one in my_notices(cast.petra.actor)] == [
        (EventType.WEBHOOK_STOPPED, number)
    ]
    assert set(Notice.objects.filter(event__type="webhook_stopped").values_list("recipient", flat=True)) == {
        cast.petra.id
    }
    line = TrailLine.objects.get(action="lose_subscription")
    assert (line.actor_kind, line.object_id, line.organisation_id) == (
        "job", str(made.id), cast.reggestreek.pk,
    )  # fmt: skip


def test_five_lost_in_a_row_and_it_stops_by_itself(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start(status(400))
    made = subscribe(receiver)
    for _event in range(6):
        happens(monday)
    moment = monday
    for pause in (*deadlines.PAUSES, MINUTE):
        work(moment)
        moment += pause
    assert state_of(made.id) == SubscriptionState.HALTED
    assert sorted(one for (one,) in told("state")) == ["failed", *["given_up"] * 5]
    assert [one.event_type for one in my_notices(cast.petra.actor)] == [EventType.WEBHOOK_STOPPED]
    assert TrailLine.objects.filter(action="halt_subscription").count() == 1
    tries = len(receiver.got)
    assert work(moment + 100 * HOUR) == 0
    assert len(receiver.got) == tries


def test_one_that_arrives_in_between_begins_the_count_anew(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start()
    made = subscribe(receiver)
    Subscription.objects.filter(pk=made.id).update(lost_in_a_row=4, unreached_in_a_row=3)
    happens(monday)
    work(monday)
    row = Subscription.objects.get(pk=made.id)
    assert (row.lost_in_a_row, row.unreached_in_a_row) == (0, 0)


def test_who_gives_no_answer_is_left_alone_ever_longer_and_costs_one_try_each_time(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start(lambda wire: wire.close())
    made = subscribe(receiver)
    for _event in range(20):
        happens(monday)
    moment, waited = monday, []
    for _round in range(6):
        assert work(moment) == 1
        until = Subscription.objects.values_list("rests_until", flat=True).get(pk=made.id)
        assert until is not None
        waited.append((until - moment) // MINUTE)
        assert work(until - timedelta(seconds=1)) == 0
        moment = until
    assert waited == [1, 2, 4, 8, 15, 15]


@pytest.mark.parametrize(("asked", "given"), [("5", 1), ("600", 10), ("86400", 60), ("", 1)])
def test_who_asks_for_rest_gets_it(  # noqa: PLR0917 - fixtures
    asked: str, given: int, subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    made = subscribe(start(status(429, f"Retry-After: {asked}")))
    happens(monday)
    happens(monday)
    assert work(monday) == 1
    assert Subscription.objects.get(pk=made.id).rests_until == monday + given * MINUTE


def test_two_workers_never_have_the_same_turn(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    made = subscribe(start())
    happens(monday)
    delivering.plan_deliveries(monday)
    first = delivering.claim(made.id, monday)
    assert first is not None
    assert delivering.claim(made.id, monday) is None
    assert delivering.due_subscriptions(monday) == []
    delivering.release(first)
    assert delivering.due_subscriptions(monday) == [made.id]


def test_a_worker_that_died_while_sending_is_overtaken(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    """At least once: what may have arrived is sent again, with the same id."""
    receiver = start()
    made = subscribe(receiver)
    happens(monday)
    delivering.plan_deliveries(monday)
    dead = delivering.claim(made.id, monday)
    assert dead is not None
    letter = delivering.take_next(dead, monday)
    assert letter is not None
    assert work(monday + deadlines.LEASE_TERM - timedelta(seconds=1)) == 0
    assert work(monday + deadlines.LEASE_TERM) == 1
    delivering.record(dead, letter, delivering.Answer(status=500), monday + deadlines.LEASE_TERM)
    assert told("state", "tries") == [("sent", 2)]


def test_one_system_that_fails_does_not_keep_the_next_waiting(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    silent, well = start(lambda wire: wire.close()), start()
    subscribe(silent)
    subscribe(well)
    happens(monday)
    assert work(monday) == 2
    assert len(well.got) == 1


def test_while_the_keys_are_away_nothing_is_tried(  # noqa: PLR0917 - fixtures
    subscribe: Subscribe,
    start: Start,
    happens: Happens,
    monday: datetime,
    settings: Settings,
    tmp_path: Any,
) -> None:
    receiver = start()
    subscribe(receiver)
    happens(monday)
    keys = settings.EENLIJN_KEYS
    settings.EENLIJN_KEYS = tmp_path / "elsewhere"
    vault.forget_cached()
    assert work(monday) == 0
    assert told("state", "tries") == [("waiting", 0)]
    settings.EENLIJN_KEYS = keys
    vault.forget_cached()
    assert work(monday + timedelta(seconds=59)) == 0
    assert work(monday + MINUTE) == 1
    assert len(receiver.got) == 1


def test_a_name_that_left_the_list_is_not_connected_to(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime
) -> None:
    receiver = start()
    subscribe(receiver)
    happens(monday)
    AllowedHost.objects.all().delete()
    work(monday)
    assert told("state", "status", "why") == [("failed", None, NotDelivered.NOT_ALLOWED)]
    assert receiver.connections == 0


def test_the_name_of_another_employer_on_its_list_does_not_help(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start()
    subscribe(receiver)
    happens(monday)
    AllowedHost.objects.update(organisation=cast.dinkelborg)
    work(monday)
    assert told("why") == [(NotDelivered.NOT_ALLOWED,)]


def test_what_was_saved_and_may_not_be_any_more_is_refused(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime, settings: Settings
) -> None:
    receiver = start()
    subscribe(receiver)
    happens(monday)
    settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE = False
    work(monday)
    assert told("state", "why") == [("failed", NotDelivered.INSIDE)]
    assert receiver.connections == 0


def test_nothing_of_it_stands_in_the_log(  # noqa: PLR0917 - fixtures
    subscribe: Subscribe,
    start: Start,
    happens: Happens,
    monday: datetime,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Even what nobody expected is told by its class and line only."""
    made = subscribe(start())
    happens(monday)
    monkeypatch.setattr(
        "eenlijn.commons.webhooks.connection.headers",
        lambda secrets, *_more: (_ for _ in ()).throw(RuntimeError(f"{secrets} sleutel=geheim 7K4M-2QX")),
    )
    work(monday)
    assert told("state", "why") == [("failed", NotDelivered.BROKEN)]
    written = "".join(capfd.readouterr())
    assert "builtins.RuntimeError" in written
    for secret in (made.secret or "?", "geheim", "7K4M-2QX", "127.0.0.1", "whsec"):
        assert secret not in written


def test_what_is_long_over_is_forgotten_and_what_waits_is_not(
    subscribe: Subscribe, start: Start, happens: Happens, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "FORGOTTEN_AT_A_TIME", 2)
    made = subscribe(start())
    for _event in range(3):
        happens(monday)
    work(monday)
    Delivery.objects.create(
        organisation_id=Subscription.objects.get().organisation_id,
        subscription_id=made.id,
        at=monday,
        next_try_at=monday,
    )
    ends = monday + deadlines.KEPT_TERM
    assert delivering.forget_deliveries(ends) == 0
    later = ends + timedelta(seconds=1)
    assert [delivering.forget_deliveries(later) for _round in range(3)] == [2, 1, 0]
    assert told("state") == [(DeliveryState.WAITING,)]


def test_an_old_secret_is_gone_after_its_day(
    subscribe: Subscribe, start: Start, cast: Cast, monday: datetime
) -> None:
    made = subscribe(start())
    actions.rotate_secret(actor=cast.petra.actor, subscription_id=made.id, version=1, now=monday)
    delivering.forget_deliveries(monday + 23 * HOUR)
    assert Subscription.objects.get().earlier_secret is not None
    delivering.forget_deliveries(monday + 24 * HOUR)
    row = Subscription.objects.get()
    assert (row.earlier_secret, row.earlier_until) == (None, None)
