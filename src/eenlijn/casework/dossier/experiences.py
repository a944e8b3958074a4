# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three questions afterwards, to who reported and nobody else (row B12).

Asked once after closing, on the own page; who did not see that hears of it by a notice. Refusing is fine.
An answer is counted apart from the report and leads to nobody; the sentence is read without name or number,
and only when several people wrote one (decision 35).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.traces import line, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.queries import destination_of
from eenlijn.casework.reporting import experiences
from eenlijn.casework.reporting.codes import ExperienceQuestion
from eenlijn.casework.reporting.experiences import Opinion
from eenlijn.casework.reporting.models import Experience
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import local_day_start, local_month
from eenlijn.foundation.sealed.compartments import Compartment

MEASURES: Final = {
    ExperienceQuestion.HEARD: Measure.WAS_HEARD,
    ExperienceQuestion.HELPED: Measure.WAS_HELPED,
    ExperienceQuestion.AGAIN: Measure.WOULD_AGAIN,
}
# So long the questions stand on the own page before a notice says that they are there.
QUIET: Final = timedelta(days=2)
# Fewer sentences than this are read by nobody.
FEWEST: Final = 5
MOST_AT_ONCE: Final = 200


def is_over(own: Own) -> bool:
    """Whether it is one's own and closed: the own dossier, or the one in which the own report is handled."""
    incident = own.incident
    if own.relation != Relation.OWN or incident is None:
        return False
    ahead = destination_of(incident) if incident.status == Status.MERGED else incident
    return ahead is not None and ahead.status == Status.CLOSED


@transaction.atomic
def answer(*, actor: Actor, report_id: UUID, opinion: Opinion, now: datetime) -> None:
    """Keep that it was answered, and count each answer where nobody can lay it beside the report."""
    incident, own = _asked(actor, report_id)
    experiences.keep_opinion(own.report, opinion, now)
    for question, verdict in opinion.answers.items():
        facts.record_opinion(MEASURES[question], incident, verdict, now)
    append(actor, now, line("tell_experience", incident))


@transaction.atomic
def refuse(*, actor: Actor, report_id: UUID, now: datetime) -> None:
    """Rather not; nothing is counted, and it is not asked again."""
    incident, own = _asked(actor, report_id)
    experiences.refuse(own.report, now)
    append(actor, now, line("refuse_experience", incident))


def _asked(actor: Actor, report_id: UUID) -> tuple[Incident, Own]:
    own = own_of(actor, report_id)
    if own.incident is None or not is_over(own):
        raise NotVisible
    return own.incident, own


def employers_due(now: datetime) -> list[UUID]:
    """The employers with a closed dossier of which the reporter was not asked yet."""
    found = _waiting(now).order_by("organisation_id").values_list("organisation_id", flat=True)
    return list(found.distinct())


def remind(now: datetime) -> int:
    """Who did not answer two days after closing hears once that the questions are there; how many did."""
    found = list(_waiting(now).select_related("report", "organisation").order_by("closed_at")[:MOST_AT_ONCE])
    return sum(_remind(one, now) for one in found)


def _waiting(now: datetime) -> "QuerySet[Incident]":
    closed = Incident.objects.filter(
        status=Status.CLOSED, closed_at__lte=now - QUIET, report__isnull=False, is_exercise=False
    )
    return closed.exclude(report__in=Experience.objects.values("report"))


@transaction.atomic
def _remind(incident: Incident, now: datetime) -> int:
    if incident.report is None or not experiences.ask(incident.report, now):
        return 0
    tell(incident, "experience_asked", access.told_reporter(incident), now)
    append(Actor.job("remind_experiences", incident.organisation_id), now, line("ask_experience", incident))
    return 1


@dataclass(frozen=True)
class Sentences:
    """What reporters wrote, in an order that says nothing; empty while it is too few to be nobody's."""

    words: tuple[str, ...]
    is_too_few: bool


@transaction.atomic
def read_sentences(*, actor: Actor, now: datetime) -> Sentences:
    """For who handles these dossiers: words without name, number or day, from five on, of months gone by.

    So that nobody sees one sentence come after one dossier was closed.
    """
    if not actor.is_person:
        raise NotVisible
    mine = incidents.handled_by(actor).filter(status=Status.CLOSED, is_exercise=False)
    rows = Experience.objects.select_related("report").filter(
        report__in=mine.values("report"), words__isnull=False, ended_at__lt=local_day_start(local_month(now))
    )
    found = list(rows.order_by("-ended_at")[:MOST_AT_ONCE])
    if len(found) < FEWEST:
        return Sentences((), is_too_few=True)
    entry = Entry(
        action="read_experiences",
        object_type="organisation",
        object_id=actor.scope_id,
        compartments=(Compartment.VICTIM,),
    )
    append(actor, now, entry)
    return Sentences(tuple(sorted(experiences.sentence_of(row) for row in found)), is_too_few=False)
