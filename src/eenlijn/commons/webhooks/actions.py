# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an administrator does with webhooks: allow a name, make one, try, pause, renew, replay, end."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.access import for_systems
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.webhooks import deadlines, outside
from eenlijn.commons.webhooks.access import (
    deliveries_visible_to,
    hosts_visible_to,
    may_manage,
    visible_to,
)
from eenlijn.commons.webhooks.codes import DeliveryState, OutgoingType, SubscriptionState
from eenlijn.commons.webhooks.delivering import NO_SECRETS, add_deliveries, drop_waiting, types_of
from eenlijn.commons.webhooks.envelope import new_secret
from eenlijn.commons.webhooks.models import LONGEST_NAME, AllowedHost, Delivery, Subscription
from eenlijn.commons.webhooks.states import ALIVE, before

MOST_ALIVE: Final = 20
MOST_HOSTS: Final = 50
MOST_REPLAYED: Final = 10_000
# How long the question to the system of names may take while somebody waits for the page.
LOOK_UP_SECONDS: Final = 5.0
# Names under it are set apart for examples (RFC 2606): they lead nowhere.
NOWHERE: Final = ".example"
_WAITING: Final = (DeliveryState.WAITING, DeliveryState.FAILED_WILL_RETRY)


class HostNotAllowed(Refused):
    def __init__(self, host: str) -> None:
        """Say what to do first; `host` is the name that is not on the list."""
        super().__init__(_("Zet %(host)s eerst op de lijst van namen die mogen.") % {"host": host})
        self.host = host


class HostInUse(Refused):
    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(_("Er gaan nog seintjes naar deze naam. Beëindig die eerst."))


class SubscriptionNotMade(Refused):
    """A subscription without a name or without events, or one too many."""


class NotNow(Refused):
    """A move that the state of the subscription does not allow."""


class SecretChanged(Refused):
    def __init__(self) -> None:
        """Say what happened."""
        super().__init__(_("De sleutel was al vernieuwd. Kijk eerst of dat door een collega was."))


class TooMany(Refused):
    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(_("Dat zijn er te veel in één keer. Kies een later moment."))


@dataclass(frozen=True)
class Made:
    """A subscription and its secret, which nobody sees again; without one it was there already."""

    id: UUID
    secret: str | None


@transaction.atomic
def allow_host(*, actor: Actor, host: str, now: datetime) -> UUID:
    """Put a name on the list of this employer; a name that is there already stays as it is."""
    _check_manages(actor)
    name = outside.host_of(host)
    known = hosts_visible_to(actor).filter(host=name).first()
    if known is not None:
        return known.pk
    if hosts_visible_to(actor).count() >= MOST_HOSTS:
        raise NotNow(_("Je lijst is vol. Haal eerst een naam weg."))
    row = AllowedHost(organisation_id=actor.scope_id, host=name, made_by_id=actor.account_id, made_at=now)
    row.save(force_insert=True)
    append(actor, now, Entry("allow_host", "allowed_host", row.pk))
    return row.pk


@transaction.atomic
def forget_host(*, actor: Actor, host_id: UUID, now: datetime) -> None:
    """Take a name from the list; not while webhooks go there."""
    row = hosts_visible_to(actor).filter(pk=host_id).first()
    if row is None:
        raise NotVisible
    if visible_to(actor).filter(host=row.host, state__in=ALIVE).exists():
        raise HostInUse
    AllowedHost.objects.filter(pk=row.pk).delete()
    append(actor, now, Entry("forget_host", "allowed_host", host_id))


def make_subscription(
    *,
    actor: Actor,
    subscription_id: UUID,
    name: str,
    address: str,
    types: Collection[str],
    now: datetime,
) -> Made:
    """Tell a system of these events from now on. The same id again is the same one, without its secret.

    The name is looked up before anything is written, so that no transaction waits for it.
    """
    _check_manages(actor)
    if visible_to(actor).filter(pk=subscription_id).exists():
        return Made(subscription_id, None)
    row, target = _wanted(actor, name, address, types)
    outside.places_of(target.host, target.port, LOOK_UP_SECONDS)
    return _made(actor, row, subscription_id, address, now)


