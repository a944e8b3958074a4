# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and records moments of care (C4).

| who | what |
|---|---|
| carer (AFT) | the moments for which they were asked: plans them and records them |
| the person it is for | the own moments; may say no to one |
| handler | that a moment is planned, when it is due and whether it took place; asks a carer |
| manager of the team | that contact was made; records first care they gave themselves |
| anyone else, and a carer who is involved | nothing |

Never what was said (decision 24).
"""

from django.db.models import Exists, OuterRef, QuerySet

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.matrix import may_write
from eenlijn.foundation.sealed.compartments import Compartment


def cared_by(actor: Actor) -> "QuerySet[CareMoment]":
    """The moments this person was asked for, as long as they may write care."""
    rows = CareMoment.objects.filter(organisation_id=actor.scope_id)
    if not may_write(actor, Compartment.AFTERCARE, Relation.ASSIGNED):
        return rows.none()
    current = Assignment.objects.filter(
        incident=OuterRef("incident"), account_id=actor.person_id, kind=AssignmentKind.CARER, ended_at=None
    )
    return rows.filter(~conflicts.keeps_out(actor, "incident"), Exists(current), carer_id=actor.person_id)


def own_moments(actor: Actor) -> "QuerySet[CareMoment]":
    """The moments that are for this person: by account, or by the receipt code of the own report."""
    rows = CareMoment.objects.filter(organisation_id=actor.scope_id)
    if actor.report_id is not None:
        own = rows.filter(incident__report_id=actor.report_id, victim_id=actor.report_id)
        return own if actor.has(Role.EMP) else rows.none()
    return rows.filter(victim__account_id=actor.person_id)
