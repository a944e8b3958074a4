# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure adds to the figures when it leaves, and when the other side is heard after it (decision 20).

Counted is every consequence and every arrangement, by its step of the ladder. Whether the other side was
heard first is asked of what stays on file or limits somebody: for those it is a rule (decision 9).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.circumstances import Say
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.kinds import STEPS, Family

COUNTED: Final = frozenset({Family.SANCTION, Family.ARRANGEMENT})


def count_imposed(incident: Incident, kind: AnswerKind, say: Say, now: datetime) -> None:
    """A measure left: count its step, and how far the other side had been heard by then."""
    step = STEPS[kind]
    if step.family not in COUNTED:
        return
    facts.record(Measure.IMPOSED, incident, now, step=kind.value)
    if step.stays:
        facts.record(_heard(say), incident, now, step=kind.value)


def _heard(say: Say) -> Measure:
    """First, or not at all because nobody knew who it was, or later because of acute danger."""
    if say.had_say:
        return Measure.HEARD_FIRST
    return Measure.NOT_HEARD if say.is_impossible else Measure.HEARD_LATER


def count_heard_after(incident: Incident, now: datetime) -> None:
    """The other side was heard: whatever left before that and still waited for it is heard after it."""
    waiting: Counter[str] = Counter()
    for one, count in facts.counted(incident).items():
        waiting[one.step] += count * _WAITS.get(one.measure, 0)
    for step, count in waiting.items():
        facts.record(Measure.HEARD_AFTER, incident, now, delta=count, step=step)


_WAITS: Final[Mapping[str, int]] = {Measure.HEARD_LATER.value: 1, Measure.HEARD_AFTER.value: -1}
