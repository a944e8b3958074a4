# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may know nothing of a case (row D1 of conflict of interest), and the lanes that run apart.

| act | who | what follows at once |
|---|---|---|
| name somebody as involved | who handles it | that person and their line lose it: rows, work, offers, mail |
| say that one is involved oneself | who sees it | the same |
| lift it, with a reason | another one who handles it | they see it again, from then on |
| the other person is a colleague | who handles it, with or without a name; the reporter | internal lane |
| shield it | who handles it | only officers named, and who they ask |

Naming somebody as accused makes a case of the public task internal: no answer and no police, counted apart.
The way back out of a lane: `dossier.coming_back`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.actions import release_carers
from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.table import NOT_FOR_COLLEAGUES
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.incidents import access as incident_access
from eenlijn.casework.incidents import apart, conflicts, handing_over
from eenlijn.casework.incidents.codes import AssignmentKind, InvolvedAs, Lane, Status
from eenlijn.casework.incidents.models import Assignment, Incident, Involvement, Substitute
from eenlijn.casework.response import actions as response
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.accounts.queries import (
    holders_of_role,
    member_by_email,
    names_of,
    roles_in_force,
)
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import hold_back_mail, keep_from_systems
from eenlijn.commons.trail.actions import append
from eenlijn.commons.webhooks.delivering import forget_about
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

# What a report about a colleague never has: an answer to the other person, and the police.
MOST_ADVISED: Final = 100
BY_HANDLER: Final = (InvolvedAs.ACCUSED, InvolvedAs.WITNESS, InvolvedAs.PARTNER)


class NobodyCalledThis(Refused):
    def __init__(self) -> None:
        super().__init__(_("Zo heet hier niemand. Kijk de naam na, of vul het mailadres op het werk in."))


class SeveralCalledThis(Refused):
    def __init__(self) -> None:
        super().__init__(_("Zo heten hier meer mensen. Vul het mailadres op het werk in."))


class OfficerNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wie dit afgeschermde dossier behandelt. Zonder iemand kan het niet."))


