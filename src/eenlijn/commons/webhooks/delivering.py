# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work that waits: which events still need a delivery, whose turn it is, and what came of a try.

A subscription is claimed whole, by one conditional update with a lease: one worker at a time is busy with
it, so a system that answers slowly holds up its own deliveries only for a while, and nobody else's twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.access import for_systems
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.webhooks import deadlines
from eenlijn.commons.webhooks.codes import (
    LEAVES,
    TEST_TYPE,
    DeliveryState,
    NotDelivered,
    SubscriptionState,
)
from eenlijn.commons.webhooks.envelope import event_body, trial_body
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription
from eenlijn.commons.webhooks.states import ALIVE, before

# Given up one after the other, and nothing in between: then we stop and say so.
MOST_LOST: Final = 5
PLANNED_AT_A_TIME: Final = 500
FORGOTTEN_AT_A_TIME: Final = 1_000
JOB: Final = "deliver_webhooks"
OK: Final = range(200, 300)
REDIRECTS: Final = range(300, 400)
GONE: Final = 410
ASKS_REST: Final = (429, 503)
NO_SECRETS: Final = {"secret": None, "earlier_secret": None, "earlier_until": None}
_DUE: Final = (DeliveryState.WAITING, DeliveryState.FAILED_WILL_RETRY)
_WORKED_OFF: Final = (DeliveryState.SENT, DeliveryState.GIVEN_UP)


@dataclass(frozen=True)
class Answer:
    """What came of one try: a status, or why there was none; and the rest that was asked, in seconds."""

    status: int | None = None
    why: NotDelivered | None = None
    rest: int = 0

    @property
    def is_taken(self) -> bool:
        return self.status in OK


@dataclass(frozen=True)
class Turn:
    """One subscription, claimed until then, with all that sending needs."""

    id: UUID
    organisation_id: UUID
    slug: str
    address: str
    secrets: tuple[str, ...]
    until: datetime


@dataclass(frozen=True)
class Letter:
    """One delivery to send: its id for the receiver, and the bytes."""

    delivery_id: UUID
    event_id: str
    tries: int
    body: bytes
    is_test: bool


def types_of(kinds: Iterable[str]) -> list[str]:
    """Return the events inside that leave under one of these names."""
    wanted = set(kinds)
    return [event_type.value for event_type, kind in LEAVES.items() if kind in wanted]


def plan_deliveries(now: datetime) -> int:
    """Make a delivery for every event that has none yet; tells how many. May be run twice."""
    running = Subscription.objects.filter(state=SubscriptionState.RUNNING).order_by("pk")
    return sum(_plan(one, now) for one in running)


def unplanned(subscription: Subscription, since: datetime) -> "QuerySet[OutgoingEvent]":
    """The events since then that this subscription wants and that have no delivery, oldest first."""
    known = Delivery.objects.filter(subscription=subscription, event=OuterRef("pk"))
    wanted = for_systems(subscription.organisation_id).filter(
        type__in=types_of(subscription.types), created_at__gte=since
    )
    return wanted.filter(~Exists(known)).order_by("created_at", "pk")


def add_deliveries(subscription: Subscription, events: Iterable[OutgoingEvent], now: datetime) -> None:
    """Who comes second finds the row there: an event has one delivery per subscription."""
    rows = (
        Delivery(
            organisation_id=subscription.organisation_id,
            subscription=subscription,
            event=event,
            at=event.created_at,
            next_try_at=now,
        )
        for event in events
    )
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)


def due_subscriptions(now: datetime) -> list[UUID]:
    """Return whose turn it is, whoever waited longest first; a test goes out in a pause too."""
    due = Delivery.objects.filter(subscription=OuterRef("pk"), state__in=_DUE, next_try_at__lte=now)
    running = Q(state=SubscriptionState.RUNNING) & Exists(due)
    tested = Q(state__in=ALIVE) & Exists(due.filter(event=None))
    rows = _rested(now).filter(running | tested)
    return list(rows.order_by(F("tried_at").asc(nulls_first=True), "pk").values_list("pk", flat=True))


def employers_listening() -> list[UUID]:
    """The employers with a system that is told of events."""
    running = Subscription.objects.filter(state=SubscriptionState.RUNNING).order_by("organisation_id")
    return list(running.values_list("organisation_id", flat=True).distinct())


def employers_with_deliveries() -> list[UUID]:
    """The employers with any delivery or secret that may be forgotten one day."""
    known = Subscription.objects.order_by("organisation_id")
    return list(known.values_list("organisation_id", flat=True).distinct())


