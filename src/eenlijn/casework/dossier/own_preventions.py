# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The owner of a prevention measure at work: told that it is theirs, done with a word, does it work.

The owner opens no dossier. Lines of the trail are about the measure, never about the incident: the own acts
of an owner name no number. What reads like a name is asked about without the names that the dossier knows,
because an owner who may try names would learn who is in it.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.aftercare.peers import tell_quietly
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.traces import note
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.learning import owning
from eenlijn.casework.learning import preventing as learning
from eenlijn.casework.learning.codes import PreventionState
from eenlijn.casework.learning.models import PreventionMeasure
from eenlijn.casework.learning.owning import DoneWordNeeded, OwnPrevention, OwnRow
from eenlijn.casework.learning.preventing import NewEffect
from eenlijn.casework.redaction.spans import Known
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import members_on
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

NOBODY_KNOWN: Final = Known()


def my_preventions(actor: Actor, now: datetime) -> tuple[OwnRow, ...]:
    """The own measures, codes and days only."""
    return owning.own_rows(actor, to_local(now).date(), now)


@transaction.atomic
def open_own_prevention(*, actor: Actor, measure_id: UUID, now: datetime) -> OwnPrevention:
    """One of them with its words; that it was read is told."""
    row = owning.mine(actor, measure_id)
    found = owning.own_prevention(row, to_local(now).date())
    append(actor, now, _line("open_own_prevention", row))
    return found


@transaction.atomic
def finish_own_prevention(
    *, actor: Actor, measure_id: UUID, word: str, names_checked: bool, version: int, now: datetime
) -> None:
    """The owner did it, and says what; from this day on two terms run to see whether it works."""
    row = owning.mine_to_change(actor, measure_id)
    if not word.strip():
        raise DoneWordNeeded
    learning.check_names((word,), NOBODY_KNOWN, is_checked=names_checked)
    done = PreventionState.DONE
    learning.move_prevention(row=row, state=done, reason=word, version=version, now=now)
    follow_ups.watch_effect(row.incident, row.pk, now)
    note(row.incident, Act.PREVENTION_MOVED, now, actor.account_id, kind=row.kind, state=done)
    append(actor, now, _line("finish_own_prevention", row))


@transaction.atomic
def look_at_own_prevention(*, actor: Actor, measure_id: UUID, new: NewEffect, now: datetime) -> None:
    """The owner says what there is to see of it, once after three and once after six months."""
    row = owning.mine_to_change(actor, measure_id)
    effect = learning.record_effect(
        about=row, incident=row.incident, new=new, known=NOBODY_KNOWN, account_id=person(actor), now=now
    )
    follow_ups.see_effect(row.incident, effect, now)
    told = Act.EFFECT_CHECKED
    note(row.incident, told, now, actor.account_id, result=new.result, after=int(new.after))
    append(actor, now, _line("look_at_own_prevention", row))


def tell_owner(row: PreventionMeasure, actor: Actor, now: datetime) -> None:
    """It is theirs now; part of the act that gives it. Who takes it on themselves knows."""
    if row.owner_id != actor.account_id and row.incident.lane != Lane.PROTECTED:
        tell_quietly(row.incident, "prevention_yours", row.owner_id, now)


def employers_due(now: datetime) -> list[UUID]:
    """Where a look at something that was done is due; some owners of it may have heard before."""
    due = Clock.objects.filter(kind__in=owning.LOOKS, stopped_at=None, due_at__lte=now)
    return sorted(set(due.values_list("organisation_id", flat=True)))


@transaction.atomic
def ask_owners(now: datetime) -> int:
    """Ask each owner once per look, on its day; who left or is kept out of the case hears nothing."""
    asked = owning.due_to_ask(now)
    for row, after in asked:
        if _may_hear(row, now):
            tell_quietly(row.incident, "effect_asked", row.owner_id, now)
        row.asked_after = after
        row.save(update_fields=["asked_after"])
    return len(asked)


def _may_hear(row: PreventionMeasure, now: datetime) -> bool:
    here = members_on(row.organisation_id, to_local(now).date())
    is_kept_out = row.owner_id in conflicts.kept_out_of(row.incident, now)
    return row.owner_id in here and not is_kept_out and row.incident.lane != Lane.PROTECTED


def _line(action: str, row: PreventionMeasure) -> Entry:
    return Entry(action=action, object_type="prevention", object_id=row.pk, compartments=(Compartment.FACTS,))
