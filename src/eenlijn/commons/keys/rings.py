# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of organisations as this process has them: read at once, unwrapped when used, kept five minutes.

Wrapped keys are read again before one is missed: another process may have made or re-wrapped it.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Final, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from eenlijn.commons.keys.models import Bucket, DataKey, IntakeKey, KeyState, OrganisationKey, column_of
from eenlijn.foundation.sealed import cipher, wrapping
from eenlijn.foundation.sealed.compartments import IN_A_CASE, Compartment
from eenlijn.foundation.sealed.key_provider import FileKeyProvider, KeyNotLive, KeyProvider, KeysUnavailable
from eenlijn.foundation.sealed.key_provider import KeyState as RootState

PLATFORM: Final = UUID(int=0)
KEPT_SECONDS: Final = 300.0
_KEPT_ORGANISATIONS: Final = 256
_MONTHS: Final = 12
_Row = TypeVar("_Row", DataKey, IntakeKey, Bucket, OrganisationKey)


class KeyGone(Exception):
    """The key of this value was destroyed or never existed; waiting does not help."""

    def __init__(self, key: str, state: str) -> None:
        """Tell which key, and whether it was destroyed or never existed."""
        super().__init__(f"key {key}: {state}")
        self.state = state

    @property
    def is_destroyed(self) -> bool:
        return self.state == KeyState.DESTROYED


@dataclass
class Ring:
    """The keys of one organisation: wrapped as read from the tables, plain once they were used."""

    owner: UUID
    read_at: float
    rows: dict[UUID, DataKey]
    plain: dict[object, bytes] = field(default_factory=dict)
    intake: IntakeKey | None = None
    buckets: dict[UUID, Bucket] | None = None


kept: OrderedDict[UUID, Ring] = OrderedDict()
_lock = threading.Lock()


def forget_all() -> None:
    with _lock:
        kept.clear()


def forget(owner: UUID) -> None:
    with _lock:
        kept.pop(owner, None)


def provider() -> KeyProvider:
    return FileKeyProvider(
        settings.EENLIJN_KEYS, never_under=(settings.EENLIJN_DATA, settings.EENLIJN_STATIC)
    )


def context(owner: UUID, name: str, version: int = 1) -> bytes:
    return f"{owner}|{name}|{version}".encode()


def new_master(owner: UUID, now: datetime, version: int = 1) -> tuple[OrganisationKey, bytes]:
    """Make the key of an organisation, unsaved, and give it plain as well."""
    plain, row = cipher.new_key(), OrganisationKey(id=uuid4(), version=version, created_at=now)
    row.organisation_id = None if owner == PLATFORM else owner
    row.wrapped = provider().wrap(plain, master_context(row))
    return row, plain


def master_context(row: OrganisationKey) -> bytes:
    return context(row.organisation_id or PLATFORM, f"organisation|{row.pk}")


def open_master(row: OrganisationKey) -> bytes:
    """The plain key of an organisation, asked of the key store itself."""
    return _from_store(bytes(present(row, row.pk).wrapped), master_context(row))


def ring_of(owner: UUID) -> Ring:
    with _lock:
        ring = kept.get(owner)
        if ring and time.monotonic() - ring.read_at < KEPT_SECONDS:
            kept.move_to_end(owner)
            return ring
    return read_ring(owner)


def read_ring(owner: UUID) -> Ring:
    of_owner = Q(organisation=None) if owner == PLATFORM else Q(organisation=owner)
    rows = DataKey.objects.filter(of_owner).select_related("wrapped_by", "organisation")
    ring = Ring(owner, time.monotonic(), {row.pk: row for row in rows})
    with _lock:
        kept[owner] = ring
        while len(kept) > _KEPT_ORGANISATIONS:
            kept.popitem(last=False)
    return ring


def named(owner: UUID, name: str) -> list[DataKey]:
    """Return all versions; an organisation founded a moment ago is read again before it is missed."""
    for ring in (ring_of(owner), None):
        rows = (ring or read_ring(owner)).rows.values()
        if found := [row for row in rows if row.compartment == name]:
            return found
    return []


def key(owner: UUID, key_id: UUID) -> bytes:
    """Return one plain key of this organisation, whatever its version."""
    ring = ring_of(owner)
    if key_id not in ring.rows:
        ring = read_ring(owner)
    plain = ring.plain.get(key_id)
    if plain is None:
        row = present(ring.rows.get(key_id), key_id)
        told = context(owner, row.compartment, row.version)
        plain = ring.plain[key_id] = wrapping.unwrap(_master(ring, row.wrapped_by), bytes(row.wrapped), told)
    return plain


def newest_master(owner: UUID) -> tuple[OrganisationKey, bytes]:
    """The newest live key of an organisation, with which new keys below it are wrapped."""
    ring = ring_of(owner)
    live = [row.wrapped_by for row in ring.rows.values() if row.wrapped_by.state == KeyState.LIVE]
    if not live:
        raise KeyGone(f"of organisation {owner}", "never existed")
    newest = max(live, key=lambda row: row.version)
    return newest, _master(ring, newest)


def _master(ring: Ring, row: OrganisationKey) -> bytes:
    plain = ring.plain.get(row.pk)
    if plain is None:
        plain = ring.plain[row.pk] = open_master(row)
    return plain


def newest_intake(owner: UUID) -> IntakeKey:
    """Return the pair to which reports are sealed; read once, like the keys."""
    ring = ring_of(owner)
    if ring.intake is None:
        live = IntakeKey.objects.filter(organisation_id=owner, state=KeyState.LIVE)
        ring.intake = live.select_related("wrapped_by").order_by("created_at").last()
    if ring.intake is None:
        raise KeyGone(f"intake of {owner}", "never existed")
    return ring.intake


