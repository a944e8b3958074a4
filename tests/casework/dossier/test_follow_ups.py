# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms that begin by another act: Carla files a report, claims damage, lets people learn, and follows up."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eenlijn.casework.clocks.actions import NotRunning, Pause, PauseNotAllowed, start_clock
from eenlijn.casework.clocks.codes import ClockAct, PauseReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import RULES
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.codes import Route
from eenlijn.casework.damages.models import Claim
from eenlijn.casework.dossier import claims, damage, follow_ups, lessons, lights, measures_acts, pauses, terms
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.casework.learning.models import TrainingNeed
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FILED = PoliceChoice(PoliceDecision.AANGIFTE_EMPLOYER, filed_on=date(2026, 11, 23))


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def clock_of(number: str, kind: TermKind) -> Clock:
    return Clock.objects.select_related("incident").get(incident__number=number, kind=kind)


def end_of(day: date) -> datetime:
    return datetime.combine(day + DAY, datetime.min.time(), AMSTERDAM) - SECOND


def file(cast: Cast, number: str, now: datetime) -> Clock:
    measures_acts.decide_police(actor=cast.carla.actor, number=number, choice=FILED, now=now)
    return clock_of(number, TermKind.POLICE_NEWS)


def say(cast: Cast, number: str, clock: Clock, said: str, now: datetime) -> None:
    follow_ups.follow_up(actor=cast.carla.actor, number=number, clock_id=clock.pk, said=said, now=now)


def pause(cast: Cast, number: str, clock: Clock, reason: PauseReason, now: datetime) -> None:
    pauses.pause(
        actor=cast.carla.actor, number=number, clock_id=clock.pk, pause=Pause(reason, now + DAY), now=now
    )


def test_news_is_asked_after_fourteen_days_and_then_every_thirty(
    cast: Cast, monday: datetime, number: str
) -> None:
    first = file(cast, number, monday)
    assert (first.due_at, first.stopped_at) == (end_of(date(2026, 12, 7)), None)

    asked = monday + 13 * DAY
    say(cast, number, first, ClockAct.NEWS_ASKED, asked)
    first.refresh_from_db()
    assert (first.stopped_at, first.stop_reason) == (asked, "done")
    again = clock_of(number, TermKind.POLICE_NEWS_AGAIN)
    assert again.due_at == end_of(date(2027, 1, 5))

    once_more = asked + 29 * DAY
    say(cast, number, again, ClockAct.NEWS_ASKED, once_more)
    again.refresh_from_db()
    assert (again.started_at, again.stopped_at) == (once_more, None)
    assert again.due_at == end_of(date(2027, 2, 3))

    told = TimelineEntry.objects.filter(act="clock_followed").order_by("at")
    assert [one.detail["said"] for one in told] == ["news_asked", "news_asked"]
    assert TrailLine.objects.filter(action="follow_up").count() == 2


def test_without_a_filing_there_is_no_news_to_ask_for(cast: Cast, monday: datetime, number: str) -> None:
    stories.decide_no_police(cast.carla.actor, number, monday)
    assert not Clock.objects.filter(kind=TermKind.POLICE_NEWS).exists()
    choice = PoliceChoice(PoliceDecision.MELDING, filed_on=date(2026, 11, 23), version=1)
    measures_acts.decide_police(actor=cast.carla.actor, number=number, choice=choice, now=monday)
    assert clock_of(number, TermKind.POLICE_NEWS).stopped_at is None


def test_only_who_handles_it_follows_up_and_only_with_what_fits(
    cast: Cast, monday: datetime, number: str
) -> None:
    clock = file(cast, number, monday)
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor):
        with pytest.raises(NotVisible):
            follow_ups.follow_up(
                actor=actor, number=number, clock_id=clock.pk, said=ClockAct.NEWS_ASKED, now=monday
            )
    answer = clock_of(number, TermKind.ANSWER)
    for one, said in ((clock, ClockAct.EFFECT_SEEN), (clock, "x"), (answer, ClockAct.ANSWER_LEFT)):
        with pytest.raises(NotVisible):
            say(cast, number, one, said, monday)
    say(cast, number, clock, ClockAct.NEWS_ASKED, monday)
    with pytest.raises(NotVisible):
        say(cast, number, clock, ClockAct.NEWS_ASKED, monday)


def test_a_claim_has_a_term_to_pay_that_begins_anew_with_each_letter(
    cast: Cast, monday: datetime, number: str
) -> None:
    karin = replace(cast.carla.actor, roles=cast.carla.actor.roles | {Role.LEG})
    new = NewLine("org_property", "240,50", "Rekening")
    damage.add_damage(actor=karin, number=number, new=new, now=monday)
    claims.claim_damage(
        actor=karin,
        number=number,
        places=[1],
        route=Route.CLAIM_LETTER,
        now=monday,
    )
    claim = Claim.objects.get()
    follow_ups.watch_claim(claim.incident, claim, monday)
    clock = clock_of(number, TermKind.CLAIM_PAYMENT)
    assert (clock.subject_id, clock.due_at) == (claim.pk, end_of(date(2026, 12, 7)))
    follow_ups.watch_claim(claim.incident, claim, monday + 7 * DAY)
    clock.refresh_from_db()
    assert (clock.stopped_at, clock.due_at) == (None, end_of(date(2026, 12, 14)))
    claims.write_off_claim(
        actor=karin, number=number, place=1, reason="Hij heeft niets.", version=1, now=monday + DAY
    )
    clock.refresh_from_db()
    assert clock.stop_reason == "not_needed"


