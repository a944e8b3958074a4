# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the trail: opening a chain, appending to it, and letting waiting lines in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.transaction import TransactionManagementError

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.processing import PURPOSES
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.chain import FACTS, chain_id, following
from eenlijn.commons.trail.models import TrailHead, TrailLine, WaitingLine
from eenlijn.foundation.prepared import Prepared, named_id
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.together import insert_together

_LONGEST_CODE: Final = 64


class UnknownPurpose(Exception):
    """No processing activity of the register has this purpose, so nothing may be done for it."""


class NoTrail(Exception):
    """This organisation has no chain; without one nothing can be done, and none is made on the way."""


@dataclass(frozen=True)
class Entry:
    """What happened to one object, for one data subject; codes and ids, never content."""

    action: str
    object_type: str
    object_id: UUID | str = ""
    compartments: Sequence[Compartment] = ()
    subject_id: UUID | None = None
    purpose: str = ""
    relation: str = ""
    result: str = "done"
    detail: Mapping[str, Any] = field(default_factory=dict)
    break_glass: bool = False


def open_trail(organisation_id: UUID | None) -> None:
    """Open the chain of an organisation, or of the platform; once."""
    TrailHead.objects.create(id=chain_id(organisation_id), organisation_id=organisation_id)


def append(actor: Actor, now: datetime, *entries: Entry, may_wait: bool = False) -> None:
    """Append one line per entry to the chain of the actor's organisation.

    Called last in the transaction of the act: no line, no act. Line and head are one statement:
    the database moves the head when the line comes in, and refuses a line that does not follow
    it. With `may_wait` (the intake of a report, and nothing else) the line is kept apart while
    the key store is down, see `enter_waiting`.
    """
    if not transaction.get_connection().in_atomic_block:
        message = "a trail line is part of the transaction of its act"
        raise TransactionManagementError(message)
    told = [_facts(actor, now, entry) for entry in entries]
    try:
        key = vault.mac_key(actor.organisation_id)
    except vault.KeysUnavailable:
        if not may_wait:
            raise
        WaitingLine.objects.bulk_create(WaitingLine(**facts) for facts in told)
        return
    _enter(key, actor.organisation_id, told)


def enter_waiting() -> int:
    """Let the lines that waited for a key into their chains, oldest first; tells how many.

    Raises KeysUnavailable while the key store is still down. May be run twice.
    """
    entered = 0
    for organisation_id in set(_waiting().values_list("organisation_id", flat=True)):
        with transaction.atomic():
            key = vault.mac_key(organisation_id)
            _locked_head(organisation_id)
            told = list(
                _waiting().filter(organisation_id=organisation_id).order_by("at", "id").values(*FACTS)
            )
            _enter(key, organisation_id, told)
            entered += len(told)
    return entered


def employers_waiting() -> list[UUID | None]:
    """Whose lines wait for a key; None is the platform."""
    return list(_waiting().order_by("organisation_id").values_list("organisation_id", flat=True).distinct())


def _waiting() -> "QuerySet[WaitingLine]":
    return WaitingLine.objects.filter(~Exists(TrailLine.objects.filter(pk=OuterRef("pk"))))


def _enter(key: bytes, organisation_id: UUID | None, facts: Sequence[Mapping[str, Any]]) -> None:
    if not facts:
        return
    head = _locked_head(organisation_id)
    lines: list[TrailLine] = []
    mac = head.mac
    for sequence, one in enumerate(facts, start=head.sequence + 1):
        lines.append(following(key, one, sequence, mac))
        mac = lines[-1].mac
    insert_together(lines)


def _locked_head(organisation_id: UUID | None) -> TrailHead:
    """Read the head; on PostgreSQL others wait here, on SQLite they wait for the whole transaction."""
    for head in _head(chain=chain_id(organisation_id)):
        return head
    raise NoTrail


_head: Final = Prepared(lambda: TrailHead.objects.select_for_update().filter(pk=named_id("chain")))


def _facts(actor: Actor, now: datetime, entry: Entry) -> dict[str, Any]:
    role = actor.acting_role
    return {
        "id": uuid4(),
        "organisation_id": actor.organisation_id,
        "at": now,
        "actor_kind": actor.kind.value,
        "account_id": actor.account_id,
        "actor_name": actor.name_for_trail,
        "role": role.value if role else "",
        "relation": str(entry.relation),
        "action": entry.action,
        "object_type": entry.object_type,
        "object_id": str(entry.object_id),
        "subject_id": entry.subject_id,
        "compartments": " ".join(item.value for item in entry.compartments),
        "purpose": _registered(entry.purpose or actor.purpose),
        "result": entry.result,
        "origin": actor.origin,
        "trace_id": actor.trace_id,
        "break_glass": entry.break_glass,
        "detail": _coded(entry.detail),
    }


def _registered(purpose: str) -> str:
    """Refuse a purpose that is not in the register; acts that show nothing may carry none."""
    if purpose and purpose not in PURPOSES:
        raise UnknownPurpose(purpose)
    return purpose


def _coded(detail: Mapping[str, Any]) -> dict[str, Any]:
    """Refuse anything that is no code, number or list of these: sentences are content."""
    for name, value in detail.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            is_code = isinstance(one, str) and len(one) <= _LONGEST_CODE
            if not (is_code or one is None or isinstance(one, bool | int)):
                message = f"trail detail {name!r} is no code"
                raise ValueError(message)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in detail.items()}
