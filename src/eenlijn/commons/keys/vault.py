# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Seals and opens the fields of rows with the key of their organisation and compartment.

A sealed value names its key in its header, so nothing is looked up per value: the keys of an
organisation are read once and kept unwrapped in this process for five minutes. A file
(compartment C9) uses the key of the compartment that its row says it belongs to.
"""

import hashlib
import hmac
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, Q

from eenlijn.commons.keys.models import DataKey, IntakeKey, KeyState
from eenlijn.foundation.sealed import blind_index, cipher, intake
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.sealed.key_provider import (
    FileKeyProvider,
    KeyNotLive,
    KeyProvider,
    KeysUnavailable,
)
from eenlijn.foundation.sealed.key_provider import KeyState as RootState

__all__ = [
    "KeyGone",
    "KeysUnavailable",
    "check_at_hand",
    "create_keys",
    "forget_cached",
    "index",
    "mac_key",
    "open",
    "open_bytes",
    "open_envelope",
    "seal",
    "seal_bytes",
    "seal_envelope",
    "signing_seed",
]

PLATFORM: Final = UUID(int=0)
INDEX: Final = "IDX"
_KEPT_ORGANISATIONS: Final = 256
_KEPT_SECONDS: Final = 300.0
_Row = TypeVar("_Row", DataKey, IntakeKey)


class KeyGone(Exception):
    """The key of this value was destroyed or never existed; waiting does not help."""

    def __init__(self, key: str, state: str) -> None:
        """Tell which key, and whether it was destroyed or never existed."""
        super().__init__(f"key {key}: {state}")
        self.state = state


@dataclass
class _Ring:
    """The keys of one organisation: wrapped as read from the table, plain once they were used."""

    read_at: float
    rows: dict[UUID, DataKey]
    plain: dict[UUID, bytes] = field(default_factory=dict)
    intake: IntakeKey | None = None


_rings: OrderedDict[UUID, _Ring] = OrderedDict()
_lock = threading.Lock()


def create_keys(organisation_id: UUID | None, now: datetime) -> None:
    """Make the first key of every compartment, and the intake pair of an organisation.

    Refused by the database when the organisation already has keys: none is ever replaced.
    """
    provider = _provider()
    names = [*(item.value for item in Compartment), INDEX]
    DataKey.objects.bulk_create(_new_data_key(provider, organisation_id, name, now) for name in names)
    if organisation_id is not None:
        _create_intake_key(provider, organisation_id, now)
    _forget(organisation_id or PLATFORM)


def seal(row: Model, **texts: str | None) -> None:
    """Set sealed bytes on the row, which must have its id and organisation; nothing is saved here."""
    for name, text in texts.items():
        seal_bytes(row, name, text.encode() if text else None)


def seal_bytes(row: Model, field_name: str, data: bytes | None) -> None:
    """Set one field; None leaves the column empty."""
    if data is None:
        setattr(row, field_name, None)
        return
    place = _place(row, field_name)
    key_id, key = _live_key(place.organisation, place.compartment)
    setattr(row, field_name, cipher.seal(key, key_id, place, data))


def open(row: Model, field_name: str) -> str:  # noqa: A001 - `vault.open` says what it does
    """Return the text of a field, empty when the column is."""
    return open_bytes(row, field_name).decode()


def open_bytes(row: Model, field_name: str) -> bytes:
    """Return what was sealed; raises Unreadable, KeyGone or KeysUnavailable."""
    sealed = getattr(row, field_name)
    if sealed is None:
        return b""
    place = _place(row, field_name)
    sealed = bytes(sealed)
    return cipher.open_sealed(_key(place.organisation, cipher.key_id_of(sealed)), place, sealed)


def index(organisation_id: UUID | None, field_label: str, value: str) -> str:
    """Return the keyed digest by which a sealed value is found; compare after opening."""
    owner = organisation_id or PLATFORM
    _key_id, key = _live_key(owner, INDEX)
    return blind_index.blind_index(key, owner, field_label, value).hex()


def mac_key(organisation_id: UUID | None) -> bytes:
    """Return the key of the trail's chain: always from the first trail key, so old lines stay verifiable."""
    owner = organisation_id or PLATFORM
    _key_id, key = _first_key(owner, Compartment.TRAIL)
    return hmac.new(key, b"eenlijn trail chain v1", hashlib.sha256).digest()


def signing_seed() -> bytes:
    """Return the seed with which this installation signs checkpoints; like `mac_key`, never another one."""
    _key_id, key = _first_key(PLATFORM, Compartment.TRAIL)
    return hmac.new(key, b"eenlijn trail checkpoint v1", hashlib.sha256).digest()


def seal_envelope(organisation_id: UUID, plaintext: bytes, info: bytes) -> bytes:
    """Seal to the organisation's intake key; needs only its public half."""
    row = _newest_intake(organisation_id)
    return intake.seal_to(intake.IntakePublicKey(row.pk, bytes(row.public)), plaintext, info)


def check_at_hand(organisation_id: UUID) -> None:
    """Raise KeysUnavailable unless what is sealed to the newest intake key could be opened now.

    Asks the key store itself: that this process still remembers keys does not count.
    """
    row = _newest_intake(organisation_id)
    _unwrapped(bytes(row.wrapped_private), _context(organisation_id, f"intake|{row.pk}", 1))


def open_envelope(organisation_id: UUID, envelope: bytes, info: bytes) -> bytes:
    """Open an envelope of this organisation; raises KeysUnavailable while the key store is down."""
    key_id = intake.envelope_key_id(envelope)
    row = _present(IntakeKey.objects.filter(organisation_id=organisation_id, pk=key_id).first(), key_id)
    context = _context(organisation_id, f"intake|{key_id}", 1)
    scalar = _unwrapped(bytes(row.wrapped_private), context)
    return intake.open_with(intake.IntakePrivateKey(key_id, scalar), envelope, info)


