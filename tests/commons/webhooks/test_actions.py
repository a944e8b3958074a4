# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an administrator does with webhooks, what is refused, and what others see of it: nothing."""

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.webhooks import actions, deadlines, delivering, queries
from eenlijn.commons.webhooks.codes import DeliveryState, OutgoingType, SubscriptionState
from eenlijn.commons.webhooks.connection import deliver_to
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription
from eenlijn.commons.webhooks.outside import LeadsInside, NameUnknown, NotOutside
from eenlijn.commons.webhooks.states import MOVES
from tests.cast import Cast
from tests.commons.webhooks.conftest import Happens, Leads, Start, Subscribe
from tests.factories.receivers import Receiver, status

HOUR = timedelta(hours=1)
NAME = "zaken.voorbeeld.nl"


def work(now: datetime) -> int:
    delivering.plan_deliveries(now)
    return sum(deliver_to(one, now) for one in delivering.due_subscriptions(now))


def acts() -> list[str]:
    return list(
        TrailLine.objects.filter(object_type__in=("subscription", "allowed_host"))
        .order_by("sequence")
        .values_list("action", flat=True)
    )


def signatures(receiver: Receiver, secret: str) -> list[bool]:
    """Which signatures of the newest request fit this secret."""
    got = receiver.got[-1]
    signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    digest = hmac.new(b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()
    right = f"v1,{b64encode(digest).decode()}"
    return [one == right for one in got.headers["webhook-signature"].split(" ")]


def made_by(actor: Actor, now: datetime, **changes: Any) -> actions.Made:
    given: dict[str, Any] = {
        "subscription_id": uuid4(),
        "name": "Zaaksysteem",
        "address": f"https://{NAME}/in?sleutel=geheim",
        "types": [OutgoingType.CLOSED],
    }
    return actions.make_subscription(actor=actor, now=now, **given | changes)


@pytest.fixture
def allowed(cast: Cast, monday: datetime, leads: Leads) -> list[str]:
    actions.allow_host(actor=cast.petra.actor, host=NAME, now=monday)
    return leads(NAME, "93.184.216.34")


@pytest.mark.usefixtures("allowed")
def test_a_webhook_is_made_with_a_secret_that_is_kept_sealed(cast: Cast, monday: datetime) -> None:
    made = made_by(cast.petra.actor, monday, name="  Zaak   systeem ")
    assert made.secret is not None
    row = Subscription.objects.get(pk=made.id)
    assert (row.name, row.host, row.types, row.state, row.made_by_id, row.organisation_id) == (
        "Zaak systeem", NAME, ["nl.eenlijn.dossier.closed"], "running", cast.petra.id, cast.reggestreek.pk,
    )  # fmt: skip
    kept = bytes(row.address) + bytes(row.secret)
    assert b"geheim" not in kept
    assert b64decode(made.secret.removeprefix("whsec_")) not in kept
    assert made.secret.encode() not in kept
    assert queries.subscription(cast.petra.actor, made.id).address == f"https://{NAME}/in?sleutel=geheim"
    assert acts() == ["allow_host", "make_subscription"]
    line = TrailLine.objects.get(action="make_subscription")
    assert (line.detail, line.object_id) == ({"types": ["dossier.closed"]}, str(made.id))


@pytest.mark.usefixtures("allowed")
def test_the_same_form_sent_twice_makes_one_and_shows_no_secret_again(cast: Cast, monday: datetime) -> None:
    first = made_by(cast.petra.actor, monday)
    assert made_by(cast.petra.actor, monday, subscription_id=first.id) == actions.Made(first.id, None)
    assert Subscription.objects.count() == 1


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"name": "x" * 61},
        {"types": []},
        {"types": ["nl.eenlijn.dossier.alles"]},
        {"address": "https://ander.voorbeeld.nl/"},
        {"address": "https://10.0.0.1/"},
        {"address": "http://zaken.voorbeeld.nl/"},
        {"address": "https://localhost/"},
    ],
)
def test_what_is_not_whole_or_not_allowed_is_refused_and_nothing_is_kept(
    changes: dict[str, Any], cast: Cast, monday: datetime
) -> None:
    with pytest.raises(Refused):
        made_by(cast.petra.actor, monday, **changes)
    assert Subscription.objects.count() == 0
    assert acts() == ["allow_host"]


