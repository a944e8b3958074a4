# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the log: of the whole employer for who reviews, of the own acts for everybody; never content.

Whoever reads it leaves a line: the page, its filters and how many lines it showed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Right, Role
from eenlijn.commons.access.matrix import right
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.logbook import lines_between
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import Reader, checkpoint, readers_at
from eenlijn.commons.trail.reviewing import check_reviews
from eenlijn.foundation.clock import local_day_end, local_day_start
from eenlijn.foundation.paging import Order, Page, page_of
from eenlijn.foundation.sealed.compartments import Compartment

# What opened something sealed, by an empty or a filled list of compartments.
OPENED: Final = "opened"
REFUSED: Final = "refused"
# What a number may stand for: a case, its report, or the number itself where somebody was refused.
NUMBER: Final = "number"
NUMBERED: Final = ("incident", "report", NUMBER)


@dataclass(frozen=True)
class LogQuestion:
    """What is asked of the log. `object_ids` are those of the number asked for; empty is any number."""

    since: date | None = None
    until: date | None = None
    role: str = ""
    action: str = ""
    number: str = ""
    object_ids: tuple[str, ...] = ()
    glass_only: bool = False
    before: str = ""
    after: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.since or self.until or self.role or self.action or self.number or self.glass_only)


@dataclass(frozen=True)
class LogLine:
    """A line as a page tells it; a name for a privacy officer only, a number where the object has one."""

    sequence: int
    at: datetime
    kind: str
    reader: Reader
    name: str
    role: str
    action: str
    object_type: str
    object_id: str
    typed_number: str
    compartments: tuple[str, ...]
    purpose: str
    result: str
    break_glass: bool
    is_mine: bool


@dataclass(frozen=True)
class LogPage:
    lines: tuple[LogLine, ...]
    before: str
    after: str


@transaction.atomic
def open_log(*, actor: Actor, asked: LogQuestion, hidden: Collection[str], now: datetime) -> LogPage:
    """One page of the log of the employer. `hidden` are cases of which nothing may show to this reader."""
    check_reviews(actor)
    rows = TrailLine.objects.filter(_asked(asked), organisation_id=actor.scope_id)
    page = page_of(_shown(rows, hidden), _BY_SEQUENCE, before=asked.before, after=asked.after)
    found = _told(actor, page)
    append(actor, now, Entry("open_log", "trail", purpose="review", detail=_traced(asked, len(found.lines))))
    return found


def has_own_actions(actor: Actor) -> bool:
    """Whether this person has a page of own acts; who only keeps the system or a programme has not."""
    return actor.is_person and right(actor, Compartment.TRAIL) in {Right.OWN, Right.READ}


@transaction.atomic
def open_own_actions(
    *, actor: Actor, hidden: Collection[str], before: str = "", after: str = "", now: datetime
) -> LogPage:
    """What this person did themselves, for whoever has that right on the trail."""
    if not has_own_actions(actor):
        raise NotVisible
    rows = TrailLine.objects.filter(organisation_id=actor.scope_id, account_id=actor.person_id)
    page = page_of(_shown(rows, hidden), _BY_SEQUENCE, before=before, after=after)
    found = _told(actor, page)
    detail = {"lines": len(found.lines)}
    append(actor, now, Entry("open_own_actions", "trail", subject_id=actor.account_id, detail=detail))
    return found


@transaction.atomic
def take_log(*, actor: Actor, since: date, until: date, now: datetime) -> "QuerySet[TrailLine]":
    """Every line of these days, to leave as the processing log, as they stood before the line of that."""
    check_reviews(actor)
    last = checkpoint(actor.scope_id).sequence
    lines = lines_between(actor.scope_id, local_day_start(since), local_day_end(until))
    lines = lines.filter(sequence__lte=last)
    detail = {"since": since.isoformat(), "until": until.isoformat(), "lines": lines.count(), "last": last}
    append(actor, now, Entry("export_processing_log", "trail", purpose="review", detail=detail))
    return lines


def _shown(rows: "QuerySet[TrailLine]", hidden: Collection[str]) -> "QuerySet[TrailLine]":
    return rows.exclude(object_id__in=list(hidden)) if hidden else rows


_BY_SEQUENCE: Final[Order[TrailLine]] = Order(
    fields=("sequence",),
    write=lambda row: (str(row.sequence),),
    read=lambda parts: (_sequence(parts[0]),),
    is_descending=True,
)
_LARGEST: Final = 2**63 - 1


def _sequence(text: str) -> int:
    """A place in the chain; what no column holds, nobody wrote."""
    found = int(text)
    if not 0 <= found <= _LARGEST:
        raise ValueError(text)
    return found


def _asked(asked: LogQuestion) -> Q:
    wanted = {
        "at__gte": local_day_start(asked.since) if asked.since else None,
        "at__lt": local_day_end(asked.until) if asked.until else None,
        "role": asked.role,
        "break_glass": asked.glass_only,
    }
    found = Q(**{column: value for column, value in wanted.items() if value})
    if asked.number:
        found &= Q(object_type__in=NUMBERED, object_id__in=(*asked.object_ids, asked.number))
    return found & _of_action(asked.action)


def _of_action(action: str) -> Q:
    if action == OPENED:
        return ~Q(compartments="")
    if action == REFUSED:
        return Q(result="refused")
    return Q(action=action) if action else Q()


def _traced(asked: LogQuestion, lines: int) -> dict[str, Any]:
    told = {
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "",
        "role": asked.role,
        "action": asked.action,
        "number": asked.number,
        "glass_only": asked.glass_only,
    }
    return {"lines": lines, **{name: value for name, value in told.items() if value}}


def _told(actor: Actor, page: Page[TrailLine]) -> LogPage:
    readers = readers_at(actor, [(row.account_id, row.at) for row in page.rows])
    names = names_of({row.account_id for row in page.rows}) if actor.has(Role.DPO) else {}
    lines = tuple(
        _line(row, reader, _name(row.account_id, names), is_mine=row.account_id == actor.account_id)
        for row, reader in zip(page.rows, readers, strict=True)
    )
    return LogPage(lines, before=page.before, after=page.after)


def _name(account_id: UUID | None, names: dict[UUID, str]) -> str:
    return names.get(account_id, "") if account_id else ""


def _line(row: TrailLine, reader: Reader, name: str, *, is_mine: bool) -> LogLine:
    return LogLine(
        sequence=row.sequence,
        at=row.at,
        kind=row.actor_kind,
        reader=reader,
        name=name,
        role=row.role,
        action=row.action,
        object_type=row.object_type,
        object_id=row.object_id,
        typed_number=row.object_id if row.object_type == NUMBER else "",
        compartments=tuple(row.compartments.split()),
        purpose=row.purpose,
        result=row.result,
        break_glass=row.break_glass,
        is_mine=is_mine,
    )
