# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Renewing keys by re-wrapping what they wrap: no sealed value is touched, everything stays readable.

What was asked is a row (`KeyRotation`); how far it is, is asked of the keys themselves. So it can be killed
at any moment: the next run finds what is still wrapped by an older key. An older key stays until somebody
destroys it, which is refused while it wraps anything, or while a process may still have it in use.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, QuerySet

from eenlijn.commons.keys import rings
from eenlijn.commons.keys.cases import case_context, key_number, key_numbers
from eenlijn.commons.keys.models import (
    Bucket,
    CaseKeys,
    DataKey,
    IntakeKey,
    KeyRotation,
    KeyState,
    OrganisationKey,
    RotationScope,
    column_of,
)
from eenlijn.commons.keys.rings import PLATFORM, context
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed import wrapping
from eenlijn.foundation.sealed.compartments import IN_A_CASE
from eenlijn.foundation.sealed.key_provider import KeyState as RootState
from eenlijn.foundation.sealed.key_provider import wrapped_version

__all__ = ["KeyRotation", "RotationScope", "StillInUse"]

AT_A_TIME: Final = 100
# A process keeps keys for five minutes; twice that, and none has the older ones any more.
SETTLES_IN: Final = timedelta(seconds=2 * rings.KEPT_SECONDS)


class StillInUse(Exception):
    """An older key still wraps something, or a process may still use it."""


def begin(scope: RotationScope, custodians: list[UUID], now: datetime) -> KeyRotation:
    """Write down what is asked, and make the new root when it is the root; one at a time per scope."""
    root = 0
    if scope == RotationScope.ROOT:
        root = _newest_root() + 1
    told = [str(one) for one in custodians]
    rotation = KeyRotation.objects.create(scope=scope, root_version=root, custodians=told, asked_at=now)
    make_root(rotation)
    return rotation


def owners() -> list[UUID]:
    """The platform and every organisation."""
    return [PLATFORM, *Organisation.objects.order_by("pk").values_list("pk", flat=True)]


def make_root(rotation: KeyRotation) -> None:
    """The new root key, unless it was made before the last run was killed."""
    provider = rings.provider()
    if (
        rotation.scope == RotationScope.ROOT
        and provider.status(rotation.root_version) is RootState.NEVER_EXISTED
    ):
        provider.rotate()


def unfinished(scope: RotationScope | None = None) -> list[KeyRotation]:
    """What was asked and is not done, oldest first."""
    rows = KeyRotation.objects.filter(finished_at=None).order_by("asked_at")
    return list(rows.filter(scope=scope) if scope else rows)


def last(scope: RotationScope) -> KeyRotation | None:
    return KeyRotation.objects.filter(scope=scope).order_by("asked_at").last()


def behind(rotation: KeyRotation, owner: UUID) -> int:
    """How many keys of this owner are still wrapped by an older one."""
    if rotation.scope == RotationScope.ROOT:
        return len(_old_under_root(rotation, owner))
    if rotation.scope == RotationScope.BUCKETS:
        return _cases_behind(owner).count() + _buckets_to_renew(rotation, owner).count()
    return sum(rows.count() for rows in _under_old_master(owner)) + int(_master_to_renew(rotation, owner))


def work_some(rotation: KeyRotation, owner: UUID) -> int:
    """Re-wrap a portion of this owner's keys in one transaction; 0 when nothing is behind."""
    with transaction.atomic():
        if rotation.scope == RotationScope.ROOT:
            done = _rewrap_masters(rotation, owner)
        elif rotation.scope == RotationScope.BUCKETS:
            done = _renew_buckets(rotation, owner) or _rewrap_cases(owner)
        else:
            done = _renew_master(rotation, owner) or _rewrap_below_master(owner)
        if done:
            KeyRotation.objects.filter(pk=rotation.pk).update(moved=F("moved") + done)
    rings.forget(owner)
    return done


def finish(rotation: KeyRotation, now: datetime) -> None:
    KeyRotation.objects.filter(pk=rotation.pk).update(finished_at=now)


# Under the root -------------------------------------------------------------------------------


def _newest_root() -> int:
    version, provider = 0, rings.provider()
    while provider.status(version + 1) is not RootState.NEVER_EXISTED:
        version += 1
    return version


def _masters(owner: UUID) -> "QuerySet[OrganisationKey]":
    mine: dict[str, Any] = {"organisation": None} if owner == PLATFORM else {"organisation_id": owner}
    return OrganisationKey.objects.filter(state=KeyState.LIVE, **mine)


