# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A term becomes longer only where the law itself says so, with a reason, and before it is over."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import RULES
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def clock(cast: Cast, monday: datetime) -> Clock:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    incident = Incident.objects.get(number=stories.report(cast.anna.actor, link, monday).number)
    rules = rules_of(incident.organisation_id, monday)
    return clocks.start_clock(
        incident=incident, kind=TermKind.DATA_REQUEST, started_at=monday, rules=rules, subject_id=incident.pk
    )


def test_only_one_term_may_be_longer_by_a_law() -> None:
    assert [one.kind for one in RULES if one.may_be_extended] == [TermKind.DATA_REQUEST]


def test_the_new_end_holds_and_who_was_warned_is_warned_anew(clock: Clock, monday: datetime) -> None:
    late = clock.due_at - timedelta(hours=1)
    clocks.claim_rung(clock=clock, now=late)
    passed = clock.rung
    until = monday + timedelta(days=90)
    clocks.extend_clock(clock=clock, until=until, reason="Veertig dossiers.", now=late)
    again = Clock.objects.get(pk=clock.pk)
    assert again.due_at >= until
    assert again.rung < passed
    assert again.next_rung_at is not None
    assert late < again.next_rung_at <= again.due_at


def test_not_without_a_reason_not_too_late_not_shorter_and_not_once_it_stopped(
    clock: Clock, monday: datetime
) -> None:
    until, before = monday + timedelta(days=90), clock.due_at
    with pytest.raises(clocks.ExtensionReasonNeeded):
        clocks.extend_clock(clock=clock, until=until, reason=" ", now=monday)
    for end, now in ((until, before + timedelta(seconds=1)), (before, monday)):
        with pytest.raises(clocks.ExtensionImpossible):
            clocks.extend_clock(clock=clock, until=end, reason="Druk.", now=now)
    clocks.stop_clock(
        incident=clock.incident,
        kind=TermKind.DATA_REQUEST,
        at=monday,
        reason=StopReason.DONE,
        subject_id=clock.subject_id,
    )
    clock.refresh_from_db()
    with pytest.raises(clocks.NotRunning):
        clocks.extend_clock(clock=clock, until=until, reason="Druk.", now=monday)
    assert Clock.objects.get(pk=clock.pk).due_at == before


def test_a_term_that_no_law_makes_longer_says_so(clock: Clock, monday: datetime) -> None:
    answer = Clock.objects.get(incident=clock.incident, kind=TermKind.ANSWER)
    with pytest.raises(clocks.ExtensionNotAllowed) as refused:
        clocks.extend_clock(clock=answer, until=monday + timedelta(days=9), reason="Druk.", now=monday)
    assert "geen wet staat dat toe" in refused.value.sentence
