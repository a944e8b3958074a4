# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees requests: the privacy officer of the employer; whoever handles a dossier sees that one is open.

| role | request | that a dossier is held |
|---|---|---|
| privacy officer (DPO) | all of the employer, not of a case in which they are involved | the same |
| who handles the dossier | - | kind, day of receipt, term |
| anyone else | - | - |

A request on a case in the protected lane is decided as any other; that it is about that case, is told to
nobody who does not work on it: not its number, its term or its copy.
"""

from django.db.models import Exists, OuterRef, QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.requests.models import Concerned, DataRequest
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Right
from eenlijn.commons.access.matrix import right
from eenlijn.foundation.sealed.compartments import Compartment


def may_write(actor: Actor) -> bool:
    """Whether this person works on the requests of the employer."""
    return actor.is_person and right(actor, Compartment.REQUESTS) is Right.READ_WRITE


def visible_to(actor: Actor) -> "QuerySet[DataRequest]":
    """The requests this actor works on; a job has all of its employer."""
    within = DataRequest.objects.filter(organisation_id=actor.scope_id)
    if actor.is_job:
        return within
    if not may_write(actor):
        return within.none()
    about = Concerned.objects.filter(conflicts.keeps_out(actor, "incident"), request=OuterRef("pk"))
    return within.exclude(Exists(about))


def dossiers_visible_to(actor: Actor, request: DataRequest) -> "QuerySet[Concerned]":
    """The dossiers this request is about; of the protected lane none, whoever asks (a job has all)."""
    about = Concerned.objects.filter(request=request, organisation_id=actor.scope_id).order_by("joined_at")
    return about if actor.is_job else about.exclude(incident__lane=Lane.PROTECTED)


def signs_visible_to(actor: Actor) -> "QuerySet[Concerned]":
    """The dossiers that requests are about, of those this actor handles."""
    return Concerned.objects.filter(incident__in=incidents.handled_by(actor))