def test_three_and_six_months_after_learning_somebody_looks_whether_it_works(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    for one in ("awareness", "basic_deescalation"):
        lessons.add_need(actor=carla, number=number, new=NewNeed(one, NeedFor.TEAM), now=monday)
    done, dropped = TrainingNeed.objects.order_by("training_type")
    lessons.end_need(actor=carla, number=number, need_id=done.pk, state=NeedState.DONE, now=monday)
    lessons.end_need(actor=carla, number=number, need_id=dropped.pk, state=NeedState.NOT_NEEDED, now=monday)
    clock = clock_of(number, TermKind.EFFECT_CHECK)
    assert (clock.subject_id, clock.due_at) == (done.pk, end_of(date(2027, 2, 23)))
    again = clock_of(number, TermKind.EFFECT_CHECK_AGAIN)
    assert (again.subject_id, again.due_at) == (done.pk, end_of(date(2027, 5, 23)))
    with pytest.raises(NotVisible):
        say(cast, number, clock, ClockAct.EFFECT_SEEN, monday + 80 * DAY)


def test_a_complaint_about_stalking_has_three_months_from_the_day_itself(
    cast: Cast, monday: datetime, number: str
) -> None:
    assert not Clock.objects.filter(kind=TermKind.COMPLAINT_OFFENCE).exists()
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday, place="Halte Markt")
    followed = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, followed, monday, main_type="stalking", reason="Hij wacht haar op.")
    clock = clock_of(followed, TermKind.COMPLAINT_OFFENCE)
    assert clock.started_at == clock.incident.occurred_at
    assert clock.due_at == end_of(date(2027, 2, 23))
    for reason in PauseReason:
        with pytest.raises(PauseNotAllowed) as refused:
            pause(cast, followed, clock, reason, monday)
        assert refused.value.sentence == "Deze klok staat nooit stil: de termijn loopt altijd door."
    stories.decide_no_police(cast.carla.actor, followed, monday + DAY)
    clock.refresh_from_db()
    assert (clock.stopped_at, clock.stop_reason) == (monday + DAY, "done")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind], ids=lambda rule: rule.code)
def test_each_term_pauses_for_its_own_reasons_only(
    cast: Cast, monday: datetime, number: str, rule: object
) -> None:
    kind, allowed = rule.kind, rule.pauses  # type: ignore[attr-defined]
    incident = Incident.objects.get(number=number)
    Clock.objects.filter(incident=incident).delete()
    rules = rules_of(incident.organisation_id, monday)
    clock = start_clock(incident=incident, kind=kind, started_at=monday, rules=rules)
    for reason in PauseReason:
        if reason not in allowed:
            with pytest.raises(PauseNotAllowed):
                pause(cast, number, clock, reason, monday)
    shown = [one.may_pause for one in pauses.terms_of_dossier(cast.carla.actor, number, monday)]
    assert shown == [bool(allowed)]
    if allowed:
        pause(cast, number, clock, allowed[0], monday)
        clock.refresh_from_db()
        assert clock.pause_reason == allowed[0]
        with pytest.raises(NotRunning):
            pause(cast, number, clock, allowed[0], monday)


def test_a_request_runs_on_when_the_dossier_is_no_aggression_and_stands_with_the_officer(
    cast: Cast, monday: datetime, number: str
) -> None:
    incident = Incident.objects.get(number=number)
    rules = rules_of(incident.organisation_id, monday)
    start_clock(incident=incident, kind=TermKind.DATA_REQUEST, started_at=monday, rules=rules)
    assert clock_of(number, TermKind.DATA_REQUEST).due_at == end_of(date(2026, 12, 23))
    # A Saturday, and Boxing Day: the term of a law ends on the Monday after.
    other = stories.report(
        cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday, place="Halte"), monday
    )
    one_more = Incident.objects.get(number=other.number)
    start_clock(incident=one_more, kind=TermKind.DATA_REQUEST, started_at=monday + 3 * DAY, rules=rules)
    assert clock_of(other.number, TermKind.DATA_REQUEST).due_at == end_of(date(2026, 12, 28))
    mine = [(one.number, one.owned_as) for one in terms.my_terms(cast.noor.actor, monday)]
    assert mine == [(number, "officer"), (other.number, "officer")]
    kinds = {one.clock.kind for one in terms.my_terms(cast.carla.actor, monday)}
    assert TermKind.DATA_REQUEST not in kinds
    assert TermKind.ANSWER in kinds


def test_what_ends_by_itself_is_over_without_anybody_being_late(
    cast: Cast, monday: datetime, number: str
) -> None:
    incident = Incident.objects.get(number=number)
    rules = rules_of(incident.organisation_id, monday)
    ends_at = monday + 30 * DAY
    clock = start_clock(
        incident=incident, kind=TermKind.WARNING_ENDS, started_at=monday, rules=rules, ends_at=ends_at
    )
    assert (clock.ladder, clock.next_rung_at) == ([], None)
    mine = {one.clock.kind for one in terms.my_terms(cast.carla.actor, monday)}
    assert TermKind.WARNING_ENDS not in mine
    lights.warn_of_lights(now=ends_at)
    clock.refresh_from_db()
    assert not clock.stop_reason
    lights.warn_of_lights(now=ends_at + DAY)
    clock.refresh_from_db()
    assert (clock.stopped_at, clock.stop_reason) == (ends_at, "lapsed")
