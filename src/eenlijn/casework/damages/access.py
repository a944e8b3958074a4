# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads and writes damage: lines, claims, letters about them and payments (C5).

| who | what |
|---|---|
| lawyer (LEG) assigned to the incident | everything with its amounts, and writes it |
| coordinator, handler | only how many lines there are and whether they are settled |
| privacy officer (DPO) who broke the glass of the incident | every line with its amount, to read |
| the person who has the damage | how far the own lines are |
| anyone else | nothing |
"""

from django.db.models import QuerySet

from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine
from eenlijn.casework.incidents.access import relations_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_read, may_write
from eenlijn.foundation.sealed.compartments import Compartment


def may_write_damage(actor: Actor, incident: Incident) -> bool:
    """Whether one of this actor's relations to the incident opens the legal compartment."""
    return any(may_write(actor, Compartment.LEGAL, relation) for relation in relations_of(actor, incident))


def lines_for(actor: Actor, incident: Incident) -> "QuerySet[DamageLine]":
    """The lines with amounts, for whoever writes them or broke the glass; for anyone else none."""
    if not may_write_damage(actor, incident) and not _broke_the_glass(actor, incident):
        return DamageLine.objects.none()
    return DamageLine.objects.filter(incident=incident, organisation_id=actor.scope_id)


def claims_for(actor: Actor, incident: Incident) -> "QuerySet[Claim]":
    """The claims, for whoever writes them; for anyone else none."""
    if not may_write_damage(actor, incident):
        return Claim.objects.none()
    return Claim.objects.filter(incident=incident, organisation_id=actor.scope_id)


def letters_for(actor: Actor, incident: Incident) -> "QuerySet[ClaimLetter]":
    """The letters about claims, for whoever writes them; for anyone else none."""
    if not may_write_damage(actor, incident):
        return ClaimLetter.objects.none()
    return ClaimLetter.objects.filter(incident=incident, organisation_id=actor.scope_id)


def _broke_the_glass(actor: Actor, incident: Incident) -> bool:
    is_open = incident.pk in actor.broken_glass
    return is_open and may_read(actor, Compartment.LEGAL, Relation.BREAK_GLASS)


def own_lines(actor: Actor) -> "QuerySet[DamageLine]":
    """The lines of damage that this person has; of these only the state is shown."""
    return DamageLine.objects.filter(organisation_id=actor.scope_id, victim__account_id=actor.person_id)
