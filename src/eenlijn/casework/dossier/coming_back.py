# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way back out of a lane that runs apart: proposed with a reason, decided by a second person.

| lane | comes back to | proposed by | second person |
|---|---|---|---|
| the other is a colleague | the public task | who handles it | who else handles it, or a privacy officer |
| protected | the lane in which it ran before | an officer named on it | another officer named on it |

Never the second person: who proposed it, who is involved or stands in that line, who reported it, saw it or
to whom it happened. A privacy officer decides by number and reason, without content. What fell away for a
colleague begins when the case comes back: the answer and the decision about the police.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.lanes import make_internal
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.dossier.triage_acts import POLICE_LEVEL
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import apart, conflicts, handing_over
from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    InvolvedAs,
    Lane,
    ReturnReason,
    ReturnState,
    Severity,
)
from eenlijn.casework.incidents.models import Assignment, Incident, Involvement, LaneReturn
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.police_reports.queries import is_decided
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import hold_back_mail
from eenlijn.commons.rulebook.codes import AnswerStart, TermKind
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.working_time import first_working_moment

# Without an answer a proposal is over.
TERM: Final = timedelta(days=14)
LONGEST_WORD: Final = 500
REASONS: Final = {
    Lane.INTERNAL: (ReturnReason.NOT_A_COLLEAGUE, ReturnReason.MISTAKE),
    Lane.PROTECTED: (ReturnReason.NO_LONGER_AT_RISK, ReturnReason.MISTAKE),
}
_FOR_ONE_PERSON: Final = Q(subject_id=None)


class AskedBefore(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Er ligt al een voorstel voor dit dossier. Wacht het antwoord af, of trek het in.")
        )


class NobodyIsSecond(Refused):
    def __init__(self, lane: Lane) -> None:
        super().__init__(
            _("Er is geen tweede persoon voor. Noem eerst nog iemand bij dit afgeschermde dossier.")
            if lane == Lane.PROTECTED
            else _(
                "Er is geen tweede persoon voor. Vraag eerst een plaatsvervanger, of laat de beheerder "
                "een privacyfunctionaris aanwijzen."
            )
        )


