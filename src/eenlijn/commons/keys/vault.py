# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Seals and opens the fields of rows, each with the key of its case or its organisation and compartment.

A row that belongs to a case says so with `case_id`: its fields are sealed with keys of that case, every
compartment with another. What belongs to no case has keys of the organisation, per compartment; accounts
have the platform's. A file (compartment C9) uses the key of the compartment that its row says it belongs to.

A sealed value names its key in its header and tells which version of its field it is. Only the present
version opens: of a case as `SealedVersion` has it, of other rows as `PresentVersion` has it.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from eenlijn.commons.keys import cases, counting, rings
from eenlijn.commons.keys.cases import new_case
from eenlijn.commons.keys.models import DataKey, IntakeKey, KeyState, OrganisationKey
from eenlijn.commons.keys.rings import PLATFORM, KeyGone
from eenlijn.foundation.sealed import blind_index, cipher, intake, wrapping
from eenlijn.foundation.sealed.cipher import FIRST_VERSION, Unreadable
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import Sealed, SealedField, before_saving
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

__all__ = [
    "KeyGone",
    "KeysUnavailable",
    "check_at_hand",
    "create_keys",
    "forget_cached",
    "index",
    "mac_key",
    "new_case",
    "open",
    "open_bytes",
    "open_envelope",
    "place_in",
    "read_ahead",
    "seal",
    "seal_bytes",
    "seal_envelope",
    "signing_seed",
    "words",
]

INDEX: Final = "IDX"
_WRITTEN: Final = "_sealed_versions"


def create_keys(organisation_id: UUID | None, now: datetime) -> None:
    """Make the first keys: of the organisation, of every compartment, the intake pair and the first bucket.

    Refused by the database when the organisation already has keys: none is ever replaced.
    """
    owner = organisation_id or PLATFORM
    master, by = rings.new_master(owner, now)
    master.save(force_insert=True)
    names = [*(item.value for item in Compartment), INDEX]
    DataKey.objects.bulk_create(_new_data_key(master, by, name, now) for name in names)
    rings.forget(owner)
    if organisation_id is not None:
        _create_intake_key(master, by, organisation_id, now)
        rings.bucket_for(organisation_id, now)
        rings.forget(owner)


def seal(row: Model, **texts: str | None) -> None:
    """Set sealed bytes on the row, which must have its id and organisation; nothing is saved here."""
    _seal(row, {name: text.encode() if text else None for name, text in texts.items()})


def seal_bytes(row: Model, field_name: str, data: bytes | None) -> None:
    """Set one field; None leaves the column empty."""
    _seal(row, {field_name: data})


def open(row: Model, field_name: str) -> str:  # noqa: A001 - `vault.open` says what it does
    """Return the text of a field, empty when the column is."""
    return open_bytes(row, field_name).decode()


def words(row: Model, field_name: str) -> str:
    """What somebody wrote, for a screen; where its key was destroyed, the sentence that says so."""
    try:
        return open(row, field_name)
    except KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return _("Deze woorden zijn vernietigd. Niemand kan ze nog lezen.")


def open_bytes(row: Model, field_name: str) -> bytes:
    """Return what was sealed; raises Unreadable, KeyGone or KeysUnavailable."""
    sealed = getattr(row, field_name)
    if sealed is None:
        return b""
    try:
        return _opened(row, field_name, sealed)
    except Unreadable as why:
        place = f"{row._meta.db_table} {row.pk}, {field_name}"
        told = str(why) or "changed, moved from elsewhere, or sealed with another key"
        message = f"{place}: {told}"
        raise Unreadable(message) from None


def _opened(row: Model, field_name: str, sealed: bytes) -> bytes:
    place = replace(place_in(row, field_name), version=cipher.version_of(sealed))
    keys_id = cipher.key_id_of(sealed)
    if _case_of(row) is None:
        _check_present(row, field_name, sealed)
        return cipher.open_sealed(rings.key(place.organisation, keys_id), place, sealed)
    held = _of_this_case(cases.for_opening(keys_id), row)
    if place.version != _version(held, row, field_name):
        held = cases.read_again(keys_id)
        if place.version != (present := _version(held, row, field_name)):
            raise Unreadable(_not_present(place.version, str(present)))
    return cipher.open_sealed(held.key(place.compartment), place, sealed)


def _check_present(row: Model, field_name: str, sealed: bytes) -> None:
    """Only the version that was counted; what changed between two looks, or was read alone, is asked anew."""
    version = cipher.version_of(sealed)
    if getattr(sealed, "present", counting.NEVER) == counting.as_counted(version):
        return
    present = counting.present_of(row, field_name)
    if present != counting.as_counted(version):
        raise Unreadable(_not_present(version, counting.told(present)))


def _not_present(version: int, present: str) -> str:
    return f"version {version} stands there, and the present one is {present}"


def read_ahead(rows: Iterable[Model], *field_names: str) -> None:
    """Read the keys of all these rows in one statement, for who opens these fields of them one by one."""
    cases.read_ahead(cases.keys_ids_in(rows, field_names))


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
    row = rings.newest_intake(organisation_id)
    return intake.seal_to(intake.IntakePublicKey(row.pk, bytes(row.public)), plaintext, info)


def check_at_hand(organisation_id: UUID) -> None:
    """Raise KeysUnavailable unless what is sealed to the newest intake key could be opened now.

    Asks the key store itself: that this process still remembers keys does not count.
    """
    rings.open_intake(rings.newest_intake(organisation_id))


