# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which incidents, and who may do what with them.

| role | public task | the other is a colleague (internal) | protected |
|---|---|---|---|
| reporter, victim (EMP) | the own ones | the own ones | the own ones |
| who typed it for a colleague (OBH) | until the colleague takes over | the same | the same |
| holder of a code of a receipt | that one report | the same | the same |
| manager (MGR) | the team, as it was at that moment | - | - |
| coordinator (COO) | the organisation, or the units coordinated | - | - |
| handler, deputy, carer, lawyer, confidential adviser | assigned now | assigned now | assigned now |
| protected-lane officer (PRO) | - | - | named on it now |
| privacy officer (DPO) | broken glass, to read | broken glass, to read | - |
| system (TOK) with `dossiers:read` | all, but not where somebody is involved | - | - |
| job (SYS) | all of its organisation | all | all |
| anyone else | - | - | - |

Above the table stands who is involved (`conflicts`): nothing of the case, in whatever role, but what happened
to oneself stays one's own.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import AssignmentKind, Lane
from eenlijn.casework.incidents.models import Assignment, Incident, Victim
from eenlijn.casework.reporting.codes import ReporterRole
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role, Scope, State

# These assignments act on the dossier; a carer or a lawyer acts only in their own room.
HANDLES = (AssignmentKind.HANDLER, AssignmentKind.DEPUTY)
_OPENS = tuple(kind for kind in AssignmentKind if kind != AssignmentKind.NAMED)
APART = (Lane.INTERNAL, Lane.PROTECTED)
_PUBLIC = Q(lane=Lane.PUBLIC_TASK)


def visible_to(actor: Actor) -> "QuerySet[Incident]":
    """The only way to incidents. Rows of other organisations are never in it."""
    within = Incident.objects.filter(organisation_id=actor.scope_id)
    if actor.is_job:
        return within
    if actor.is_token:
        return _for_systems(within) if actor.may(Scope.DOSSIERS_READ) else within.none()
    if actor.report_id is not None:
        mine = within.filter(report_id=actor.report_id)
        return mine.exclude(_taken_over()) if actor.has(Role.OBH) else mine
    if actor.account_id is None or actor.organisation_id is None:
        return within.none()
    return _seen(actor, within)


def _seen(actor: Actor, within: "QuerySet[Incident]") -> "QuerySet[Incident]":
    """Of a person. Who coordinates everything follows the own reports on the pages for that."""
    # What costs nothing to tell goes first: a list asks it of every row.
    reached = _coordinated(actor) | _assigned(actor, *_OPENS) | _named(actor)
    if coordinates_all(actor):
        return within.filter(~conflicts.keeps_out(actor), reached)
    glass = Q(pk__in=actor.broken_glass) & ~Q(lane=Lane.PROTECTED)
    return within.filter(_own(actor) | (~conflicts.keeps_out(actor) & (reached | _led(actor) | glass)))


def handled_by(actor: Actor) -> "QuerySet[Incident]":
    """The incidents this actor may assess, answer and close: coordinator, handler, deputy, officer named."""
    return _acted_on(actor, _coordinated(actor) | _assigned(actor, *HANDLES) | _named(actor))


def handled_among(actor: Actor, seen: Iterable[Incident]) -> frozenset[UUID]:
    """Which of these the actor may act on, of rows that `visible_to` gave; one statement, or none.

    Who coordinates the whole organisation handles all of the public task, so that needs no asking.
    """
    here = [incident for incident in seen if incident.organisation_id == actor.organisation_id]
    sure = frozenset(one.pk for one in here if actor.is_job or _surely_handles(actor, one))
    asked = [one.pk for one in here if one.pk not in sure]
    if not asked and coordinates_all(actor):
        return sure
    return sure | frozenset(handled_by(actor).filter(pk__in=asked).values_list("pk", flat=True))


def _surely_handles(actor: Actor, incident: Incident) -> bool:
    return coordinates_all(actor) and incident.lane == Lane.PUBLIC_TASK


def watched_by(actor: Actor) -> "QuerySet[Incident]":
    """The incidents of which this actor may say "I see it" and that a second person may look into.

    Whoever handles them, and the manager of the team: enough people for a quarter of an hour, and for
    four eyes at a small employer.
    """
    return _acted_on(actor, _coordinated(actor) | _assigned(actor, *HANDLES) | _named(actor) | _led(actor))


