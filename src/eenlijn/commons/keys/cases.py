# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of cases as this process has them, and how often their sealed fields were written.

A sealed value names the keys of its case, so opening looks them up by that name: many cases at once, one
statement, remembered for five minutes. Sealing reads them anew, because a key that was destroyed a moment
ago, or that another transaction never kept, must seal nothing.

A compartment of a case may get a fresh key (`renewing`), or lose its key for good (`destroying`). Which key
it has now is counted as the fields are: an older key that is put back in its own column opens nothing.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import Aggregate, F, JSONField, Model, OuterRef, Subquery

from eenlijn.commons.keys.models import CaseKeys, SealedVersion, column_of
from eenlijn.commons.keys.rings import KEPT_SECONDS, KeyGone, bucket_for, bucket_key, context, still_there
from eenlijn.foundation.sealed import cipher, wrapping
from eenlijn.foundation.sealed.compartments import IN_A_CASE, Compartment

_KEPT_CASES: Final = 4096
CARRIED: Final = "_case_keys"
# How the key of a compartment is counted: absent is the first, then one more each time; none is destroyed.
FIRST_KEY: Final = 1
NO_KEY: Final = 0


@dataclass
class Held:
    """The keys of one case: wrapped as read from the table, plain once they were used."""

    id: UUID
    case_id: UUID
    organisation_id: UUID
    bucket_id: UUID
    wrapped: Mapping[Compartment, bytes | None]
    versions: Mapping[str, int]
    read_at: float
    plain: dict[Compartment, bytes] = field(default_factory=dict)

    def key(self, compartment: Compartment) -> bytes:
        """The plain key of one compartment; KeyGone when it was destroyed."""
        plain = self.plain.get(compartment)
        if plain is None:
            number = key_number(self.versions, self.id, compartment)
            stands = self.wrapped.get(compartment) if number != NO_KEY else b""
            wrapped = still_there(stands, f"{self.id} ({compartment.value})")
            by = bucket_key(self.organisation_id, wrapping.wrapped_by(wrapped), compartment)
            told = case_context(self.organisation_id, self.case_id, compartment, number)
            plain = self.plain[compartment] = wrapping.unwrap(by, wrapped, told)
        return plain


_held: OrderedDict[UUID, Held] = OrderedDict()
_lock = threading.Lock()


def forget_all() -> None:
    with _lock:
        _held.clear()


def forget(keys_id: UUID) -> None:
    with _lock:
        _held.pop(keys_id, None)


def case_context(
    organisation_id: UUID, case_id: UUID, compartment: Compartment, number: int = FIRST_KEY
) -> bytes:
    """What binds a wrapped key to its case, its compartment and its place among the keys of that one."""
    return context(organisation_id, f"case|{case_id}|{compartment.value}", number)


def new_case(row: Any, now: datetime) -> CaseKeys:
    """Random keys for the case that begins with this row, unsaved: they go in with it.

    Rows that refer to this one in memory find them there.
    """
    organisation_id: UUID = row.organisation_id
    bucket = bucket_for(organisation_id, now)
    keys = CaseKeys(id=uuid4(), organisation_id=organisation_id, case_id=row.case_id, bucket=bucket)
    plain = {one: cipher.new_key() for one in IN_A_CASE}
    for one, made in plain.items():
        by = bucket_key(organisation_id, bucket.pk, one)
        told = case_context(organisation_id, row.case_id, one)
        setattr(keys, column_of(one), wrapping.wrap(by, bucket.pk, made, told))
    held = _as_held(keys, {})
    held.plain.update(plain)
    row.__dict__[CARRIED] = held
    _keep([held])
    return keys


def for_sealing(row: Any) -> Held:
    """The keys of the case of this row: those it carries since they were made or read, else read now."""
    held = _carried(row, row.case_id)
    if held is None:
        read = _read(case_id__in=[row.case_id])
        if not read:
            raise KeyGone(f"of case {row.case_id}", "never existed")
        held = row.__dict__[CARRIED] = read[0]
    if held.organisation_id != row.organisation_id:
        raise KeyGone(f"{held.id} for organisation {row.organisation_id}", "never existed")
    return held


