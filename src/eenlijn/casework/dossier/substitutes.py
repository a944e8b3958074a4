# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who hears of a case that nobody else may handle: one person whom the administrator names beforehand.

A substitute who coordinates handles such a case at once, also those that waited; any other only hears of it.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from eenlijn.casework.dossier.lanes import (
    NobodyCalledThis,
    SeveralCalledThis,
    colleagues_called,
    look_for_handler,
)
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.incidents.codes import AssignmentKind, Lane
from eenlijn.casework.incidents.models import Assignment, Incident, Substitute
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.trail.actions import Entry, append


def substitute_of(actor: Actor) -> str:
    """The name of the substitute of the own employer, for who administers it; empty when nobody is."""
    _check(actor)
    row = Substitute.objects.filter(organisation_id=actor.scope_id).first()
    return names_of({row.account_id}).get(row.account_id, "") if row else ""


@transaction.atomic
def name_substitute(*, actor: Actor, called: str, now: datetime) -> None:
    """By exact name or work address; the one before stops, and what waited for somebody is given."""
    _check(actor)
    found = colleagues_called(actor.scope_id, called, now)
    if not found:
        raise NobodyCalledThis
    if len(found) > 1:
        raise SeveralCalledThis
    Substitute.objects.update_or_create(
        organisation_id=actor.scope_id,
        defaults={"account_id": next(iter(found)), "named_by_id": person(actor), "named_at": now},
    )
    for incident in _waiting(actor):
        look_for_handler(incident, now)
    append(actor, now, Entry("name_substitute", "organisation", actor.scope_id))


@transaction.atomic
def remove_substitute(*, actor: Actor, now: datetime) -> None:
    """Nobody is from now on; what this person handles already, stays in their hands."""
    _check(actor)
    removed, _of_each = Substitute.objects.filter(organisation_id=actor.scope_id).delete()
    if not removed:
        raise NotVisible
    append(actor, now, Entry("remove_substitute", "organisation", actor.scope_id))


def _waiting(actor: Actor) -> list[Incident]:
    handled = Assignment.objects.filter(incident=OuterRef("pk"), kind=AssignmentKind.HANDLER, ended_at=None)
    rows = Incident.objects.filter(organisation_id=actor.scope_id, lane=Lane.INTERNAL, status__in=OPEN)
    return list(rows.filter(~Exists(handled)).select_related("organisation"))


def _check(actor: Actor) -> None:
    if not actor.has(Role.ADM) or actor.organisation_id is None:
        raise NotVisible