def worked_by(actor: Actor) -> "QuerySet[Incident]":
    """What stands on this person's work list: what they handle, and for a manager the team to follow."""
    return _acted_on(actor, _coordinated(actor) | _assigned(actor, *_OPENS) | _named(actor) | _led(actor))


def _acted_on(actor: Actor, wanted: Q) -> "QuerySet[Incident]":
    """Of the employer what is wanted, for a person who is not involved; for a job everything."""
    within = Incident.objects.filter(organisation_id=actor.scope_id)
    if actor.is_job:
        return within
    if not actor.is_person:
        return within.none()
    return within.filter(~conflicts.keeps_out(actor), wanted)


def coordinates_all(actor: Actor) -> bool:
    """Whether this actor coordinates the whole organisation."""
    return actor.has(Role.COO) and actor.coordinated_unit_ids is None


def only_coordinates_all(actor: Actor) -> bool:
    """Whether besides their ids nothing of this actor goes into a query, so that its text can be kept."""
    return coordinates_all(actor) and not actor.managed_unit_ids and not actor.has(Role.PRO)


def relation_of(actor: Actor, incident: Incident) -> Relation:
    """What this actor has to do with this incident; decides, with the role, which parts open.

    Who typed it for a colleague has that relation only when nothing else leads to the incident. Of rows
    that `visible_to` gave: whoever is involved never comes here.
    """
    if actor.is_job or actor.is_token:
        return _relation_of_machine(actor, incident)
    if is_own(actor, incident):
        return Relation.OWN
    found = _relation_by_role(actor, incident)
    if found is not Relation.NONE:
        return found
    if incident.pk in actor.broken_glass and incident.lane != Lane.PROTECTED:
        return Relation.BREAK_GLASS
    return Relation.TYPED if _typed(actor, incident) else Relation.NONE


def _relation_by_role(actor: Actor, incident: Incident) -> Relation:
    is_public = incident.lane == Lane.PUBLIC_TASK
    if is_public and actor.has(Role.COO) and _is_of(incident, actor.coordinated_unit_ids):
        return Relation.ORGANISATION
    kinds = _kinds_of(actor, incident)
    if AssignmentKind.NAMED in kinds and actor.has(Role.PRO):
        return Relation.NAMED
    if kinds - {AssignmentKind.NAMED}:
        return Relation.ASSIGNED
    leads = is_public and actor.has(Role.MGR) and incident.unit_id in actor.managed_unit_ids
    return Relation.TEAM if leads else Relation.NONE


def _is_of(incident: Incident, units: frozenset[UUID] | None) -> bool:
    return units is None or incident.unit_id in units


def _kinds_of(actor: Actor, incident: Incident) -> set[AssignmentKind]:
    rows = Assignment.objects.filter(incident=incident, account_id=actor.person_id, ended_at=None)
    return {AssignmentKind(kind) for kind in rows.values_list("kind", flat=True)}


def _relation_of_machine(actor: Actor, incident: Incident) -> Relation:
    if actor.is_job:
        return Relation.SYSTEM
    is_here = actor.organisation_id == incident.organisation_id
    return Relation.INTERFACE if is_here and actor.may(Scope.DOSSIERS_READ) else Relation.NONE


def relations_of(actor: Actor, incident: Incident) -> frozenset[Relation]:
    """Everything this actor has to do with it: who coordinates and was asked as a lawyer too has both."""
    found = {relation_of(actor, incident)}
    if _kinds_of(actor, incident) - {AssignmentKind.NAMED}:
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


def may_hear(incident: Incident, people: Iterable[UUID], kept_out: Collection[UUID]) -> set[UUID]:
    """Who of these people may know that something happens here: in a lane apart only who works on it."""
    asked = set(people)
    if incident.lane == Lane.PUBLIC_TASK and asked.isdisjoint(kept_out):
        return asked
    own = _people_of(incident)
    if incident.lane == Lane.PUBLIC_TASK:
        return asked - (set(kept_out) - own)
    working = Assignment.objects.filter(incident=incident, ended_at=None)
    return asked & (own | (set(working.values_list("account_id", flat=True)) - set(kept_out)))


def _people_of(incident: Incident) -> set[UUID]:
    """The accounts of whoever it happened to."""
    victims = Victim.objects.filter(conflicts.IT_HAPPENED_TO, incident=incident, account__isnull=False)
    return {account for account in victims.values_list("account_id", flat=True) if account}


