# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coded facts of a reading file: what happened, how the other was heard, what was decided by which rule.

By month, never by day; functions and parts of the employer are left out, so that codes point at nobody.
Always in Dutch: the caller sets the language.
"""

from collections.abc import Iterator
from datetime import date

from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.incidents.codes import PerpetratorKnown, Severity, Status, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.codes import RestrictionState
from eenlijn.casework.restrictions.models import Restriction, Review
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.text import month_name

Fact = tuple[str, str]


def facts_of(incident: Incident) -> Iterator[Fact]:
    """What stands in codes, in the order in which it happened."""
    yield "Wat voor voorval", label("incident_type", incident.main_type)
    yield "Ernst", str(Severity(incident.level).label)
    yield "Gebeurd in", _month(incident.occurred_at)
    yield "Bekend wie de ander is", str(PerpetratorKnown(incident.perpetrator_known).label)
    yield from _hearings(incident)
    yield from _answers(incident)
    yield from _in_time(incident)
    yield from _measures(incident)
    yield from _end(incident)


def _hearings(incident: Incident) -> Iterator[Fact]:
    rows = list(Hearing.objects.filter(incident=incident).order_by("invited_at", "pk"))
    for row in rows:
        state = HearingState(row.state).label
        yield "De ander gehoord", f"{state}, {_month(row.ended_at or row.invited_at)}"
    if not rows:
        yield "De ander gehoord", "Daar staat niets over in het dossier"


def _answers(incident: Incident) -> Iterator[Fact]:
    rows = Answer.objects.filter(incident=incident, state=AnswerState.SENT).order_by("sent_at", "pk")
    for place, row in enumerate(rows, 1):
        if row.sent_at is None:
            continue
        kind = AnswerKind(row.kind)
        yield f"Antwoord {place}", f"{kind.label}, {_month(row.sent_at)}"
        yield f"Regel bij antwoord {place}", _rule(incident, row, kind)
        if row.mandate_id is not None:
            yield f"Besluit bij antwoord {place}", "Genomen door wie daarvoor mandaat heeft"
        if row.valid_until is not None:
            yield f"Antwoord {place} geldt tot en met", _month(row.valid_until)


def _rule(incident: Incident, row: Answer, kind: AnswerKind) -> str:
    """Which line of the policy of that moment, by its number; a reader has the policy beside it."""
    if row.sent_at is None:
        return ""
    rules = rules_of(incident.organisation_id, row.decided_at or row.sent_at, (Topic.POLICY,))
    level = Severity(incident.level).level
    found = rules.policy.row_for(kind, level)
    if found is None and kind == AnswerKind.TALK_CONFIRMATION:
        found = rules.policy.row_for(AnswerKind.TALK, level)
    if found is None:
        return f"Het beleid kent dit antwoord niet bij ernst {level}"
    most = f", ten hoogste {found.most_months} maanden" if found.most_months else ""
    return f"Regel {rules.policy.number_of(found)} van versie {rules.number(Topic.POLICY)}{most}"


def _in_time(incident: Incident) -> Iterator[Fact]:
    clock = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER, stopped_at__isnull=False).first()
    if clock is not None and clock.stopped_at is not None:
        in_time = is_in_time(clock.due_at, clock.stopped_at)
        yield "Antwoord binnen de termijn", "Ja" if in_time else "Nee"


def _measures(incident: Incident) -> Iterator[Fact]:
    """Two statements, whatever there is."""
    rows = list(Restriction.objects.filter(incident=incident).order_by("starts_on", "pk"))
    reviews = list(Review.objects.filter(restriction__in=rows, is_void=False).order_by("due_on", "pk"))
    for row in rows:
        state = RestrictionState(row.state).label
        length = f"van {_month(row.starts_on)} tot en met {_month(row.ends_on)}"
        yield "Maatregel", f"{AnswerKind(row.kind).label}, {length}. {state}"
        for one in (one for one in reviews if one.restriction_id == row.pk):
            done = f"bekeken in {_month(one.reviewed_at)}" if one.reviewed_at else "nog niet bekeken"
            yield "Opnieuw bekijken", f"In {_month(one.due_on)}: {done}"


def _end(incident: Incident) -> Iterator[Fact]:
    status = Status(incident.status)
    at = incident.closed_at
    if status == Status.NOT_UPHELD:
        denied = TimelineEntry.objects.filter(incident=incident, act=Act.NOT_UPHELD).order_by("-at")
        at = denied.values_list("at", flat=True).first()
    yield "Hoe het eindigde", f"{status.label}, {_month(at)}" if at else str(status.label)


def _month(day: date) -> str:
    return month_name(day, "nl")
