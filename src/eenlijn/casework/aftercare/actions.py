# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning moments of care and recording whether they took place; part of the acts of `dossier`."""

from datetime import datetime

from eenlijn.casework.aftercare.codes import CareMomentKind
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.actions import start_clock
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import Rules

CLOCK_OF = {
    CareMomentKind.FIRST_CARE: TermKind.FIRST_CARE,
    CareMomentKind.FIRST_TALK: TermKind.CARE_TALK,
    CareMomentKind.FOLLOW_UP_1: TermKind.CARE_FOLLOW_UP_1,
    CareMomentKind.FOLLOW_UP_2: TermKind.CARE_FOLLOW_UP_2,
}


def plan_first_moments(*, incident: Incident, rules: Rules, at: datetime) -> None:
    """First care the same day and a talk within 72 hours, for everyone it happened to."""
    if not incident.needs_answer:
        return
    for victim in Victim.objects.filter(incident=incident):
        plan_moment(victim=victim, moment=CareMomentKind.FIRST_CARE, rules=rules, at=at)
        plan_moment(victim=victim, moment=CareMomentKind.FIRST_TALK, rules=rules, at=at)


def plan_moment(*, victim: Victim, moment: CareMomentKind, rules: Rules, at: datetime) -> CareMoment:
    """Plan one moment; its clock runs from `at`."""
    planned = CareMoment.objects.create(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        moment=moment,
    )
    start_clock(
        incident=victim.incident, kind=CLOCK_OF[moment], started_at=at, rules=rules, subject_id=planned.pk
    )
    return planned