class NowhereToShield(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is al afgeschermd."))


class RunsApartAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier loopt al apart."))


class OwnCase(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit overkwam jou zelf. Jouw melding blijft van jou."))


@dataclass(frozen=True)
class Involved:
    """Somebody who was named; `reason` tells why it was lifted."""

    account_id: UUID
    name: str
    kind: InvolvedAs
    named_by: str
    at: datetime
    lifted_at: datetime | None
    lifted_by: str
    reason: str
    may_lift: bool


@dataclass(frozen=True)
class Lanes:
    """The page of a dossier about this: who was named, in which lane it runs, who could be named to it."""

    number: str
    lane: Lane
    involved: tuple[Involved, ...]
    officers: tuple[tuple[UUID, str], ...]


def lanes_of(actor: Actor, number: str, now: datetime) -> Lanes:
    """For whoever handles it. The caller has written the trail line with `open_lanes`."""
    incident = access.handled(actor, number)
    rows = list(Involvement.objects.filter(incident=incident).order_by("named_at", "pk"))
    officers = officers_for(incident, now)
    names = names_of(
        {one for row in rows for one in (row.account_id, row.named_by_id, row.lifted_by_id)} | officers
    )
    return Lanes(
        number=incident.number,
        lane=Lane(incident.lane),
        involved=tuple(_involved(row, names, actor) for row in rows),
        officers=tuple(sorted(((one, names.get(one, "")) for one in officers), key=lambda told: told[1])),
    )


@transaction.atomic
def open_lanes(*, actor: Actor, number: str, now: datetime) -> None:
    """Names of colleagues who are accused are shown: a line of the trail first."""
    incident = access.handled(actor, number)
    append(actor, now, line("open_involved", incident, Compartment.PERPETRATOR, purpose="assess"))


def _involved(row: Involvement, names: dict[UUID, str], actor: Actor) -> Involved:
    return Involved(
        account_id=row.account_id,
        name=names.get(row.account_id, ""),
        kind=InvolvedAs(row.kind),
        named_by=names.get(row.named_by_id, "") if row.named_by_id else "",
        at=row.named_at,
        lifted_at=row.lifted_at,
        lifted_by=names.get(row.lifted_by_id, "") if row.lifted_by_id else "",
        reason=vault.words(row, "lift_reason"),
        may_lift=row.lifted_at is None and actor.person_id not in (row.named_by_id, row.account_id),
    )


@transaction.atomic
def name_involved(*, actor: Actor, number: str, called: str, kind: InvolvedAs, now: datetime) -> None:
    """A colleague, by name or work address, has an interest in this case and may know nothing of it."""
    incident = access.handled(actor, number)
    found = colleagues_called(incident.organisation_id, called, now)
    if not found:
        raise NobodyCalledThis
    if len(found) > 1:
        raise SeveralCalledThis
    _involve(incident, next(iter(found)), kind, actor, now)
    append(actor, now, line("name_involved", incident, Compartment.PERPETRATOR))


def colleagues_called(organisation_id: UUID, called: str, now: datetime) -> frozenset[UUID]:
    """Who works here under exactly this name, or with this work address; nobody is listed or completed."""
    if "@" in called:
        found = member_by_email(organisation_id, called, now)
        return frozenset({found} if found else ())
    members = Membership.objects.filter(organisation_id=organisation_id, state=MembershipState.CONFIRMED)
    names = names_of(members.values_list("account_id", flat=True))
    wanted = normalise(called)
    return frozenset(pk for pk, name in names.items() if wanted and normalise(name) == wanted)


@transaction.atomic
def set_apart(*, actor: Actor, number: str, now: datetime) -> None:
    """The other turns out to be a colleague, whoever that is; who says so goes on with it."""
    incident = access.handled(actor, number)
    if incident.lane != Lane.PUBLIC_TASK:
        raise RunsApartAlready
    if incident_access.is_own(actor, incident):
        raise OwnCase
    if not _is_handled(incident):
        kind = AssignmentKind.HANDLER
        handing_over.assign(incident=incident, kind=kind, account_id=person(actor), now=now)
    make_internal(incident, actor.account_id, now)
    append(actor, now, line("set_apart", incident, Compartment.PERPETRATOR))


@transaction.atomic
def recuse(*, actor: Actor, number: str, now: datetime) -> None:
    """Somebody says of themselves to be involved, and sees it no more."""
    incident = access.readable(actor, number)
    if incident_access.is_own(actor, incident):
        raise OwnCase
    _involve(incident, person(actor), InvolvedAs.RECUSED, actor, now)
    append(actor, now, line("recuse", incident, Compartment.FACTS))


def may_recuse(actor: Actor, number: str) -> None:
    """NotVisible for who does not see it: for a page that shows the number and nothing else."""
    access.readable(actor, number)


@transaction.atomic
def lift_involved(*, actor: Actor, number: str, account_id: UUID, reason: str, now: datetime) -> None:
    """A second person who handles it lifts it; the lane stays what it was."""
    incident = access.handled(actor, number)
    apart.lift(incident=incident, account_id=account_id, reason=reason, lifted_by=person(actor), now=now)
    note(incident, Act.INVOLVED_LIFTED, now, actor.account_id)
    append(actor, now, line("lift_involved", incident, Compartment.PERPETRATOR))


def _involve(incident: Incident, account_id: UUID, kind: InvolvedAs, actor: Actor, now: datetime) -> None:
    was_handled = _is_handled(incident)
    apart.involve(incident=incident, account_id=account_id, kind=kind, named_by=actor.account_id, now=now)
    note(incident, Act.INVOLVED_NAMED, now, actor.account_id)
    keep_out(incident, now)
    if kind == InvolvedAs.ACCUSED and incident.lane == Lane.PUBLIC_TASK:
        make_internal(incident, actor.account_id, now)
    elif was_handled and not _is_handled(incident):
        look_for_handler(incident, now)


def keep_out(incident: Incident, now: datetime) -> None:
    """Whoever may know nothing of it works on it no more, and no mail about it leaves for them."""
    gone = conflicts.kept_out_of(incident, now)
    apart.let_go(incident=incident, accounts=gone, now=now)
    release_carers(incident=incident, accounts=gone)
    hold_back_mail(organisation_id=incident.organisation_id, object_number=incident.number, recipients=gone)
    _close_to_systems(incident)


def _close_to_systems(incident: Incident) -> None:
    """Nobody knows who reads what a system of the employer shows."""
    keep_from_systems(organisation_id=incident.organisation_id, object_number=incident.number)
    forget_about(incident.organisation_id, incident.number)


def make_internal(incident: Incident, account_id: UUID | None, now: datetime) -> None:
    """The other person is a colleague (decision 13): apart, with a handler and a confidential adviser.

    Part of an act. Whoever handled it goes on; nobody answers a colleague or goes to the police from here.
    """
    before = facts.Dimensions.of(incident)
    apart.set_lane(incident, Lane.INTERNAL, now)
    facts.correct(before, incident, now)
    clocks.stop_kinds(incident=incident, kinds=NOT_FOR_COLLEAGUES, at=now)
    response.drop_answer(incident=incident)
    _close_to_systems(incident)
    note(incident, Act.MADE_INTERNAL, now, account_id)
    kept_out = conflicts.kept_out_of(incident, now)
    for adviser in advisers_for(incident, now) - kept_out:
        handing_over.assign(incident=incident, kind=AssignmentKind.ADVISER, account_id=adviser, now=now)
        tell(incident, "asked_to_help", {adviser}, now)
    if not _is_handled(incident):
        look_for_handler(incident, now)
    working = {one.account_id for one in handing_over.workers_of(incident)}
    hearing = working | access.told_reporter(incident) | access.watchers_of(incident, now)
    hold_back_mail(
        organisation_id=incident.organisation_id,
        object_number=incident.number,
        but_not=hearing - kept_out,
    )


def told_by_reporter(incident: Incident, account_id: UUID | None, now: datetime) -> None:
    """The reporter says later that the other person is a colleague; part of the act of telling more."""
    if incident.lane == Lane.PUBLIC_TASK:
        make_internal(incident, account_id, now)


def look_for_handler(incident: Incident, now: datetime) -> None:
    """Apart one coordinator gets it; of the public task those who are left hear that it needs somebody."""
    if incident.lane == Lane.INTERNAL:
        handler = handler_for(incident, conflicts.kept_out_of(incident, now), now)
        if handler is not None:
            handing_over.assign(incident=incident, kind=AssignmentKind.HANDLER, account_id=handler, now=now)
            tell(incident, "needs_handler", {handler}, now)
            return
    tell(incident, "needs_handler", access.told_of_no_handler(incident, now), now)


def handler_for(incident: Incident, kept_out: Iterable[UUID], now: datetime) -> UUID | None:
    """Of who coordinates the unit the one with the least in hand; else the substitute who coordinates."""
    able = holders_of_role(
        organisation_id=incident.organisation_id, roles=(Role.COO,), unit_id=incident.unit_id, now=now
    ) - set(kept_out)
    if not able:
        return _coordinating_substitute(incident.organisation_id, frozenset(kept_out), now)
    busy = Assignment.objects.filter(account_id__in=able, kind=AssignmentKind.HANDLER, ended_at=None)
    held = list(busy.values_list("account_id", flat=True))
    return min(able, key=lambda one: (held.count(one), str(one)))


def _coordinating_substitute(organisation_id: UUID, kept_out: frozenset[UUID], now: datetime) -> UUID | None:
    """Without the role an assignment opens nothing, so the substitute then only hears of it."""
    named = Substitute.objects.filter(organisation_id=organisation_id).exclude(account_id__in=kept_out)
    held = roles_in_force(to_local(now).date()).filter(
        organisation_id=organisation_id,
        role=Role.COO,
        membership__account_id__in=named.values("account_id"),
    )
    return held.values_list("membership__account_id", flat=True).first()


def advisers_for(incident: Incident, now: datetime) -> frozenset[UUID]:
    """Who is called confidential adviser here and gives care; where nobody is called that, who gives care."""
    carers = holders_of_role(
        organisation_id=incident.organisation_id, roles=(Role.AFT,), unit_id=incident.unit_id, now=now
    )
    called = roles_in_force(to_local(now).date()).filter(
        organisation_id=incident.organisation_id,
        role=Role.AFT,
        membership__account_id__in=carers,
        membership__function_name__icontains="vertrouwens",
    )
    return frozenset(called.values_list("membership__account_id", flat=True)) or carers


def internal_rows(
    incident: Incident, accused_id: UUID | None, named_by: UUID | None, now: datetime
) -> tuple[list[Model], set[UUID], set[UUID]]:
    """Of a new report about a colleague: unsaved rows, who works on it, and who hears when nobody can.

    Before any notice is made, so that the accused and their line never hear of it.
    """
    rows: list[Model] = []
    kept_out: frozenset[UUID] = frozenset()
    if accused_id is not None:
        accused = apart.new_involvement(
            incident=incident, account_id=accused_id, kind=InvolvedAs.ACCUSED, named_by=named_by, now=now
        )
        kept_out = conflicts.with_their_line(incident.organisation_id, {accused_id: accused.since}, now)
        rows.append(accused)
    handler = handler_for(incident, kept_out, now)
    kinds = dict.fromkeys(advisers_for(incident, now) - kept_out, AssignmentKind.ADVISER)
    if handler is not None:
        kinds[handler] = AssignmentKind.HANDLER
    rows += [
        apart.new_assignment(incident=incident, kind=kind, account_id=account_id, now=now)
        for account_id, kind in kinds.items()
    ]
    unhandled = set() if handler else access.watchers_of(incident, now) - kept_out
    return rows, set(kinds), unhandled


@dataclass(frozen=True)
class Advised:
    """A case about a colleague in the list of its confidential adviser: C1 only."""

    number: str
    title: str
    status: Status
    reported_at: datetime


def advised(actor: Actor) -> tuple[Advised, ...]:
    """The cases for which this person is the confidential adviser now, newest first. One statement."""
    mine = Assignment.objects.filter(
        incident=OuterRef("pk"), kind=AssignmentKind.ADVISER, account_id=actor.person_id, ended_at=None
    )
    rows = incident_access.worked_by(actor).filter(Exists(mine), lane=Lane.INTERNAL)
    return tuple(
        Advised(row.number, title_of(row, vault.open(row, "place")), Status(row.status), row.reported_at)
        for row in rows.order_by("-reported_at", "pk")[:MOST_ADVISED]
    )


def _is_handled(incident: Incident) -> bool:
    handling = (AssignmentKind.HANDLER, AssignmentKind.NAMED)
    return Assignment.objects.filter(incident=incident, kind__in=handling, ended_at=None).exists()


def officers_for(incident: Incident, now: datetime) -> set[UUID]:
    """Who may be named on a protected case: officers of this employer who are not involved."""
    held = holders_of_role(
        organisation_id=incident.organisation_id, roles=(Role.PRO,), unit_id=incident.unit_id, now=now
    )
    return set(held) - conflicts.kept_out_of(incident, now)


@transaction.atomic
def shield(*, actor: Actor, number: str, officers: frozenset[UUID], now: datetime) -> None:
    """Only these officers handle it from now on; everybody else who worked on it sees it no more."""
    incident = access.handled(actor, number)
    if incident.lane == Lane.PROTECTED:
        raise NowhereToShield
    if not officers or not officers <= officers_for(incident, now):
        raise OfficerNeeded
    before = facts.Dimensions.of(incident)
    apart.set_lane(incident, Lane.PROTECTED, now)
    facts.correct(before, incident, now)
    workers = {one.account_id for one in handing_over.workers_of(incident)}
    apart.let_go(incident=incident, accounts=None, now=now)
    release_carers(incident=incident, accounts=workers - officers)
    for officer in officers:
        handing_over.assign(incident=incident, kind=AssignmentKind.NAMED, account_id=officer, now=now)
    hold_back_mail(
        organisation_id=incident.organisation_id,
        object_number=incident.number,
        but_not=officers | access.told_reporter(incident),
    )
    _close_to_systems(incident)
    note(incident, Act.SHIELDED, now, actor.account_id)
    tell(incident, "asked_to_help", set(officers) - {person(actor)}, now)
    append(actor, now, line("shield", incident, Compartment.FACTS, Compartment.PROTECTED))


@transaction.atomic
def name_officer(*, actor: Actor, number: str, account_id: UUID, now: datetime) -> None:
    """One more officer sees and handles this protected case."""
    incident = _protected(actor, number)
    if account_id not in officers_for(incident, now):
        raise OfficerNeeded
    named = AssignmentKind.NAMED
    if handing_over.assign(incident=incident, kind=named, account_id=account_id, now=now):
        note(incident, Act.OFFICER_NAMED, now, actor.account_id)
        tell(incident, "asked_to_help", {account_id}, now)
        append(actor, now, line("name_officer", incident, Compartment.PROTECTED))


@transaction.atomic
def end_officer(*, actor: Actor, number: str, account_id: UUID, now: datetime) -> None:
    """An officer is no longer needed; somebody always stays."""
    incident = _protected(actor, number)
    named = AssignmentKind.NAMED
    if not [one for one in _officers(incident) if one != account_id]:
        raise OfficerNeeded
    handing_over.unassign(incident=incident, kind=named, account_id=account_id, now=now)
    hold_back_mail(
        organisation_id=incident.organisation_id, object_number=incident.number, recipients={account_id}
    )
    append(actor, now, line("end_officer", incident, Compartment.PROTECTED))


def _officers(incident: Incident) -> list[UUID]:
    workers = handing_over.workers_of(incident)
    return [one.account_id for one in workers if one.kind == AssignmentKind.NAMED]


def _protected(actor: Actor, number: str) -> Incident:
    incident = access.handled(actor, number)
    if incident.lane != Lane.PROTECTED:
        raise NotVisible
    return incident
