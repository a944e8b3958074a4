# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays of an answer: a measure that runs, a task, a request, a statement, a covered text, a link.

Each with a word of its own in every text that is sealed; nothing of it opens by another part of the dossier.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from eenlijn.casework.dossier import data_requests, hearings, linking, redacting, running, tasks
from eenlijn.casework.fairness.actions import Said
from eenlijn.casework.fairness.codes import StatementWay
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.spans import Span
from eenlijn.casework.requests.actions import Asked
from eenlijn.casework.requests.codes import AskedBy, RequestKind, RequestWay
from eenlijn.casework.restrictions.actions import NewBreach
from eenlijn.casework.restrictions.codes import BreachKind
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.access.codes import Role
from eenlijn.foundation.clock import to_local
from tests.cast import Person
from tests.factories.measures import begin_measure
from tests.walls.scenes import Scene


def running_measure(scene: Scene, number: str) -> Restriction:
    """A ban that runs, with what a desk does and whom it calls; once somebody came all the same."""
    today, told = to_local(scene.now).date(), scene.told
    row = begin_measure(
        number,
        scene.coordinator,
        scene.now,
        starts_on=today,
        ends_on=today + timedelta(days=90),
        where=f"Remise {told['where']}.",
        instruction=f"Ontvang met twee collega's. {told['instruction']}",
        to_call=f"beveiliging {told['call']}",
    )
    words = f"Hij kwam binnen. {told['breach']}"
    new = NewBreach(scene.now, BreachKind.OTHER, "", words, police_called=False)
    running.record_breach(actor=scene.actor, number=number, measure_id=row.pk, new=new, now=scene.now)
    return row


def stays_behind(scene: Scene, numbers: Mapping[str, str]) -> None:
    """On the dossier that was worked on; the request on the one that was replied to."""
    actor, told, now, number = scene.actor, scene.told, scene.now, numbers["assessed"]
    put_task(number, "team_talk", scene.coordinator, now)
    put_task(number, "list_damage", scene.coordinator, now)
    tasks.settle_task(
        actor=actor, number=number, code="list_damage", state=TaskState.DONE, words=f"Zie {told['task']}.",
        now=now,
    )  # fmt: skip
    said = Said(f"Zo was het niet. {told['statement']}", StatementWay.LETTER, now)
    hearings.add_statement(actor=actor, number=number, said=said, now=now)
    linking.link_dossiers(
        actor=actor, number=number, other_number=numbers["drafted"], kind=LinkKind.SERIES,
        reason=f"Zelfde lijn. {told['linked']}", now=now,
    )  # fmt: skip
    asked = Asked(
        kind=RequestKind.ACCESS, words=f"Wat staat er over mij? {told['asked']}",
        name=f"K. {told['asker']}", address=f"{told['asker']} 1\n7600 XX Almelo",
        way=RequestWay.LETTER, received_at=now, asked_by=AskedBy.ACCUSED,
    )  # fmt: skip
    data_requests.mark_request(actor=actor, number=numbers["replied"], asked=asked, now=now)
    _covered(scene, number)


def put_task(number: str, code: str, owner: Person, now: datetime) -> None:
    """A step of a playbook, as this dossier would have it where the employer had taken one over."""
    incident = Incident.objects.get(number=number)
    Task.objects.create(
        organisation_id=incident.organisation_id, incident=incident, level="s4", rule_number=1,
        place=1, code=code, measure=9, owner=Role.COO, account_id=owner.id,
        title={"nl": "Bespreek het", "en": "Talk it over"}, proof={"nl": "", "en": ""},
        due_at=now + timedelta(days=7), made_at=now,
    )  # fmt: skip


def _covered(scene: Scene, number: str) -> None:
    """A copy of the own words in which their canary is covered: who reads the copy does not read that."""
    actor, word = scene.actor, scene.told["words"]
    piece, _known = redacting.open_text(actor=actor, number=number, place=1, now=scene.now)
    start = piece.text.index(word)
    mark = Span(start, start + len(word), SpanKind.NAME)
    told = redacting.Confirmation((mark,), piece.digest, seen=0, keeps_known=True)
    redacting.confirm_redacted(actor=actor, number=number, place=1, told=told, now=scene.now)
