# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review queue of the trail: lines worth a look, marked one by one, and a month signed off.

Read and marked by privacy officers and log reviewers (the matrix: R on the trail), never about themselves.
Reading the queue is a line in the trail too. Whoever a line is about can read later that it was reviewed.
`hidden` everywhere: the cases of which nothing may show to this reader (`dossier.log_numbers.hidden_from`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Right, Role
from eenlijn.commons.access.matrix import right
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.codes import ReviewMark, ReviewRule
from eenlijn.commons.trail.models import LineToReview, ReviewMonth
from eenlijn.commons.trail.queries import Reader, readers_at
from eenlijn.commons.trail.watching import Found
from eenlijn.foundation.clock import local_month, to_local
from eenlijn.foundation.paging import Order, Page, moment_of, page_of
from eenlijn.foundation.sealed.compartments import Compartment

# A month that is over is signed off within so many days, or somebody higher is told.
SIGN_OFF_TERM: Final = timedelta(days=10)
LONGEST_LIST: Final = 60


class WordNeeded(Refused):
    def __init__(self) -> None:
        """Say what to write."""
        super().__init__(_("Schrijf op wat je vroeg of zag. Geen namen."))


class OwnLine(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze regel gaat over jou. Iemand anders kijkt hem na."))


class NotOverYet(Refused):
    def __init__(self) -> None:
        """Say when."""
        super().__init__(_("Deze maand is nog niet helemaal bekeken. Teken hem af als hij voorbij is."))


class LinesLeft(Refused):
    def __init__(self, left: int) -> None:
        super().__init__(_("Er staan nog regels open: %(left)d. Kijk die eerst na.") % {"left": left})


class SignedBefore(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze maand is al afgetekend."))


@dataclass(frozen=True)
class MonthRow:
    """A month of the trail: how many lines stand in its queue, how many were marked, and who signed."""

    month: date
    lines: int
    left: int
    is_over: bool
    is_late: bool
    due_on: date
    watched_until: date
    signed_at: datetime | None
    signed_by: Reader


@dataclass(frozen=True)
class QueueRow:
    """A line to look at: function, unit, role, moment, number and rule; a name for a privacy officer only."""

    id: UUID
    rule: ReviewRule
    reader: Reader
    name: str
    role: str
    at: datetime
    number: str
    count: int
    is_mine: bool
    mark: ReviewMark | None
    marked_at: datetime | None
    word: str = ""


@dataclass(frozen=True)
class ReviewedLine:
    """For whoever it is about: when it was, by which rule it was looked at, and what was found."""

    at: datetime
    number: str
    rule: ReviewRule
    mark: ReviewMark
    marked_at: datetime


def may_review(actor: Actor) -> bool:
    """Whether the matrix lets this person read the trail of the whole employer."""
    is_here = actor.is_person and actor.organisation_id is not None
    return is_here and right(actor, Compartment.TRAIL) is Right.READ and actor.has(Role.DPO, Role.LOG)


def check_reviews(actor: Actor) -> None:
    """Refuse whoever does not review, with the page of what does not exist."""
    if not may_review(actor):
        raise NotVisible


def _lines(actor: Actor, hidden: Collection[str]) -> "QuerySet[LineToReview]":
    check_reviews(actor)
    return LineToReview.objects.filter(organisation_id=actor.scope_id).exclude(object_id__in=list(hidden))


@transaction.atomic
def open_months(*, actor: Actor, hidden: Collection[str], now: datetime) -> list[MonthRow]:
    """The months, newest first; seeing how many lines there are is a line itself."""
    check_reviews(actor)
    rows = list(ReviewMonth.objects.filter(organisation_id=actor.scope_id).order_by("-month")[:LONGEST_LIST])
    counts = {
        month: (lines, lines - marked)
        for month, lines, marked in _lines(actor, hidden)
        .values_list("month")
        .annotate(lines=Count("pk"), marked=Count("pk", filter=~Q(mark="")))
        .order_by("month")
    }
    signers = readers_at(actor, [(row.signed_by_id, row.signed_at or now) for row in rows])
    append(actor, now, Entry("open_review_months", "trail", purpose="review"))
    return [
        _month_row(row, counts.get(row.month, (0, 0)), signer, now)
        for row, signer in zip(rows, signers, strict=True)
    ]


def _month_row(row: ReviewMonth, counted: tuple[int, int], signer: Reader, now: datetime) -> MonthRow:
    due_on = month_after(row.month) + SIGN_OFF_TERM
    return MonthRow(
        month=row.month,
        lines=counted[0],
        left=counted[1],
        is_over=is_whole(row),
        is_late=row.signed_at is None and to_local(now).date() >= due_on,
        due_on=due_on,
        watched_until=row.watched_until,
        signed_at=row.signed_at,
        signed_by=signer if row.signed_by_id else Reader(),
    )


@transaction.atomic
def open_queue(
    *, actor: Actor, month: date, hidden: Collection[str], before: str = "", after: str = "", now: datetime
) -> tuple[MonthRow, Page[LineToReview], list[QueueRow]]:
    """One page of the queue of a month, and the line that says that it was read."""
    found = _month(actor, month)
    mine = _lines(actor, hidden).filter(month=month)
    page = page_of(mine, _BY_MOMENT, before=before, after=after)
    left = mine.filter(mark="").count()
    row = _month_row(found, (mine.count(), left), Reader(), now)
    detail = {"month": month.isoformat(), "lines": len(page.rows)}
    append(actor, now, Entry("open_review_queue", "trail", purpose="review", detail=detail))
    return row, page, _rows(actor, page.rows)


_BY_MOMENT: Final[Order[LineToReview]] = Order(
    fields=("at", "pk"),
    write=lambda row: (row.at.isoformat(), str(row.pk)),
    read=lambda parts: (moment_of(parts[0]), UUID(parts[1])),
)


def line_of(actor: Actor, line_id: UUID, hidden: Collection[str]) -> QueueRow:
    """One line of the queue with the reviewer's word."""
    row = _lines(actor, hidden).filter(pk=line_id).first()
    if row is None:
        raise NotVisible
    return _rows(actor, [row])[0]


def month_of_line(actor: Actor, line_id: UUID, hidden: Collection[str]) -> date:
    """The month in whose queue this line stands."""
    found = _lines(actor, hidden).filter(pk=line_id).values_list("month", flat=True).first()
    if found is None:
        raise NotVisible
    return found


def _rows(actor: Actor, rows: list[LineToReview]) -> list[QueueRow]:
    readers = readers_at(actor, [(row.account_id, row.at) for row in rows])
    names = names_of({row.account_id for row in rows}) if actor.has(Role.DPO) else {}
    return [
        QueueRow(
            id=row.pk,
            rule=ReviewRule(row.rule),
            reader=reader,
            name=names.get(row.account_id, ""),
            role=row.role,
            at=row.at,
            number=row.number,
            count=row.count,
            is_mine=row.account_id == actor.account_id,
            mark=ReviewMark(row.mark) if row.mark else None,
            marked_at=row.marked_at,
            word=vault.open(row, "word"),
        )
        for row, reader in zip(rows, readers, strict=True)
    ]


@transaction.atomic
def mark_line(
    *, actor: Actor, line_id: UUID, mark: ReviewMark, word: str, hidden: Collection[str], now: datetime
) -> None:
    """Say what was found of one line; anew as long as the month is not signed off."""
    row = _lines(actor, hidden).select_for_update().filter(pk=line_id).first()
    if row is None:
        raise NotVisible
    if row.account_id == actor.account_id:
        raise OwnLine
    # A line that whoever signed could not see is still marked by another.
    if row.mark and _month(actor, row.month).signed_at is not None:
        raise SignedBefore
    if mark is not ReviewMark.FINE and not word.strip():
        raise WordNeeded
    row.mark, row.marked_by_id, row.marked_at = mark, actor.person_id, now
    vault.seal(row, word=word.strip() or None)
    row.save(force_update=True)
    detail = {"rule": row.rule, "mark": mark.value, "sequence": row.sequence}
    append(actor, now, Entry("mark_line", "trail", row.pk, detail=detail, subject_id=row.account_id))


@transaction.atomic
def sign_off_month(*, actor: Actor, month: date, hidden: Collection[str], now: datetime) -> None:
    """Sign a month off: it is over, it was looked through to its last day, and no line is left."""
    row = _month(actor, month, is_locked=True)
    if row.signed_at is not None:
        raise SignedBefore
    if not is_whole(row):
        raise NotOverYet
    lines = _lines(actor, hidden).filter(month=month)
    left = lines.filter(mark="").count()
    if left:
        raise LinesLeft(left)
    row.signed_by_id, row.signed_at, row.lines = actor.person_id, now, lines.count()
    row.save(force_update=True)
    detail = {"month": month.isoformat(), "lines": row.lines}
    append(actor, now, Entry("sign_off_month", "trail", row.pk, detail=detail))


def _month(actor: Actor, month: date, *, is_locked: bool = False) -> ReviewMonth:
    check_reviews(actor)
    rows = ReviewMonth.objects.filter(organisation_id=actor.scope_id, month=month)
    found = (rows.select_for_update() if is_locked else rows).first()
    if found is None:
        raise NotVisible
    return found


def keep_found(*, organisation_id: UUID, day: date, found: Iterable[Found], now: datetime) -> ReviewMonth:
    """Keep what the rules found of one day, and that it was looked through; part of the caller's act."""
    month = day.replace(day=1)
    row, _is_new = ReviewMonth.objects.get_or_create(
        organisation_id=organisation_id, month=month, defaults={"watched_until": day}
    )
    if row.watched_until < day:
        row.watched_until = day
        row.save(update_fields=["watched_until"])
    LineToReview.objects.bulk_create(
        [_kept(organisation_id, month, one, now) for one in found], ignore_conflicts=True
    )
    return row


def _kept(organisation_id: UUID, month: date, one: Found, now: datetime) -> LineToReview:
    return LineToReview(
        id=uuid4(),
        organisation_id=organisation_id,
        month=month,
        rule=one.rule,
        sequence=one.look.sequence,
        at=one.look.at,
        account_id=one.look.account_id,
        role=one.look.role,
        object_id=one.look.incident_id,
        number=one.look.number,
        count=one.count,
        found_at=now,
    )


def watched_until(organisation_id: UUID) -> date | None:
    """The last day of this trail that was looked through."""
    rows = ReviewMonth.objects.filter(organisation_id=organisation_id).order_by("-month")
    return rows.values_list("watched_until", flat=True).first()


def unsigned_months(now: datetime) -> "QuerySet[ReviewMonth]":
    """Months that are over since ten days without a sign-off, of which nobody higher was told yet."""
    today = to_local(now).date()
    closed = (today - SIGN_OFF_TERM).replace(day=1)
    return ReviewMonth.objects.filter(month__lt=closed, signed_at=None, told_at=None).order_by("month", "pk")


def reviewed_of(actor: Actor, hidden: Collection[str]) -> list[ReviewedLine]:
    """What of the own lines was reviewed, newest first; one query."""
    rows = (
        LineToReview.objects.filter(organisation_id=actor.scope_id, account_id=actor.person_id)
        .exclude(mark="")
        .exclude(object_id__in=list(hidden))
        .order_by("-marked_at")[:LONGEST_LIST]
    )
    return [
        ReviewedLine(row.at, row.number, ReviewRule(row.rule), ReviewMark(row.mark), row.marked_at)
        for row in rows
        if row.marked_at is not None
    ]


def waiting_lines(actor: Actor, hidden: Collection[str], now: datetime) -> int:
    """How many lines of months that are over still wait for a mark by this person."""
    mine = _lines(actor, hidden).filter(mark="", month__lt=local_month(now))
    return mine.exclude(account_id=actor.person_id).count()


def is_whole(row: ReviewMonth) -> bool:
    """Whether the last day of the month was looked through."""
    return row.watched_until >= month_after(row.month) - timedelta(days=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