def forget_cached() -> None:
    """Forget every unwrapped key of this process."""
    with _lock:
        _rings.clear()


def _forget(owner: UUID) -> None:
    with _lock:
        _rings.pop(owner, None)


def _provider() -> KeyProvider:
    return FileKeyProvider(
        settings.EENLIJN_KEYS, never_under=(settings.EENLIJN_DATA, settings.EENLIJN_STATIC)
    )


def _context(owner: UUID, name: str, version: int) -> bytes:
    return f"{owner}|{name}|{version}".encode()


def _new_data_key(provider: KeyProvider, organisation_id: UUID | None, name: str, now: datetime) -> DataKey:
    context = _context(organisation_id or PLATFORM, name, 1)
    wrapped = provider.wrap(cipher.new_key(), context)
    return DataKey(organisation_id=organisation_id, compartment=name, wrapped=wrapped, created_at=now)


def _create_intake_key(provider: KeyProvider, organisation_id: UUID, now: datetime) -> None:
    public, private = intake.new_intake_pair()
    context = _context(organisation_id, f"intake|{public.key_id}", 1)
    IntakeKey.objects.create(
        id=public.key_id,
        organisation_id=organisation_id,
        public=public.point,
        wrapped_private=provider.wrap(private.scalar, context),
        created_at=now,
    )


def _place(row: Model, field_name: str) -> cipher.Place:
    column = row._meta.get_field(field_name)
    if not isinstance(column, SealedField):
        message = f"{field_name} is not a sealed field"
        raise TypeError(message)
    return cipher.Place(
        organisation=getattr(row, "organisation_id", None) or PLATFORM,
        table=row._meta.db_table,
        row=row.pk,
        field=field_name,
        compartment=_compartment(row, column.compartment),
    )


def _compartment(row: Model, declared: Compartment) -> Compartment:
    if declared is Compartment.FILES:
        return Compartment(getattr(row, "compartment", declared))
    return declared


def _live_key(owner: UUID, name: str) -> tuple[UUID, bytes]:
    live = [row for row in _named(owner, name) if row.state == KeyState.LIVE]
    if not live:
        raise KeyGone(f"{name} of {owner}", "destroyed" if _named(owner, name) else "never existed")
    newest = max(live, key=lambda row: row.version)
    return newest.pk, _key(owner, newest.pk)


def _first_key(owner: UUID, name: str) -> tuple[UUID, bytes]:
    first = min(_named(owner, name), key=lambda row: row.version, default=None)
    if first is None:
        raise KeyGone(f"{name} of {owner}", "never existed")
    return first.pk, _key(owner, first.pk)


def _named(owner: UUID, name: str) -> list[DataKey]:
    """Return all versions; an organisation founded a moment ago is read again before it is missed."""
    for ring in (_ring(owner), None):
        rows = (ring or _read_ring(owner)).rows.values()
        if found := [row for row in rows if row.compartment == name]:
            return found
    return []


def _newest_intake(organisation_id: UUID) -> IntakeKey:
    """Return the pair to which reports are sealed; read once, like the keys."""
    ring = _ring(organisation_id)
    if ring.intake is None:
        live = IntakeKey.objects.filter(organisation_id=organisation_id, state=KeyState.LIVE)
        ring.intake = live.order_by("created_at").last()
    if ring.intake is None:
        raise KeyGone(f"intake of {organisation_id}", "never existed")
    return ring.intake


def _key(owner: UUID, key_id: UUID) -> bytes:
    """Return one plain key of this organisation, whatever its version."""
    ring = _ring(owner)
    if key_id not in ring.rows:
        ring = _read_ring(owner)
    plain = ring.plain.get(key_id)
    if plain is None:
        plain = ring.plain[key_id] = _unwrap(owner, ring.rows.get(key_id), key_id)
    return plain


def _unwrap(owner: UUID, row: DataKey | None, key_id: UUID) -> bytes:
    row = _present(row, key_id)
    return _unwrapped(bytes(row.wrapped), _context(owner, row.compartment, row.version))


def _unwrapped(wrapped: bytes, context: bytes) -> bytes:
    """Ask the store. A key that lives in our table and that the store does not know is not gone.

    Then another directory lies in its place, such as an empty one that was not mounted: waiting helps.
    """
    try:
        return _provider().unwrap(wrapped, context)
    except KeyNotLive as error:
        if error.state is RootState.DESTROYED:
            raise
        raise KeysUnavailable(str(error)) from error
    except cipher.Unreadable as error:
        message = "the key store holds other keys"
        raise KeysUnavailable(message) from error


def _present(row: _Row | None, key_id: UUID) -> _Row:
    """Tell a destroyed key from one that never existed; neither is ever replaced."""
    if row is None:
        raise KeyGone(str(key_id), "never existed")
    if row.state == KeyState.DESTROYED:
        raise KeyGone(str(key_id), "destroyed")
    return row


def _ring(owner: UUID) -> _Ring:
    with _lock:
        ring = _rings.get(owner)
        if ring and time.monotonic() - ring.read_at < _KEPT_SECONDS:
            _rings.move_to_end(owner)
            return ring
    return _read_ring(owner)


def _read_ring(owner: UUID) -> _Ring:
    of_owner = Q(organisation=None) if owner == PLATFORM else Q(organisation=owner)
    rows = DataKey.objects.filter(of_owner)
    ring = _Ring(read_at=time.monotonic(), rows={row.pk: row for row in rows})
    with _lock:
        _rings[owner] = ring
        while len(_rings) > _KEPT_ORGANISATIONS:
            _rings.popitem(last=False)
    return ring