def make_of_a_demo(
    *, actor: Actor, subscription_id: UUID, name: str, address: str, types: Collection[str], now: datetime
) -> Made:
    """As `make_subscription`, without looking the name up, so that a demo can be made without a network.

    Only of an invented employer, and only to a name under `.example`: that is set apart (RFC 2606) and leads
    nowhere. Whoever sends looks it up all the same.
    """
    _check_manages(actor)
    row, target = _wanted(actor, name, address, types)
    if not row.organisation.is_invented or not target.host.endswith(NOWHERE):
        raise outside.NameUnknown
    return _made(actor, row, subscription_id, address, now)


@transaction.atomic
def rotate_secret(*, actor: Actor, subscription_id: UUID, version: int, now: datetime) -> str:
    """Give a new secret and return it; the old one signs beside it for a day."""
    row = _alive(actor, subscription_id)
    secret, old = new_secret(), vault.open(row, "secret")
    vault.seal(row, secret=secret, earlier_secret=old)
    same = Subscription.objects.filter(pk=row.pk, secret_version=version)
    if not same.update(
        secret=row.secret,
        earlier_secret=row.earlier_secret,
        earlier_until=now + deadlines.OVERLAP_TERM,
        secret_version=version + 1,
    ):
        raise SecretChanged
    append(actor, now, Entry("rotate_secret", "subscription", row.pk, detail={"version": version + 1}))
    return secret


@transaction.atomic
def pause_subscription(*, actor: Actor, subscription_id: UUID, now: datetime) -> None:
    """Hold everything back; what happens meanwhile leaves later."""
    _move(actor, subscription_id, SubscriptionState.PAUSED)
    append(actor, now, Entry("pause_subscription", "subscription", subscription_id))


@transaction.atomic
def resume_subscription(*, actor: Actor, subscription_id: UUID, now: datetime) -> None:
    """Go on at once, with what waited and with what happened meanwhile."""
    again = {"lost_in_a_row": 0, "unreached_in_a_row": 0, "rests_until": None}
    _move(actor, subscription_id, SubscriptionState.RUNNING, **again)
    waiting = Delivery.objects.filter(subscription=subscription_id, state__in=_WAITING)
    waiting.update(next_try_at=now)
    append(actor, now, Entry("resume_subscription", "subscription", subscription_id))


@transaction.atomic
def end_subscription(*, actor: Actor, subscription_id: UUID, now: datetime) -> None:
    """Send nothing any more, for good; the secret is gone, what was sent stays on the list for a while."""
    _move(actor, subscription_id, SubscriptionState.ENDED, ended_at=now, **NO_SECRETS)
    drop_waiting(subscription_id, now)
    append(actor, now, Entry("end_subscription", "subscription", subscription_id))


@transaction.atomic
def send_test(*, actor: Actor, subscription_id: UUID, now: datetime) -> None:
    """Set a test ready; also in a pause, and once as long as one waits. Wakes a system that rests."""
    row = _alive(actor, subscription_id)
    waiting = deliveries_visible_to(actor).filter(subscription=row, event=None, state__in=_WAITING)
    if waiting.exists():
        return
    test = Delivery(organisation_id=row.organisation_id, subscription=row, at=now, next_try_at=now)
    test.save(force_insert=True)
    Subscription.objects.filter(pk=row.pk).update(rests_until=None)
    append(actor, now, Entry("test_subscription", "subscription", row.pk))


@transaction.atomic
def replay_one(*, actor: Actor, delivery_id: UUID, now: datetime) -> UUID:
    """Send one event again, with the id it had; returns the subscription."""
    row = deliveries_visible_to(actor).filter(pk=delivery_id, event__isnull=False).first()
    if row is None:
        raise NotVisible
    _alive(actor, row.subscription_id)
    _again(row.subscription_id, [row.pk], now)
    append(actor, now, Entry("replay_delivery", "subscription", row.subscription_id))
    return row.subscription_id


