# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review of rights, once a quarter: a frozen list, a verdict on each line, and a second person signs.

| who | may |
|---|---|
| administrator (ADM) | make it, and confirm, ask about or take away what is not one's own |
| privacy officer (DPO) | confirm and ask about what is not one's own, and sign |
| another administrator than who made it | sign, where nobody is privacy officer |
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import LineKind, MembershipState, Verdict
from eenlijn.commons.accounts.combinations import TWO_PERSON_ROLES
from eenlijn.commons.accounts.models import Invitation, Membership, ReviewLine, RightsReview, RoleAssignment
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.tenancy.absences import name_deputy
from eenlijn.commons.tenancy.actions import suspend_member
from eenlijn.commons.tenancy.giving_roles import end_role
from eenlijn.commons.tenancy.invitations import withdraw_link
from eenlijn.commons.tenancy.refusals import NotYours, NotYourself
from eenlijn.commons.tokens.actions import end_token
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

QUIET: Final = timedelta(days=90)
# After the last day of a quarter: when who administers is reminded, and when the board contact hears of it.
REMINDED_AFTER: Final = timedelta(days=14)
BOARD_AFTER: Final = timedelta(days=28)
CLOSED: Final = frozenset({Verdict.CONFIRMED, Verdict.TAKEN_AWAY})
_AT_ONCE: Final = 100


class AlreadyMade(Refused):
    def __init__(self) -> None:
        """Say where it is."""
        super().__init__(_("Voor dit kwartaal is de lijst al gemaakt. Ga daarmee verder."))


class QuarterNotRight(Refused):
    def __init__(self) -> None:
        """Say which may."""
        super().__init__(_("Je maakt de lijst van dit kwartaal of van het vorige."))


class StillOpen(Refused):
    def __init__(self, count: int) -> None:
        """Say how many lines wait."""
        told = ngettext(
            "%(count)s regel is nog niet bekeken of wordt nagevraagd.",
            "%(count)s regels zijn nog niet bekeken of worden nagevraagd.",
            count,
        )
        super().__init__(told % {"count": count})


class NotTheSigner(Refused):
    def __init__(self) -> None:
        """Say who is."""
        told = _(
            "De privacyfunctionaris tekent. Is die er niet, dan een andere beheerder dan wie dit maakte."
        )
        super().__init__(told)


class OnlyAdministratorsTakeAway(Refused):
    def __init__(self) -> None:
        """Say what else one may."""
        super().__init__(_("Wegnemen doet een beheerder. Zet de regel op navragen."))


def quarter_of(day: date) -> tuple[int, int]:
    """Return year and quarter of a day."""
    return day.year, (day.month + 2) // 3


def quarter_before(day: date) -> tuple[int, int]:
    """Return the quarter before that of a day."""
    year, quarter = quarter_of(day)
    return (year, quarter - 1) if quarter > 1 else (year - 1, 4)


def last_day_of(year: int, quarter: int) -> date:
    """Return the last day of a quarter."""
    following = date(year + (quarter == 4), quarter % 4 * 3 + 1, 1)  # noqa: PLR2004 - four quarters
    return following - timedelta(days=1)


@transaction.atomic
def make_review(*, actor: Actor, year: int, quarter: int, now: datetime) -> UUID:
    """Freeze who may do what now, as the list of this quarter; once a quarter."""
    if not (actor.is_person and actor.has(Role.ADM)):
        raise NotYours
    today = to_local(now).date()
    if (year, quarter) not in {quarter_of(today), quarter_before(today)}:
        raise QuarterNotRight
    review = RightsReview(
        organisation_id=actor.scope_id, year=year, quarter=quarter, made_by_id=actor.person_id, made_at=now
    )
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError:
        raise AlreadyMade from None
    lines = list(_lines(review, today, now))
    for position, one in enumerate(lines):
        one.position = position
    ReviewLine.objects.bulk_create(lines, batch_size=_AT_ONCE)
    append(actor, now, _entry("make_review", review, {"lines": len(lines)}))
    return review.pk


@transaction.atomic
def judge(
    *, actor: Actor, review_id: UUID, line_ids: Collection[UUID], verdict: Verdict, now: datetime
) -> int:
    """Say of these lines that they are right, are asked about, or end now; tells of how many.

    What ends, ends through the act that always ends it; what ended before is just marked.
    """
    review = _open(actor, review_id)
    if verdict is Verdict.OPEN:
        raise NotYours
    if verdict is Verdict.TAKEN_AWAY and not actor.has(Role.ADM):
        raise OnlyAdministratorsTakeAway
    rows = list(
        ReviewLine.objects.select_for_update()
        .filter(review=review, pk__in=list(line_ids))
        .exclude(verdict=Verdict.TAKEN_AWAY)
        .order_by("position")
    )
    if any(_is_own(one, actor) for one in rows):
        raise NotYourself
    for one in rows:
        if verdict is Verdict.TAKEN_AWAY:
            _take_away(actor, one, now)
    judged = ReviewLine.objects.filter(pk__in=[one.pk for one in rows])
    judged.update(verdict=verdict, judged_by=actor.account_id, judged_at=now)
    if rows:
        append(actor, now, *(_about(one, verdict) for one in rows))
    return len(rows)