def test_a_name_that_leads_inside_is_refused_when_it_is_saved(
    cast: Cast, monday: datetime, leads: Leads, allowed: list[str]
) -> None:
    leads(NAME, "93.184.216.34", "10.0.0.1")
    with pytest.raises(LeadsInside):
        made_by(cast.petra.actor, monday)
    leads(NAME, "169.254.169.254")
    with pytest.raises(LeadsInside):
        made_by(cast.petra.actor, monday)
    assert Subscription.objects.count() == 0


def test_a_name_that_leads_nowhere_is_refused(cast: Cast, monday: datetime, leads: Leads) -> None:
    leads("anders.nl", "93.184.216.34")
    actions.allow_host(actor=cast.petra.actor, host=NAME, now=monday)
    with pytest.raises(NameUnknown):
        made_by(cast.petra.actor, monday)


def test_the_list_comes_first_and_nobody_is_asked_for_another_name(
    cast: Cast, monday: datetime, leads: Leads
) -> None:
    asked = leads(NAME, "93.184.216.34")
    with pytest.raises(actions.HostNotAllowed, match=NAME):
        made_by(cast.petra.actor, monday)
    assert asked == []


@pytest.mark.usefixtures("allowed")
def test_no_more_than_twenty(cast: Cast, monday: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_ALIVE", 2)
    first = made_by(cast.petra.actor, monday)
    made_by(cast.petra.actor, monday)
    with pytest.raises(actions.SubscriptionNotMade):
        made_by(cast.petra.actor, monday)
    actions.end_subscription(actor=cast.petra.actor, subscription_id=first.id, now=monday)
    made_by(cast.petra.actor, monday)


def test_a_name_is_put_on_the_list_once_and_leaves_it_when_nothing_goes_there(
    cast: Cast, monday: datetime, allowed: list[str]
) -> None:
    petra = cast.petra.actor
    first = AllowedHost.objects.get().pk
    assert actions.allow_host(actor=petra, host=NAME.upper(), now=monday) == first
    made = made_by(petra, monday)
    with pytest.raises(actions.HostInUse):
        actions.forget_host(actor=petra, host_id=first, now=monday)
    assert [(one.host, one.is_used) for one in queries.allowed_hosts(petra)] == [(NAME, True)]
    actions.end_subscription(actor=petra, subscription_id=made.id, now=monday)
    actions.forget_host(actor=petra, host_id=first, now=monday)
    assert queries.allowed_hosts(petra) == ()
    assert acts() == ["allow_host", "make_subscription", "end_subscription", "forget_host"]


@pytest.mark.parametrize(
    "host", ["localhost", "10.0.0.1", "x.internal", "", "zaken", "https://zaken.nl", "*.nl"]
)
def test_a_name_that_is_none_does_not_get_on_the_list(host: str, cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotOutside):
        actions.allow_host(actor=cast.petra.actor, host=host, now=monday)
    assert AllowedHost.objects.count() == 0


def test_for_a_day_both_secrets_sign(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start()
    made = subscribe(receiver)
    petra, old = cast.petra.actor, made.secret or ""
    happens(monday)
    work(monday)
    assert signatures(receiver, old) == [True]
    renew: dict[str, Any] = {"actor": petra, "subscription_id": made.id, "now": monday}
    new = actions.rotate_secret(**renew, version=1)
    assert new != old
    for moment, fits in ((monday, ([True, False], [False, True])), (monday + 24 * HOUR, ([True], [False]))):
        happens(moment)
        work(moment)
        assert (signatures(receiver, new), signatures(receiver, old)) == fits
    with pytest.raises(actions.SecretChanged):
        actions.rotate_secret(**renew, version=1)
    assert acts()[-1] == "rotate_secret"


def test_in_a_pause_nothing_leaves_and_afterwards_everything_does(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start(status(500))
    made = subscribe(receiver)
    who: dict[str, Any] = {"actor": cast.petra.actor, "subscription_id": made.id}
    happens(monday)
    work(monday)
    actions.pause_subscription(**who, now=monday)
    happens(monday + HOUR)
    assert work(monday + 2 * HOUR) == 0
    receiver.answer = status(200)
    actions.resume_subscription(**who, now=monday + 3 * HOUR)
    assert work(monday + 3 * HOUR) == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}
    assert acts()[-2:] == ["pause_subscription", "resume_subscription"]


def test_one_that_stopped_by_itself_goes_on_when_somebody_says_so(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    made = subscribe(start())
    halted = {"state": SubscriptionState.HALTED, "lost_in_a_row": 5, "rests_until": monday + HOUR}
    Subscription.objects.filter(pk=made.id).update(**halted)
    happens(monday)
    assert work(monday) == 0
    actions.resume_subscription(actor=cast.petra.actor, subscription_id=made.id, now=monday)
    row = Subscription.objects.get()
    assert (row.state, row.lost_in_a_row, row.rests_until) == ("running", 0, None)
    assert work(monday) == 1


def test_what_is_ended_stays_ended_and_has_no_secret_any_more(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start(status(500))
    made = subscribe(receiver)
    who: dict[str, Any] = {"actor": cast.petra.actor, "subscription_id": made.id, "now": monday}
    event = happens(monday)
    work(monday)
    actions.end_subscription(**who)
    row = Subscription.objects.get()
    assert (row.state, row.ended_at, row.secret, row.earlier_secret) == ("ended", monday, None, None)
    assert [one.state for one in queries.last_deliveries(cast.petra.actor, made.id)] == [
        DeliveryState.GIVEN_UP
    ]
    assert work(monday + HOUR) == 0
    delivery_id = Delivery.objects.get(event=event).pk
    for act in (
        lambda: actions.end_subscription(**who),
        lambda: actions.pause_subscription(**who),
        lambda: actions.resume_subscription(**who),
        lambda: actions.rotate_secret(**who, version=1),
        lambda: actions.send_test(**who),
        lambda: actions.replay_since(**who, since=monday - HOUR),
        lambda: actions.replay_one(actor=cast.petra.actor, delivery_id=delivery_id, now=monday),
    ):
        with pytest.raises(NotVisible):
            act()


@pytest.mark.parametrize("state", SubscriptionState)
def test_only_the_moves_that_were_written_down(
    state: SubscriptionState, subscribe: Subscribe, start: Start, cast: Cast, monday: datetime
) -> None:
    made = subscribe(start())
    moves: dict[SubscriptionState, Callable[..., None]] = {
        SubscriptionState.PAUSED: actions.pause_subscription,
        SubscriptionState.RUNNING: actions.resume_subscription,
        SubscriptionState.ENDED: actions.end_subscription,
    }
    for target, act in moves.items():
        Subscription.objects.filter(pk=made.id).update(state=state)
        try:
            act(actor=cast.petra.actor, subscription_id=made.id, now=monday)
        except (NotVisible, actions.NotNow):
            assert target not in MOVES[state]
        else:
            assert target in MOVES[state]


def test_a_test_leaves_at_once_also_in_a_pause_and_is_tried_once(
    subscribe: Subscribe, start: Start, cast: Cast, monday: datetime
) -> None:
    receiver = start(status(500))
    made = subscribe(receiver)
    who: dict[str, Any] = {"actor": cast.petra.actor, "subscription_id": made.id, "now": monday}
    actions.pause_subscription(**who)
    Subscription.objects.filter(pk=made.id).update(rests_until=monday + HOUR)
    actions.send_test(**who)
    actions.send_test(**who)
    assert work(monday) == 1
    (test,) = Delivery.objects.all()
    assert (test.state, test.tries, test.status, test.event_id) == ("given_up", 1, 500, None)
    assert receiver.got[0].headers["webhook-id"] == str(test.pk)
    assert b'"type":"nl.eenlijn.webhook.test"' in receiver.got[0].body
    told = queries.last_test(cast.petra.actor, made.id)
    assert told is not None
    assert (told.state, told.status, told.kind) == (DeliveryState.GIVEN_UP, 500, None)
    assert queries.last_deliveries(cast.petra.actor, made.id) == ()
    assert Subscription.objects.get().lost_in_a_row == 0
    assert acts()[-1] == "test_subscription"


def test_one_is_sent_again_with_the_id_it_had(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start()
    made = subscribe(receiver)
    event = happens(monday)
    work(monday)
    delivery_id = Delivery.objects.get().pk
    later = monday + 48 * HOUR
    assert actions.replay_one(actor=cast.petra.actor, delivery_id=delivery_id, now=later) == made.id
    assert work(later) == 1
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == str(event.pk)
    assert first.body == second.body
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 48 * 3600
    assert Delivery.objects.count() == 1


def test_everything_since_a_moment_is_sent_again_also_what_was_before_it(
    subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    receiver = start()
    early, too_early = happens(monday - 2 * HOUR), happens(monday - 5 * HOUR)
    made = subscribe(receiver, OutgoingType.CLOSED)
    sent, other = happens(monday), happens(monday, EventType.ANSWER_SENT)
    work(monday)
    who: dict[str, Any] = {"actor": cast.petra.actor, "subscription_id": made.id}
    since = monday - 3 * HOUR
    assert queries.count_since(cast.petra.actor, made.id, since) == 2
    assert actions.replay_since(**who, since=since, now=monday + HOUR) == 2
    work(monday + HOUR)
    ids = [one.headers["webhook-id"] for one in receiver.got]
    assert ids == [str(sent.pk), str(early.pk), str(sent.pk)]
    assert not {str(too_early.pk), str(other.pk)} & set(ids)
    line = TrailLine.objects.get(action="replay_since")
    assert line.detail == {"count": 2}


def test_a_replay_has_bounds(  # noqa: PLR0917 - fixtures
    subscribe: Subscribe,
    start: Start,
    happens: Happens,
    cast: Cast,
    monday: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(actions, "MOST_REPLAYED", 1)
    made = subscribe(start())
    who: dict[str, Any] = {"actor": cast.petra.actor, "subscription_id": made.id, "now": monday + HOUR}
    for since in (monday + HOUR, monday + 2 * HOUR, monday - deadlines.KEPT_TERM - 48 * HOUR):
        with pytest.raises(actions.NotNow):
            actions.replay_since(**who, since=since)
    happens(monday)
    assert actions.replay_since(**who, since=monday) == 1
    happens(monday)
    with pytest.raises(actions.TooMany):
        actions.replay_since(**who, since=monday)


def everything(
    actor: Actor, made: UUID, delivery_id: UUID, host_id: UUID, now: datetime
) -> list[Callable[[], Any]]:
    who: dict[str, Any] = {"actor": actor, "now": now}
    this: dict[str, Any] = {**who, "subscription_id": made}
    return [
        lambda: queries.subscription(actor, made),
        lambda: queries.delivery(actor, delivery_id),
        lambda: queries.count_since(actor, made, now - HOUR),
        lambda: actions.pause_subscription(**this),
        lambda: actions.resume_subscription(**this),
        lambda: actions.end_subscription(**this),
        lambda: actions.send_test(**this),
        lambda: actions.rotate_secret(**this, version=1),
        lambda: actions.replay_since(**this, since=now - HOUR),
        lambda: actions.replay_one(**who, delivery_id=delivery_id),
        lambda: actions.forget_host(**who, host_id=host_id),
    ]


@pytest.mark.parametrize(
    "name", ["hugo", "carla", "anna", "dirk", "noor", "omar", "ilse", "quinten", "elsewhere"]
)
def test_nobody_else_sees_or_touches_it(  # noqa: PLR0917 - fixtures
    name: str, subscribe: Subscribe, start: Start, happens: Happens, cast: Cast, monday: datetime
) -> None:
    """Dirk's employer has an administrator too, here; of Petra's webhooks that is nobody."""
    made = subscribe(start(status(500)))
    happens(monday)
    work(monday)
    actor = cast.dirk.actor if name == "elsewhere" else cast.people[name].actor
    if name == "elsewhere":
        actor = Actor(**{**vars(actor), "roles": frozenset({Role.ADM})})
    host_id, delivery_id = AllowedHost.objects.get().pk, Delivery.objects.get().pk
    assert queries.subscriptions_of(actor) == ()
    assert queries.allowed_hosts(actor) == ()
    assert queries.last_deliveries(actor, made.id) == ()
    assert queries.last_test(actor, made.id) is None
    before = [list(model.objects.values()) for model in (Subscription, Delivery, AllowedHost)]
    for act in everything(actor, made.id, delivery_id, host_id, monday):
        with pytest.raises(NotVisible):
            act()
    if name != "elsewhere":
        with pytest.raises(NotVisible):
            actions.allow_host(actor=actor, host="zaken.nl", now=monday)
        with pytest.raises(NotVisible):
            made_by(actor, monday)
    assert [list(model.objects.values()) for model in (Subscription, Delivery, AllowedHost)] == before
    assert [one.id for one in queries.subscriptions_of(cast.petra.actor)] == [made.id]


@pytest.mark.usefixtures("inside")
def test_the_id_of_anothers_webhook_is_not_taken_over(
    cast: Cast, monday: datetime, start: Start, subscribe: Subscribe
) -> None:
    made = subscribe(start())
    stranger = Actor(**{**vars(cast.dirk.actor), "roles": frozenset({Role.ADM})})
    actions.allow_host(actor=stranger, host="127.0.0.1", now=monday)
    with pytest.raises(NotVisible):
        made_by(stranger, monday, subscription_id=made.id, address="http://127.0.0.1:9/")
    assert Subscription.objects.get().organisation_id == cast.reggestreek.pk


def test_the_list_takes_two_statements_however_long_it_is(  # noqa: PLR0917 - fixtures
    subscribe: Subscribe,
    start: Start,
    happens: Happens,
    cast: Cast,
    monday: datetime,
    django_assert_num_queries: Any,
) -> None:
    receiver = start(status(500))
    for _one in range(3):
        subscribe(receiver)
    happens(monday)
    work(monday)
    with django_assert_num_queries(2):
        rows = queries.subscriptions_of(cast.petra.actor)
    assert [(one.waiting, one.lost, one.is_alive) for one in rows] == [(1, 0, True)] * 3


def test_deliveries_are_told_newest_first_and_no_more_than_fifty(  # noqa: PLR0917 - fixtures
    subscribe: Subscribe,
    start: Start,
    happens: Happens,
    cast: Cast,
    monday: datetime,
    django_assert_num_queries: Any,
) -> None:
    made = subscribe(start())
    for minute in range(52):
        happens(monday + minute * timedelta(minutes=1), number=f"{minute}")
    work(monday + HOUR)
    both = Actor(**{**vars(cast.petra.actor), "roles": frozenset({Role.ADM, Role.COO})})
    with django_assert_num_queries(1):
        rows = queries.last_deliveries(both, made.id)
    assert {one.number for one in queries.last_deliveries(cast.petra.actor, made.id)} == {""}
    assert [one.number for one in rows] == [str(one) for one in range(51, 1, -1)]
    newest = rows[0]
    assert (newest.kind, newest.state, newest.tries, newest.status, newest.why, newest.next_try_at) == (
        OutgoingType.CLOSED, DeliveryState.SENT, 1, 204, None, None,
    )  # fmt: skip


def test_for_a_demo_no_name_is_looked_up_and_only_one_that_leads_nowhere_is_taken(
    cast: Cast, monday: datetime, leads: Leads
) -> None:
    asked, petra = leads("zaken.voorbeeld.example", "93.184.216.34"), cast.petra.actor
    given: dict[str, Any] = {"name": "Zaaksysteem", "types": [OutgoingType.CLOSED], "now": monday}

    def made_for(host: str) -> actions.Made:
        actions.allow_host(actor=petra, host=host, now=monday)
        address = f"https://{host}/in"
        return actions.make_of_a_demo(actor=petra, subscription_id=uuid4(), address=address, **given)

    assert made_for("zaken.voorbeeld.example").secret is not None
    with pytest.raises(NameUnknown):
        made_for(NAME)
    Organisation.objects.filter(pk=cast.reggestreek.pk).update(is_invented=False)
    with pytest.raises(NameUnknown):
        made_for("zaken.voorbeeld.example")
    with pytest.raises(NotVisible):
        actions.make_of_a_demo(
            actor=cast.carla.actor, subscription_id=uuid4(), address=f"https://{NAME}/", **given
        )
    assert Subscription.objects.count() == 1
    assert asked == []
