# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which act shows that a step of the playbook is done, so that nobody types it twice (row B7).

| step | shown by |
|---|---|
| answer_other | a letter left, a talk was held, or no answer was possible |
| hear_other_side | the other told their side, or let the time for it pass |
| tell_reporter | the reporter heard from us |
| decide_police, go_to_police | the decision about the police |
| complete_report | the reporter added to the report |
| list_damage | a line of damage |
| decision_check | a second person looked at the decision |
| ask_colleague, care_talk, care_two_weeks, care_eight_weeks | the moment of care, of everybody |

A measure that is not needed as a whole takes its steps with it. Other steps, and those with a code of the
employer's own, are settled by a person.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks import actions as playbooks
from eenlijn.casework.playbooks.actions import Proof
from eenlijn.commons.rulebook.codes import TermKind

STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    Act.LETTER_SENT.value: ("answer_other",),
    Act.TALK_HELD.value: ("answer_other",),
    Act.NO_ANSWER.value: ("answer_other",),
    Act.HEARD.value: ("hear_other_side",),
    Act.HEARING_ENDED.value: ("hear_other_side",),
    Act.FEEDBACK_GIVEN.value: ("tell_reporter",),
    Act.POLICE_DECIDED.value: ("decide_police", "go_to_police"),
    Act.DETAILS_ADDED.value: ("complete_report",),
    Act.DAMAGE_NOTED.value: ("list_damage",),
    Act.INFLUENCE_CHECKED.value: ("decision_check",),
}
CARE: Final[Mapping[str, tuple[str, TermKind]]] = {
    "first_care": ("ask_colleague", TermKind.FIRST_CARE),
    "first_talk": ("care_talk", TermKind.CARE_TALK),
    "follow_up_1": ("care_two_weeks", TermKind.CARE_FOLLOW_UP_1),
    "follow_up_2": ("care_eight_weeks", TermKind.CARE_FOLLOW_UP_2),
}
_CARE_ENDED: Final = (Act.CARE_MADE, Act.CARE_DECLINED, Act.MEASURE_WAIVED)


def prove(incident: Incident, entry: TimelineEntry, now: datetime) -> None:
    """Settle what this act shows, and count it; nothing is asked for an act that shows nothing."""
    if entry.act == Act.WAIVER_WITHDRAWN:
        count = playbooks.ask_again(incident=incident, measure=entry.detail["measure"])
        facts.record(Measure.TASK_WAIVED, incident, now, delta=-count)
    elif entry.act == Act.MEASURE_WAIVED and "measure" in entry.detail:
        count = playbooks.waive_measure(
            incident=incident, measure=entry.detail["measure"], proof=_proof(entry)
        )
        facts.record(Measure.TASK_WAIVED, incident, now, delta=count)
    elif codes := _shown_by(incident, entry):
        count = playbooks.settle_by_act(incident=incident, codes=codes, proof=_proof(entry))
        facts.record(Measure.TASK_DONE, incident, now, delta=count)


def proofs_before(incident: Incident) -> dict[str, Proof]:
    """What acts of before show already, by the code of the step; the first act counts. One statement."""
    proofs: dict[str, Proof] = {}
    asked = (*STEPS, *_CARE_ENDED)
    for entry in TimelineEntry.objects.filter(incident=incident, act__in=asked).order_by("at", "id"):
        for code in _shown_by(incident, entry):
            proofs.setdefault(code, _proof(entry))
    return proofs


def _shown_by(incident: Incident, entry: TimelineEntry) -> tuple[str, ...]:
    if entry.act not in _CARE_ENDED:
        return STEPS.get(entry.act, ())
    code, kind = CARE.get(entry.detail.get("moment", ""), ("", None))
    # A clock for each person: while one of them still waits, the step is not done.
    waits = kind and Clock.objects.filter(incident=incident, kind=kind, stopped_at=None).exists()
    return (code,) if code and not waits else ()


def _proof(entry: TimelineEntry) -> Proof:
    return Proof(entry.pk, entry.at, entry.account_id)