def _old_under_root(rotation: KeyRotation, owner: UUID) -> list[UUID]:
    rows = _masters(owner)
    return [row.pk for row in rows if wrapped_version(bytes(row.wrapped)) < rotation.root_version]


def _rewrap_masters(rotation: KeyRotation, owner: UUID) -> int:
    rows = _masters(owner).select_for_update().filter(pk__in=_old_under_root(rotation, owner))
    for row in rows:
        row.wrapped = rings.provider().wrap(rings.open_master(row), rings.master_context(row))
        row.save(update_fields=["wrapped"])
    return len(rows)


# Under the key of an organisation -------------------------------------------------------------


def _newest_master(owner: UUID) -> OrganisationKey:
    return rings.present(_masters(owner).order_by("version").last(), owner)


def _master_to_renew(rotation: KeyRotation, owner: UUID) -> bool:
    newest = _masters(owner).order_by("version").last()
    return newest is not None and newest.created_at < rotation.asked_at


def _renew_master(rotation: KeyRotation, owner: UUID) -> int:
    if not _master_to_renew(rotation, owner):
        return 0
    version = _newest_master(owner).version + 1
    row, _plain = rings.new_master(owner, rotation.asked_at, version)
    row.save(force_insert=True)
    return 1


def _under_old_master(owner: UUID) -> "Iterator[QuerySet[Any]]":
    """Data keys, intake pairs and buckets that an older key of their organisation wraps."""
    newest = _masters(owner).aggregate(newest=Max("version"))["newest"]
    mine: dict[str, Any] = {"organisation": None} if owner == PLATFORM else {"organisation_id": owner}
    for model in (DataKey, IntakeKey, Bucket):
        rows: QuerySet[Any] = model._base_manager.filter(state=KeyState.LIVE, **mine)  # noqa: SLF001 - any of them
        yield rows.filter(wrapped_by__version__lt=newest or 0)


def _rewrap_below_master(owner: UUID) -> int:
    master = _newest_master(owner)
    by = rings.open_master(master)
    for rows in _under_old_master(owner):
        found = list(rows.select_for_update(of=("self",)).select_related("wrapped_by")[:AT_A_TIME])
        for row in found:
            _rewrap_below(row, master, by)
        if found:
            return len(found)
    return 0


def _rewrap_below(row: DataKey | IntakeKey | Bucket, master: OrganisationKey, by: bytes) -> None:
    old = rings.open_master(row.wrapped_by)
    for column, told in _wrapped_in(row):
        if wrapped := bytes(getattr(row, column) or b""):
            setattr(row, column, wrapping.wrap(by, master.pk, wrapping.unwrap(old, wrapped, told), told))
    row.wrapped_by = master
    row.save()


def _wrapped_in(row: DataKey | IntakeKey | Bucket) -> list[tuple[str, bytes]]:
    """The columns with wrapped keys, and what binds each to its place."""
    if isinstance(row, Bucket):
        return [(column_of(one), rings.bucket_context(row, one)) for one in IN_A_CASE]
    if isinstance(row, IntakeKey):
        return [("wrapped_private", context(row.organisation_id, f"intake|{row.pk}"))]
    return [("wrapped", context(row.organisation_id or PLATFORM, row.compartment, row.version))]


# Under a bucket -------------------------------------------------------------------------------


def _buckets_to_renew(rotation: KeyRotation, owner: UUID) -> "QuerySet[Bucket]":
    """The newest bucket of each class and month that is older than what was asked."""
    rows = Bucket.objects.filter(organisation_id=owner, state=KeyState.LIVE)
    later = rows.filter(created_at__gte=rotation.asked_at).values("kept_years", "goes_in")
    done = {(one["kept_years"], one["goes_in"]) for one in later}
    newest: dict[Any, Bucket] = {}
    for row in rows.order_by("version"):
        newest[row.kept_years, row.goes_in] = row
    return rows.filter(pk__in=[row.pk for place, row in newest.items() if place not in done])


def _renew_buckets(rotation: KeyRotation, owner: UUID) -> int:
    found = list(_buckets_to_renew(rotation, owner)[:AT_A_TIME])
    for old in found:
        rings.new_bucket(owner, old.kept_years, old.goes_in, rotation.asked_at, old.version + 1).save(
            force_insert=True
        )
    return len(found)


