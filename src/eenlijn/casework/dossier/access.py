# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is told what happens with a dossier, and the two ways in: to read and to handle.

| event | told |
|---|---|
| report received | coordinators of the unit, managers of the unit |
| a rung of the ladder of a clock | handler, deputy, manager, board contact, as the employer set it |
| letter about to leave, answer sent, dossier closed | the reporter |

A notice holds a number and a link, never content.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import absent_among, deputies_of, holders_of_role
from eenlijn.commons.rulebook.codes import Hears
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import normalise_number


def readable(actor: Actor, number: str) -> Incident:
    """The incident when this actor sees it. Foreign, missing and misspelt are the same refusal."""
    return _one(incidents.visible_to(actor), number)


def handled(actor: Actor, number: str) -> Incident:
    """The incident when this actor may act on it; a reader who may not gets the same refusal."""
    return _one(incidents.handled_by(actor), number)


def _one(rows: "QuerySet[Incident]", number: str) -> Incident:
    if normalise_number(number) != number:
        raise NotVisible
    found = (
        rows.select_related("organisation", "unit", "municipality", "report").filter(number=number).first()
    )
    if found is None:
        raise NotVisible
    return found


def told_of_report(incident: Incident, now: datetime) -> set[UUID]:
    """Coordinators and managers of the unit where it happened.

    A coordinator reads everything the reporter wrote; a manager sees the facts and what the reporter wants.
    """
    return _holders(incident, (Role.COO, Role.MGR), now)


def readers_of(incident: Incident, now: datetime) -> set[UUID]:
    """Who reads everything the reporter wrote: the coordinators of the unit."""
    return _holders(incident, (Role.COO,), now)


def _holders(incident: Incident, roles: Iterable[Role], now: datetime) -> set[UUID]:
    return set(
        holders_of_role(
            organisation_id=incident.organisation_id, roles=roles, unit_id=incident.unit_id, now=now
        )
    )


LADDER = (Hears.HANDLER, Hears.DEPUTY, Hears.MANAGER, Hears.BOARD)


def told_on_ladder(clock: Clock, hears: Hears, now: datetime) -> tuple[Hears, set[UUID]]:
    """Who hears of this clock now, and on which rung they stand.

    Whoever is absent is replaced by the deputy they named; a rung with nobody left passes to the next.
    """
    for rung in LADDER[LADDER.index(hears) :]:
        present = _present(clock, _on_rung(clock, rung, now), now)
        if present:
            return rung, present
    return LADDER[-1], set()


def _on_rung(clock: Clock, rung: Hears, now: datetime) -> set[UUID]:
    incident = clock.incident
    if rung == Hears.HANDLER:
        return _handlers(incident, now)
    if rung == Hears.DEPUTY:
        return _assigned(incident, AssignmentKind.DEPUTY) or _deputies(incident, now)
    return _holders(incident, (Role.MGR if rung == Hears.MANAGER else Role.BRD,), now)


def _assigned(incident: Incident, kind: AssignmentKind) -> set[UUID]:
    rows = Assignment.objects.filter(incident=incident, kind=kind, ended_at=None)
    return set(rows.values_list("account_id", flat=True))


def _deputies(incident: Incident, now: datetime) -> set[UUID]:
    """The standing deputies of whoever handles it."""
    return set(deputies_of(incident.organisation_id, _handlers(incident, now)).values())


def _handlers(incident: Incident, now: datetime) -> set[UUID]:
    """Who handles it, or the coordinators while nobody does."""
    return _assigned(incident, AssignmentKind.HANDLER) or _holders(incident, (Role.COO,), now)


def _present(clock: Clock, accounts: set[UUID], now: datetime) -> set[UUID]:
    absent = absent_among(clock.organisation_id, accounts, to_local(now).date())
    stand_ins = {deputy for deputy in absent.values() if deputy is not None}
    return {account for account in accounts if account not in absent} | stand_ins


def told_reporter(incident: Incident) -> set[UUID]:
    """The reporter's account; without one the follow page with the receipt code tells."""
    report = incident.report
    return {report.reporter_id} if report and report.reporter_id else set()
