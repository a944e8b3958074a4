# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 4: what an incident teaches, and whether that was learned."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.dossier import access, follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.learning import actions as learning
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedState
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@transaction.atomic
def add_need(*, actor: Actor, number: str, new: NewNeed, now: datetime) -> None:
    incident = access.handled(actor, number)
    learning.add_need(incident=incident, new=new, account_id=person(actor), now=now)
    note(incident, Act.TRAINING_NEED, now, actor.account_id, training=new.training_type)
    append(actor, now, line("add_need", incident, Compartment.FACTS))


@transaction.atomic
def end_need(*, actor: Actor, number: str, need_id: UUID, state: NeedState, now: datetime) -> None:
    """Learning may take longer than the dossier: this may also be said of a closed one."""
    incident = access.handled(actor, number)
    learning.end_need(incident=incident, need_id=need_id, state=state, now=now)
    if state == NeedState.DONE:
        follow_ups.watch_effect(incident, need_id, now)
    append(actor, now, line("end_need", incident, Compartment.FACTS))
