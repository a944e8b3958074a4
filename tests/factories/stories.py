# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to let something happen in a test, through the product's own actions."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, measures_acts, tasks, waivers
from eenlijn.casework.dossier.intake import Receipt, open_from_report
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import MeasureNumber, PerpetratorKnown, Severity
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.queries import OpenLink, ReportContent, open_link
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.commons.access.actor import Actor

WORDS = "Hij pakte me bij mijn jas en zei dat hij me opwacht. Kanarie-Ärztin-Şahin."
CONTENT = ReportContent(
    kinds=("threat_general", "physical_light"),
    when="now",
    occurred_at=None,
    place="Bus 4123, lijn 62",
    words=WORDS,
    wish="talk",
    is_safe_now=True,
)
DRAFT = AnswerDraft(
    kind=AnswerKind.NORM_NOTICE,
    norm_rule="2",
    behaviour="U pakte onze medewerker bij de jas.",
    salutation="Geachte heer Tester",
    addressee_name="T. Tester",
    addressee_address="Teststraat 1\n7600 XX Almelo",
    contact="bel 088 000 01 30.",
    note="",
    reporter_unrecognisable=True,
    version=0,
)


def link_of(coordinator: Actor, unit_id: UUID, now: datetime, place: str = "Bus 4123, lijn 62") -> OpenLink:
    made = make_link(actor=coordinator, unit_id=unit_id, place=place, now=now)
    found = open_link(made.slug)
    assert found is not None
    return found


def report(
    actor: Actor,
    link: OpenLink,
    now: datetime,
    *,
    key: bytes | None = None,
    is_exercise: bool = False,
    **changes: Any,
) -> Receipt:
    """Report as this actor, by default with a new key."""
    return open_from_report(
        actor=actor,
        organisation_id=link.organisation_id,
        link=link,
        content=replace(CONTENT, **changes),
        report_key=key or secrets.token_bytes(16),
        language="nl",
        is_exercise=is_exercise,
        now=now,
    )


def assess(actor: Actor, number: str, now: datetime, **changes: Any) -> None:
    assessment = Assessment(
        severity=Severity.SERIOUS,
        main_type="threat_general",
        reason="",
        perpetrator_known=PerpetratorKnown.YES,
        version=1,
    )
    dossier.assess(actor=actor, number=number, assessment=replace(assessment, **changes), now=now)


def write(actor: Actor, number: str, now: datetime, **changes: Any) -> None:
    dossier.write_answer(actor=actor, number=number, draft=replace(DRAFT, **changes), now=now)


def send(
    actor: Actor, number: str, at: datetime, *, late_reason: str = "", now: datetime | None = None
) -> None:
    departure = Departure(at=at, by=SentBy.REGISTERED_POST, proof="3STEST", late_reason=late_reason)
    dossier.record_departure(actor=actor, number=number, departure=departure, now=now or at)


def answer(actor: Actor, number: str, start: datetime) -> None:
    """Assess, write, freeze and send, an hour apart."""
    assess(actor, number, start + timedelta(hours=1))
    write(actor, number, start + timedelta(hours=2))
    dossier.finish_letter(actor=actor, number=number, now=start + timedelta(hours=3))
    send(actor, number, start + timedelta(hours=4))


def settle(
    actor: Actor, number: str, now: datetime, *, with_tasks: bool = True, is_told: bool = False
) -> None:
    """After the answer: the reporter is told, no police, and whatever else is open is not needed."""
    if not is_told:
        tell(actor, number, now)
    open_measures = finishing.closing_for(actor, number, now).open_measures
    if MeasureNumber.POLICE in open_measures:
        decide_no_police(actor, number, now)
    for measure in set(open_measures) & set(waivers.WAIVABLE) - {MeasureNumber.POLICE}:
        waivers.waive_measure(
            actor=actor, number=number, measure=MeasureNumber(measure), reason="Niet aan de orde.", now=now
        )
    if with_tasks:
        settle_tasks(actor, number, now)


def settle_tasks(actor: Actor, number: str, now: datetime) -> None:
    """What the playbook still asks is done, and there is something to show for it."""
    for code in Task.objects.filter(incident__number=number, state=TaskState.OPEN).values_list(
        "code", flat=True
    ):
        tasks.settle_task(
            actor=actor, number=number, code=code, state=TaskState.DONE, words="Gedaan, zie notitie.", now=now
        )


def tell(actor: Actor, number: str, now: datetime) -> None:
    """The reporter hears what was done."""
    told = Told(FeedbackKind.DONE, FeedbackWay.IN_APP, "Wij hebben de ander een brief gestuurd.")
    measures_acts.tell_reporter(actor=actor, number=number, told=told, now=now)


def decide_no_police(actor: Actor, number: str, now: datetime, reason: str = "offender_unknown") -> None:
    choice = PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not=reason)
    measures_acts.decide_police(actor=actor, number=number, choice=choice, now=now)
