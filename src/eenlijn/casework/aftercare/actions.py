# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning moments of care and recording what became of them; part of the acts of `dossier`.

When the first talk ends, the first follow-up is planned two weeks on; after that the second, eight
weeks after the first talk; both are for the same carer. Whoever declines is asked again at the next
moment (list 8.16); "not needed" ends the row of moments. Who wants care later, also after declining or
after the dossier closed, begins another turn: a first talk at once, and the moments that follow from it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.deadlines import opens_at
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
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date
from eenlijn.foundation.together import insert_together

CLOCK_OF = {
    CareMomentKind.FIRST_CARE: TermKind.FIRST_CARE,
    CareMomentKind.FIRST_TALK: TermKind.CARE_TALK,
    CareMomentKind.FOLLOW_UP_1: TermKind.CARE_FOLLOW_UP_1,
    CareMomentKind.FOLLOW_UP_2: TermKind.CARE_FOLLOW_UP_2,
}
FIRST = (CareMomentKind.FIRST_CARE, CareMomentKind.FIRST_TALK)
_SAME_DAY = (CareMomentKind.FIRST_CARE,)
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


class TooEarly(Refused):
    """The last talk has a window: not before six weeks after the first one (list 7.5)."""

    def __init__(self, opens: datetime) -> None:
        words = _(
            "Dit gesprek hoort zes tot acht weken na het eerste: vanaf %(day)s. "
            "Dan is te zien of iemand echt hersteld is."
        )
        super().__init__(words % {"day": long_date(to_local(opens).date())})


class TooLatePlanned(Refused):
    def __init__(self, due: datetime) -> None:
        words = _("Dit gesprek hoort zes tot acht weken na het eerste: uiterlijk %(day)s.")
        super().__init__(words % {"day": long_date(to_local(due).date())})


class TalkWaits(Refused):
    """Whoever wants care again has a talk coming already."""

    def __init__(self) -> None:
        super().__init__(_("Er staat al een gesprek voor je klaar."))


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


def plan_for(*, victim: Victim, rules: Rules, at: datetime) -> list[CareMoment | Clock]:
    """The first two moments of one person; for whoever joins the dossier later, from that day on."""
    rows = _first(victim, rules, at)
    insert_together(rows)
    return rows


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
    *,
    victim: Victim,
    moment: CareMomentKind,
    rules: Rules,
    at: datetime,
    carer_id: UUID | None = None,
    turn: int = 1,
) -> CareMoment:
    """Plan one moment; its clock runs from `at`."""
    planned = CareMoment.objects.create(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        moment=moment,
        turn=turn,
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


def begin_again(*, victim: Victim, rules: Rules, account_id: UUID | None, now: datetime) -> CareMoment:
    """Care is wanted after all, or again: a first talk at once, with whoever cared before.

    What was still planned of before makes room for it; first care of the same day stays.
    """
    found = list(CareMoment.objects.select_for_update().filter(victim=victim).order_by("-turn"))
    planned = [one for one in found if one.state == CareState.PLANNED and one.moment not in _SAME_DAY]
    if any(one.moment == CareMomentKind.FIRST_TALK for one in planned):
        raise TalkWaits
    for one in planned:
        one.incident = victim.incident
        _put_away(
            one, _("De collega vroeg zelf om een gesprek. Dat komt ervoor in de plaats."), account_id, now
        )
    carers = [one.carer_id for one in found if one.carer_id]
    return plan_moment(
        victim=victim,
        moment=CareMomentKind.FIRST_TALK,
        rules=rules,
        at=now,
        carer_id=carers[0] if carers else None,
        turn=found[0].turn + 1 if found else 1,
    )


def arrange(
    *, moment: CareMoment, carer_id: UUID | None, planned_at: datetime | None, now: datetime | None = None
) -> None:
    """Who cares, and when they meet; either may still be open. A new moment is checked against its window."""
    if moment.state != CareState.PLANNED:
        raise CareEnded
    if planned_at is not None and planned_at != moment.planned_at:
        _check_window(moment, planned_at, now)
        moment.reminded_at = None
    moment.carer_id = carer_id
    moment.planned_at = planned_at
    moment.save()


def _check_window(moment: CareMoment, at: datetime, now: datetime | None) -> None:
    """Not before the window opens; and as long as it is open, not after it either."""
    clock = Clock.objects.filter(subject_id=moment.pk, stopped_at=None).first()
    if clock is None:
        return
    opens = opens_at(moment.moment, clock.started_at, clock.due_at)
    if opens is not None and at < opens:
        raise TooEarly(opens)
    if opens is not None and now is not None and now <= clock.due_at < at:
        raise TooLatePlanned(clock.due_at)


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
    if ending.state == CareState.MADE:
        _check_window(moment, ending.at, None)


def _plan_next(moment: CareMoment, rules: Rules) -> None:
    following = NEXT.get(CareMomentKind(moment.moment))
    of_turn = CareMoment.objects.filter(victim_id=moment.victim_id, turn=moment.turn)
    if following is None or of_turn.filter(moment=following).exists():
        return
    plan_moment(
        victim=moment.victim,
        moment=following,
        rules=rules,
        at=_first_talk_at(moment),
        carer_id=moment.carer_id,
        turn=moment.turn,
    )


def _first_talk_at(moment: CareMoment) -> datetime:
    """Both follow-ups count from the first talk, or from the day it was declined."""
    first = CareMoment.objects.get(
        victim_id=moment.victim_id, moment=CareMomentKind.FIRST_TALK, turn=moment.turn
    )
    return first.ended_at or moment.incident.reported_at


def end_all(*, incident: Incident, reason: str, account_id: UUID, now: datetime) -> list[CareMoment]:
    """Care is not needed on this dossier: whatever was still planned ends, and nothing follows."""
    planned = list(CareMoment.objects.select_for_update().filter(incident=incident, state=CareState.PLANNED))
    for moment in planned:
        moment.incident = incident
        _put_away(moment, reason, account_id, now)
    return planned


def _put_away(moment: CareMoment, reason: str, account_id: UUID | None, now: datetime) -> None:
    moment.state, moment.ended_at, moment.recorded_by_id = CareState.NOT_NEEDED, now, account_id
    vault.seal(moment, reason=reason)
    moment.save()
    stop_clock(
        incident=moment.incident,
        kind=CLOCK_OF[CareMomentKind(moment.moment)],
        at=now,
        reason=StopReason.NOT_NEEDED,
        subject_id=moment.pk,
    )


def ask_again(*, incident: Incident) -> list[CareMoment]:
    """Care is needed after all: what was put aside stands planned again, for the carer to plan anew.

    Of each person only what belongs to the last turn: what made room for another turn stays put aside.
    Returns these moments as they had ended.
    """
    found = list(CareMoment.objects.filter(incident=incident))
    last: dict[UUID, int] = {}
    for one in found:
        last[one.victim_id] = max(one.turn, last.get(one.victim_id, 0))
    again = [one for one in found if one.state == CareState.NOT_NEEDED and one.turn == last[one.victim_id]]
    CareMoment.objects.filter(pk__in=[one.pk for one in again]).update(
        state=CareState.PLANNED, ended_at=None, recorded_by=None, reason=None
    )
    return again