@transaction.atomic
def replay_since(*, actor: Actor, subscription_id: UUID, since: datetime, now: datetime) -> int:
    """Send everything since then again, also what was never sent; tells how many. Ids stay what they were."""
    row = _alive(actor, subscription_id)
    if not deadlines.may_replay_from(since, now):
        raise NotNow(_("Kies een moment in de afgelopen 90 dagen."))
    wanted = for_systems(row.organisation_id).filter(type__in=types_of(row.types), created_at__gte=since)
    events = list(wanted.order_by("created_at", "pk")[: MOST_REPLAYED + 1])
    if len(events) > MOST_REPLAYED:
        raise TooMany
    sent = Delivery.objects.filter(subscription=row, event__isnull=False, at__gte=since)
    _again(row.pk, list(sent.values_list("pk", flat=True)), now)
    add_deliveries(row, events, now)
    append(actor, now, Entry("replay_since", "subscription", row.pk, detail={"count": len(events)}))
    return len(events)


def _again(subscription_id: UUID, delivery_ids: Sequence[UUID], now: datetime) -> None:
    fresh = {"state": DeliveryState.WAITING, "tries": 0, "next_try_at": now, "status": None, "why": ""}
    for first in range(0, len(delivery_ids), 500):
        part = delivery_ids[first : first + 500]
        Delivery.objects.filter(subscription=subscription_id, pk__in=part).update(**fresh)


def _wanted(
    actor: Actor, name: str, address: str, types: Collection[str]
) -> tuple[Subscription, outside.Target]:
    """What was asked, not kept yet, and where it would go; refused when a part of it cannot be."""
    named, kinds = " ".join(name.split()), [one for one in OutgoingType.values if one in set(types)]
    _check_whole(actor, named, kinds)
    target = outside.target_of(address)
    if not hosts_visible_to(actor).filter(host=target.host).exists():
        raise HostNotAllowed(target.host)
    row = Subscription(organisation_id=actor.scope_id, name=named, host=target.host, types=kinds)
    return row, target


def _made(actor: Actor, row: Subscription, subscription_id: UUID, address: str, now: datetime) -> Made:
    """Keep it from now on with a new secret; who comes second finds it there, without one."""
    row.pk, row.made_by_id = subscription_id, actor.account_id
    row.made_at = row.listens_from = row.planned_until = now
    secret = new_secret()
    vault.seal(row, address=address, secret=secret)
    try:
        _insert(actor, row, now)
    except IntegrityError:
        if visible_to(actor).filter(pk=row.pk).exists():
            return Made(row.pk, None)
        raise NotVisible from None
    return Made(row.pk, secret)


@transaction.atomic
def _insert(actor: Actor, row: Subscription, now: datetime) -> None:
    row.save(force_insert=True)
    detail = {"types": [one.removeprefix("nl.eenlijn.") for one in row.types]}
    append(actor, now, Entry("make_subscription", "subscription", row.pk, detail=detail))


def _check_manages(actor: Actor) -> None:
    if not may_manage(actor):
        raise NotVisible


def _check_whole(actor: Actor, name: str, kinds: Sequence[str]) -> None:
    if not 1 <= len(name) <= LONGEST_NAME:
        raise SubscriptionNotMade(_("Noem het systeem dat de seintjes krijgt, in ten hoogste 60 tekens."))
    if not kinds:
        raise SubscriptionNotMade(_("Kies ten minste één gebeurtenis."))
    if visible_to(actor).filter(state__in=ALIVE).count() >= MOST_ALIVE:
        raise SubscriptionNotMade(_("Je hebt er al 20. Beëindig eerst een ander."))


def _alive(actor: Actor, subscription_id: UUID) -> Subscription:
    """The subscription as long as it is not over; what is over, foreign or missing is one answer."""
    row = visible_to(actor).filter(pk=subscription_id, state__in=ALIVE).first()
    if row is None:
        raise NotVisible
    return row


def _move(actor: Actor, subscription_id: UUID, target: SubscriptionState, **more: object) -> None:
    """Change the state by one conditional update; somebody else may have been first."""
    _alive(actor, subscription_id)
    mine = visible_to(actor).filter(pk=subscription_id, state__in=before(target))
    if not mine.update(state=target, **more):
        raise NotNow(_("Dat kan nu niet meer. Kijk hoe het er nu voor staat."))
