# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the owner of a prevention measure reads and says: what to do, why in general, by when, does it work.

Nothing of the dossier: no number, place or day of what happened, and no words that others wrote later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.learning.access import owned_by
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, PreventionState
from eenlijn.casework.learning.models import EffectCheck, PreventionMeasure
from eenlijn.casework.learning.reasons import reason_of
from eenlijn.casework.learning.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind

LONGEST_LIST: Final = 200
# The page asks from so long before the day on.
AHEAD: Final = timedelta(days=30)
LOOKS: Final = {TermKind.EFFECT_CHECK: EffectAfter.THREE, TermKind.EFFECT_CHECK_AGAIN: EffectAfter.SIX}


class DoneWordNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf in één zin wat er gedaan is. Dan kan een ander later nagaan of het werkt.")
        )


@dataclass(frozen=True)
class OwnRow:
    """One line of the own list: codes and days only."""

    id: UUID
    label: str
    due_on: date
    state: PreventionState
    is_late: bool
    asks: EffectAfter | None


@dataclass(frozen=True)
class OwnPrevention:
    """One measure for its owner; `looks` is when it is asked whether it works, `seen` what was found."""

    id: UUID
    label: str
    what: str
    why: str
    due_on: date
    state: PreventionState
    is_late: bool
    done_at: datetime | None
    seen: tuple[tuple[EffectAfter, EffectResult], ...]
    looks: tuple[tuple[EffectAfter, datetime], ...]
    version: int

    def asks(self, now: datetime) -> tuple[EffectAfter, ...]:
        """What the page asks by now: does it work, after three and after six months."""
        return tuple(after for after, due in self.looks if due - AHEAD <= now)


def own_rows(actor: Actor, today: date, now: datetime) -> tuple[OwnRow, ...]:
    """What is still to be done or looked at first, then by day; two statements."""
    rows = list(owned_by(actor).order_by("due_on", "pk")[:LONGEST_LIST])
    looks = _looks(row.pk for row in rows)
    told = [_row(row, looks.get(row.pk, ()), today, now) for row in rows]
    return tuple(sorted(told, key=lambda one: (one.state not in OPEN and one.asks is None, one.due_on)))


def _row(
    row: PreventionMeasure, looks: tuple[tuple[EffectAfter, datetime], ...], today: date, now: datetime
) -> OwnRow:
    state = PreventionState(row.state)
    asks = next((after for after, due in looks if due - AHEAD <= now), None)
    late = state in OPEN and row.due_on < today
    return OwnRow(row.pk, label("prevention_measure", row.kind), row.due_on, state, late, asks)


def own_prevention(row: PreventionMeasure, today: date) -> OwnPrevention:
    """All that its owner may read of this measure; the caller has it by `owned_by`. Two statements."""
    seen = EffectCheck.objects.filter(measure=row).order_by("after_months")
    state = PreventionState(row.state)
    return OwnPrevention(
        id=row.pk,
        label=label("prevention_measure", row.kind),
        what=vault.open(row, "what"),
        why=reason_of(row.kind),
        due_on=row.due_on,
        state=state,
        is_late=state in OPEN and row.due_on < today,
        done_at=row.done_at,
        seen=tuple((EffectAfter(one.after_months), EffectResult(one.result)) for one in seen),
        looks=_looks([row.pk]).get(row.pk, ()),
        version=row.version,
    )


def _looks(ids: Iterable[UUID]) -> dict[UUID, tuple[tuple[EffectAfter, datetime], ...]]:
    """Which looks still wait, soonest first; a look that somebody wrote down has a clock that stopped."""
    running = Clock.objects.filter(kind__in=LOOKS, stopped_at=None, subject_id__in=list(ids))
    found: dict[UUID, tuple[tuple[EffectAfter, datetime], ...]] = {}
    for subject_id, kind, due_at in running.order_by("due_at").values_list("subject_id", "kind", "due_at"):
        if subject_id is not None:
            found[subject_id] = (*found.get(subject_id, ()), (LOOKS[TermKind(kind)], due_at))
    return found


def mine(actor: Actor, measure_id: UUID) -> PreventionMeasure:
    """One of the own measures with its incident; foreign and missing look alike."""
    row = owned_by(actor).select_related("incident").filter(pk=measure_id).first()
    if row is None:
        raise NotVisible
    return row


def mine_to_change(actor: Actor, measure_id: UUID) -> PreventionMeasure:
    """The same, held until the act is done."""
    row = (
        owned_by(actor)
        .select_for_update(of=("self",))
        .select_related("incident")
        .filter(pk=measure_id)
        .first()
    )
    if row is None:
        raise NotVisible
    return row


def due_to_ask(now: datetime) -> tuple[tuple[PreventionMeasure, EffectAfter], ...]:
    """Measures of which the look is due and whose owner was not asked for it; a job, within one employer."""
    due = Clock.objects.filter(kind__in=LOOKS, stopped_at=None, paused_at=None, due_at__lte=now)
    asked = {
        subject: LOOKS[TermKind(kind)]
        for subject, kind in due.order_by("due_at").values_list("subject_id", "kind")
    }
    rows = PreventionMeasure.objects.filter(pk__in=[one for one in asked if one], state=PreventionState.DONE)
    held = rows.select_for_update(of=("self",)).select_related("incident").order_by("pk")
    return tuple((row, asked[row.pk]) for row in held if row.asked_after < asked[row.pk])
