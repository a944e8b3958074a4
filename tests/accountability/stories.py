# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small stories told through the actions, so that figures are counted from what people really do."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.intake import open_from_report
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.facts.actions import Dimensions, fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import PerpetratorKnown, Severity
from eenlijn.casework.incidents.severity import propose_severity
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.tenancy.employer import UnitSize, record_unit_year
from eenlijn.commons.tenancy.going_live import record_consent
from tests.cast import Person

__all__ = [
    "answer",
    "assess",
    "bulk_facts",
    "consent",
    "no_answer_possible",
    "own_report_id",
    "people",
    "report",
]


def consent(person: Person, now: datetime) -> None:
    """An administrator records that the works council agreed."""
    record_consent(actor=person.actor, decided_on=now.date(), scope="Cijfers per team.", now=now)


def people(person: Person, unit: Unit, count: int, now: datetime) -> None:
    """An administrator records how many people work in a unit this year."""
    size = UnitSize(unit.pk, now.year, headcount=count, source_headcount="personeelsadministratie")
    record_unit_year(actor=person.actor, size=size, now=now)


def report(
    person: Person,
    received: datetime,
    *,
    kind: str = "threat_general",
    after: timedelta | None = None,
    is_exercise: bool = False,
) -> str:
    """A signed-in person reports, `after` so long since it happened; gives the number."""
    content = ReportContent(
        kinds=(kind,),
        when="other" if after else "now",
        occurred_at=received - after if after else None,
        place="Halte Markt, Almelo",
        words="Hij wilde niet weg.",
        wish="act",
        is_safe_now=True,
    )
    return open_from_report(
        actor=person.actor,
        organisation_id=person.actor.organisation_id or uuid4(),
        link=None,
        content=content,
        report_key=secrets.token_bytes(16),
        language="nl",
        is_exercise=is_exercise,
        now=received,
    ).number


def assess(
    person: Person,
    number: str,
    now: datetime,
    *,
    kind: str = "threat_general",
    known: PerpetratorKnown = PerpetratorKnown.YES,
    severity: Severity | None = None,
) -> None:
    chosen = severity or propose_severity([kind]).severity
    assessment = Assessment(
        severity=chosen, main_type=kind, reason="gezien het beeld", perpetrator_known=known, version=1
    )
    dossier.assess(actor=person.actor, number=number, assessment=assessment, now=now)


def answer(person: Person, number: str, at: datetime, *, late_reason: str = "") -> None:
    """A talk was held at that moment: the first dated answer."""
    _leave(person, number, at, AnswerKind.TALK, late_reason)


def no_answer_possible(person: Person, number: str, at: datetime) -> None:
    _leave(person, number, at, AnswerKind.NONE_POSSIBLE, "")


def _leave(person: Person, number: str, at: datetime, kind: AnswerKind, late_reason: str) -> None:
    draft = AnswerDraft(
        kind=kind,
        norm_rule="2",
        behaviour="U duwde onze medewerker.",
        salutation="",
        addressee_name="",
        addressee_address="",
        contact="",
        note="Niemand weet wie het was.",
        reporter_unrecognisable=True,
        version=0,
    )
    dossier.write_answer(actor=person.actor, number=number, draft=draft, now=at)
    departure = Departure(at=at, by="", proof="", late_reason=late_reason)
    dossier.record_departure(actor=person.actor, number=number, departure=departure, now=at)


def bulk_facts(organisation_id: UUID, sector: str, days: list[datetime], *, origin: str = "import") -> None:
    """Many incidents at once, as an import writes them."""
    rows = [
        fact_row(Measure.INCIDENT, dimensions(organisation_id, sector, day, origin=origin), day)
        for day in days
    ]
    Fact.objects.bulk_create(rows)


def dimensions(
    organisation_id: UUID, sector: str, day: datetime, *, origin: str = "import", unit_id: UUID | None = None
) -> Dimensions:
    return Dimensions(
        organisation_id=organisation_id,
        sector=sector,
        unit_id=unit_id,
        case_key=uuid4(),
        occurred_on=day.date(),
        hours_to_report=3,
        kind="verbal_insult",
        severity="s2_norm_breach",
        channel="",
        origin=origin,
        municipality_code="GM0141",
    )
