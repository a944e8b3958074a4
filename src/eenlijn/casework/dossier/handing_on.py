# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""All dossiers of somebody who leaves or moves (row B9): offered in bulk, accepted, and a receipt.

Until a colleague accepts, the deputy stands in. What is still in hand after the last day goes, in the night,
to the deputy of the dossier or the standing deputy, and without one to who coordinates the unit. A
confidential adviser and an officer named on a protected case get a successor who may be that: the standing
deputy, unless somebody else is it already, else whoever has the least of these in hand. Is there nobody, then
who handles the case is told to find one, and the receipt says that somebody is still needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from eenlijn.casework.aftercare.queries import moments_given_by
from eenlijn.casework.clocks.queries import ClockView, faces_of, most_urgent
from eenlijn.casework.dossier import access, hand_overs, lanes
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.queries import kinds_of
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts, handing_over
from eenlijn.casework.incidents.codes import AssignmentKind, HandOverState
from eenlijn.casework.incidents.models import Assignment, HandOver, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import ChangeKind, ChangeState
from eenlijn.commons.accounts.models import MembershipChange
from eenlijn.commons.accounts.queries import (
    absent_among,
    holders_of_role,
    names_of,
    roles_in_force,
)
from eenlijn.commons.notices.actions import announce, hold_back_mail
from eenlijn.commons.tenancy import moving
from eenlijn.commons.tenancy.moving import Plan
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

ON_A_PAGE: Final = 25
# Whoever takes something over holds one of these.
_TAKES: Final = (Role.COO, Role.AFT, Role.LEG)
_ASKED: Final = frozenset(
    {
        AssignmentKind.HANDLER,
        AssignmentKind.DEPUTY,
        AssignmentKind.CARER,
        AssignmentKind.LEGAL,
        AssignmentKind.ADVISER,
    }
)
# What a case apart may not be without.
_APART: Final = frozenset({AssignmentKind.ADVISER, AssignmentKind.NAMED})


class Came(StrEnum):
    """How something left the hands of who leaves, or did not yet."""

    ACCEPTED = "accepted"
    PASSED_ON = "passed_on"
    TO_COORDINATORS = "to_coordinators"
    GOES_ON = "goes_on"
    NEEDS_SOMEBODY = "needs_somebody"
    OFFERED = "offered"
    IN_HAND = "in_hand"


@dataclass(frozen=True)
class InHand:
    """One thing in somebody's hands, in facts only (C1); `offered_to` while an offer waits."""

    id: UUID
    number: str
    kinds: tuple[str, ...]
    kind: AssignmentKind
    term: ClockView | None
    offered_to: str