class ReasonDoesNotFit(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een van de redenen."))


class OwnToJudge(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit overkwam jou, of je meldde het zelf. Een ander beslist hierover."))


class SecondPersonDecides(Refused):
    def __init__(self) -> None:
        super().__init__(_("Je stelde dit zelf voor. Een ander beslist."))


class RefusalNeedsReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort waarom het apart moet blijven, in ten hoogste 500 tekens."))


@dataclass(frozen=True)
class Proposal:
    """What waits for a second person; names only for who handles the case."""

    number: str
    before: Lane
    after: Lane
    reason: ReturnReason
    asked_by: str
    asked_at: datetime
    over_at: datetime
    is_mine: bool
    accused: int


@dataclass(frozen=True)
class ComingBack:
    """The page for who handles a case that runs apart."""

    lane: Lane
    after: Lane
    reasons: tuple[ReturnReason, ...]
    proposal: Proposal | None
    accused: int
    last_refusal: str


def coming_back(actor: Actor, number: str, now: datetime) -> ComingBack:
    """NotVisible for who does not handle it, and for a case that does not run apart."""
    incident = _apart(access.handled(actor, number))
    lane, row = Lane(incident.lane), standing(incident, now)
    last = LaneReturn.objects.filter(incident=incident).order_by("-asked_at", "-pk").first()
    return ComingBack(
        lane=lane,
        after=_target(incident),
        reasons=REASONS[lane],
        proposal=_told(row, incident, actor, names_of({row.asked_by_id})) if row else None,
        accused=_accused(incident).count(),
        last_refusal=vault.words(last, "word") if last and last.state == ReturnState.REFUSED else "",
    )


def lane_for(actor: Actor, number: str) -> Lane | None:
    """The lane of a case for who handles it; None for who does not, or no longer."""
    lane = incidents.handled_by(actor).filter(number=number).values_list("lane", flat=True).first()
    return Lane(lane) if lane else None


def proposals_standing(now: datetime) -> "QuerySet[LaneReturn]":
    """What waits for a second person, of whoever works on that case still: for a list."""
    working = Assignment.objects.filter(
        incident=OuterRef("incident"), account=OuterRef("asked_by"), kind__in=_HANDLING, ended_at=None
    )
    waiting = LaneReturn.objects.filter(state=ReturnState.PROPOSED, asked_at__gt=now - TERM)
    return waiting.filter(Exists(working), before=F("incident__lane"))


def proposal_overseen(actor: Actor, incident: Incident, now: datetime) -> Proposal | None:
    """The same for a privacy officer who may be the second person: no name and no content."""
    row = standing(incident, now)
    return _told(row, incident, actor, {}) if row else None


def _told(row: LaneReturn, incident: Incident, actor: Actor, names: dict[UUID, str]) -> Proposal:
    return Proposal(
        number=incident.number,
        before=Lane(row.before),
        after=Lane(row.after),
        reason=ReturnReason(row.reason),
        asked_by=names.get(row.asked_by_id, ""),
        asked_at=row.asked_at,
        over_at=row.asked_at + TERM,
        is_mine=row.asked_by_id == actor.account_id,
        accused=_accused(incident).count() if row.after == Lane.PUBLIC_TASK else 0,
    )


def standing(incident: Incident, now: datetime) -> LaneReturn | None:
    """The proposal that waits: not over, of the lane of this moment, by somebody who handles it still."""
    row = _open(incident).filter(asked_at__gt=now - TERM, before=incident.lane).first()
    if row is None or row.asked_by_id in conflicts.kept_out_of(incident, now):
        return None
    working = {one.account_id for one in handing_over.workers_of(incident) if one.kind in _HANDLING}
    return row if row.asked_by_id in working else None


_HANDLING: Final = (*incidents.HANDLES, AssignmentKind.NAMED)


def _open(incident: Incident) -> "QuerySet[LaneReturn]":
    return LaneReturn.objects.filter(incident=incident, state=ReturnState.PROPOSED)


@transaction.atomic
def propose_back(*, actor: Actor, number: str, reason: ReturnReason, now: datetime) -> None:
    """Whoever handles it says that it need not run apart; nothing changes before a second person agrees."""
    incident = _apart(access.handled(actor, number))
    _locked(incident)
    if reason not in REASONS[Lane(incident.lane)]:
        raise ReasonDoesNotFit
    if person(actor) in incidents.are_parties(incident):
        raise OwnToJudge
    if standing(incident, now) is not None:
        raise AskedBefore
    asked = access.told_of_lane_back(incident, person(actor), now)
    if not asked:
        raise NobodyIsSecond(Lane(incident.lane))
    _open(incident).update(state=ReturnState.OVER, answered_at=now)
    row = LaneReturn.objects.create(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        before=incident.lane,
        after=_target(incident),
        reason=reason,
        asked_by_id=person(actor),
        asked_at=now,
    )
    note(incident, Act.LANE_BACK_ASKED, now, actor.account_id, reason=row.reason)
    tell(incident, "lane_back_asked", asked, now)
    append(actor, now, line("propose_lane_back", incident, Compartment.FACTS))


@transaction.atomic
def withdraw_back(*, actor: Actor, number: str, now: datetime) -> None:
    """Whoever handles it takes the proposal away; the case stays where it is."""
    incident = _apart(access.handled(actor, number))
    _locked(incident)
    row = standing(incident, now)
    if row is None:
        raise NotVisible
    _answer(row, ReturnState.WITHDRAWN, actor, now)
    note(incident, Act.LANE_BACK_WITHDRAWN, now, actor.account_id)
    append(actor, now, line("withdraw_lane_back", incident, Compartment.FACTS))


@transaction.atomic
def decide_back(*, actor: Actor, number: str, is_agreed: bool, word: str, now: datetime) -> None:
    """The second person agrees, and the case comes back at once; or says why it stays apart."""
    incident = _seconded(actor, number)
    _locked(incident)
    row = standing(incident, now)
    if row is None:
        raise NotVisible
    if row.asked_by_id == person(actor):
        raise SecondPersonDecides
    if person(actor) not in access.told_of_lane_back(incident, row.asked_by_id, now):
        raise OwnToJudge
    if not is_agreed and not 0 < len(word.strip()) <= LONGEST_WORD:
        raise RefusalNeedsReason
    if is_agreed:
        _come_back(incident, row, actor, now)
    else:
        vault.seal(row, word=word.strip())
        _answer(row, ReturnState.REFUSED, actor, now)
        note(incident, Act.LANE_BACK_REFUSED, now, actor.account_id)
        tell(incident, "lane_back_answered", {row.asked_by_id}, now)
    append(actor, now, line("decide_lane_back", incident, Compartment.FACTS))


def _seconded(actor: Actor, number: str) -> Incident:
    """Who handles it, or watches over a case about a colleague; for anyone else it is not there."""
    overseen = incidents.overseen_by(actor).filter(number=number).values("pk")
    found = (
        Incident.objects.select_related("organisation", "unit", "municipality", "report")
        .filter(pk__in=overseen)
        .first()
    )
    return found or _apart(access.handled(actor, number))


def _answer(row: LaneReturn, state: ReturnState, actor: Actor, now: datetime) -> None:
    row.state, row.answered_by_id, row.answered_at = state, person(actor), now
    row.save()


def _come_back(incident: Incident, row: LaneReturn, actor: Actor, now: datetime) -> None:
    """Access, counts and terms follow at once; who worked on it only because it ran apart stops."""
    _answer(row, ReturnState.AGREED, actor, now)
    before, after = facts.Dimensions.of(incident), Lane(row.after)
    named_apart = AssignmentKind.ADVISER if row.before == Lane.INTERNAL else AssignmentKind.NAMED
    working = _release(incident, named_apart, now)
    begun: tuple[TermKind, ...] = ()
    if after == Lane.INTERNAL:
        note(incident, Act.LANE_BACK, now, actor.account_id, before=row.before, reason=row.reason, begun=[])
        make_internal(incident, actor.account_id, now)
    else:
        _lift_accused(incident, row, person(actor), now)
        apart.set_lane(incident, after, now)
        facts.correct(before, incident, now)
        begun = _begin_terms(incident, now)
        kinds = [one.value for one in begun]
        note(
            incident, Act.LANE_BACK, now, actor.account_id, before=row.before, reason=row.reason, begun=kinds
        )
    _tell(incident, row, working, now)


def _release(incident: Incident, kind: AssignmentKind, now: datetime) -> set[UUID]:
    """Advisers or officers stop; what others were asked for goes on. Tells who worked on it until now."""
    workers = handing_over.workers_of(incident)
    for one in workers:
        if one.kind == kind:
            handing_over.unassign(incident=incident, kind=kind, account_id=one.account_id, now=now)
    gone = {one.account_id for one in workers if one.kind == kind}
    staying = {one.account_id for one in workers if one.kind != kind}
    hold_back_mail(
        organisation_id=incident.organisation_id,
        object_number=incident.number,
        recipients=gone - staying,
    )
    return staying


def _tell(incident: Incident, row: LaneReturn, working: Iterable[UUID], now: datetime) -> None:
    handling = access.told_of_new(incident, now) | access.told_handlers(incident, now) | set(working)
    tell(incident, "lane_back", handling | access.told_reporter(incident), now)
    tell(incident, "lane_back_answered", {row.asked_by_id}, now)


def _lift_accused(incident: Incident, row: LaneReturn, second: UUID, now: datetime) -> None:
    """Two people say that the other is no colleague; of these the one who did not name them lifts it."""
    reason = str(ReturnReason(row.reason).label)
    for one in _accused(incident):
        lifted_by = second if one.named_by_id != second else row.asked_by_id
        apart.lift(incident=incident, account_id=one.account_id, reason=reason, lifted_by=lifted_by, now=now)
        note(incident, Act.INVOLVED_LIFTED, now, lifted_by)


def _accused(incident: Incident) -> "QuerySet[Involvement]":
    return Involvement.objects.filter(incident=incident, kind=InvolvedAs.ACCUSED, lifted_at=None)


def _begin_terms(incident: Incident, now: datetime) -> tuple[TermKind, ...]:
    """The answer and the decision about the police, as far as they fell away or never began."""
    if incident.status not in OPEN or not incident.needs_answer:
        return ()
    rules = rules_of(incident.organisation_id, now)
    begun = [TermKind.ANSWER] if _begin(incident, TermKind.ANSWER, _answer_start(rules, now), rules) else []
    if begun:
        clocks.stop_clock(incident=incident, kind=TermKind.REVIEW, at=now, reason=StopReason.NOT_NEEDED)
        _count_answer(incident, now)
    if _asks_police(incident) and _begin(incident, TermKind.POLICE_DECISION, now, rules):
        begun.append(TermKind.POLICE_DECISION)
    return tuple(begun)


def _begin(incident: Incident, kind: TermKind, started_at: datetime, rules: Rules) -> bool:
    clock = Clock.objects.select_for_update().filter(_FOR_ONE_PERSON, incident=incident, kind=kind).first()
    if clock is None:
        clocks.start_clock(incident=incident, kind=kind, started_at=started_at, rules=rules)
        return True
    if clock.stopped_at is None or clock.stop_reason != StopReason.NOT_NEEDED:
        return False
    clock.incident = incident
    clocks.begin_anew(clock=clock, started_at=started_at, rules=rules)
    return True


def _answer_start(rules: Rules, now: datetime) -> datetime:
    """From the moment it came back; never from before, whatever the employer counts from."""
    if rules.terms.answer_start == AnswerStart.FIRST_WORKING_MOMENT:
        return first_working_moment(now, rules.calendar)
    return now


def _count_answer(incident: Incident, now: datetime) -> None:
    """What was counted of an earlier term goes off; the new one counts as any other."""
    facts.take_out(incident, (Measure.CLOCK,), now)
    clock = Clock.objects.filter(_FOR_ONE_PERSON, incident=incident, kind=TermKind.ANSWER).first()
    if clock is not None and facts.can_be_counted(incident):
        facts.record(Measure.CLOCK, incident, now, due_at=clock.due_at)


def _asks_police(incident: Incident) -> bool:
    is_serious = bool(incident.severity) and Severity(incident.severity).level >= POLICE_LEVEL
    return is_serious and not is_decided(incident)


def _locked(incident: Incident) -> None:
    """Two answers at one moment: the second one waits, and finds that it came back."""
    Incident.objects.select_for_update().get(pk=incident.pk)
    incident.refresh_from_db(fields=["lane", "status"])
    _apart(incident)


def _apart(incident: Incident) -> Incident:
    if incident.lane not in incidents.APART:
        raise NotVisible
    return incident


def _target(incident: Incident) -> Lane:
    """A protected case that is about a colleague too comes back to that lane."""
    if incident.lane == Lane.INTERNAL:
        return Lane.PUBLIC_TASK
    if _accused(incident).exists():
        return Lane.INTERNAL
    left = LaneReturn.objects.filter(
        incident=incident, state=ReturnState.AGREED, before=Lane.INTERNAL, after=Lane.PUBLIC_TASK
    )
    made = TimelineEntry.objects.filter(incident=incident, act=Act.MADE_INTERNAL)
    last = left.order_by("-answered_at").values_list("answered_at", flat=True).first()
    made = made.filter(at__gt=last) if last else made
    return Lane.INTERNAL if made.exists() else Lane.PUBLIC_TASK


@dataclass(frozen=True)
class BegunBack:
    """Which terms began when the case came back, and why it did."""

    kinds: frozenset[str]
    reason: ReturnReason


def begun_back(actor: Actor, number: str) -> BegunBack | None:
    """For the page of the clocks; nothing for a case that never came back."""
    incident = access.handled(actor, number)
    last = (
        TimelineEntry.objects.filter(incident=incident, act=Act.LANE_BACK)
        .order_by("-at")
        .values_list("detail", flat=True)
        .first()
    )
    if not last or not last["begun"]:
        return None
    return BegunBack(kinds=frozenset(last["begun"]), reason=ReturnReason(last["reason"]))
