# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the review of rights show: the history, a page of lines, and for others only the sign."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import LineKind, MembershipState, Verdict
from eenlijn.commons.accounts.models import Membership, ReviewLine, RightsReview
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.tenancy.reviewing import CLOSED, may_sign, visible_to

ON_A_PAGE: Final = 25
# Who reads that a quarter was signed, and nothing of what was in it.
_READS_THE_SIGN: Final = (Role.COO, Role.BRD)


@dataclass(frozen=True)
class ReviewRow:
    """One quarter; names are empty for who reads only that it was signed."""

    id: UUID
    year: int
    quarter: int
    made_by: str
    made_at: datetime
    signed_by: str
    signed_at: datetime | None
    count: int
    still_open: int


@dataclass(frozen=True)
class RightLine:
    """One right as it was; `is_own` may only be judged by another."""

    id: UUID
    kind: LineKind
    name: str
    deputy: str
    role: Role | None
    state: MembershipState | None
    function_name: str
    unit_name: str
    system: str
    starts_on: date | None
    ends_on: date | None
    last_signed_in_on: date | None
    is_quiet: bool
    takes_two: bool
    has_left: bool
    is_own: bool
    verdict: Verdict
    judged_by: str
    judged_at: datetime | None


@dataclass(frozen=True)
class _Place:
    page: int
    pages: int
    counts: tuple[int, int]


@dataclass(frozen=True)
class ReviewPage:
    review: ReviewRow
    lines: tuple[RightLine, ...]
    page: int
    pages: int
    may_take_away: bool
    may_sign: bool


def reviews(actor: Actor) -> tuple[ReviewRow, ...]:
    """Every review of the own employer, the newest first; NotVisible for who has nothing to do with it."""
    sees_all = actor.is_person and actor.has(Role.ADM, Role.DPO)
    if actor.organisation_id is None or not (sees_all or actor.has(*_READS_THE_SIGN)):
        raise NotVisible
    here = RightsReview.objects.filter(organisation_id=actor.scope_id)
    rows = list(here.order_by("-year", "-quarter"))
    counts = _counts(rows)
    asked = [who for one in rows for who in (one.made_by_id, one.signed_by_id)] if sees_all else []
    names = names_of(asked)
    return tuple(_row(one, names, counts.get(one.pk, (0, 0))) for one in rows)


def review_page(actor: Actor, review_id: UUID, page: int, now: datetime) -> ReviewPage:
    """A page of one review: the same statements for one line and for many."""
    review, counts = _find(actor, review_id)
    count = counts.get(review.pk, (0, 0))[0]
    pages = max(1, -(-count // ON_A_PAGE))
    shown = min(max(page, 1), pages)
    first = (shown - 1) * ON_A_PAGE
    lines = ReviewLine.objects.filter(review=review).order_by("position")
    place = _Place(shown, pages, counts.get(review.pk, (0, 0)))
    return _page(actor, review, list(lines[first : first + ON_A_PAGE]), place, now)


def whole_review(actor: Actor, review_id: UUID, now: datetime) -> ReviewPage:
    """All of one review, to print."""
    review, counts = _find(actor, review_id)
    lines = ReviewLine.objects.filter(review=review).order_by("position")
    return _page(actor, review, list(lines), _Place(1, 1, counts.get(review.pk, (0, 0))), now)


def _find(actor: Actor, review_id: UUID) -> tuple[RightsReview, dict[UUID, tuple[int, int]]]:
    review = visible_to(actor).filter(pk=review_id).first()
    if review is None:
        raise NotVisible
    return review, _counts([review])


def _counts(rows: Iterable[RightsReview]) -> dict[UUID, tuple[int, int]]:
    """How many lines each has, and how many of them are still open. One query."""
    lines = ReviewLine.objects.filter(review__in=[one.pk for one in rows]).order_by()
    told = lines.values_list("review_id").annotate(
        all_of_them=Count("pk"), still=Count("pk", filter=~Q(verdict__in=CLOSED))
    )
    return {review_id: (count, still) for review_id, count, still in told}


def _row(one: RightsReview, names: Mapping[UUID, str], counts: tuple[int, int]) -> ReviewRow:
    return ReviewRow(
        id=one.pk,
        year=one.year,
        quarter=one.quarter,
        made_by=names.get(one.made_by_id, ""),
        made_at=one.made_at,
        signed_by=names.get(one.signed_by_id, "") if one.signed_by_id else "",
        signed_at=one.signed_at,
        count=counts[0],
        still_open=counts[1],
    )


def _page(
    actor: Actor, review: RightsReview, rows: list[ReviewLine], place: _Place, now: datetime
) -> ReviewPage:
    people = {who for one in rows for who in (one.account_id, one.deputy_id, one.judged_by_id)}
    names = names_of({*people, review.made_by_id, review.signed_by_id})
    here = Membership.objects.filter(organisation_id=actor.scope_id).exclude(state=MembershipState.ENDED)
    stayed = set(
        here.filter(account_id__in=[one for one in people if one]).values_list("account_id", flat=True)
    )
    return ReviewPage(
        review=_row(review, names, place.counts),
        lines=tuple(_line(one, names, stayed, actor) for one in rows),
        page=place.page,
        pages=place.pages,
        may_take_away=actor.has(Role.ADM),
        may_sign=review.signed_at is None and may_sign(actor, review.made_by_id, now),
    )


def _line(one: ReviewLine, names: Mapping[UUID, str], stayed: set[UUID], actor: Actor) -> RightLine:
    return RightLine(
        id=one.pk,
        kind=LineKind(one.kind),
        name=names.get(one.account_id, "") if one.account_id else "",
        deputy=names.get(one.deputy_id, "") if one.deputy_id else "",
        role=Role(one.role) if one.role else None,
        state=MembershipState(one.state) if one.state else None,
        function_name=one.function_name,
        unit_name=one.unit_name,
        system=one.system,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        last_signed_in_on=one.last_signed_in_on,
        is_quiet=one.is_quiet,
        takes_two=one.takes_two,
        has_left=one.account_id is not None and one.account_id not in stayed,
        is_own=one.kind != LineKind.TOKEN and one.account_id == actor.account_id,
        verdict=Verdict(one.verdict),
        judged_by=names.get(one.judged_by_id, "") if one.judged_by_id else "",
        judged_at=one.judged_at,
    )
