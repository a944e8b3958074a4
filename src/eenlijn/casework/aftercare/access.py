# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and records moments of care (C4).

| who | what |
|---|---|
| carer (AFT) | the moments for which they were asked: plans them and records them |
| the person it is for | the own moments; may say no to one |
| handler | that a moment is planned, when it is due and whether it took place; asks a carer |
| manager of the team | that contact was made; records first care, and a talk if the person chose them |
| peer supporter | the talks for which a person asked them, of which nobody else knows |
| handler, of who is no colleague | referrals: they have no account and no carer (list 8.7, `NO_COLLEAGUE`) |
| anyone else, and a carer who is involved | nothing |

Never what was said (decision 24).
"""

from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from eenlijn.casework.aftercare.codes import PeerState
from eenlijn.casework.aftercare.models import CareMoment, PeerTalk
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.matrix import may_write
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.sealed.compartments import Compartment

# A visitor who saw it, and a relative: offered victim support, and never a company doctor.
NO_COLLEAGUE: Final = ("witness_visitor", "family_member")


def no_colleagues(incident: Incident) -> "QuerySet[Victim]":
    """Who in this incident works for nobody here; the caller handles it."""
    return Victim.objects.filter(incident=incident, role__in=NO_COLLEAGUE, account=None)


def cared_by(actor: Actor) -> "QuerySet[CareMoment]":
    """The moments this person was asked for, as long as they may write care."""
    rows = CareMoment.objects.filter(organisation_id=actor.scope_id)
    if not may_write(actor, Compartment.AFTERCARE, Relation.ASSIGNED):
        return rows.none()
    current = Assignment.objects.filter(
        incident=OuterRef("incident"), account_id=actor.person_id, kind=AssignmentKind.CARER, ended_at=None
    )
    return rows.filter(~conflicts.keeps_out(actor, "incident"), Exists(current), carer_id=actor.person_id)


def own_people(actor: Actor) -> "QuerySet[Victim]":
    """Who this actor is in the events of this employer: to whom it happened, or who saw it.

    By account, or by the receipt code of the own report. What happened to oneself nobody takes away; who
    only saw it and turns out to be involved sees nothing of it.
    """
    rows = Victim.objects.filter(organisation_id=actor.scope_id)
    if actor.report_id is not None:
        own = rows.filter(pk=actor.report_id, incident__report_id=actor.report_id)
        return own if actor.has(Role.EMP) else rows.none()
    if actor.account_id is None:
        return rows.none()
    mine = Q(conflicts.IT_HAPPENED_TO) | Q(~conflicts.keeps_out(actor, "incident"))
    return rows.filter(mine, account_id=actor.account_id)


def own_moments(actor: Actor) -> "QuerySet[CareMoment]":
    """The moments that are for this person."""
    rows = CareMoment.objects.filter(organisation_id=actor.scope_id)
    return rows.filter(victim__in=own_people(actor))


def peer_talks_of(actor: Actor) -> "QuerySet[PeerTalk]":
    """The talks that somebody asked of this peer supporter, as long as they may write care."""
    rows = PeerTalk.objects.filter(organisation_id=actor.scope_id)
    if not may_write(actor, Compartment.AFTERCARE, Relation.ASSIGNED):
        return rows.none()
    kept = ~conflicts.keeps_out(actor, "incident")
    return rows.filter(kept, carer_id=actor.person_id).exclude(state=PeerState.RETURNED)


def own_person(actor: Actor, number: str) -> Victim:
    """Who this actor is in the event with this number; foreign, missing and misspelt are the same refusal."""
    rows = own_people(actor).select_related("incident__organisation", "incident__unit", "incident__report")
    found = rows.filter(incident__number=number).first() if normalise_number(number) == number else None
    if found is None:
        raise NotVisible
    return found


def cared_person(actor: Actor, moment_id: UUID) -> Victim:
    """The person whom this carer cares for now, by one of the moments they were asked for."""
    row = cared_by(actor).filter(pk=moment_id).select_related("victim__incident__organisation").first()
    if row is None:
        raise NotVisible
    return row.victim
