# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading an edition of a register: looked over first, then all of it in one transaction, or nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import DateField, Value
from django.db.models.functions import Coalesce, Greatest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.access import check_loads
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.models import DirectoryEntry, RegisterEdition, RegisterRow, WaitingEdition
from eenlijn.commons.directory.refusals import NobodyKnowsWhen, OtherFileWaits, SomebodyElseLoads
from eenlijn.commons.directory.registers import REGISTERS
from eenlijn.commons.directory.registers.shape import Row
from eenlijn.commons.directory.trial import MODELS, Trial, content_fields, folded, newest_edition, tried
from eenlijn.commons.organisations.models import Municipality
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

_AT_ONCE: Final = 500
_DAY_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(\d\d)-(\d\d))?(?!\d)")


def edition_in(file_name: str) -> date:
    """Return the day in the name of a file, or 1 January of the year in it; NobodyKnowsWhen without."""
    found = _DAY_IN_NAME.findall(file_name)
    if not found:
        raise NobodyKnowsWhen
    year, month, day = found[-1]
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise NobodyKnowsWhen from None


def try_register(*, actor: Actor, kind: RegisterKind, content: bytes, edition: date, now: datetime) -> Trial:
    """Return what loading this file would do; nothing is written."""
    check_loads(actor)
    return tried(kind, content, edition, to_local(now).date())


@transaction.atomic
def load_register(
    *, actor: Actor, kind: RegisterKind, content: bytes, edition: date, file_name: str, now: datetime
) -> Trial:
    """Bring a register in line with this edition; the same edition again changes nothing.

    What is missing from it ends on its day and stays. Refuses an edition older than the one that is here.
    """
    trial = try_register(actor=actor, kind=kind, content=content, edition=edition, now=now)
    if trial.is_same:
        return trial
    made = _edition(actor, trial, file_name, now)
    _write_rows(trial, made)
    _end_missing(trial)
    detail: dict[str, Any] = {
        "kind": kind.value,
        "edition": edition.isoformat(),
        "rows": len(trial.rows),
        "new": len(trial.new),
        "changed": len(trial.changed),
        "ended": len(trial.ended),
        "municipalities": _end_municipalities(to_local(now).date()) if kind == RegisterKind.GOVERNMENT else 0,
    }
    append(_platform(actor), now, Entry("load_register", "register_edition", made.pk, detail=detail))
    return trial


@transaction.atomic
def keep_waiting(
    *, actor: Actor, kind: RegisterKind, content: bytes, edition: date, file_name: str, now: datetime
) -> Trial:
    """Try a file and keep it until somebody says yes; what waited before for this register is replaced."""
    trial = try_register(actor=actor, kind=kind, content=content, edition=edition, now=now)
    WaitingEdition.objects.update_or_create(
        kind=kind,
        defaults={
            "edition": edition,
            "file_name": file_name[-255:],
            "digest": trial.digest,
            "content": content,
            "made_at": now,
            "made_by": actor.account_id,
        },
    )
    return trial


@transaction.atomic
def load_waiting(*, actor: Actor, kind: RegisterKind, digest: str, now: datetime) -> Trial:
    """Load the file that waits, when it is the one with this digest: the one that was looked at."""
    check_loads(actor)
    waiting = WaitingEdition.objects.select_for_update().filter(kind=kind).first()
    if waiting is None or waiting.digest != digest:
        raise OtherFileWaits
    trial = load_register(
        actor=actor,
        kind=kind,
        content=bytes(waiting.content),
        edition=waiting.edition,
        file_name=waiting.file_name,
        now=now,
    )
    waiting.delete()
    return trial


def drop_waiting(*, actor: Actor, kind: RegisterKind) -> None:
    """Throw the file away that waits, if any; nothing of it was loaded, so there is nothing to tell."""
    check_loads(actor)
    WaitingEdition.objects.filter(kind=kind).delete()


def _edition(actor: Actor, trial: Trial, file_name: str, now: datetime) -> RegisterEdition:
    register, newest = REGISTERS[trial.kind], newest_edition(trial.kind)
    edition = RegisterEdition(
        kind=trial.kind,
        sequence=newest.sequence + 1 if newest else 1,
        edition=trial.edition,
        source=register.source,
        licence=register.licence,
        attribution=register.attribution,
        file_name=file_name[-255:],
        digest=trial.digest,
        row_count=len(trial.rows),
        new_count=len(trial.new),
        changed_count=len(trial.changed),
        ended_count=len(trial.ended),
        left_out=[{"row": one.row, "reason": one.reason.value} for one in trial.left_out],
        loaded_at=now,
        loaded_by=actor.account_id,
    )
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError:
        raise SomebodyElseLoads from None
    return edition


def _write_rows(trial: Trial, edition: RegisterEdition) -> None:
    """All rows of the file in statements of many rows; a row that is there keeps its id and first edition."""
    model, names = MODELS[trial.kind], content_fields(trial.kind)
    told = (*names, "sort_name", "search_text", "row_number", "last_edition")
    model.objects.bulk_create(
        [_filled(model, trial.kind, row, names, edition) for row in trial.rows],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=list(told),
    )


def _filled(
    model: type[RegisterRow], kind: RegisterKind, row: Row, names: Sequence[str], edition: RegisterEdition
) -> RegisterRow:
    return model(
        kind=kind,
        key=row.key,
        sort_name=folded(row.name),
        search_text=" | ".join(folded(one) for one in row.found_by if one),
        row_number=row.number,
        first_edition=edition,
        last_edition=edition,
        **{name: getattr(row, name) for name in names},
    )


def _end_missing(trial: Trial) -> None:
    """On the day of the edition, or on its first day when that is later still."""
    day = Value(trial.edition, DateField())
    keys = [one.key for one in trial.ended]
    for start in range(0, len(keys), _AT_ONCE):
        rows = MODELS[trial.kind].objects.filter(kind=trial.kind, key__in=keys[start : start + _AT_ONCE])
        rows.update(valid_until=Greatest(day, Coalesce("valid_from", day)))


def _end_municipalities(today: date) -> int:
    """End our municipalities that have ended by the register; codes and incidents stay as they are.

    An end that is still to come is left for the next edition: until that day the municipality can be chosen.
    """
    ends = _ends(Municipality.objects.values_list("code", flat=True), today)
    changed = [one for one in Municipality.objects.filter(code__in=ends) if one.valid_until != ends[one.code]]
    for one in changed:
        one.valid_until = ends[one.code]
    Municipality.objects.bulk_update(changed, ["valid_until"])
    return len(changed)


def _ends(codes: Iterable[str], today: date) -> dict[str, date]:
    rows = DirectoryEntry.objects.filter(
        kind=RegisterKind.GOVERNMENT, code__in=list(codes), is_former=False, valid_until__lte=today
    )
    return dict(rows.values_list("code", "valid_until"))


def _platform(actor: Actor) -> Actor:
    """The same actor, so that the line lands in the trail of the platform: registers are of all employers."""
    return replace(actor, organisation_id=None)
