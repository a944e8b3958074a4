# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making, settling and replacing tasks; parts of the acts of `dossier`, within their transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks.codes import NotNeeded, TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.foundation.working_time import due_at

LONGEST_WORDS: Final = 500
# What a person may choose; the last one is said by putting the whole measure aside.
CHOSEN: Final = tuple(one for one in NotNeeded if one is not NotNeeded.WAIVED)


class ProofNeeded(Refused):
    """A task is done when something shows it; saying so is not enough."""

    def __init__(self) -> None:
        super().__init__(_("Schrijf waaruit blijkt dat het gedaan is, in ten hoogste 500 tekens."))


class NotNeededWhy(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies waarom dit niet nodig is en schrijf er kort bij waarom."))


class AlreadySettled(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze taak is al afgerond. Kijk wat er nu staat."))


@dataclass(frozen=True)
class Made:
    """How many tasks are new on a dossier, and how many of those an act of before had done already."""

    count: int = 0
    done: int = 0


@dataclass(frozen=True)
class Proof:
    """The act that settled something: a line of the timeline, and when that was."""

    entry_id: UUID
    at: datetime
    account_id: UUID | None


def make_tasks(
    *,
    incident: Incident,
    rules: Rules,
    owners: Mapping[Role, UUID],
    proofs: Mapping[str, Proof],
    without: Collection[int] = (),
    now: datetime,
) -> Made:
    """Put the steps for this severity on the dossier.

    What was done stays done; what was open under another playbook is replaced. `proofs` are acts of
    before, by the code of the step they settle: what was done already is never typed again. `without` are
    measures that this dossier does not have.
    """
    level, steps = str(incident.severity)[:2], rules.playbooks.of(incident.severity)
    current = list(Task.objects.filter(incident=incident).exclude(state=TaskState.SUPERSEDED))
    if any(one.level == level for one in current):
        return Made()
    _supersede(current, now)
    kept = {one.code for one in current if one.state != TaskState.OPEN}
    made = [
        Task(
            organisation_id=incident.organisation_id,
            incident=incident,
            level=level,
            rule_number=rules.number(Topic.PLAYBOOKS),
            place=place,
            code=step.code,
            measure=step.measure,
            owner=step.owner,
            account_id=owners.get(step.owner),
            title=step.title.to_content(),
            proof=step.proof.to_content(),
            due_at=due_at(incident.reported_at, step.term, rules.calendar),
            made_at=now,
            **_done_by(proofs.get(step.code)),
        )
        for place, step in enumerate(steps, start=1)
        if step.code not in kept and step.measure not in without
    ]
    Task.objects.bulk_create(made)
    return Made(len(made), sum(one.state == TaskState.DONE for one in made))


def _supersede(current: Iterable[Task], now: datetime) -> None:
    gone = [one.pk for one in current if one.state == TaskState.OPEN]
    if gone:
        Task.objects.filter(pk__in=gone).update(state=TaskState.SUPERSEDED, settled_at=now)


def _done_by(proof: Proof | None) -> dict[str, object]:
    if proof is None:
        return {}
    return {
        "state": TaskState.DONE,
        "settled_at": proof.at,
        "settled_by_id": proof.account_id,
        "proved_by": proof.entry_id,
    }


def settle_by_act(*, incident: Incident, codes: Collection[str], proof: Proof) -> int:
    """An act shows that these steps are done; one statement."""
    return Task.objects.filter(incident=incident, code__in=list(codes), state=TaskState.OPEN).update(
        **_done_by(proof)
    )


def waive_measure(*, incident: Incident, measure: int, proof: Proof) -> int:
    """The whole measure is not needed, so none of its steps; the reason stands with the measure."""
    told = {**_done_by(proof), "state": TaskState.NOT_NEEDED, "reason": NotNeeded.WAIVED}
    open_tasks = Task.objects.filter(incident=incident, measure=measure, state=TaskState.OPEN)
    return open_tasks.update(**told)


def ask_again(*, incident: Incident, measure: int) -> int:
    """The measure is needed after all, and so are the steps that fell away with it."""
    waived = Task.objects.filter(
        incident=incident, measure=measure, state=TaskState.NOT_NEEDED, reason=NotNeeded.WAIVED
    )
    return waived.update(state=TaskState.OPEN, settled_at=None, settled_by=None, proved_by=None, reason="")


def settle_task(
    *, task: Task, state: TaskState, reason: str, words: str, account_id: UUID, now: datetime
) -> None:
    """Done with what shows it, or not needed because; whoever comes second is told."""
    told = words.strip()
    is_long = len(told) > LONGEST_WORDS
    if state == TaskState.NOT_NEEDED and (not told or is_long or reason not in CHOSEN):
        raise NotNeededWhy
    if state == TaskState.DONE and (not told or is_long):
        raise ProofNeeded
    if task.state != TaskState.OPEN:
        raise AlreadySettled
    task.state, task.settled_at, task.settled_by_id = state, now, account_id
    task.reason = reason if state == TaskState.NOT_NEEDED else ""
    vault.seal(task, words=told)
    task.save()
