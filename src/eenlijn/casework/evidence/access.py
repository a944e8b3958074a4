# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which evidence: who reads the own words of a dossier reads its files too (C2 and C3, decision 12).

| who | sees |
|---|---|
| who reads own words in their relation to the incident | every file of it |
| reporter, victim, holder of the code, until somebody took it over | the files of the reporter's side |
| who holds a package that names it | that file, for as long as the package may be read |
| anyone else, a system among them | nothing |
"""

from django.db.models import QuerySet

from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_read
from eenlijn.foundation.sealed.compartments import Compartment

OWN = frozenset({Relation.OWN, Relation.TYPED})


def visible_to(actor: Actor, incident: Incident) -> "QuerySet[Evidence]":
    """The files of this incident that this actor may see, whatever else leads them there."""
    rows = Evidence.objects.filter(
        incident__in=incidents.visible_to(actor).filter(pk=incident.pk), organisation_id=actor.scope_id
    )
    return rows if reads_all(actor, incident) else rows.none()


def own_side(actor: Actor, incident: Incident) -> "QuerySet[Evidence]":
    """The files of the reporter's side, for whose own report it is; the caller knows that it is."""
    return Evidence.objects.filter(incident=incident, organisation_id=actor.scope_id, by_reporter=True)


def named_in(incident: Incident, place: int) -> "QuerySet[Evidence]":
    """One file that a released package names, while it may be opened; the package let its reader in."""
    return Evidence.objects.filter(incident=incident, place=place, state=EvidenceState.CLEAN)


def reads_all(actor: Actor, incident: Incident) -> bool:
    """Whether this actor reads the own words here in another relation than that of who told them."""
    states = incidents.states_of(incident)
    return any(
        may_read(actor, Compartment.OWN_WORDS, one, states)
        for one in incidents.relations_of(actor, incident) - OWN
    )