def closed_to(actor: Actor) -> "QuerySet[Incident]":
    """Incidents of which nothing may reach this actor by any way: involved, or in a lane of others.

    For what is found by number and not through the incident: notices, mail that was lost, lines of the
    trail. Not the opposite of `visible_to`: that there is a case in another team is no secret.
    """
    within = Incident.objects.filter(organisation_id=actor.scope_id)
    theirs = Q(pk__in=visible_to(actor).filter(lane__in=APART).values("pk"))
    of_others = Q(lane__in=APART) & ~theirs
    return within.filter(Q(conflicts.keeps_out(actor)) | of_others).exclude(_happened_to(actor))


def involved_in(actor: Actor) -> "QuerySet[Incident]":
    """The incidents of which nothing reaches this actor because they are involved, or stand in that line."""
    within = Incident.objects.filter(organisation_id=actor.scope_id)
    return within.filter(conflicts.keeps_out(actor)).exclude(_happened_to(actor))


def overseen_by(actor: Actor) -> "QuerySet[Incident]":
    """The cases about a colleague of which a privacy officer may know the number: never what is in them.

    Not of a case in which they are involved or that they reported. Of the protected lane none.
    """
    within = Incident.objects.filter(organisation_id=actor.scope_id, lane=Lane.INTERNAL)
    if not (actor.is_person and actor.has(Role.DPO)):
        return within.none()
    return within.filter(~conflicts.keeps_out(actor)).exclude(_is_party(actor))


def are_parties(incident: Incident) -> set[UUID]:
    """Whoever reported it, saw it or to whom it happened: they judge nothing of it as a second person."""
    victims = Victim.objects.filter(incident=incident).values_list("account_id", flat=True)
    reporter = incident.report.reporter_id if incident.report else None
    return {one for one in (*victims, reporter) if one is not None}


def _is_party(actor: Actor) -> Q:
    told = Victim.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id)
    return Q(report__reporter_id=actor.person_id, report__isnull=False) | Q(Exists(told))


def closed_to_systems(organisation_id: UUID) -> "QuerySet[Incident]":
    """What no system of the employer hears of: whoever reads what it shows is not known here."""
    within = Incident.objects.filter(organisation_id=organisation_id)
    return within.filter(Q(lane__in=APART) | Q(conflicts.has_any()))


def _for_systems(within: "QuerySet[Incident]") -> "QuerySet[Incident]":
    return within.filter(_PUBLIC, ~conflicts.has_any())


def _taken_over() -> Exists:
    return Exists(Victim.objects.filter(pk=OuterRef("report_id"), spoke_at__isnull=False))


def _own(actor: Actor) -> Q:
    """What happened to this actor; what they typed or saw, as long as they are not involved."""
    typed_for_a_colleague = ~Q(report__reporter_role=ReporterRole.SELF)
    saw = Exists(Victim.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id))
    typed = Q(report__reporter_id=actor.person_id) & typed_for_a_colleague & ~Q(_taken_over())
    return _happened_to(actor) | ((typed | Q(saw)) & Q(~conflicts.keeps_out(actor)))


def _happened_to(actor: Actor) -> Q:
    """Nobody takes from anybody what happened to themselves, whoever they lead or stand in for."""
    told = Q(report__reporter_id=actor.person_id, report__reporter_role=ReporterRole.SELF)
    victims = Victim.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id)
    return told | Q(Exists(victims.filter(conflicts.IT_HAPPENED_TO)))


def _assigned(actor: Actor, *kinds: AssignmentKind) -> Q:
    current = Assignment.objects.filter(incident=OuterRef("pk"), account_id=actor.person_id, ended_at=None)
    return Q(Exists(current.filter(kind__in=kinds)))


def _named(actor: Actor) -> Q:
    """Named on a protected case counts only with the role for it."""
    return _assigned(actor, AssignmentKind.NAMED) if actor.has(Role.PRO) else Q(pk__in=())


def _coordinated(actor: Actor) -> Q:
    if not actor.has(Role.COO):
        return Q(pk__in=())
    units = actor.coordinated_unit_ids
    return _PUBLIC if units is None else _PUBLIC & Q(unit_id__in=units)


def _led(actor: Actor) -> Q:
    return _PUBLIC & Q(unit_id__in=actor.managed_unit_ids if actor.has(Role.MGR) else ())
