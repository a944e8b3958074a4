# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the trail: is it whole, where does it end, and who opened this."""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Max, Q

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.chain import chain_id, mac_of
from eenlijn.commons.trail.checkpoints import Checkpoint
from eenlijn.commons.trail.models import NO_MAC, TrailHead, TrailLine
from eenlijn.foundation.clock import to_local

_GUARDS_ON_SQLITE: Final = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_GUARDS_ON_POSTGRESQL: Final = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
# As made by the migration `0002_refuse_changes`.
_BOTH: Final = frozenset({"trail_line_follows", "trail_head_moves", "trail_head_begins"})
_GUARDS: Final = {
    "sqlite": _BOTH
    | {
        "trail_line_moves_head",
        "trail_trailline_no_update",
        "trail_trailline_no_delete",
        "trail_waitingline_no_update",
        "trail_waitingline_no_delete",
        "trail_trailhead_no_delete",
    },
    "postgresql": _BOTH
    | {f"trail_{table}_kept" for table in ("trailline", "waitingline", "trailhead")}
    | {f"trail_{table}_not_emptied" for table in ("trailline", "waitingline", "trailhead")},
}


class Fault(StrEnum):
    """What is wrong with a chain at its first bad line."""

    CHANGED = "changed or forged"
    MISSING = "missing"
    CUT = "cut off"
    BEYOND_HEAD = "beyond the head"
    NO_HEAD = "the head is missing"
    OTHER_HISTORY = "not the line of an earlier checkpoint"


@dataclass(frozen=True)
class Verdict:
    """Whether a chain is whole; otherwise its first bad line and what is wrong with it."""

    ok: bool
    lines: int
    first_bad_sequence: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Opening:
    """One time that something was opened: by which function, not by whom (decision 26)."""

    at: datetime
    function_name: str
    unit_name: str
    role: str
    purpose: str
    action: str
    # Behind broken glass, and for which coded reason.
    is_glass: bool = False
    reason: str = ""
    # What was found of it by whoever reviewed it; filled by the room that knows.
    verdict: str = ""


@dataclass(frozen=True)
class Reader:
    """Somebody as the trail tells it: function and unit on that day, no name."""

    function_name: str = ""
    unit_name: str = ""


def verify(organisation_id: UUID | None, known: Iterable[Checkpoint] = ()) -> Verdict:
    """Walk the whole chain of an organisation (None: the platform) and name the first bad line.

    The table alone cannot show that it was replaced by an older copy, head and all; `known`
    checkpoints from elsewhere can.
    """
    head = TrailHead.objects.filter(pk=chain_id(organisation_id)).first()
    if head is None:
        return Verdict(ok=False, lines=0, first_bad_sequence=1, reason=Fault.NO_HEAD)
    key = vault.mac_key(organisation_id)
    macs = _macs(chain_id(organisation_id), known)
    expected, previous_mac = 1, NO_MAC
    lines = TrailLine.objects.filter(_of(organisation_id))
    for line in lines.filter(sequence__lte=head.sequence).order_by("sequence").iterator(chunk_size=1000):
        fault = _fault(key, line, expected, previous_mac) or _differs(line, macs)
        if fault:
            return _bad(expected, fault)
        expected, previous_mac = expected + 1, line.mac
    if expected <= max([head.sequence, *macs]):
        return _bad(expected, Fault.CUT)
    if previous_mac != head.mac:
        return _bad(expected, Fault.CHANGED)
    # Read in this order: lines that come in meanwhile have moved the head by then.
    last = lines.aggregate(last=Max("sequence"))["last"] or 0
    head.refresh_from_db()
    if last > head.sequence:
        return _bad(head.sequence + 1, Fault.BEYOND_HEAD)
    return Verdict(ok=True, lines=expected - 1)


def checkpoint(organisation_id: UUID | None) -> Checkpoint:
    """Return where the chain ends now, to be kept on another machine."""
    head = TrailHead.objects.get(pk=chain_id(organisation_id))
    return Checkpoint(chain=head.pk, sequence=head.sequence, mac=head.mac)


def checkpoints() -> list[Checkpoint]:
    """Return where every chain ends now, the platform's first; one query."""
    heads = TrailHead.objects.order_by("pk").values_list("pk", "sequence", "mac")
    return [Checkpoint(chain, sequence, mac) for chain, sequence, mac in heads]