def open_intake(row: IntakeKey) -> bytes:
    """The private half. The key store itself is asked: that we remember keys does not count."""
    told = context(row.organisation_id, f"intake|{row.pk}")
    return wrapping.unwrap(open_master(row.wrapped_by), bytes(present(row, row.pk).wrapped_private), told)


# Buckets --------------------------------------------------------------------------------------


def bucket_for(owner: UUID, now: datetime) -> Bucket:
    """The bucket in which a case that begins now goes; its first one of a month is made when it is asked."""
    years = _kept_years(owner)
    month = goes_in(now, years)
    found = _newest_bucket(_buckets(owner).values(), years, month)
    return found or _first_bucket(owner, years, month, now)


def goes_in(now: datetime, years: int) -> date:
    """The first whole month after the term, so that nothing goes before its time."""
    ahead, month = divmod(now.month, _MONTHS)
    return date(now.year + years + ahead, month + 1, 1)


def new_bucket(owner: UUID, years: int, month: date, now: datetime, version: int = 1) -> Bucket:
    """Make a bucket with a fresh key for every compartment, unsaved."""
    master, by = newest_master(owner)
    bucket = Bucket(organisation_id=owner, kept_years=years, goes_in=month, version=version, created_at=now)
    return filled(bucket, master, by)


def filled(bucket: Bucket, master: OrganisationKey, by: bytes) -> Bucket:
    """Fresh keys for every compartment, wrapped by this key of its organisation."""
    bucket.wrapped_by = master
    for one in IN_A_CASE:
        wrapped = wrapping.wrap(by, master.pk, cipher.new_key(), bucket_context(bucket, one))
        setattr(bucket, column_of(one), wrapped)
    return bucket


def bucket_context(bucket: Bucket, compartment: Compartment) -> bytes:
    return context(bucket.organisation_id, f"bucket|{bucket.pk}|{compartment.value}")


def bucket_key(owner: UUID, bucket_id: UUID, compartment: Compartment) -> bytes:
    """The plain key of one compartment of a bucket."""
    ring = ring_of(owner)
    plain = ring.plain.get((bucket_id, compartment))
    if plain is None:
        bucket = present(_bucket(owner, bucket_id), bucket_id)
        wrapped = getattr(bucket, column_of(compartment))
        told = f"{bucket_id} ({compartment.value})"
        by = _master(ring, bucket.wrapped_by)
        plain = wrapping.unwrap(by, still_there(wrapped, told), bucket_context(bucket, compartment))
        ring.plain[bucket_id, compartment] = plain
    return plain


def still_there(wrapped: bytes | None, told: str) -> bytes:
    """The wrapped bytes of a column; empty means destroyed, none that there never was a key."""
    if wrapped is None:
        raise KeyGone(told, "never existed")
    if not wrapped:
        raise KeyGone(told, KeyState.DESTROYED.value)
    return bytes(wrapped)


def _bucket(owner: UUID, bucket_id: UUID) -> Bucket | None:
    return _buckets(owner).get(bucket_id) or _buckets(owner, again=True).get(bucket_id)


def _buckets(owner: UUID, *, again: bool = False) -> dict[UUID, Bucket]:
    ring = ring_of(owner)
    if ring.buckets is None or again:
        rows = Bucket.objects.filter(organisation_id=owner).select_related("wrapped_by")
        ring.buckets = {row.pk: row for row in rows}
    return ring.buckets


def _newest_bucket(among: Iterable[Bucket], years: int, month: date) -> Bucket | None:
    fitting = [
        one for one in among if (one.kept_years, one.goes_in, one.state) == (years, month, KeyState.LIVE)
    ]
    return max(fitting, key=lambda one: one.version, default=None)


def _first_bucket(owner: UUID, years: int, month: date, now: datetime) -> Bucket:
    """Two processes may be first at once: the database keeps one, and that one counts.

    What another transaction of ours may still undo is not remembered; a case key under a bucket that is
    not there is refused by the database, so it is never lost in silence.
    """
    again = _newest_bucket(_buckets(owner, again=True).values(), years, month)
    if again is not None:
        return again
    Bucket.objects.bulk_create([new_bucket(owner, years, month, now)], ignore_conflicts=True)
    found = _newest_bucket(_buckets(owner, again=True).values(), years, month)
    if found is None:
        raise KeyGone(f"bucket {month} of {owner}", KeyState.DESTROYED.value)
    if transaction.get_connection().in_atomic_block:
        ring_of(owner).buckets = None
        transaction.on_commit(partial(forget, owner))
    return found


def _kept_years(owner: UUID) -> int:
    for row in ring_of(owner).rows.values():
        if row.organisation is not None:
            return row.organisation.retention_years
    raise KeyGone(f"of organisation {owner}", "never existed")


# The three states -----------------------------------------------------------------------------


def present(row: _Row | None, key_id: UUID) -> _Row:
    """Tell a destroyed key from one that never existed; neither is ever replaced."""
    if row is None:
        raise KeyGone(str(key_id), "never existed")
    if row.state == KeyState.DESTROYED:
        raise KeyGone(str(key_id), KeyState.DESTROYED.value)
    return row


def _from_store(wrapped: bytes, told: bytes) -> bytes:
    """Ask the store. A key that lives in our table and that the store does not know is not gone.

    Then another directory lies in its place, such as an empty one that was not mounted: waiting helps.
    """
    try:
        return provider().unwrap(wrapped, told)
    except KeyNotLive as error:
        if error.state is RootState.DESTROYED:
            raise
        raise KeysUnavailable(str(error)) from error
    except cipher.Unreadable as error:
        message = "the key store holds other keys"
        raise KeysUnavailable(message) from error
