# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is told what happens with a dossier, and the two ways in: to read and to handle.

| event | told |
|---|---|
| report received, red report | coordinators of the unit, managers of the unit |
| the routing table gave it | whom the rule names (`dossier.routing`) |
| the routing table names their role | who holds it there and did not hear it already |
| four eyes asked | the same, and the deputy; never whoever asked |
| not upheld | the reporter |
| a rung of the ladder of a clock | handler, deputy, manager, board contact, as the employer set it |
| letter about to leave, answer sent, dossier closed | the reporter, or the colleague reported for |
| reported for a colleague | that colleague |
| the colleague corrected it | coordinators of the unit |
| a privacy officer broke the glass | privacy officers, log reviewers, coordinators of the unit, reporter |
| nobody reviewed broken glass in time | board contacts and administrators |
| a case has nobody to handle it | coordinators who are left, else privacy officers and the substitute |
| a proposal that a case runs apart no longer | who else handles it; about a colleague privacy officers too |
| it does so | the reporter, who handles it, and who now handles or leads it as any other |

Whoever is involved hears of none of it; of a case in a lane apart only who works on it, and the reporter.

A notice holds a number and a link, never content.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.aftercare.queries import carers_of
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import CARE_TERMS, OF_THE_OFFICER
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import AssignmentKind, Lane, Status
from eenlijn.casework.incidents.models import Assignment, Incident, Substitute, Victim
from eenlijn.casework.triage.queries import influence_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import absent_among, deputies_of, holders_of_role
from eenlijn.commons.rulebook.codes import Hears, TermKind
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.sealed.compartments import Compartment


def readable(actor: Actor, number: str) -> Incident:
    """The incident when this actor sees it. Foreign, missing and misspelt are the same refusal.

    A case behind broken glass is not among them: it has pages of its own, with a mark and lines of its own.
    """
    return _one(incidents.visible_to(replace(actor, broken_glass=frozenset())), number)


def behind_glass(actor: Actor, number: str) -> Incident:
    """The incident whose glass this actor broke and that has not ended yet."""
    return _one(incidents.visible_to(actor).filter(pk__in=actor.broken_glass), number)


def breakable(actor: Actor, number: str) -> Incident:
    """The incident whose glass this actor could break: what they would see of their employer if they had.

    What no glass opens (the protected lane, a case in which they are involved) is not there.
    """
    whole = incidents.visible_to(Actor.job("break_glass", actor.organisation_id)).filter(number=number)
    cases = frozenset(whole.values_list("pk", flat=True))
    return _one(incidents.visible_to(replace(actor, broken_glass=cases)), number)


def handled(actor: Actor, number: str) -> Incident:
    """The incident when this actor may act on it; a reader who may not gets the same refusal."""
    return _one(incidents.handled_by(actor), number)


def answered(actor: Actor, number: str) -> Incident:
    """The incident when this actor may answer the other or go to the police; never about a colleague.

    Nor where it became part of another dossier, which answers for both.
    """
    incident = handled(actor, number)
    if incident.lane == Lane.INTERNAL or incident.status == Status.MERGED:
        raise NotVisible
    return incident


def watched(actor: Actor, number: str) -> Incident:
    """The incident when this actor may say "I see it", or be the second person."""
    return _one(incidents.watched_by(actor), number)


def _one(rows: "QuerySet[Incident]", number: str) -> Incident:
    if normalise_number(number) != number:
        raise NotVisible
    found = (
        rows.select_related("organisation", "unit", "municipality", "report").filter(number=number).first()
    )
    if found is None:
        raise NotVisible
    return found


def open_names(actor: Actor, incident: Incident, *, may_handle: bool) -> frozenset[Compartment]:
    """Whose names this actor may see here: who handles it both, others as the matrix says in any relation."""
    # Whoever reported, or for whom was reported, reads the own words on pages of their own.
    relations = incidents.relations_of(actor, incident) - {Relation.OWN, Relation.TYPED}
    states = incidents.states_of(incident)
    return frozenset(
        part
        for part in (Compartment.VICTIM, Compartment.PERPETRATOR)
        if may_handle or any(may_read(actor, part, relation, states) for relation in relations)
    )


