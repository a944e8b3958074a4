# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which incidents, and who may do what with them.

| role | sees |
|---|---|
| reporter (EMP) | the incident of the own report, and where one is the victim |
| who typed it for a colleague (OBH) | that incident, until the colleague takes it over |
| holder of a code of a receipt | the incident of that one report, under the same rule |
| manager (MGR) | incidents of the own team, by the team at the moment of the incident |
| coordinator (COO) | all of the own organisation, or of the units coordinated |
| handler, deputy, carer, lawyer | what is assigned to them now |
| privacy officer (DPO) | the one case whose glass was broken, for an hour, only to read |
| system (TOK) with `dossiers:read` | all of its organisation, only to read |
| job (SYS) | all of the organisation it was started for |
| anyone else | nothing |
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident, Victim
from eenlijn.casework.reporting.codes import ReporterRole
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role, Scope, State

# These assignments act on the dossier; a carer or a lawyer acts only in their own room.
HANDLES = (AssignmentKind.HANDLER, AssignmentKind.DEPUTY)


def visible_to(actor: Actor) -> "QuerySet[Incident]":
    """The only way to incidents. Rows of other organisations are never in it."""
    if actor.organisation_id is None:
        return Incident.objects.none()
    within = Incident.objects.filter(organisation_id=actor.scope_id)
    if actor.is_job or coordinates_all(actor):
        return within
    if actor.is_token:
        return within if actor.may(Scope.DOSSIERS_READ) else within.none()
    if actor.report_id is not None:
        mine = within.filter(report_id=actor.report_id)
        return mine.exclude(_taken_over()) if actor.has(Role.OBH) else mine
    if actor.account_id is None:
        return within.none()
    return within.filter(_own(actor) | _assigned(actor) | _in_units(actor) | Q(pk__in=actor.broken_glass))


def handled_by(actor: Actor) -> "QuerySet[Incident]":
    """The incidents this actor may assess, answer and close: coordinator, handler or deputy."""
    seen = visible_to(actor)
    if actor.is_token:
        return seen.none()
    if actor.is_job or coordinates_all(actor):
        return seen
    units = actor.coordinated_unit_ids if actor.has(Role.COO) else frozenset()
    return seen.filter(_assigned(actor, *HANDLES) | Q(unit_id__in=units or frozenset()))


def handled_among(actor: Actor, seen: Iterable[Incident]) -> frozenset[UUID]:
    """Which of these the actor may act on, of rows that `visible_to` gave; one statement, or none.

    Who coordinates the whole organisation handles all of it, so that needs no asking.
    """
    ids = [incident.pk for incident in seen if incident.organisation_id == actor.organisation_id]
    if not actor.is_token and (actor.is_job or coordinates_all(actor)):
        return frozenset(ids)
    return frozenset(handled_by(actor).filter(pk__in=ids).values_list("pk", flat=True))


def watched_by(actor: Actor) -> "QuerySet[Incident]":
    """The incidents of which this actor may say "I see it" and that a second person may look into.

    Whoever handles them, and the manager of the team: enough people for a quarter of an hour, and for
    four eyes at a small employer.
    """
    seen = visible_to(actor)
    if actor.is_token:
        return seen.none()
    if actor.is_job or coordinates_all(actor):
        return seen
    return seen.filter(_assigned(actor, *HANDLES) | _in_units(actor))


def worked_by(actor: Actor) -> "QuerySet[Incident]":
    """What stands on this person's work list: what they handle, and for a manager the team to follow."""
    seen = visible_to(actor)
    if actor.is_token:
        return seen.none()
    if actor.is_job or coordinates_all(actor):
        return seen
    return seen.filter(_assigned(actor) | _in_units(actor))


def relation_of(actor: Actor, incident: Incident) -> Relation:
    """What this actor has to do with this incident; decides, with the role, which parts open.

    Who typed it for a colleague has that relation only when nothing else leads to the incident.
    """
    if actor.is_job or actor.is_token:
        return _relation_of_machine(actor, incident)
    if is_own(actor, incident):
        return Relation.OWN
    if actor.has(Role.COO) and (
        actor.coordinated_unit_ids is None or incident.unit_id in actor.coordinated_unit_ids
    ):
        return Relation.ORGANISATION
    if Assignment.objects.filter(incident=incident, account_id=actor.person_id, ended_at=None).exists():
        return Relation.ASSIGNED
    if actor.has(Role.MGR) and incident.unit_id in actor.managed_unit_ids:
        return Relation.TEAM
    if incident.pk in actor.broken_glass:
        return Relation.BREAK_GLASS
    return Relation.TYPED if _typed(actor, incident) else Relation.NONE


def _relation_of_machine(actor: Actor, incident: Incident) -> Relation:
    if actor.is_job:
        return Relation.SYSTEM
    is_here = actor.organisation_id == incident.organisation_id
    return Relation.INTERFACE if is_here and actor.may(Scope.DOSSIERS_READ) else Relation.NONE


def relations_of(actor: Actor, incident: Incident) -> frozenset[Relation]:
    """Everything this actor has to do with it: who coordinates and was asked as a lawyer too has both."""
    found = {relation_of(actor, incident)}
    if Assignment.objects.filter(incident=incident, account_id=actor.person_id, ended_at=None).exists():
        found.add(Relation.ASSIGNED)
    return frozenset(found - {Relation.NONE})


def is_own(actor: Actor, incident: Incident) -> bool:
    """Whether it happened to this actor: the reporter, or the colleague for whom somebody reported."""
    report = incident.report
    if report is None:
        return False
    if actor.report_id is not None:
        return incident.report_id == actor.report_id and actor.has(Role.EMP)
    if actor.account_id is None:
        return False
    if not report.is_on_behalf:
        return report.reporter_id == actor.account_id
    return Victim.objects.filter(pk=report.pk, account_id=actor.account_id).exists()


def _typed(actor: Actor, incident: Incident) -> bool:
    report = incident.report
    if report is None or not report.is_on_behalf:
        return False
    if actor.report_id is not None:
        return incident.report_id == actor.report_id
    return actor.account_id is not None and report.reporter_id == actor.account_id


def states_of(incident: Incident) -> frozenset[State]:
    """The states of the case that take rights away from whoever typed it."""
    report = incident.report
    if report is None or not report.is_on_behalf:
        return frozenset()
    spoke = Victim.objects.filter(pk=report.pk, spoke_at__isnull=False).exists()
    return frozenset({State.TAKEN_OVER}) if spoke else frozenset()


def _taken_over() -> Exists:
    return Exists(Victim.objects.filter(pk=OuterRef("report_id"), spoke_at__isnull=False))


def coordinates_all(actor: Actor) -> bool:
    """Whether this actor sees and handles everything of the organisation, so that no row needs asking."""
    return actor.has(Role.COO) and actor.coordinated_unit_ids is None


def _own(actor: Actor) -> Q:
    typed_for_a_colleague = ~Q(report__reporter_role=ReporterRole.SELF) & Q(_taken_over())
    return (Q(report__reporter_id=actor.person_id) & ~typed_for_a_colleague) | Q(
        Exists(Victim.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id))
    )


def _assigned(actor: Actor, *kinds: AssignmentKind) -> Q:
    current = Assignment.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id, ended_at=None)
    return Q(Exists(current.filter(kind__in=kinds) if kinds else current))


def _in_units(actor: Actor) -> Q:
    units: frozenset[UUID] = frozenset()
    if actor.has(Role.MGR):
        units |= actor.managed_unit_ids
    if actor.has(Role.COO):
        units |= actor.coordinated_unit_ids or frozenset()
    return Q(unit_id__in=units)