@transaction.atomic
def sign(*, actor: Actor, review_id: UUID, now: datetime) -> None:
    """Sign as the second person, when every line is closed. From then on nothing of it changes."""
    review = _open(actor, review_id)
    if not may_sign(actor, review.made_by_id, now):
        raise NotTheSigner
    still = ReviewLine.objects.filter(review=review).exclude(verdict__in=CLOSED).count()
    if still:
        raise StillOpen(still)
    unsigned = RightsReview.objects.filter(pk=review.pk, signed_at=None)
    if not unsigned.update(signed_by=actor.account_id, signed_at=now):
        raise NotYours
    append(actor, now, _entry("sign_review", review, {"made_by": str(review.made_by_id)}))


def may_sign(actor: Actor, made_by: UUID, now: datetime) -> bool:
    """Whether this is the second person: the privacy officer when there is one, never who made it."""
    if not actor.is_person or actor.account_id == made_by:
        return False
    if actor.has(Role.DPO):
        return True
    officers = holders_of_role(organisation_id=actor.scope_id, roles=(Role.DPO,), unit_id=None, now=now) - {
        made_by
    }
    return actor.has(Role.ADM) and not officers


def visible_to(actor: Actor) -> "QuerySet[RightsReview]":
    """The reviews of the own employer, for who makes and signs them."""
    if not (actor.is_person and actor.has(Role.ADM, Role.DPO)):
        return RightsReview.objects.none()
    return RightsReview.objects.filter(organisation_id=actor.scope_id)


def employers() -> list[UUID]:
    """Every employer; a quarter ends for all of them."""
    return list(Organisation.objects.order_by("pk").values_list("pk", flat=True))


def remind(now: datetime) -> int:
    """Tell who administers, and later the board contact, that a quarter has no sign; once each."""
    today = to_local(now).date()
    year, quarter = quarter_before(today)
    late = today - last_day_of(year, quarter)
    if late < REMINDED_AFTER:
        return 0
    joined = Organisation.objects.filter(joined_on__lte=last_day_of(year, quarter))
    signed = RightsReview.objects.filter(year=year, quarter=quarter, signed_at__isnull=False)
    waiting = joined.exclude(pk__in=signed.values("organisation_id"))
    return sum(_remind(pk, mark_of(year, quarter), late, now) for pk in waiting.values_list("pk", flat=True))


def mark_of(year: int, quarter: int) -> str:
    """The quarter as a notice names it."""
    return f"{year}-K{quarter}"


@transaction.atomic
def _remind(organisation_id: UUID, mark: str, late: timedelta, now: datetime) -> int:
    told = OutgoingEvent.objects.filter(
        organisation_id=organisation_id, type=EventType.RIGHTS_NOT_REVIEWED, object_number=mark
    ).count()
    rungs = ((Role.ADM, Role.DPO), (Role.BRD,))
    reached = 1 + (late >= BOARD_AFTER)
    for roles in rungs[told:reached]:
        recipients = holders_of_role(organisation_id=organisation_id, roles=roles, unit_id=None, now=now)
        announce(
            organisation_id=organisation_id,
            event_type=EventType.RIGHTS_NOT_REVIEWED,
            object_number=mark,
            recipients=sorted(recipients),
            now=now,
        )
    return max(0, reached - told)


def _open(actor: Actor, review_id: UUID) -> RightsReview:
    review = visible_to(actor).select_for_update().filter(pk=review_id, signed_at=None).first()
    if review is None:
        raise NotYours
    return review


def _is_own(line: ReviewLine, actor: Actor) -> bool:
    return line.kind != LineKind.TOKEN and line.account_id == actor.account_id


def _take_away(actor: Actor, line: ReviewLine, now: datetime) -> None:
    try:
        with transaction.atomic():
            _ENDS[LineKind(line.kind)](actor, line.object_id, now)
    except (NotYours, NotVisible):
        # It ended since the list was made.
        return


_ENDS: Final[Mapping[LineKind, Callable[[Actor, UUID, datetime], None]]] = {
    LineKind.ROLE: lambda actor, pk, now: end_role(actor=actor, assignment_id=pk, now=now),
    LineKind.ACCOUNT: lambda actor, pk, now: suspend_member(actor=actor, membership_id=pk, now=now),
    LineKind.DEPUTY: lambda actor, pk, now: name_deputy(
        actor=actor, membership_id=pk, deputy_id=None, now=now
    ),
    LineKind.TOKEN: lambda actor, pk, now: end_token(actor=actor, token_id=pk, now=now),
    LineKind.LINK: lambda actor, pk, now: withdraw_link(actor=actor, invitation_id=pk, now=now),
}