def told_of_report(incident: Incident, now: datetime) -> set[UUID]:
    """Coordinators and managers of the unit where it happened.

    A coordinator reads everything the reporter wrote; a manager sees the facts and what the reporter wants.
    Of a case in a lane apart whoever works on it; never who is involved.
    """
    if incident.lane != Lane.PUBLIC_TASK:
        return _working(incident, AssignmentKind, now)
    return told_of_new(incident, now) - conflicts.kept_out_of(incident, now)


def told_of_new(incident: Incident, now: datetime) -> set[UUID]:
    """The same of a report of the public task that comes in now: nobody can be involved in it yet."""
    return _holders(incident, (Role.COO, Role.MGR), now)


def told_of_second_eyes(incident: Incident, asked_by: UUID | None, now: datetime) -> set[UUID]:
    """Who may be the second person; whoever asked is not told."""
    able = _holders(incident, (Role.COO, Role.MGR), now) | _working(incident, _ACTING, now)
    able -= conflicts.kept_out_of(incident, now)
    return able - {asked_by} if asked_by else able


def readers_of(incident: Incident, now: datetime) -> set[UUID]:
    """Who reads everything the reporter wrote: the coordinators of the unit, or who handles it apart."""
    if incident.lane != Lane.PUBLIC_TASK:
        return _working(incident, _ACTING, now)
    return _holders(incident, (Role.COO,), now)


def told_of_no_handler(incident: Incident, now: datetime) -> set[UUID]:
    """Who may take it up now; when there is nobody, the privacy officer and the substitute hear of it."""
    kept_out = conflicts.kept_out_of(incident, now)
    able = _holders(incident, (Role.COO,), now) - kept_out
    return able or watchers_of(incident, now) - kept_out


def told_of_lane_back(incident: Incident, asked_by: UUID, now: datetime) -> set[UUID]:
    """Who may be the second person: not who asked, is involved, reported it, or to whom it happened."""
    able = _working(incident, _ACTING, now)
    if incident.lane == Lane.INTERNAL:
        able |= _whoever_holds(incident, (Role.DPO,), now)
    return able - conflicts.kept_out_of(incident, now) - incidents.are_parties(incident) - {asked_by}


def watchers_of(incident: Incident, now: datetime) -> set[UUID]:
    """The privacy officers, and the substitute whom this employer named."""
    officers = _whoever_holds(incident, (Role.DPO,), now)
    named = Substitute.objects.filter(organisation_id=incident.organisation_id)
    return officers | set(named.values_list("account_id", flat=True))


def told_of_glass(incident: Incident, now: datetime) -> set[UUID]:
    """Also whoever broke it: what they did not do themselves, they hear of at once."""
    return _whoever_holds(incident, (Role.DPO, Role.LOG), now) | _holders(incident, (Role.COO,), now)


def _holders(incident: Incident, roles: Iterable[Role], now: datetime) -> set[UUID]:
    """Of the public task; in a lane apart no role by itself makes anybody hear of it."""
    return _whoever_holds(incident, roles, now) if incident.lane == Lane.PUBLIC_TASK else set()


def _whoever_holds(incident: Incident, roles: Iterable[Role], now: datetime) -> set[UUID]:
    return set(
        holders_of_role(
            organisation_id=incident.organisation_id, roles=roles, unit_id=incident.unit_id, now=now
        )
    )


# Who acts on the dossier itself; named on a protected one too.
_ACTING = (*incidents.HANDLES, AssignmentKind.NAMED)
LADDER = (Hears.HANDLER, Hears.DEPUTY, Hears.MANAGER, Hears.BOARD)


