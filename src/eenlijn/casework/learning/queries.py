# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what an incident taught: training needs, causes, prevention measures and whether they work."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import ngettext

from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import (
    EffectAfter,
    EffectResult,
    NeedFor,
    NeedState,
    PreventionState,
    function_groups,
)
from eenlijn.casework.learning.models import CauseAnalysis, EffectCheck, PreventionMeasure, TrainingNeed
from eenlijn.casework.learning.states import NEXT
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared


def training_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 4: what this incident teaches was written down; meeting it may take longer than the dossier.

    To train or to prevent: both are a lesson. One statement for both.
    """
    needs: dict[UUID, list[tuple[str, datetime]]] = {}
    for incident_id, state, recorded_at in _of_incidents(ids=list(incident_ids)):
        needs.setdefault(incident_id, []).append((state, recorded_at))
    return {incident_id: _sign(written) for incident_id, written in needs.items()}


_of_incidents: Final = Prepared(
    lambda: (
        TrainingNeed.objects.filter(Among("incident_id", "ids"))
        .values_list("incident_id", "state", "recorded_at")
        .union(
            PreventionMeasure.objects.filter(Among("incident_id", "ids")).values_list(
                "incident_id", "state", "planned_at"
            ),
            all=True,
        )
        .order_by("recorded_at")
    )
)


def _sign(needs: list[tuple[str, datetime]]) -> Sign:
    """The state of each need and when it was recorded, oldest first."""
    fell_away = (NeedState.NOT_NEEDED, PreventionState.DROPPED)
    wanted = [recorded_at for state, recorded_at in needs if state not in fell_away]
    if not wanted:
        return Sign(MeasureState.NONE, "", needs[-1][1])
    words = ngettext("%(count)s leerpunt", "%(count)s leerpunten", len(wanted)) % {"count": len(wanted)}
    return Sign(MeasureState.DONE, words, wanted[-1])


@dataclass(frozen=True)
class Need:
    """A need as it stands on the dossier."""

    id: UUID
    label: str
    needed_for: NeedFor
    state: NeedState
    word: str
    recorded_at: datetime
    function_group: str = ""
    effects: "tuple[Effect, ...]" = ()

    @property
    def awaits(self) -> tuple[EffectAfter, ...]:
        """After which months nobody wrote yet whether it works; nothing while it was not learned."""
        return _awaits(self.effects) if self.state is NeedState.DONE else ()


@dataclass(frozen=True)
class Effect:
    """What somebody saw who looked whether it works."""

    after: EffectAfter
    result: EffectResult
    word: str
    checked_at: datetime


@dataclass(frozen=True)
class Prevention:
    """A prevention measure as it stands on the dossier; the owner as an account, named by who may."""

    id: UUID
    label: str
    what: str
    owner_id: UUID
    due_on: date
    state: PreventionState
    dropped_because: str
    done_word: str
    risk_line: str
    risk_section: str
    risk_on: date | None
    effects: tuple[Effect, ...]
    version: int

    @property
    def next_states(self) -> tuple[PreventionState, ...]:
        return NEXT[self.state]

    @property
    def awaits(self) -> tuple[EffectAfter, ...]:
        """After which months nobody wrote yet whether it works; nothing while it was not done."""
        return _awaits(self.effects) if self.state is PreventionState.DONE else ()

    def is_late(self, day: date) -> bool:
        return bool(self.next_states) and self.due_on < day


@dataclass(frozen=True)
class Analysis:
    """Why it happened, all of it, for who handles the dossier; version 0 is nothing yet."""

    main: str = ""
    others: tuple[str, ...] = ()
    contribution: str = ""
    not_needed_because: str = ""
    version: int = 0


def _awaits(effects: "tuple[Effect, ...]") -> tuple[EffectAfter, ...]:
    seen = {one.after for one in effects}
    return tuple(after for after in EffectAfter if after not in seen)


def analysis_of(incident: Incident) -> Analysis:
    """Why this incident happened; the caller handles it. What was destroyed reads as nothing."""
    row = CauseAnalysis.objects.filter(incident=incident).first()
    if row is None:
        return Analysis()
    theirs = json.loads(_opened(row, "of_the_other") or '{"main": "", "others": []}')
    return Analysis(
        main=row.main_cause or theirs["main"],
        others=(*row.other_causes, *theirs["others"]),
        contribution=_opened(row, "contribution"),
        not_needed_because=_opened(row, "not_needed_because"),
        version=row.version,
    )


def _opened(row: CauseAnalysis, name: str) -> str:
    """The key of what lies with the other person goes with theirs."""
    try:
        return vault.open(row, name)
    except vault.KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return ""


def preventions_of(incident: Incident) -> tuple[Prevention, ...]:
    """The prevention measures of this incident, oldest first; two statements. The caller handles it."""
    effects = _effects_of(incident, "measure_id")
    rows = PreventionMeasure.objects.filter(incident=incident).order_by("planned_at", "pk")
    return tuple(
        Prevention(
            id=row.pk,
            label=label("prevention_measure", row.kind),
            what=vault.open(row, "what"),
            owner_id=row.owner_id,
            due_on=row.due_on,
            state=PreventionState(row.state),
            dropped_because=vault.open(row, "dropped_because"),
            done_word=vault.open(row, "done_word"),
            risk_line=vault.open(row, "risk_line"),
            risk_section=vault.open(row, "risk_section"),
            risk_on=row.risk_on,
            effects=effects.get(row.pk, ()),
            version=row.version,
        )
        for row in rows
    )


def _effects_of(incident: Incident, of: str) -> dict[UUID, tuple[Effect, ...]]:
    found: dict[UUID, tuple[Effect, ...]] = {}
    rows = EffectCheck.objects.filter(incident=incident, **{f"{of}__isnull": False})
    for row in rows.order_by("after_months"):
        effect = Effect(
            EffectAfter(row.after_months), EffectResult(row.result), vault.open(row, "word"), row.checked_at
        )
        key: UUID = getattr(row, of)
        found[key] = (*found.get(key, ()), effect)
    return found


def needs_of(incident: Incident) -> tuple[Need, ...]:
    """What this incident teaches, oldest first; the caller has the incident by its access."""
    effects = _effects_of(incident, "need_id")
    groups = function_groups()
    rows = TrainingNeed.objects.filter(incident=incident).order_by("recorded_at", "pk")
    return tuple(
        Need(
            id=row.pk,
            label=label("training_type", row.training_type),
            needed_for=NeedFor(row.needed_for),
            state=NeedState(row.state),
            word=vault.open(row, "word"),
            recorded_at=row.recorded_at,
            function_group=groups.get(row.function_group, ""),
            effects=effects.get(row.pk, ()),
        )
        for row in rows
    )