@dataclass(frozen=True)
class HandingOn:
    """What is in the hands of who leaves, as far as this coordinator handles it, and who may take it."""

    plan: Plan
    rows: tuple[InHand, ...]
    count: int
    page: int
    pages: int
    colleagues: tuple[tuple[UUID, str, tuple[Role, ...]], ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a press for many: how many were done, and how many could not."""

    done: int
    refused: int


@dataclass(frozen=True)
class OfferToMe:
    number: str
    kinds: tuple[str, ...]
    by: str
    offered_at: datetime
    term: ClockView | None


@dataclass(frozen=True)
class ReceiptLine:
    """What went to whom, when, and who accepted it."""

    number: str
    kind: AssignmentKind
    came: Came
    to: str
    at: datetime | None


@dataclass(frozen=True)
class Receipt:
    plan: Plan
    lines: tuple[ReceiptLine, ...]


def goers(actor: Actor, now: datetime) -> tuple[tuple[Plan, int], ...]:
    """Who leaves or moves, with how much is in hand that this actor handles. Three queries."""
    if not actor.has(Role.COO):
        return ()
    found = moving.plans(actor, now)
    counts: dict[UUID, int] = {}
    rows = _handled_assignments(actor).filter(ended_at=None, account_id__in=[one.account_id for one in found])
    for account_id in rows.values_list("account_id", flat=True):
        counts[account_id] = counts.get(account_id, 0) + 1
    return tuple((one, counts.get(one.account_id, 0)) for one in found)


def handing_on(actor: Actor, change_id: UUID, page: int, now: datetime) -> HandingOn:
    """A page of what is in hand, oldest first; NotVisible for who coordinates nothing. Nine queries."""
    plan = _plan(actor, change_id)
    rows = _in_hand(actor, plan)
    count = rows.count()
    pages = max(1, -(-count // ON_A_PAGE))
    shown_page = min(max(page, 1), pages)
    start = (shown_page - 1) * ON_A_PAGE
    shown = list(rows[start : start + ON_A_PAGE])
    faces = faces_of([one.incident for one in shown], now)
    offers = dict(
        HandOver.objects.filter(
            incident__in=[one.incident_id for one in shown], state=HandOverState.OFFERED
        ).values_list("incident_id", "offered_to_id")
    )
    able = _colleagues(actor, plan, now)
    names = names_of([*able, *offers.values()])
    return HandingOn(
        plan=plan,
        rows=tuple(_row(one, faces, offers, names) for one in shown),
        count=count,
        page=shown_page,
        pages=pages,
        colleagues=tuple(
            sorted(
                ((one, names.get(one, ""), roles) for one, roles in able.items()),
                key=lambda told: told[1].casefold(),
            )
        ),
    )


def hand_on(
    *,
    actor: Actor,
    change_id: UUID,
    account_id: UUID,
    chosen: frozenset[UUID] | None,
    now: datetime,
) -> Outcome:
    """Offer all of it, or what was chosen, to one colleague; each is complete on its own.

    A handled dossier is offered and waits for the answer; a deputy, carer or lawyer is asked at once, as
    always. Who chooses oneself takes it over.
    """
    plan = _plan(actor, change_id)
    rows = _in_hand(actor, plan)
    if chosen is not None:
        rows = rows.filter(pk__in=chosen)
    done = refused = 0
    for row in list(rows):
        try:
            _give(actor, row, account_id, now)
        except (Refused, NotVisible):
            refused += 1
        else:
            done += 1
    return Outcome(done, refused)


def offers_to(actor: Actor, now: datetime) -> tuple[OfferToMe, ...]:
    """What colleagues offered to this person and waits for an answer, oldest first. Three queries."""
    rows = list(
        _my_offers(actor).select_related("incident").order_by("offered_at", "incident__reported_at", "pk")
    )
    faces = faces_of([one.incident for one in rows], now)
    names = names_of(one.offered_by_id for one in rows)
    return tuple(
        OfferToMe(
            number=one.incident.number,
            kinds=kinds_of(one.incident),
            by=names.get(one.offered_by_id, ""),
            offered_at=one.offered_at,
            term=most_urgent(faces.get(one.incident_id, [])),
        )
        for one in rows
    )


def answer_offers(
    *, actor: Actor, numbers: frozenset[str] | None, is_accepted: bool, word: str, now: datetime
) -> Outcome:
    """Accept or refuse all offers, or the chosen ones; each answer is a receipt of its own."""
    rows = _my_offers(actor)
    if numbers is not None:
        rows = rows.filter(incident__number__in=numbers)
    if not is_accepted and not word.strip():
        raise hand_overs.RefusalNeedsWord
    done = refused = 0
    for number in list(
        rows.order_by("offered_at", "incident__reported_at").values_list("incident__number", flat=True)
    ):
        try:
            hand_overs.answer_offer(actor=actor, number=number, is_accepted=is_accepted, word=word, now=now)
        except (Refused, NotVisible):
            refused += 1
        else:
            done += 1
    return Outcome(done, refused)


def receipt(actor: Actor, change_id: UUID) -> Receipt:
    """What was in hand since it was planned: where it is now, since when, and who accepted. Seven queries."""
    plan = _plan(actor, change_id)
    rows = list(
        _handled_assignments(actor)
        .filter(account_id=plan.account_id)
        .exclude(ended_at__lt=plan.planned_at)
        .select_related("incident")
        .order_by("incident__reported_at", "incident__number", "kind")
    )
    ids = {one.incident_id for one in rows}
    others = list(Assignment.objects.filter(incident__in=ids).exclude(account_id=plan.account_id))
    after = {(one.incident_id, one.kind, one.started_at): one.account_id for one in others}
    now_on = {(one.incident_id, one.kind): one.account_id for one in others if one.ended_at is None}
    offers = list(HandOver.objects.filter(incident__in=ids, offered_at__gte=plan.planned_at))
    names = names_of([*after.values(), *(one.offered_to_id for one in offers)])
    return Receipt(plan, tuple(_receipt_line(one, after, now_on, offers, names) for one in rows))


def employers_due(now: datetime) -> list[UUID]:
    """The employers where the day of a plan has come."""
    return moving.employers_due(to_local(now).date())


def pass_on_due(now: datetime) -> int:
    """Settle every plan whose day has come, and pass on what is still in hand. May run twice."""
    return sum(_settle(change, now) for change in moving.due(to_local(now).date()))


def settle_now(change_id: UUID, now: datetime) -> None:
    """Settle one plan whose day is today; part of the act that made it."""
    change = MembershipChange.objects.select_related("membership__deputy").get(pk=change_id)
    _settle(change, now)


def tell_coordinators(change_id: UUID, now: datetime) -> None:
    """Send word to whoever coordinates what is in this person's hands; to nobody when that is nothing."""
    change = MembershipChange.objects.select_related("membership").get(pk=change_id)
    rows = _assignments(change.organisation_id, change.membership.account_id)
    one_per_unit = {(row.incident.unit_id, row.incident.lane): row.incident for row in rows}
    told = {who for incident in one_per_unit.values() for who in access.readers_of(incident, now)}
    told -= {change.membership.account_id}
    if told:
        announce(
            organisation_id=change.organisation_id,
            event_type="somebody_goes",
            object_number=mark_of(change.pk),
            recipients=told,
            now=now,
        )


def mark_of(change_id: UUID) -> str:
    """Eight characters that name a plan in a notice, and nobody."""
    return change_id.hex[:8]


def _plan(actor: Actor, change_id: UUID) -> Plan:
    if not actor.has(Role.COO):
        raise NotVisible
    return moving.plan(actor, change_id)


def _handled_assignments(actor: Actor) -> "QuerySet[Assignment]":
    return Assignment.objects.filter(
        organisation_id=actor.scope_id, incident__in=incidents.handled_by(actor).values("pk")
    )


def _in_hand(actor: Actor, plan: Plan) -> "QuerySet[Assignment]":
    rows = _handled_assignments(actor).filter(
        account_id=plan.account_id, ended_at=None, incident__status__in=OPEN
    )
    return rows.select_related("incident").order_by("incident__reported_at", "incident__number", "kind")


def _assignments(organisation_id: UUID, account_id: UUID) -> list[Assignment]:
    rows = Assignment.objects.filter(
        organisation_id=organisation_id, account_id=account_id, ended_at=None, incident__status__in=OPEN
    )
    return list(rows.select_related("incident__organisation", "incident__unit").order_by("pk"))


def _my_offers(actor: Actor) -> "QuerySet[HandOver]":
    rows = HandOver.objects.filter(
        organisation_id=actor.scope_id, offered_to_id=actor.person_id, state=HandOverState.OFFERED
    )
    return rows.filter(~conflicts.keeps_out(actor, "incident"))


def _row(
    one: Assignment,
    faces: Mapping[UUID, list[ClockView]],
    offers: Mapping[UUID, UUID],
    names: Mapping[UUID, str],
) -> InHand:
    kind = AssignmentKind(one.kind)
    offered = offers.get(one.incident_id) if kind is AssignmentKind.HANDLER else None
    return InHand(
        id=one.pk,
        number=one.incident.number,
        kinds=kinds_of(one.incident),
        kind=kind,
        term=most_urgent(faces.get(one.incident_id, [])),
        offered_to=names.get(offered, "") if offered else "",
    )


def _colleagues(actor: Actor, plan: Plan, now: datetime) -> dict[UUID, tuple[Role, ...]]:
    """Who holds a role that may take something here; whether it may take this one, the act asks."""
    rows = roles_in_force(to_local(now).date()).filter(organisation_id=actor.scope_id, role__in=_TAKES)
    found: dict[UUID, tuple[Role, ...]] = {}
    pairs = rows.order_by("role").values_list("membership__account_id", "role").distinct()
    for account_id, role in pairs:
        found[account_id] = (*found.get(account_id, ()), Role(role))
    found.pop(plan.account_id, None)
    return found


def _give(actor: Actor, row: Assignment, account_id: UUID, now: datetime) -> None:
    number, kind = row.incident.number, AssignmentKind(row.kind)
    if kind is AssignmentKind.HANDLER:
        if account_id == actor.account_id:
            _take_over(actor, number, now)
        else:
            hand_overs.offer(actor=actor, number=number, account_id=account_id, word="", now=now)
        return
    if kind not in _ASKED:
        raise hand_overs.CannotBeAsked
    _ask_instead(actor, row, account_id, now)


@transaction.atomic
def _take_over(actor: Actor, number: str, now: datetime) -> None:
    incident = access.handled(actor, number)
    if person(actor) not in hand_overs.able(incident, AssignmentKind.HANDLER, now):
        raise hand_overs.CannotBeAsked
    handing_over.take_over(incident=incident, account_id=person(actor), now=now)
    note(incident, Act.HANDED_OVER, now, actor.account_id)
    append(actor, now, line("take_over", incident, Compartment.FACTS))


@transaction.atomic
def _ask_instead(actor: Actor, row: Assignment, account_id: UUID, now: datetime) -> None:
    """Ask the colleague and end the help of who leaves; planned talks go along."""
    kind, number = AssignmentKind(row.kind), row.incident.number
    hand_overs.ask(actor=actor, number=number, kind=kind, account_id=account_id, now=now)
    if kind not in handing_over.SINGLE:
        handing_over.unassign(incident=row.incident, kind=kind, account_id=row.account_id, now=now)
    if kind is AssignmentKind.CARER:
        _talks_go_along(row, account_id)


def _talks_go_along(row: Assignment, account_id: UUID | None) -> None:
    moments_given_by(row.account_id).filter(incident_id=row.incident_id).update(carer_id=account_id)


@transaction.atomic
def _settle(change: MembershipChange, now: datetime) -> int:
    mine = MembershipChange.objects.select_for_update().filter(pk=change.pk, state=ChangeState.PLANNED)
    if mine.first() is None:
        return 0
    job = Actor.job("settle_changes", change.organisation_id)
    if change.kind == ChangeKind.MOVE:
        # Whether somebody who moves may keep a dossier shows when the roles for the old part have ended.
        moving.settle(actor=job, change=change, now=now)
    entries, told = _pass_on(change, now)
    _withdraw_offers(change, now)
    if told:
        announce(
            organisation_id=change.organisation_id,
            event_type="handed_on",
            object_number=mark_of(change.pk),
            recipients=told,
            now=now,
        )
    if change.kind == ChangeKind.LEAVE:
        moving.settle(actor=job, change=change, now=now)
    if entries:
        append(job, now, *entries)
    return 1


def _pass_on(change: MembershipChange, now: datetime) -> tuple[list[Entry], set[UUID]]:
    """Everything that this person may not keep, to a deputy who may have it, else to nobody in person."""
    account_id = change.membership.account_id
    standing = _standing_deputy(change, now)
    entries: list[Entry] = []
    told: set[UUID] = set()
    for row in _assignments(change.organisation_id, account_id):
        incident, kind = row.incident, AssignmentKind(row.kind)
        may = _may_take(incident, kind, now)
        if change.kind == ChangeKind.MOVE and account_id in may:
            continue
        to = _successor(row, may - {account_id}, standing)
        _replace(row, to, now)
        if kind in _APART:
            _tell_apart(row, to, now)
        else:
            told |= {to} if to else _who_hears(incident, now) - {account_id}
        note(incident, Act.HANDED_OVER if to else Act.ASSIGNED, now, None, kind=kind.value)
        part = Compartment.PROTECTED if kind is AssignmentKind.NAMED else Compartment.FACTS
        entries.append(line("hand_on", incident, part))
    return entries, told


def _may_take(incident: Incident, kind: AssignmentKind, now: datetime) -> set[UUID]:
    if kind is AssignmentKind.NAMED:
        return lanes.officers_for(incident, now)
    return hand_overs.able(incident, kind, now)


def _successor(row: Assignment, may: set[UUID], standing: UUID | None) -> UUID | None:
    """Who gets it: a deputy who may; of a case apart, when nobody else is it already, somebody who may."""
    kind = AssignmentKind(row.kind)
    deputies = [*_deputies_of_dossier(row.incident, kind), *([standing] if standing else [])]
    to = next((one for one in deputies if one in may), None)
    if to is not None or kind not in _APART or not may or _others_on(row) & may:
        return to
    held = Assignment.objects.filter(account_id__in=may, kind=kind, ended_at=None)
    busy = list(held.values_list("account_id", flat=True))
    return min(may, key=lambda one: (busy.count(one), str(one)))


def _others_on(row: Assignment) -> set[UUID]:
    workers = handing_over.workers_of(row.incident)
    return {one.account_id for one in workers if one.kind == row.kind} - {row.account_id}


def _tell_apart(row: Assignment, to: UUID | None, now: datetime) -> None:
    """Of a case apart a notice has its own number: whoever gets it reads there what is asked.

    Nobody became it: who goes on with a protected case looks whether it needs one more; without anybody, who
    handles the case, else the privacy officer and the substitute.
    """
    incident, others = row.incident, _others_on(row)
    if to is not None:
        tell(incident, "asked_to_help", {to}, now)
    elif row.kind == AssignmentKind.NAMED or not others:
        hearing = access.told_handlers(incident, now) - {row.account_id}
        tell(incident, "needs_handler", hearing or access.told_of_no_handler(incident, now), now)


def _deputies_of_dossier(incident: Incident, kind: AssignmentKind) -> list[UUID]:
    if kind is not AssignmentKind.HANDLER:
        return []
    workers = handing_over.workers_of(incident)
    return [one.account_id for one in workers if one.kind is AssignmentKind.DEPUTY]


def _standing_deputy(change: MembershipChange, now: datetime) -> UUID | None:
    """The colleague who always stands in, unless away today."""
    today = to_local(now).date()
    deputy = change.membership.deputy
    if deputy is None:
        return None
    return None if absent_among(change.organisation_id, [deputy.account_id], today) else deputy.account_id


def _replace(row: Assignment, to: UUID | None, now: datetime) -> None:
    kind = AssignmentKind(row.kind)
    handing_over.unassign(incident=row.incident, kind=kind, account_id=row.account_id, now=now)
    if to is not None:
        handing_over.assign(incident=row.incident, kind=kind, account_id=to, now=now)
    if kind is AssignmentKind.CARER:
        _talks_go_along(row, to)
    if kind is AssignmentKind.NAMED:
        hold_back_mail(
            organisation_id=row.organisation_id,
            object_number=row.incident.number,
            recipients={row.account_id},
        )


def _who_hears(incident: Incident, now: datetime) -> set[UUID]:
    """Who coordinates the unit; where nobody does, the privacy officer and the administrators."""
    readers = access.readers_of(incident, now)
    if readers:
        return readers
    kept_out = conflicts.kept_out_of(incident, now)
    others = holders_of_role(
        organisation_id=incident.organisation_id, roles=(Role.DPO, Role.ADM), unit_id=None, now=now
    )
    return set(others) - kept_out


def _withdraw_offers(change: MembershipChange, now: datetime) -> None:
    """What was offered to somebody who left is nobody's answer any more."""
    if change.kind != ChangeKind.LEAVE:
        return
    waiting = HandOver.objects.filter(
        organisation_id=change.organisation_id,
        offered_to_id=change.membership.account_id,
        state=HandOverState.OFFERED,
    )
    for row in waiting.select_related("incident"):
        handing_over.answer_offer(row=row, state=HandOverState.WITHDRAWN, word="", now=now)


def _receipt_line(
    one: Assignment,
    after: Mapping[tuple[UUID, str, datetime], UUID],
    now_on: Mapping[tuple[UUID, str], UUID],
    offers: Iterable[HandOver],
    names: Mapping[UUID, str],
) -> ReceiptLine:
    kind = AssignmentKind(one.kind)
    told = (one.incident.number, kind)
    if one.ended_at is None:
        waits = next((o for o in offers if o.incident_id == one.incident_id and o.answered_at is None), None)
        if waits is not None and kind is AssignmentKind.HANDLER:
            return ReceiptLine(*told, Came.OFFERED, names.get(waits.offered_to_id, ""), waits.offered_at)
        return ReceiptLine(*told, Came.IN_HAND, "", None)
    to = after.get((one.incident_id, one.kind, one.ended_at))
    if to is None and kind in _APART:
        goes_on = now_on.get((one.incident_id, one.kind))
        if goes_on is None:
            return ReceiptLine(*told, Came.NEEDS_SOMEBODY, "", one.ended_at)
        return ReceiptLine(*told, Came.GOES_ON, names.get(goes_on, ""), one.ended_at)
    if to is None:
        return ReceiptLine(*told, Came.TO_COORDINATORS, "", one.ended_at)
    accepted = any(
        o.incident_id == one.incident_id
        and o.state == HandOverState.ACCEPTED
        and o.answered_at == one.ended_at
        for o in offers
    )
    asked = kind is not AssignmentKind.HANDLER
    came = Came.ACCEPTED if accepted and not asked else Came.PASSED_ON
    return ReceiptLine(*told, came, names.get(to, ""), one.ended_at)