def for_opening(keys_id: UUID) -> Held:
    """The keys that a sealed value names."""
    held = _remembered(keys_id) or next(iter(_read(pk__in=[keys_id])), None)
    if held is None:
        raise KeyGone(str(keys_id), "never existed")
    return held


def read_again(keys_id: UUID) -> Held:
    forget(keys_id)
    return for_opening(keys_id)


def read_ahead(keys_ids: Iterable[UUID]) -> None:
    """Read what is not remembered yet of these, in one statement."""
    missing = {one for one in keys_ids if _remembered(one) is None}
    if missing:
        _read(pk__in=missing)


def _carried(row: Any, case_id: UUID) -> Held | None:
    """What a row, or one it points to in memory, carries for this case."""
    seen: set[int] = set()
    waiting = [row]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen or getattr(one, "case_id", None) != case_id:
            continue
        seen.add(id(one))
        found = one.__dict__.get(CARRIED)
        if isinstance(found, Held):
            return found
        waiting += one._state.fields_cache.values()  # noqa: SLF001 - what is there without asking
    return None


def _remembered(keys_id: UUID) -> Held | None:
    with _lock:
        held = _held.get(keys_id)
        if held is None or time.monotonic() - held.read_at >= KEPT_SECONDS:
            return None
        _held.move_to_end(keys_id)
        return held


def _keep(found: Iterable[Held]) -> None:
    with _lock:
        for held in found:
            _held[held.id] = held
        while len(_held) > _KEPT_CASES:
            _held.popitem(last=False)


class _ByPlace(Aggregate):
    """The versions of many places as one object, so that keys and versions are one statement."""

    function = "json_group_object"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **options: Any) -> Any:
        return self.as_sql(compiler, connection, function="jsonb_object_agg", **options)


def _read(**which: Any) -> list[Held]:
    """Cases with what was written more than once in them: one statement, however many."""
    written = SealedVersion.objects.filter(keys=OuterRef("pk")).order_by().values("keys")
    versions = Subquery(written.annotate(all=_ByPlace(F("place"), F("version"))).values("all"))
    rows = CaseKeys.objects.filter(**which).annotate(versions=versions)
    found = [_as_held(row, row.versions or {}) for row in rows]
    _keep(found)
    return found


def _as_held(row: CaseKeys, versions: Mapping[str, int]) -> Held:
    return Held(
        row.pk, row.case_id, row.organisation_id, row.bucket_id, row.wrapped(), versions, time.monotonic()
    )


# Versions -------------------------------------------------------------------------------------


def place_of(row: Model, field_name: str) -> str:
    return f"{row._meta.db_table}.{row.pk.hex}.{field_name}"


def key_place(keys_id: UUID, compartment: Compartment) -> str:
    """How the key of a compartment is named among the versions."""
    return f"{CaseKeys._meta.db_table}.{keys_id.hex}.{column_of(compartment)}"


def key_number(versions: Mapping[str, int], keys_id: UUID, compartment: Compartment) -> int:
    """Which key of this compartment is the present one; NO_KEY when it was destroyed."""
    return versions.get(key_place(keys_id, compartment), FIRST_KEY)


def key_numbers(keys_id: UUID) -> dict[str, int]:
    """Which keys of this case are not the first any more. One statement."""
    places = [key_place(keys_id, one) for one in IN_A_CASE]
    return dict(SealedVersion.objects.filter(place__in=places).values_list("place", "version"))


def write_versions(held: Held | CaseKeys, written: Mapping[str, int]) -> None:
    """Write down how often these places were written; runs right before the row itself is saved."""
    if not connection.in_atomic_block:
        raise RuntimeError("a sealed value is written over in a transaction, with its version")
    rows = [
        SealedVersion(place=place, organisation_id=held.organisation_id, keys_id=held.id, version=version)
        for place, version in written.items()
    ]
    SealedVersion.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["place"], update_fields=["version"]
    )


def keys_ids_in(rows: Iterable[Any], columns: Iterable[str]) -> Iterator[UUID]:
    """Which keys the sealed values in these columns of these rows name."""
    for row in rows:
        for column in columns:
            sealed = row.__dict__.get(column)
            if sealed:
                yield cipher.key_id_of(bytes(sealed))
