# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees running measures.

| who | which | what |
|---|---|---|
| whoever handles the incident of it | that one | all of it |
| desk (DSK) | what holds today, of the public task, found by exact name and day or number | what to do |
| job (SYS) | all of its organisation | - |
| anyone else | - | - |

Above the table stand lanes and who is involved, as for the incident itself. An exercise is no measure at a
desk: who comes there is real. The day counts, not whether a job wrote down that it is over.
"""

from datetime import date

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.restrictions.codes import RestrictionState
from eenlijn.casework.restrictions.models import Posting, Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def visible_to(actor: Actor) -> "QuerySet[Restriction]":
    """The measures of the incidents that this actor handles; never about a colleague."""
    within = Restriction.objects.filter(organisation_id=actor.scope_id)
    if actor.is_job:
        return within
    return within.filter(incident__in=incidents.handled_by(actor)).exclude(incident__lane=Lane.INTERNAL)


def on_list_of(actor: Actor) -> "QuerySet[Restriction]":
    """The measures that stand on the list of who coordinates; on no list of anybody else."""
    return visible_to(actor) if actor.has(Role.COO) else Restriction.objects.none()


def checked_by(actor: Actor, day: date) -> "QuerySet[Restriction]":
    """The measures for which a desk may get an answer on this day."""
    if not (actor.is_person and actor.has(Role.DSK)):
        return Restriction.objects.none()
    return Restriction.objects.filter(
        ~conflicts.keeps_out(actor, "incident"),
        organisation_id=actor.scope_id,
        state=RestrictionState.RUNNING,
        starts_on__lte=day,
        ends_on__gte=day,
        incident__lane=Lane.PUBLIC_TASK,
        incident__is_exercise=False,
    )


def postings_of(actor: Actor) -> "QuerySet[Posting]":
    """What hangs where is no secret within an employer; who keeps it are coordinator and administrator."""
    if not (actor.is_person and actor.has(Role.COO, Role.ADM)):
        return Posting.objects.none()
    return Posting.objects.filter(organisation_id=actor.scope_id)