def _newest_buckets(owner: UUID) -> dict[tuple[int, Any], Bucket]:
    rows = Bucket.objects.filter(organisation_id=owner, state=KeyState.LIVE).order_by("version")
    return {(row.kept_years, row.goes_in): row for row in rows}


def _cases_behind(owner: UUID) -> "QuerySet[CaseKeys]":
    newest = [row.pk for row in _newest_buckets(owner).values()]
    mine = CaseKeys.objects.filter(organisation_id=owner, bucket__state=KeyState.LIVE)
    return mine.exclude(bucket__in=newest)


def _rewrap_cases(owner: UUID) -> int:
    newest = _newest_buckets(owner)
    locked = _cases_behind(owner).select_for_update(of=("self",))
    rows = list(locked.select_related("bucket").order_by("pk")[:AT_A_TIME])
    for keys in rows:
        _rewrap_case(keys, newest[keys.bucket.kept_years, keys.bucket.goes_in])
    return len(rows)


def _rewrap_case(keys: CaseKeys, bucket: Bucket) -> None:
    """What was destroyed stays destroyed; everything else moves under the newer bucket."""
    owner = keys.organisation_id
    numbers = key_numbers(keys.pk)
    for one in IN_A_CASE:
        if wrapped := bytes(getattr(keys, column_of(one)) or b""):
            told = case_context(owner, keys.case_id, one, key_number(numbers, keys.pk, one))
            plain = wrapping.unwrap(rings.bucket_key(owner, wrapping.wrapped_by(wrapped), one), wrapped, told)
            by = rings.bucket_key(owner, bucket.pk, one)
            setattr(keys, column_of(one), wrapping.wrap(by, bucket.pk, plain, told))
    keys.bucket = bucket
    keys.save()


# Destroying what is older ---------------------------------------------------------------------


def destroy_root(version: int, wrapped: int) -> None:
    """Destroy one root version for good; `wrapped` counts what it still wraps, over all owners."""
    if wrapped:
        raise StillInUse(f"root key {version} still wraps {wrapped} keys: run rotate-keys first")
    rings.provider().destroy(version)


def wrapped_by_root(version: int, owner: UUID) -> int:
    """How many live keys of this owner the root of this version wraps."""
    return sum(wrapped_version(bytes(row.wrapped)) == version for row in _masters(owner))


def destroy_older(scope: RotationScope, owner: UUID) -> int:
    """Destroy the older keys of an owner that wrap nothing any more; StillInUse when one does."""
    with transaction.atomic():
        rows = _older(scope, owner)
        for row in rows:
            if _wraps_something(row):
                raise StillInUse(f"key {row.pk} still wraps other keys: run rotate-keys first")
            _blank(row)
    rings.forget(owner)
    return len(rows)


def check_settled(scope: RotationScope, now: datetime) -> None:
    """Whether what was asked is done, and long enough ago for every process to have forgotten older keys."""
    newest = last(scope)
    if newest is None or newest.finished_at is None:
        raise StillInUse("nothing was renewed, or it is not finished")
    if newest.finished_at + SETTLES_IN > now:
        minutes = SETTLES_IN // timedelta(minutes=1)
        raise StillInUse(f"processes remember older keys for a while: wait {minutes} minutes after the end")


def _older(scope: RotationScope, owner: UUID) -> "list[OrganisationKey] | list[Bucket]":
    if scope == RotationScope.BUCKETS:
        newest = [row.pk for row in _newest_buckets(owner).values()]
        rows = Bucket.objects.select_for_update().filter(organisation_id=owner, state=KeyState.LIVE)
        return list(rows.exclude(pk__in=newest))
    masters = _masters(owner)
    version = masters.aggregate(newest=Max("version"))["newest"] or 0
    return list(masters.select_for_update().filter(version__lt=version))


def _wraps_something(row: OrganisationKey | Bucket) -> bool:
    if isinstance(row, Bucket):
        return CaseKeys.objects.filter(bucket=row).exists()
    return any(
        model._base_manager.filter(wrapped_by=row, state=KeyState.LIVE).exists()  # noqa: SLF001 - any of them
        for model in (DataKey, IntakeKey, Bucket)
    )


def _blank(row: OrganisationKey | Bucket) -> None:
    """The row stays, empty: destroyed, which is not the same as never existed."""
    if isinstance(row, Bucket):
        for one in IN_A_CASE:
            setattr(row, column_of(one), b"")
    else:
        row.wrapped = b""
    row.state = KeyState.DESTROYED
    row.save()