def _lines(review: RightsReview, today: date, now: datetime) -> Iterable[ReviewLine]:
    """People by name with their roles, who stands in for them, then systems, then links that still work."""
    here = Membership.objects.filter(organisation_id=review.organisation_id).exclude(
        state=MembershipState.ENDED
    )
    members = list(here.select_related("unit", "deputy"))
    held: dict[UUID, list[RoleAssignment]] = {}
    running = Q(ends_on=None) | Q(ends_on__gte=today)
    rows = RoleAssignment.objects.filter(running, organisation_id=review.organisation_id)
    for role in rows.exclude(role=Role.EMP).select_related("unit").order_by("role", "starts_on", "pk"):
        held.setdefault(role.membership_id, []).append(role)
    names = names_of(one.account_id for one in members)
    members.sort(key=lambda one: (names.get(one.account_id, "").casefold(), str(one.pk)))
    for member in members:
        yield from _lines_of(review, member, held.get(member.pk, []), today)
    yield from _systems(review, today)
    yield from _links(review, now)


def _lines_of(
    review: RightsReview, member: Membership, roles: list[RoleAssignment], today: date
) -> Iterable[ReviewLine]:
    is_quiet = _is_quiet(member, today)
    for one in roles:
        line = _line(review, member, LineKind.ROLE, one.pk, is_quiet=is_quiet)
        line.role, line.takes_two = one.role, Role(one.role) in TWO_PERSON_ROLES
        line.unit_name = one.unit.name if one.unit else ""
        line.starts_on, line.ends_on = one.starts_on, one.ends_on
        yield line
    if not roles and (is_quiet or member.state == MembershipState.SUSPENDED):
        line = _line(review, member, LineKind.ACCOUNT, member.pk, is_quiet=is_quiet)
        line.unit_name = member.unit.name if member.unit else ""
        line.starts_on, line.ends_on = member.starts_on, member.ends_on
        yield line
    if member.deputy is not None:
        line = _line(review, member, LineKind.DEPUTY, member.pk, is_quiet=False)
        line.deputy_id = member.deputy.account_id
        yield line


def _is_quiet(member: Membership, today: date) -> bool:
    """Never signed in, or not for ninety days; who was invited has a line of the open link instead."""
    if member.state == MembershipState.INVITED:
        return False
    last = member.last_signed_in_on or member.starts_on
    return member.last_signed_in_on is None or today - last >= QUIET


def _line(
    review: RightsReview, member: Membership, kind: LineKind, object_id: UUID, *, is_quiet: bool
) -> ReviewLine:
    return ReviewLine(
        organisation_id=review.organisation_id,
        review=review,
        kind=kind,
        object_id=object_id,
        account_id=member.account_id,
        state=member.state,
        function_name=member.function_name,
        last_signed_in_on=member.last_signed_in_on,
        is_quiet=is_quiet,
    )


def _systems(review: RightsReview, today: date) -> Iterable[ReviewLine]:
    working = Token.objects.filter(
        organisation_id=review.organisation_id, ended_at=None, expires_on__gte=today
    )
    for one in working.order_by("name", "pk"):
        yield ReviewLine(
            organisation_id=review.organisation_id,
            review=review,
            kind=LineKind.TOKEN,
            object_id=one.pk,
            account_id=one.made_by_id,
            system=f"{one.name}: {one.scopes}",
            starts_on=to_local(one.made_at).date(),
            ends_on=one.expires_on,
            last_signed_in_on=one.last_used_on,
            is_quiet=one.last_used_on is None or today - one.last_used_on >= QUIET,
        )


def _links(review: RightsReview, now: datetime) -> Iterable[ReviewLine]:
    working = Invitation.objects.filter(
        organisation_id=review.organisation_id, used_at=None, expires_at__gt=now
    )
    for one in working.select_related("membership").order_by("created_at", "pk"):
        if one.membership is not None:
            line = _line(review, one.membership, LineKind.LINK, one.pk, is_quiet=False)
            line.starts_on = to_local(one.created_at).date()
            line.ends_on = to_local(one.expires_at).date()
            yield line


def _entry(action: str, review: RightsReview, detail: Mapping[str, str | int]) -> Entry:
    told = {"quarter": mark_of(review.year, review.quarter), **detail}
    return Entry(action, "rights_review", review.pk, detail=told)


def _about(line: ReviewLine, verdict: Verdict) -> Entry:
    detail = {"kind": line.kind, "role": line.role, "verdict": verdict.value}
    return Entry("judge_right", "review_line", line.pk, subject_id=line.account_id, detail=detail)