def told_on_ladder(clock: Clock, hears: Hears, now: datetime) -> tuple[Hears | None, set[UUID]]:
    """Who hears of this clock now, and on which rung they stand.

    Whoever is absent is replaced by the deputy they named; a rung with nobody left passes to the next.
    No rung and nobody when there is no one up to the board.
    """
    kept_out = conflicts.kept_out_of(clock.incident, now)
    for rung in LADDER[LADDER.index(hears) :]:
        present = _present(clock, _on_rung(clock, rung, now), now)
        present = incidents.may_hear(clock.incident, present, kept_out)
        if present:
            return rung, present
    return None, set()


def _on_rung(clock: Clock, rung: Hears, now: datetime) -> set[UUID]:
    incident = clock.incident
    if rung == Hears.HANDLER:
        return _nearest(clock, now)
    if rung == Hears.DEPUTY:
        return _assigned(incident, AssignmentKind.DEPUTY) or _deputies(clock, now)
    return _holders(incident, (Role.MGR if rung == Hears.MANAGER else Role.BRD,), now)


def _nearest(clock: Clock, now: datetime) -> set[UUID]:
    """Whose act the clock waits for: the carer, a second person, the privacy officer, else who handles it."""
    if clock.kind in CARE_TERMS and clock.subject_id is not None:
        carers = carers_of([clock.subject_id])
        return set(carers.values()) or _handlers(clock.incident, now)
    if clock.kind == TermKind.INFLUENCE_CHECK:
        check = influence_of(clock.incident)
        return told_of_second_eyes(clock.incident, check.opened_by if check else None, now)
    # Of what runs apart only who works on it may hear: there its handlers watch this term.
    if clock.kind in OF_THE_OFFICER and clock.incident.lane == Lane.PUBLIC_TASK:
        return _whoever_holds(clock.incident, (Role.DPO,), now) or _handlers(clock.incident, now)
    return _handlers(clock.incident, now)


def _assigned(incident: Incident, *kinds: AssignmentKind) -> set[UUID]:
    rows = Assignment.objects.filter(incident=incident, kind__in=kinds, ended_at=None)
    return set(rows.values_list("account_id", flat=True))


def _working(incident: Incident, kinds: Iterable[AssignmentKind], now: datetime) -> set[UUID]:
    """The same; whoever was named on a protected case only while an officer, as for the way in."""
    rows = Assignment.objects.filter(incident=incident, kind__in=list(kinds), ended_at=None)
    found = set(rows.values_list("account_id", "kind"))
    named = {account for account, kind in found if kind == AssignmentKind.NAMED}
    officers = _whoever_holds(incident, (Role.PRO,), now) if named else set()
    return {account for account, kind in found if kind != AssignmentKind.NAMED} | (named & officers)


def _deputies(clock: Clock, now: datetime) -> set[UUID]:
    """The standing deputies of whoever it waits for."""
    return set(deputies_of(clock.organisation_id, _nearest(clock, now)).values())


def _handlers(incident: Incident, now: datetime) -> set[UUID]:
    """Who handles it, or the coordinators while nobody does."""
    handling = _working(incident, (AssignmentKind.HANDLER, AssignmentKind.NAMED), now)
    return handling or _holders(incident, (Role.COO,), now)


def _present(clock: Clock, accounts: set[UUID], now: datetime) -> set[UUID]:
    absent = absent_among(clock.organisation_id, accounts, to_local(now).date())
    stand_ins = {deputy for deputy in absent.values() if deputy is not None}
    return {account for account in accounts if account not in absent} | stand_ins


def told_handlers(incident: Incident, now: datetime) -> set[UUID]:
    """Whoever handles it: told of a decision, and of what the other person wrote."""
    return _handlers(incident, now)


def told_reporter(incident: Incident) -> set[UUID]:
    """The reporter's account; without one the follow page with the receipt code tells.

    Of a report for a colleague that is the colleague: who typed it hears no more of it.
    """
    report = incident.report
    if report is None:
        return set()
    if report.is_on_behalf:
        theirs = Victim.objects.filter(pk=report.pk, account__isnull=False)
        return set(theirs.values_list("account_id", flat=True))
    return {report.reporter_id} if report.reporter_id else set()