def employers_of(subscription_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whose these subscriptions are."""
    found = Subscription.objects.filter(pk__in=list(subscription_ids))
    return dict(found.values_list("pk", "organisation_id"))


def claim(subscription_id: UUID, now: datetime) -> Turn | None:
    """Take a subscription for this worker; None when another has it. Raises when the keys are away."""
    until = now + deadlines.LEASE_TERM
    if not _rested(now).filter(pk=subscription_id).update(rests_until=until, tried_at=now):
        return None
    row = Subscription.objects.select_related("organisation").get(pk=subscription_id)
    return Turn(
        id=row.pk,
        organisation_id=row.organisation_id,
        slug=row.organisation.slug,
        address=vault.open(row, "address"),
        secrets=_secrets(row, now),
        until=until,
    )


def take_next(turn: Turn, now: datetime) -> Letter | None:
    """Return what waits longest, most tried first; counted as a try before it is one."""
    due = Delivery.objects.filter(subscription=turn.id, state__in=_DUE, next_try_at__lte=now)
    allowed = Q(subscription__state=SubscriptionState.RUNNING) | Q(subscription__state__in=ALIVE, event=None)
    row = due.filter(allowed).select_related("event").order_by("-tries", "at", "pk").first()
    if row is None:
        return None
    mine = Delivery.objects.filter(pk=row.pk, tries=row.tries, state__in=_DUE)
    if not mine.update(tries=F("tries") + 1, tried_at=now, next_try_at=now + deadlines.LEASE_TERM):
        return None
    return _letter(turn, row)


def record(turn: Turn, letter: Letter, answer: Answer, now: datetime) -> bool:
    """Keep what came of a try; tells whether this turn may go on."""
    if answer.is_taken:
        return _arrived(turn, letter, answer, now)
    why = answer.why or (NotDelivered.REDIRECTED if answer.status in REDIRECTS else NotDelivered.ANSWERED)
    if answer.status == GONE:
        return _gone(turn, letter, answer, now)
    is_lost = _failed(letter, answer, why, now)
    if letter.is_test:
        return True
    if is_lost and _halted(turn, now):
        return False
    return not _must_rest(turn, answer, now)


def release(turn: Turn) -> None:
    """Give the subscription back at once; one that must rest, or is over, is not given back."""
    Subscription.objects.filter(pk=turn.id, rests_until=turn.until).update(rests_until=None)


def put_off(subscription_id: UUID, now: datetime) -> None:
    """The keys are away: nothing was tried, look again in a minute."""
    Subscription.objects.filter(pk=subscription_id).update(rests_until=now + deadlines.PAUSES[0])


def is_allowed(turn: Turn, host: str) -> bool:
    """Whether the name is on the employer's list at this moment."""
    return AllowedHost.objects.filter(organisation_id=turn.organisation_id, host=host).exists()


def forget_deliveries(now: datetime) -> int:
    """Remove what was worked off long ago, a part at a time, and secrets that no longer sign."""
    over = Subscription.objects.filter(earlier_until__lte=now)
    over.update(earlier_secret=None, earlier_until=None)
    old = Delivery.objects.filter(at__lt=now - deadlines.KEPT_TERM, state__in=_WORKED_OFF)
    ids = list(old.order_by("at").values_list("pk", flat=True)[:FORGOTTEN_AT_A_TIME])
    return Delivery.objects.filter(pk__in=ids, state__in=_WORKED_OFF).delete()[0]


def _plan(subscription: Subscription, now: datetime) -> int:
    since = max(subscription.listens_from, subscription.planned_until - deadlines.LOOK_BACK)
    events = list(unplanned(subscription, since)[:PLANNED_AT_A_TIME])
    is_all = len(events) < PLANNED_AT_A_TIME
    seen_until = now if is_all else events[-1].created_at
    if not events and seen_until - subscription.planned_until < deadlines.LOOK_BACK / 2:
        return 0
    with transaction.atomic():
        add_deliveries(subscription, events, now)
        Subscription.objects.filter(pk=subscription.pk).update(planned_until=seen_until)
    return len(events)


def _rested(now: datetime) -> "QuerySet[Subscription]":
    return Subscription.objects.filter(Q(rests_until=None) | Q(rests_until__lte=now))


def _secrets(row: Subscription, now: datetime) -> tuple[str, ...]:
    """The secret, and for a day the one before it."""
    is_old_alive = row.earlier_until is not None and now < row.earlier_until
    old = (vault.open(row, "earlier_secret"),) if is_old_alive else ()
    return (vault.open(row, "secret"), *old)


def _letter(turn: Turn, row: Delivery) -> Letter:
    event = row.event
    if event is None:
        event_id = str(row.pk)
        body = trial_body(event_id=event_id, kind=TEST_TYPE, slug=turn.slug, at=row.at)
    else:
        event_id = str(event.pk)
        body = event_body(
            event_id=event_id,
            kind=LEAVES[EventType(event.type)].value,
            slug=turn.slug,
            number=event.object_number,
            at=event.created_at,
        )
    return Letter(row.pk, event_id, row.tries + 1, body, is_test=event is None)


def _mine(letter: Letter) -> "QuerySet[Delivery]":
    """The delivery as this try took it: one that was asked again meanwhile is left alone."""
    return Delivery.objects.filter(pk=letter.delivery_id, tries=letter.tries, state__in=_DUE)


@transaction.atomic
def _arrived(turn: Turn, letter: Letter, answer: Answer, now: datetime) -> bool:
    _mine(letter).update(state=DeliveryState.SENT, sent_at=now, status=answer.status, why="")
    awry = Subscription.objects.filter(pk=turn.id).exclude(lost_in_a_row=0, unreached_in_a_row=0)
    awry.update(lost_in_a_row=0, unreached_in_a_row=0)
    return True


def _failed(letter: Letter, answer: Answer, why: NotDelivered, now: datetime) -> bool:
    """Plan the next try, or give it up; tells which. A test is tried once: somebody looks on."""
    again = None if letter.is_test else deadlines.next_try_at(letter.tries, now)
    state = DeliveryState.FAILED_WILL_RETRY if again else DeliveryState.GIVEN_UP
    _mine(letter).update(state=state, next_try_at=again or now, status=answer.status, why=why)
    return again is None


@transaction.atomic
def _halted(turn: Turn, now: datetime) -> bool:
    """Count what was lost; stop when it is too much in a row, and tell who administers."""
    mine = Subscription.objects.filter(pk=turn.id)
    mine.update(lost_in_a_row=F("lost_in_a_row") + 1)
    enough = mine.filter(lost_in_a_row__gte=MOST_LOST, state__in=before(SubscriptionState.HALTED))
    if not enough.update(state=SubscriptionState.HALTED):
        return False
    _tell(turn, "halt_subscription", now)
    return True


@transaction.atomic
def _gone(turn: Turn, letter: Letter, answer: Answer, now: datetime) -> bool:
    """The receiver wants no more, which is its right: this one is over, and so is the subscription."""
    _mine(letter).update(
        state=DeliveryState.GIVEN_UP, next_try_at=now, status=answer.status, why=NotDelivered.GONE
    )
    mine = Subscription.objects.filter(pk=turn.id, state__in=before(SubscriptionState.GONE))
    if mine.update(state=SubscriptionState.GONE, ended_at=now, **NO_SECRETS):
        drop_waiting(turn.id, now)
        _tell(turn, "lose_subscription", now)
    return False


def drop_waiting(subscription_id: UUID, now: datetime) -> None:
    """What still waited for a subscription that is over does not leave."""
    waiting = Delivery.objects.filter(subscription=subscription_id, state__in=_DUE)
    waiting.update(state=DeliveryState.GIVEN_UP, why=NotDelivered.STOPPED, next_try_at=now)


def forget_about(organisation_id: UUID, object_number: str) -> None:
    """Nothing about this object leaves any more, and no page tells that it ever did."""
    Delivery.objects.filter(organisation_id=organisation_id, event__object_number=object_number).delete()


def _must_rest(turn: Turn, answer: Answer, now: datetime) -> bool:
    """Leave a system alone that gave no answer, or asked for it."""
    mine = Subscription.objects.filter(pk=turn.id)
    if answer.status in ASKS_REST:
        return bool(mine.update(rests_until=deadlines.asked_rest_until(answer.rest, now)))
    if answer.status is not None:
        return False
    mine.update(unreached_in_a_row=F("unreached_in_a_row") + 1)
    in_a_row = mine.values_list("unreached_in_a_row", flat=True).get()
    return bool(mine.update(rests_until=deadlines.rest_until(in_a_row, now)))


def _tell(turn: Turn, act: str, now: datetime) -> None:
    """Whoever administers hears that nothing leaves any more; the line of the trail comes last."""
    keepers = holders_of_role(organisation_id=turn.organisation_id, roles=(Role.ADM,), unit_id=None, now=now)
    announce(
        organisation_id=turn.organisation_id,
        event_type=EventType.WEBHOOK_STOPPED,
        object_number=f"seintje {turn.id.hex[:8]}",
        recipients=keepers,
        now=now,
    )
    append(Actor.job(JOB, turn.organisation_id), now, Entry(act, "subscription", turn.id))
