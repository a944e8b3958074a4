# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why it happened and what is done about it: the acts of a dossier around `learning.preventing`.

Learning may take longer than the dossier: all of this may also be said of a closed one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.dossier import access, follow_ups, own_preventions
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.redacting import known_of
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning import preventing as learning
from eenlijn.casework.learning.codes import PreventionState
from eenlijn.casework.learning.models import PreventionMeasure, TrainingNeed
from eenlijn.casework.learning.preventing import NewAnalysis, NewEffect, NewPrevention, RiskLine
from eenlijn.casework.learning.queries import (
    Analysis,
    Need,
    Prevention,
    analysis_of,
    needs_of,
    preventions_of,
)
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of, roles_in_force
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

# Who may get something done: who coordinates, leads, keeps buildings and accounts, or watches over safety.
OWNS: Final = (Role.COO, Role.MGR, Role.ADM, Role.OOV, Role.BRD)


@transaction.atomic
def write_causes(*, actor: Actor, number: str, new: NewAnalysis, version: int, now: datetime) -> None:
    """Why it happened, and what we ourselves contributed. The timeline does not tell which cause."""
    incident = access.handled(actor, number)
    learning.write_causes(
        incident=incident,
        new=new,
        known=known_of(incident),
        version=version,
        account_id=person(actor),
        now=now,
    )
    note(incident, Act.CAUSES_NOTED, now, actor.account_id)
    append(actor, now, line("write_causes", incident, Compartment.FACTS, Compartment.PERPETRATOR))


@transaction.atomic
def plan_prevention(*, actor: Actor, number: str, new: NewPrevention, now: datetime) -> UUID:
    """What is done, by whom, before which day; who is to see to it hears that something is theirs."""
    incident = access.handled(actor, number)
    row = learning.plan_prevention(
        incident=incident,
        new=new,
        known=known_of(incident),
        kept_out=conflicts.kept_out_of(incident, now),
        account_id=person(actor),
        now=now,
    )
    own_preventions.tell_owner(row, actor, now)
    note(incident, Act.PREVENTION_PLANNED, now, actor.account_id, kind=new.kind)
    append(actor, now, line("plan_prevention", incident, Compartment.FACTS))
    return row.pk


@transaction.atomic
def move_prevention(
    *,
    actor: Actor,
    number: str,
    measure_id: UUID,
    state: PreventionState,
    reason: str,
    version: int,
    now: datetime,
) -> None:
    """Begun, done or dropped; from the day it is done two terms run to see whether it works."""
    incident, row = _measure(actor, number, measure_id)
    learning.move_prevention(row=row, state=state, reason=reason, version=version, now=now)
    if state == PreventionState.DONE:
        follow_ups.watch_effect(incident, row.pk, now)
    note(incident, Act.PREVENTION_MOVED, now, actor.account_id, kind=row.kind, state=state)
    append(actor, now, line("move_prevention", incident, Compartment.FACTS))


@transaction.atomic
def put_risk_line(
    *, actor: Actor, number: str, measure_id: UUID, told: RiskLine, version: int, now: datetime
) -> None:
    """The line of the risk inventory and its plan of action (Arbowet, article 5)."""
    incident, row = _measure(actor, number, measure_id)
    learning.put_risk_line(row=row, told=told, known=known_of(incident), version=version, now=now)
    note(incident, Act.RISK_LINE_PUT, now, actor.account_id, kind=row.kind)
    append(actor, now, line("put_risk_line", incident, Compartment.FACTS))


@transaction.atomic
def record_effect(*, actor: Actor, number: str, subject_id: UUID, new: NewEffect, now: datetime) -> None:
    """Whether a measure or a training works, three or six months later; that term is over then."""
    incident = access.handled(actor, number)
    effect = learning.record_effect(
        about=learning.subject_of(incident, subject_id),
        incident=incident,
        new=new,
        known=known_of(incident),
        account_id=person(actor),
        now=now,
    )
    follow_ups.see_effect(incident, effect, now)
    note(incident, Act.EFFECT_CHECKED, now, actor.account_id, result=new.result, after=int(new.after))
    append(actor, now, line("record_effect", incident, Compartment.FACTS))


def _measure(actor: Actor, number: str, measure_id: UUID) -> tuple[Incident, PreventionMeasure]:
    incident = access.handled(actor, number)
    return incident, learning.measure_of(incident, measure_id)


@dataclass(frozen=True)
class LearnedPage:
    """All that a dossier teaches; `owners` are the names of those who do something about it."""

    needs: tuple[Need, ...]
    analysis: Analysis
    preventions: tuple[Prevention, ...]
    owners: dict[UUID, str]

    def prevention(self, measure_id: UUID) -> Prevention:
        """One of them; foreign and missing look alike."""
        found = next((one for one in self.preventions if one.id == measure_id), None)
        if found is None:
            raise NotVisible
        return found


def learned(actor: Actor, number: str) -> LearnedPage:
    """For whoever handles it."""
    incident = access.handled(actor, number)
    preventions = preventions_of(incident)
    return LearnedPage(
        needs=needs_of(incident),
        analysis=analysis_of(incident),
        preventions=preventions,
        owners=names_of({one.owner_id for one in preventions}),
    )


def number_of(actor: Actor, subject_id: UUID) -> str:
    """Of which dossier a measure or a training is, for whoever handles that."""
    mine = incidents.handled_by(actor).order_by()
    for rows in (PreventionMeasure, TrainingNeed):
        here = rows.objects.filter(organisation_id=actor.scope_id, pk=subject_id, incident__in=mine)
        number = here.values_list("incident__number", flat=True).first()
        if number is not None:
            return str(number)
    raise NotVisible


def owners_for(actor: Actor, number: str, now: datetime) -> list[tuple[UUID, str]]:
    """Who may be asked to get it done, by name: colleagues with a role for it, never who is kept out."""
    incident = access.handled(actor, number)
    in_force = roles_in_force(to_local(now).date()).filter(
        organisation_id=incident.organisation_id, role__in=OWNS
    )
    holders = set(in_force.values_list("membership__account_id", flat=True))
    return _by_name(holders - conflicts.kept_out_of(incident, now))


def _by_name(accounts: Iterable[UUID]) -> list[tuple[UUID, str]]:
    return sorted(names_of(accounts).items(), key=lambda one: (one[1].casefold(), str(one[0])))
