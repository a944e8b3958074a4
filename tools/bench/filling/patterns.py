# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossiers that others are copied from: each walked to its stage through the product's own actions."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, measures_acts, tasks, waivers
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import MeasureNumber, PerpetratorKnown, Severity
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, SentBy
from eenlijn.commons.access.actor import Actor
from tools.bench.filling.employers import Employer

HOUR = timedelta(hours=1)
WORDS = "Hij kwam heel dichtbij staan en riep dat hij me wist te vinden. " * 4


@dataclass(frozen=True)
class Pattern:
    """One kind of dossier: what happened, how severe, how far it came, and how many in a thousand."""

    kind: str
    severity: Severity
    stage: str
    share: int
    channel: str = ""


# Most dossiers of a register are closed and not severe; the rare ones make a filter search long.
CLOSED = (
    Pattern("verbal_insult", Severity.UNPLEASANT, "closed", 420, "street"),
    Pattern("threat_general", Severity.NORM_BREACH, "closed", 240, "telephone"),
    Pattern("physical_light", Severity.SERIOUS, "closed", 170, "face_to_face_desk"),
    Pattern("destruction", Severity.NORM_BREACH, "closed", 100, "street"),
    Pattern("stalking", Severity.SERIOUS, "closed", 45, "email"),
    Pattern("threat_general", Severity.VERY_SERIOUS, "closed", 20, "telephone"),
    Pattern("doxing", Severity.SERIOUS, "closed", 5, "social_media_private"),
)
OPEN = (
    Pattern("threat_general", Severity.SERIOUS, "reported", 400),
    Pattern("verbal_insult", Severity.UNPLEASANT, "assessed", 300),
    Pattern("physical_light", Severity.SERIOUS, "drafted", 300),
)


def walk(pattern: Pattern, employer: Employer, start: datetime) -> str:
    """Let one dossier happen, from `start` on; gives its number. A closed one took five hours."""
    actor = employer.coordinator
    number = _report(pattern, employer, start)
    if pattern.stage != "reported":
        _assess(pattern, actor, number, start + HOUR)
    if pattern.stage in ("drafted", "closed"):
        _draft(actor, number, start + 2 * HOUR)
    if pattern.stage == "closed":
        _send(actor, number, start + 3 * HOUR)
        _settle(actor, number, start + 4 * HOUR)
    return number


def _report(pattern: Pattern, employer: Employer, at: datetime) -> str:
    content = ReportContent(
        kinds=(pattern.kind,),
        when="now",
        occurred_at=None,
        place="Bus 4123, lijn 62",
        words=WORDS,
        wish="act",
        is_safe_now=True,
        channel=pattern.channel,
    )
    receipt = open_from_report(
        actor=Actor.link(employer.organisation_id),
        organisation_id=employer.organisation_id,
        link=employer.link,
        content=content,
        report_key=secrets.token_bytes(16),
        language="nl",
        now=at,
    )
    return receipt.number


def _assess(pattern: Pattern, actor: Actor, number: str, now: datetime) -> None:
    severity = min(pattern.severity, Severity.SERIOUS, key=lambda one: one.level)
    assessment = Assessment(
        severity=severity,
        main_type=pattern.kind,
        reason="Zo bleek het uit het gesprek.",
        perpetrator_known=PerpetratorKnown.YES,
        version=1,
    )
    dossier.assess(actor=actor, number=number, assessment=assessment, now=now)


def _draft(actor: Actor, number: str, now: datetime) -> None:
    draft = AnswerDraft(
        kind=AnswerKind.NORM_NOTICE,
        norm_rule="2",
        behaviour="U kwam dichtbij staan en bedreigde onze medewerker.",
        salutation="Geachte heer Tester",
        addressee_name="T. Tester",
        addressee_address="Teststraat 1\n7600 XX Almelo",
        contact="bel 088 000 01 30.",
        note="",
        reporter_unrecognisable=True,
        deviation="Zo spraken wij het af.",
        version=0,
    )
    dossier.write_answer(actor=actor, number=number, draft=draft, now=now)


def _send(actor: Actor, number: str, now: datetime) -> None:
    dossier.finish_letter(actor=actor, number=number, now=now)
    departure = Departure(at=now, by=SentBy.REGISTERED_POST, proof="3STEST", late_reason="")
    dossier.record_departure(actor=actor, number=number, departure=departure, now=now)


def _settle(actor: Actor, number: str, now: datetime) -> None:
    """The reporter hears, no police, and whatever else is open is not needed; then it is closed."""
    told = Told(FeedbackKind.DONE, FeedbackWay.IN_APP, "Wij hebben de ander een brief gestuurd.")
    measures_acts.tell_reporter(actor=actor, number=number, told=told, now=now)
    missing = finishing.closing_for(actor, number, now).open_measures
    if MeasureNumber.POLICE in missing:
        choice = PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not="offender_unknown")
        measures_acts.decide_police(actor=actor, number=number, choice=choice, now=now)
    for measure in set(missing) & set(waivers.WAIVABLE) - {MeasureNumber.POLICE}:
        waivers.waive_measure(
            actor=actor, number=number, measure=MeasureNumber(measure), reason="Niet aan de orde.", now=now
        )
    for task in tasks.open_tasks(actor, number):
        tasks.settle_task(
            actor=actor, number=number, code=task.code, state=TaskState.DONE, words="Gedaan.", now=now
        )
    dossier.close(actor=actor, number=number, last_word="Wij ronden je melding af.", now=now + HOUR)
