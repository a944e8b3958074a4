# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is told what happens with a dossier, and the two ways in: to read and to handle.

| event | told |
|---|---|
| report received | coordinators of the unit, managers of the unit |
| a light passed (36, 44, 48 hours) | the handler, else the coordinators; managers too when late |
| letter about to leave, answer sent, dossier closed | the reporter |

A notice holds a number and a link, never content.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import holders_of_role
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


def told_of_light(incident: Incident, *, is_late: bool, now: datetime) -> set[UUID]:
    """The handler, or the coordinators while nobody handles it; when late the managers too."""
    handler = Assignment.objects.filter(incident=incident, ended_at=None).values_list("account_id", flat=True)
    roles: Iterable[Role] = (Role.COO, Role.MGR) if is_late else (Role.COO,)
    holders = holders_of_role(
        organisation_id=incident.organisation_id, roles=roles, unit_id=incident.unit_id, now=now
    )
    return set(handler) | (set() if handler and not is_late else set(holders))


def told_reporter(incident: Incident) -> set[UUID]:
    """The reporter's account; without one the follow page with the receipt code tells."""
    report = incident.report
    return {report.reporter_id} if report and report.reporter_id else set()
