# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning moments of care and recording what became of them; part of the acts of `dossier`.

When the first talk ends, the first follow-up is planned two weeks on; after that the second, eight
weeks after the first talk; both are for the same carer. Whoever declines is asked again at the next
moment (list 8.16); "not needed" ends the row of moments.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.actions import new_clock, start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.foundation.together import insert_together

CLOCK_OF = {
    CareMomentKind.FIRST_CARE: TermKind.FIRST_CARE,
    CareMomentKind.FIRST_TALK: TermKind.CARE_TALK,
    CareMomentKind.FOLLOW_UP_1: TermKind.CARE_FOLLOW_UP_1,
    CareMomentKind.FOLLOW_UP_2: TermKind.CARE_FOLLOW_UP_2,
}
FIRST = (CareMomentKind.FIRST_CARE, CareMomentKind.FIRST_TALK)
# First care leads to nothing new: the first talk was planned with it.
NEXT = {
    CareMomentKind.FIRST_TALK: CareMomentKind.FOLLOW_UP_1,
    CareMomentKind.FOLLOW_UP_1: CareMomentKind.FOLLOW_UP_2,
}
_STOPPED = {
    CareState.MADE: StopReason.DONE,
    CareState.DECLINED: StopReason.DECLINED,
    CareState.NOT_NEEDED: StopReason.NOT_NEEDED,
}


class CareEnded(Refused):
    """Someone recorded this moment before."""

    def __init__(self) -> None:
        super().__init__(_("Dit gesprek is al vastgelegd."))


class ProviderNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies wie de opvang gaf."))


class WhyNotNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf waarom dit niet nodig is. Zet er niets over gezondheid in."))


class MomentNotPassed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een moment na het voorval dat al voorbij is."))


@dataclass(frozen=True)
class Ending:
    """What became of a moment; `provider` belongs to made, `reason` to not needed."""

    state: CareState
    at: datetime
    provider: str = ""
    reason: str = ""


def first_moments(*, victim: Victim, rules: Rules, at: datetime) -> list[CareMoment | Clock]:
    """First care the same day and a talk within 72 hours, for the person it happened to; unsaved."""
    return _first(victim, rules, at) if victim.incident.asks_follow_up else []


def plan_for(*, victim: Victim, rules: Rules, at: datetime) -> None:
    """The first two moments of one person; for whoever joins the dossier later, from that day on."""
    insert_together(_first(victim, rules, at))


def _first(victim: Victim, rules: Rules, at: datetime) -> list[CareMoment | Clock]:
    moments = [
        CareMoment(
            organisation_id=victim.organisation_id,
            incident_id=victim.incident_id,
            victim=victim,
            moment=moment,
        )
        for moment in FIRST
    ]
    clocks = [
        new_clock(
            incident=victim.incident,
            kind=CLOCK_OF[CareMomentKind(one.moment)],
            started_at=at,
            rules=rules,
            subject_id=one.pk,
        )
        for one in moments
    ]
    return [*moments, *clocks]


def plan_moment(
    *, victim: Victim, moment: CareMomentKind, rules: Rules, at: datetime, carer_id: UUID | None = None
) -> CareMoment:
    """Plan one moment; its clock runs from `at`."""
    planned = CareMoment.objects.create(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        moment=moment,
        carer_id=carer_id,
    )
    start_clock(
        incident=victim.incident, kind=CLOCK_OF[moment], started_at=at, rules=rules, subject_id=planned.pk
    )
    return planned


def release_carers(*, incident: Incident, accounts: Collection[UUID]) -> None:
    """These people care for nobody here any more; what they were asked for waits for somebody else."""
    theirs = CareMoment.objects.filter(
        incident=incident, carer_id__in=list(accounts), state=CareState.PLANNED
    )
    theirs.update(carer_id=None, planned_at=None)


def providers() -> tuple[str, ...]:
    """Who may have given care (list 8.16)."""
    return tuple(code for code in code_list("aftercare_contact") if code.startswith("provider_"))


def arrange(*, moment: CareMoment, carer_id: UUID | None, planned_at: datetime | None) -> None:
    """Who cares, and when they meet; either may still be open."""
    if moment.state != CareState.PLANNED:
        raise CareEnded
    moment.carer_id = carer_id
    moment.planned_at = planned_at
    moment.save()


def end_moment(
    *, moment: CareMoment, ending: Ending, rules: Rules, account_id: UUID | None, now: datetime
) -> None:
    """Record it once, stop its clock, and plan the next one, for the same carer."""
    if moment.state != CareState.PLANNED:
        raise CareEnded
    _check(moment, ending, now)
    moment.state = ending.state
    moment.ended_at = ending.at
    moment.recorded_by_id = account_id
    vault.seal(
        moment,
        provider=ending.provider if ending.state == CareState.MADE else None,
        reason=ending.reason.strip() if ending.state == CareState.NOT_NEEDED else None,
    )
    moment.save()
    stop_clock(
        incident=moment.incident,
        kind=CLOCK_OF[CareMomentKind(moment.moment)],
        at=ending.at,
        reason=_STOPPED[ending.state],
        subject_id=moment.pk,
    )
    if ending.state != CareState.NOT_NEEDED:
        _plan_next(moment, rules)


def _check(moment: CareMoment, ending: Ending, now: datetime) -> None:
    if ending.state == CareState.MADE and ending.provider not in providers():
        raise ProviderNeeded
    if ending.state == CareState.NOT_NEEDED and not ending.reason.strip():
        raise WhyNotNeeded
    # A moment is typed in minutes.
    began = moment.incident.occurred_at.replace(second=0, microsecond=0)
    if not began <= ending.at <= now:
        raise MomentNotPassed


def _plan_next(moment: CareMoment, rules: Rules) -> None:
    following = NEXT.get(CareMomentKind(moment.moment))
    if following is None or CareMoment.objects.filter(victim_id=moment.victim_id, moment=following).exists():
        return
    planned = plan_moment(victim=moment.victim, moment=following, rules=rules, at=_first_talk_at(moment))
    planned.carer_id = moment.carer_id
    planned.save()


def _first_talk_at(moment: CareMoment) -> datetime:
    """Both follow-ups count from the first talk, or from the day it was declined."""
    first = CareMoment.objects.get(victim_id=moment.victim_id, moment=CareMomentKind.FIRST_TALK)
    return first.ended_at or moment.incident.reported_at


def end_all(*, incident: Incident, reason: str, account_id: UUID, now: datetime) -> int:
    """Care is not needed on this dossier: whatever was still planned ends, and nothing follows."""
    planned = list(CareMoment.objects.select_for_update().filter(incident=incident, state=CareState.PLANNED))
    for moment in planned:
        moment.incident = incident
        moment.state, moment.ended_at, moment.recorded_by_id = CareState.NOT_NEEDED, now, account_id
        vault.seal(moment, reason=reason)
        moment.save()
        stop_clock(
            incident=incident,
            kind=CLOCK_OF[CareMomentKind(moment.moment)],
            at=now,
            reason=StopReason.NOT_NEEDED,
            subject_id=moment.pk,
        )
    return len(planned)


def ask_again(*, incident: Incident) -> int:
    """Care is needed after all: what was put aside stands planned again, for the carer to plan anew."""
    return CareMoment.objects.filter(incident=incident, state=CareState.NOT_NEEDED).update(
        state=CareState.PLANNED, ended_at=None, recorded_by=None, reason=None
    )