def without_head() -> list[UUID | None]:
    """Return the organisations that have lines but no chain any more; none is right."""
    told = TrailLine.objects.order_by("organisation_id").values_list("organisation_id", flat=True).distinct()
    return [one for one in told if not TrailHead.objects.filter(pk=chain_id(one)).exists()]


def missing_guards() -> list[str]:
    """Return which triggers of the trail are gone or switched off in this database; none is right."""
    sql = _GUARDS_ON_POSTGRESQL if connection.vendor == "postgresql" else _GUARDS_ON_SQLITE
    with connection.cursor() as cursor:
        cursor.execute(sql)
        standing = {row[0] for row in cursor.fetchall()}
    return sorted(_GUARDS[connection.vendor] - standing)


def chains() -> list[UUID | None]:
    """Return the organisation of every chain; None is the platform."""
    return list(TrailHead.objects.order_by("pk").values_list("organisation_id", flat=True))


def who_opened(actor: Actor, object_type: str, object_ids: Iterable[UUID | str]) -> list[Opening]:
    """Tell every time a signed-in person saw sealed parts of these objects, newest first.

    The ids come from the `access` of their own room; here only the organisation is checked. Two
    queries, however many lines.
    """
    if actor.organisation_id is None:
        return []
    lines = list(
        TrailLine.objects.filter(
            organisation_id=actor.organisation_id,
            object_type=object_type,
            object_id__in=[str(one) for one in object_ids],
            account__isnull=False,
        )
        .exclude(compartments="")
        .order_by("-sequence")
    )
    memberships = _memberships(actor.organisation_id, {line.account_id for line in lines if line.account_id})
    return [_opening(line, memberships) for line in lines]


def readers_at(actor: Actor, asked: Sequence[tuple[UUID | None, datetime]]) -> list[Reader]:
    """Of each person and moment the function and unit of that day, in the actor's organisation; one query."""
    if actor.organisation_id is None:
        return [Reader() for _one in asked]
    held = _memberships(actor.organisation_id, {account for account, _at in asked if account})
    return [_reader(account, at, held) for account, at in asked]


def _of(organisation_id: UUID | None) -> Q:
    return Q(organisation=None) if organisation_id is None else Q(organisation=organisation_id)


def _fault(key: bytes, line: TrailLine, expected: int, previous_mac: str) -> Fault | None:
    if line.sequence > expected:
        return Fault.MISSING
    is_whole = line.previous_mac == previous_mac and hmac.compare_digest(mac_of(key, line), line.mac)
    return None if is_whole else Fault.CHANGED


def _macs(chain: UUID, known: Iterable[Checkpoint]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for one in known:
        if one.chain == chain:
            found[one.sequence].add(one.mac)
    return found


def _differs(line: TrailLine, macs: Mapping[int, set[str]]) -> Fault | None:
    """Every checkpoint of this line counts: a later one may have been made of a table that was put back."""
    return Fault.OTHER_HISTORY if macs.get(line.sequence, {line.mac}) != {line.mac} else None


def _bad(sequence: int, fault: Fault) -> Verdict:
    return Verdict(ok=False, lines=sequence - 1, first_bad_sequence=sequence, reason=fault.value)


def _memberships(organisation_id: UUID, account_ids: set[UUID]) -> dict[UUID, list[Membership]]:
    found: dict[UUID, list[Membership]] = defaultdict(list)
    held = Membership.objects.filter(organisation_id=organisation_id, account_id__in=account_ids)
    for membership in held.select_related("unit").order_by("starts_on"):
        found[membership.account_id].append(membership)
    return found


def _reader(account_id: UUID | None, at: datetime, memberships: Mapping[UUID, list[Membership]]) -> Reader:
    """Take the membership of that day, else the last one: a function is told as it was then."""
    day = to_local(at).date()
    held = memberships.get(account_id, []) if account_id else []
    then = [one for one in held if one.starts_on <= day and (one.ends_on is None or day <= one.ends_on)]
    membership = next(reversed(then or held), None)
    if membership is None:
        return Reader()
    return Reader(membership.function_name, membership.unit.name if membership.unit else "")


def _opening(line: TrailLine, memberships: Mapping[UUID, list[Membership]]) -> Opening:
    reader = _reader(line.account_id, line.at, memberships)
    return Opening(
        at=line.at,
        function_name=reader.function_name,
        unit_name=reader.unit_name,
        role=line.role,
        purpose=line.purpose,
        action=line.action,
        is_glass=line.break_glass,
        reason=str(line.detail.get("reason", "")) if line.break_glass else "",
    )
