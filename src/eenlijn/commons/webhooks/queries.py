# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading webhooks: the list, one with its last deliveries, the names that are allowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.access import for_systems
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.webhooks.access import (
    deliveries_visible_to,
    hosts_visible_to,
    may_read_numbers,
    visible_to,
)
from eenlijn.commons.webhooks.codes import (
    LEAVES,
    DeliveryState,
    NotDelivered,
    OutgoingType,
    SubscriptionState,
)
from eenlijn.commons.webhooks.delivering import types_of
from eenlijn.commons.webhooks.models import Delivery, Subscription
from eenlijn.commons.webhooks.states import ALIVE

LAST: Final = 50


@dataclass(frozen=True)
class SubscriptionRow:
    """One line of the list: what it is for, where it goes, how many did not arrive and how many wait."""

    id: UUID
    name: str
    host: str
    state: SubscriptionState
    lost: int
    waiting: int

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE


@dataclass(frozen=True)
class SubscriptionView:
    """All that an administrator reads of one; never the secret."""

    id: UUID
    name: str
    address: str
    types: tuple[OutgoingType, ...]
    state: SubscriptionState
    made_at: datetime
    ended_at: datetime | None
    secret_version: int
    earlier_until: datetime | None

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE


@dataclass(frozen=True)
class DeliveryRow:
    """One delivery: what (None is a test), about which dossier, how often tried, what was answered.

    The number is empty for who may not read numbers.
    """

    id: UUID
    subscription_id: UUID
    kind: OutgoingType | None
    number: str
    at: datetime
    state: DeliveryState
    tries: int
    next_try_at: datetime | None
    status: int | None
    why: NotDelivered | None

    @property
    def is_waiting(self) -> bool:
        return self.state in {DeliveryState.WAITING, DeliveryState.FAILED_WILL_RETRY}


@dataclass(frozen=True)
class HostRow:
    """A name on the list, and whether a webhook that is not over goes there."""

    id: UUID
    host: str
    made_at: datetime
    is_used: bool


def subscriptions_of(actor: Actor) -> tuple[SubscriptionRow, ...]:
    """Return every subscription of the organisation, those that are over last. Two queries."""
    counts = _counts(actor)
    waiting = (DeliveryState.WAITING, DeliveryState.FAILED_WILL_RETRY)
    rows = visible_to(actor).defer("address", "secret", "earlier_secret").order_by("made_at", "pk")
    found = (
        SubscriptionRow(
            id=row.pk,
            name=row.name,
            host=row.host,
            state=SubscriptionState(row.state),
            lost=counts.get((row.pk, DeliveryState.GIVEN_UP), 0),
            waiting=sum(counts.get((row.pk, state), 0) for state in waiting),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda row: not row.is_alive))


def subscription(actor: Actor, subscription_id: UUID) -> SubscriptionView:
    """Return one subscription; raises NotVisible. One query."""
    row = visible_to(actor).filter(pk=subscription_id).first()
    if row is None:
        raise NotVisible
    return SubscriptionView(
        id=row.pk,
        name=row.name,
        address=vault.open(row, "address"),
        types=tuple(OutgoingType(one) for one in row.types),
        state=SubscriptionState(row.state),
        made_at=row.made_at,
        ended_at=row.ended_at,
        secret_version=row.secret_version,
        earlier_until=row.earlier_until,
    )


def last_deliveries(actor: Actor, subscription_id: UUID) -> tuple[DeliveryRow, ...]:
    """Return the newest events of this subscription with what came of each. One query."""
    rows = deliveries_visible_to(actor).filter(subscription=subscription_id, event__isnull=False)
    return tuple(_row(actor, one) for one in rows.select_related("event").order_by("-at", "pk")[:LAST])


def last_test(actor: Actor, subscription_id: UUID) -> DeliveryRow | None:
    """Return the newest test of this subscription. One query."""
    rows = deliveries_visible_to(actor).filter(subscription=subscription_id, event=None)
    row = rows.order_by("-at", "pk").first()
    return None if row is None else _row(actor, row)


def delivery(actor: Actor, delivery_id: UUID) -> DeliveryRow:
    """Return one delivery of an event; raises NotVisible. One query."""
    rows = deliveries_visible_to(actor).filter(event__isnull=False, subscription__state__in=ALIVE)
    row = rows.filter(pk=delivery_id).select_related("event").first()
    if row is None:
        raise NotVisible
    return _row(actor, row)


def count_since(actor: Actor, subscription_id: UUID, since: datetime) -> int:
    """How many events since then a replay would send. Two queries."""
    row = visible_to(actor).filter(pk=subscription_id).only("types").first()
    if row is None:
        raise NotVisible
    wanted = for_systems(actor.scope_id).filter(type__in=types_of(row.types))
    return wanted.filter(created_at__gte=since).count()


def allowed_hosts(actor: Actor) -> tuple[HostRow, ...]:
    """Return the names to which webhooks may go, and which of them are in use. One query."""
    users = Subscription.objects.filter(
        organisation=OuterRef("organisation"), host=OuterRef("host"), state__in=ALIVE
    )
    rows = hosts_visible_to(actor).annotate(is_used=Exists(users)).order_by("host")
    return tuple(HostRow(one.pk, one.host, one.made_at, bool(one.is_used)) for one in rows)


def _counts(actor: Actor) -> Mapping[tuple[UUID, str], int]:
    of_events = deliveries_visible_to(actor).filter(event__isnull=False)
    told = of_events.exclude(state=DeliveryState.SENT).values_list("subscription", "state")
    return {(one, state): count for one, state, count in told.annotate(count=Count("pk"))}


def _row(actor: Actor, row: Delivery) -> DeliveryRow:
    event, state = row.event, DeliveryState(row.state)
    is_waiting = state in {DeliveryState.WAITING, DeliveryState.FAILED_WILL_RETRY}
    return DeliveryRow(
        id=row.pk,
        subscription_id=row.subscription_id,
        kind=LEAVES[EventType(event.type)] if event else None,
        number=event.object_number if event and may_read_numbers(actor) else "",
        at=row.at,
        state=state,
        tries=row.tries,
        next_try_at=row.next_try_at if is_waiting else None,
        status=row.status,
        why=NotDelivered(row.why) if row.why else None,
    )