def open_envelope(organisation_id: UUID, envelope: bytes, info: bytes) -> bytes:
    """Open an envelope of this organisation; raises KeysUnavailable while the key store is down."""
    key_id = intake.envelope_key_id(envelope)
    pairs = IntakeKey.objects.filter(organisation_id=organisation_id, pk=key_id).select_related("wrapped_by")
    scalar = rings.open_intake(rings.present(pairs.first(), key_id))
    return intake.open_with(intake.IntakePrivateKey(key_id, scalar), envelope, info)


def forget_cached() -> None:
    """Forget every unwrapped key of this process."""
    rings.forget_all()
    cases.forget_all()


def _new_data_key(master: OrganisationKey, by: bytes, name: str, now: datetime) -> DataKey:
    told = rings.context(master.organisation_id or PLATFORM, name)
    return DataKey(
        organisation_id=master.organisation_id,
        compartment=name,
        wrapped=wrapping.wrap(by, master.pk, cipher.new_key(), told),
        wrapped_by=master,
        created_at=now,
    )


def _create_intake_key(master: OrganisationKey, by: bytes, organisation_id: UUID, now: datetime) -> None:
    public, private = intake.new_intake_pair()
    told = rings.context(organisation_id, f"intake|{public.key_id}")
    IntakeKey.objects.create(
        id=public.key_id,
        organisation_id=organisation_id,
        public=public.point,
        wrapped_private=wrapping.wrap(by, master.pk, private.scalar, told),
        wrapped_by=master,
        created_at=now,
    )


# Where a value stands -------------------------------------------------------------------------


def _case_of(row: Any) -> UUID | None:
    """The case a row belongs to; a row of a class that knows no cases belongs to none."""
    return getattr(row, "case_id", None)


def place_in(row: Any, field_name: str) -> cipher.Place:
    """Where a sealed field stands, in its first version."""
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


def _of_this_case(held: cases.Held, row: Any) -> cases.Held:
    """A row that was moved to another case, or its value to another organisation, does not open."""
    if (held.case_id, held.organisation_id) != (row.case_id, row.organisation_id):
        raise Unreadable
    return held


# Sealing --------------------------------------------------------------------------------------


def _seal(row: Model, values: Mapping[str, bytes | None]) -> None:
    places = {name: place_in(row, name) for name in values}
    if _case_of(row) is None:
        for name, data in values.items():
            setattr(row, name, None if data is None else _sealed_for_owner(row, places[name], data))
    elif any(data is not None or _was_written(row, name) for name, data in values.items()):
        _seal_in_case(row, places, values)


def _sealed_for_owner(row: Model, first: cipher.Place, data: bytes) -> Sealed:
    """With the next version, which the database counts when the row is written."""
    key_id, key = _live_key(first.organisation, first.compartment)
    place = replace(first, version=_next_version(row, first.field))
    return Sealed(cipher.seal(key, key_id, place, data), counting.as_counted(place.version))


def _next_version(row: Model, field_name: str) -> int:
    """One more than was read with what stands there; where nothing stands, one more than was counted."""
    if row._state.adding:  # noqa: SLF001 - Django has no other word for it
        return FIRST_VERSION
    stands = getattr(row, field_name)
    present = getattr(stands, "present", None) or counting.present_of(row, field_name)
    return counting.number_of(present) + 1


def _seal_in_case(row: Any, places: Mapping[str, cipher.Place], values: Mapping[str, bytes | None]) -> None:
    """A field that was written before gets the next version, which is written down when the row is saved."""
    held = cases.for_sealing(row)
    is_new = row._state.adding  # noqa: SLF001 - Django has no other word for it
    for name, data in values.items():
        version = _version(held, row, name)
        if not is_new and (version != FIRST_VERSION or _was_written(row, name)):
            version += 1
            row.__dict__.setdefault(_WRITTEN, {})[cases.place_of(row, name)] = version
            before_saving(row, partial(_write_down, row, held))
        place = replace(places[name], version=version)
        setattr(row, name, None if data is None else _sealed_in_case(held, place, data))


def _sealed_in_case(held: cases.Held, place: cipher.Place, data: bytes) -> bytes:
    return cipher.seal(held.key(place.compartment), held.id, place, data)


def _was_written(row: Model, field_name: str) -> bool:
    """Whether something stands there already; a column that was not read may hold anything."""
    return field_name not in row.__dict__ or row.__dict__[field_name] is not None


def _write_down(row: Model, held: cases.Held) -> None:
    cases.write_versions(held, row.__dict__.pop(_WRITTEN))
    row.__dict__.pop(cases.CARRIED, None)


def _version(held: cases.Held, row: Model, field_name: str) -> int:
    """Which version this field has: as it waits to be saved with this row, else as it is written down."""
    place = cases.place_of(row, field_name)
    waiting: int | None = row.__dict__.get(_WRITTEN, {}).get(place)
    return waiting or held.versions.get(place, FIRST_VERSION)


def _live_key(owner: UUID, name: str) -> tuple[UUID, bytes]:
    found = rings.named(owner, name)
    live = [row for row in found if row.state == KeyState.LIVE]
    if not live:
        state = KeyState.DESTROYED.value if found else "never existed"
        raise KeyGone(f"{name} of {owner}", state)
    newest = max(live, key=lambda row: row.version)
    return newest.pk, rings.key(owner, newest.pk)


def _first_key(owner: UUID, name: str) -> tuple[UUID, bytes]:
    first = min(rings.named(owner, name), key=lambda row: row.version, default=None)
    if first is None:
        raise KeyGone(f"{name} of {owner}", "never existed")
    return first.pk, rings.key(owner, first.pk)
