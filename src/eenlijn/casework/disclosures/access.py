# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may propose, approve and read a release.

| who | may |
|---|---|
| coordinator, lawyer, protected-lane officer, with a relation (COO, LEG, PRO) | propose, approve, recall |
| safety officer with a relation (OOV) | approve, recall |
| the proposer, whoever reported it, saw it or to whom it happened | never approve |
| holder of link and code; a recipient with an account (POL) | the one package, while it may be read |
| the person concerned | that it happened |
| anyone else | nothing |

A link that is unknown, expired, recalled or used up, or comes with another code, is no link: nothing tells
them apart.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.disclosures.codes import MOST_READS, ReleaseState
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Lane, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.reply_code import is_reply_code
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act, Relation, Role
from eenlijn.commons.access.matrix import may_act
from eenlijn.foundation.identifiers import code_digest
from eenlijn.foundation.sealed.compartments import Compartment

# What happened to oneself, or what one typed, gives no say in what leaves.
_OWN = frozenset({Relation.OWN, Relation.TYPED})
_OVER = (Status.MERGED, Status.NOT_UPHELD)


def relations(actor: Actor, incident: Incident) -> frozenset[Relation]:
    """What this actor has to do with it, of rows that `visible_to` gave."""
    return incidents.relations_of(actor, incident) - _OWN


def may_propose(actor: Actor, incident: Incident) -> bool:
    return _may(actor, incident, Act.PROPOSE) and incident.status not in _OVER


def may_approve(actor: Actor, incident: Incident) -> bool:
    """Whether this actor may be the second person here; who is party to it judges nothing of it."""
    return _may(actor, incident, Act.APPROVE) and actor.account_id not in incidents.are_parties(incident)


def may_see(actor: Actor, incident: Incident) -> bool:
    """Whether this actor may know which packages there are, and recall them."""
    return _may(actor, incident, Act.PROPOSE) or _may(actor, incident, Act.APPROVE)


def _may(actor: Actor, incident: Incident, act: Act) -> bool:
    # About a colleague the policy on integrity decides, not we (decision 13).
    if not actor.is_person or incident.lane == Lane.INTERNAL:
        return False
    return any(may_act(actor, Compartment.RELEASES, one, act) for one in relations(actor, incident))


def releases_in(incident: Incident) -> "QuerySet[Disclosure]":
    """The packages of an incident of which the caller asked `may_see`."""
    return Disclosure.objects.filter(incident=incident)


def readable(now: datetime) -> "QuerySet[Disclosure]":
    """What may be read now, by whoever it is for."""
    rows = Disclosure.objects.filter(
        state=ReleaseState.APPROVED, expires_at__gt=now, reads__lt=MOST_READS, snapshot__isnull=False
    )
    return rows.exclude(incident__status__in=_OVER).exclude(incident__is_exercise=True)


def release_of_link(code: str, secret: str, now: datetime) -> Disclosure | None:
    """The one package whose link and code these are, while it may be read."""
    rows = readable(now).filter(link_digest=code_digest(code))
    found = rows.select_related("incident", "organisation").first()
    if found is None or found.link_digest is None:
        return None
    return found if is_reply_code(secret, found.organisation_id, bytes(found.link_digest)) else None


def addressed_to(actor: Actor, now: datetime) -> "QuerySet[Disclosure]":
    """What is for this recipient, who signs in here as police or prosecutor."""
    if not actor.is_person or not actor.has(Role.POL):
        return Disclosure.objects.none()
    return readable(now).filter(recipient_account_id=actor.account_id)


def not_parties(incident: Incident, people: Collection[UUID]) -> set[UUID]:
    """Who of these people may judge."""
    return set(people) - incidents.are_parties(incident)
