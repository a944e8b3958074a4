# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A clock of a dossier that stands still: why, how long, who may, and what the ladder does meanwhile."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from eenlijn.casework.clocks.actions import (
    NotRunning,
    Pause,
    PauseImpossible,
    PauseNotAllowed,
    TooLateToPause,
)
from eenlijn.casework.clocks.codes import Light, PauseReason
from eenlijn.casework.clocks.models import Clock, ClockPause
from eenlijn.casework.clocks.queries import clock_view
from eenlijn.casework.dossier import lights, pauses
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


def clock_of(number: str, kind: str = "answer") -> Clock:
    return Clock.objects.select_related("incident").get(incident__number=number, kind=kind)


def pause(cast: Cast, number: str, at: datetime, until: datetime, kind: str = "answer") -> None:
    asked = Pause(PauseReason.POLICE_REQUEST, until)
    pauses.pause(
        actor=cast.carla.actor, number=number, clock_id=clock_of(number, kind).pk, pause=asked, now=at
    )


def test_a_pause_moves_the_due_moment_and_says_so_everywhere(
    cast: Cast, monday: datetime, number: str
) -> None:
    pause(cast, number, monday + 12 * HOUR, monday + 12 * HOUR + 3 * DAY)
    still = clock_view(clock_of(number), monday + 60 * HOUR)
    assert (still.light, still.percent, still.pause_reason) == (Light.PAUSED, 25.0, "police_request")
    lights.warn_of_lights(now=monday + 50 * HOUR)
    assert not OutgoingEvent.objects.filter(type__startswith="answer").exists()

    pauses.resume(actor=cast.carla.actor, number=number, clock_id=clock_of(number).pk, now=monday + 36 * HOUR)

    clock = clock_of(number)
    assert clock.due_at == monday + 72 * HOUR
    assert clock_view(clock, monday + 36 * HOUR).percent == 25.0
    assert clock.next_rung_at == monday + 60 * HOUR
    kept = ClockPause.objects.get()
    assert (kept.reason, kept.started_at, kept.ended_at) == (
        "police_request",
        monday + 12 * HOUR,
        monday + 36 * HOUR,
    )
    acts = TimelineEntry.objects.filter(act__startswith="clock_").order_by("at")
    assert [(one.act, one.account_id) for one in acts] == [
        ("clock_paused", cast.carla.id),
        ("clock_resumed", cast.carla.id),
    ]
    counted = Fact.objects.filter(measure="clock").order_by("recorded_at", "delta")
    assert [(one.delta, one.due_at) for one in counted] == [
        (1, monday + 48 * HOUR),
        (-1, monday + 48 * HOUR),
        (1, monday + 72 * HOUR),
    ]
    assert TrailLine.objects.filter(action__in=["pause_clock", "resume_clock"]).count() == 2


def test_a_pause_ends_by_itself(cast: Cast, monday: datetime, number: str) -> None:
    until = monday + 24 * HOUR
    pause(cast, number, monday + 12 * HOUR, until)
    lights.warn_of_lights(now=until - timedelta(seconds=1))
    assert clock_of(number).paused_at is not None
    lights.warn_of_lights(now=until + 5 * HOUR)
    clock = clock_of(number)
    # The job came late; the pause ended when it was to end.
    assert (clock.paused_at, clock.due_at) == (None, monday + 60 * HOUR)
    assert TimelineEntry.objects.get(act="clock_resumed").account_id is None


def test_a_long_pause_does_not_hasten_a_warning(cast: Cast, monday: datetime, number: str) -> None:
    """After fourteen days still half of the term is left, so nobody hears before three quarters."""
    pause(cast, number, monday + 24 * HOUR, monday + 24 * HOUR + 14 * DAY)
    resumed = monday + 24 * HOUR + 14 * DAY
    lights.warn_of_lights(now=resumed)
    clock = clock_of(number)
    assert clock_view(clock, resumed).percent == 50.0
    assert (clock.rung, clock.next_rung_at) == (0, resumed + 12 * HOUR)


@pytest.mark.parametrize("days", [-1, 0, 14.01, 400])
def test_a_pause_has_an_end_within_a_fortnight(
    cast: Cast, monday: datetime, number: str, days: float
) -> None:
    with pytest.raises(PauseImpossible):
        pause(cast, number, monday, monday + days * DAY)
    assert not ClockPause.objects.exists()


def test_what_is_late_stands_still_no_more(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(TooLateToPause):
        pause(cast, number, monday + 49 * HOUR, monday + 3 * DAY)


def test_a_clock_stands_still_once_and_goes_on_once(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(NotRunning):
        pauses.resume(actor=cast.carla.actor, number=number, clock_id=clock_of(number).pk, now=monday)
    pause(cast, number, monday, monday + DAY)
    with pytest.raises(NotRunning):
        pause(cast, number, monday + HOUR, monday + DAY)


def test_first_care_never_waits(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(PauseNotAllowed):
        pause(cast, number, monday, monday + DAY, "first_care")


def test_only_who_handles_it_lets_a_clock_of_this_dossier_stand_still(
    cast: Cast, monday: datetime, number: str
) -> None:
    asked = Pause(PauseReason.VICTIM_REQUEST, monday + DAY)
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor):
        with pytest.raises(NotVisible):
            pauses.pause(actor=actor, number=number, clock_id=clock_of(number).pk, pause=asked, now=monday)
        with pytest.raises(NotVisible):
            pauses.terms_of_dossier(actor, number, monday)
    with pytest.raises(NotVisible):
        pauses.pause(actor=cast.carla.actor, number=number, clock_id=uuid4(), pause=asked, now=monday)
    assert not ClockPause.objects.exists()


def test_the_page_of_clocks_says_who_hears_next(cast: Cast, monday: datetime, number: str) -> None:
    terms = pauses.terms_of_dossier(cast.carla.actor, number, monday)
    answer = next(term for term in terms if term.clock.kind == "answer")
    assert (answer.may_pause, answer.may_resume) == (True, False)
    assert (answer.clock.next_hears, answer.clock.next_hears_at) == ("handler", monday + 36 * HOUR)
    assert [term.clock.due_at for term in terms] == sorted(term.clock.due_at for term in terms)
    pause(cast, number, monday, monday + DAY)
    still = next(
        term
        for term in pauses.terms_of_dossier(cast.carla.actor, number, monday)
        if term.clock.kind == "answer"
    )
    assert (still.may_pause, still.may_resume, still.clock.next_hears) == (False, True, None)
    assert OutgoingEvent.objects.count() == 1
