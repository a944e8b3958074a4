# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer nobody gives climbs the whole ladder, and is given late with a reason at last."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eenlijn.casework.clocks.actions import LateReasonNeeded
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.terms import late_terms, my_terms
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.tenancy.absences import announce_absence, name_deputy
from eenlijn.commons.trail.queries import verify
from eenlijn.doors.jobs.every_minute import warn_of_lights
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import Person
from tests.factories import stories
from tests.factories.employers import BUS, Employer, found_employer

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
# Reported on Monday 09.00: 48 hours are over on Wednesday 09.00, half as much again on Thursday 09.00.
TO_HANDLER = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
TO_DEPUTY = datetime(2026, 11, 25, 4, 9, 36, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
TO_BOARD = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
OF_THE_ANSWER = ("answer_due_soon", "answer_late")


@pytest.fixture
def bus(db: None, key_store: FileKeyProvider, monday: datetime) -> Employer:
    vault.forget_cached()
    return found_employer(BUS, monday)


@pytest.fixture
def number(bus: Employer, monday: datetime) -> str:
    """Carmen has it in hand; Coen always stands in for her."""
    reported = stories.report(bus.reporter.actor, bus.link, monday).number
    stories.assess(bus.coordinator.actor, reported, monday + HOUR)
    name_deputy(
        actor=bus.coordinator.actor,
        membership_id=bus.coordinator.membership.pk,
        deputy_id=bus.second.membership.pk,
        now=monday,
    )
    return reported


def is_away(person: Person, first: date, last: date, now: datetime) -> None:
    announce_absence(
        actor=person.actor, membership_id=person.membership.pk, starts_on=first, ends_on=last, now=now
    )


def told_of_answer(bus: Employer) -> dict[str, list[str]]:
    """Which warnings about the answer stand in the app, by the part of who reads them."""
    found: dict[str, list[str]] = {}
    for part, person in bus.people.items():
        rows = Notice.objects.filter(recipient=person.account, reaches="app", event__type__in=OF_THE_ANSWER)
        events = list(rows.order_by("event__created_at").values_list("event__type", flat=True))
        if events:
            found[part] = events
    return found


def escalations(number: str) -> list[tuple[datetime, str]]:
    rows = TimelineEntry.objects.filter(incident__number=number, act=Act.ESCALATED)
    of_answer = [one for one in rows.order_by("at") if one.detail["kind"] == TermKind.ANSWER]
    return [(one.at, one.detail["to"]) for one in of_answer]


def every_minute(moment: datetime) -> None:
    """The worker comes by just before, at the moment itself, and once more a minute later."""
    for now in (moment - MINUTE, moment, moment + MINUTE):
        warn_of_lights(now)


def test_handler_deputy_manager_and_board_each_hear_once(bus: Employer, number: str) -> None:
    warn_of_lights(TO_HANDLER - MINUTE)
    assert told_of_answer(bus) == {}
    every_minute(TO_HANDLER)
    assert told_of_answer(bus) == {"coordinator": ["answer_due_soon"]}

    is_away(bus.coordinator, date(2026, 11, 25), date(2026, 11, 27), TO_HANDLER + HOUR)
    every_minute(TO_DEPUTY)
    assert told_of_answer(bus) == {"coordinator": ["answer_due_soon"], "second": ["answer_due_soon"]}
    assert escalations(number) == []

    every_minute(DUE)
    every_minute(TO_BOARD)
    assert told_of_answer(bus) == {
        "coordinator": ["answer_due_soon"],
        "second": ["answer_due_soon"],
        "manager": ["answer_late"],
        "director": ["answer_late"],
    }
    assert escalations(number) == [(DUE, "manager"), (TO_BOARD, "board")]
    clock = Clock.objects.get(incident__number=number, kind=TermKind.ANSWER)
    assert (clock.rung, clock.next_rung_at, clock.stopped_at) == (4, None, None)

    every_minute(TO_BOARD + timedelta(days=30))
    assert escalations(number) == [(DUE, "manager"), (TO_BOARD, "board")]
    assert verify(bus.organisation.pk).ok


def test_an_absent_handler_is_passed_over_for_the_deputy(bus: Employer, number: str) -> None:
    is_away(bus.coordinator, date(2026, 11, 24), date(2026, 11, 27), TO_HANDLER - 10 * HOUR)
    every_minute(TO_HANDLER)
    assert told_of_answer(bus) == {"second": ["answer_due_soon"]}


def test_with_handler_and_deputy_away_the_manager_hears_at_once(bus: Employer, number: str) -> None:
    for person in (bus.coordinator, bus.second):
        is_away(person, date(2026, 11, 24), date(2026, 11, 27), TO_HANDLER - 10 * HOUR)
    every_minute(TO_HANDLER)
    assert told_of_answer(bus) == {"manager": ["answer_due_soon"]}
    assert escalations(number) == [(TO_HANDLER, "manager")]


def test_a_worker_that_slept_tells_only_the_highest_rung(bus: Employer, number: str) -> None:
    warn_of_lights(TO_BOARD + HOUR)
    assert told_of_answer(bus) == {"director": ["answer_late"]}


def test_the_late_term_stands_with_who_owns_it_and_with_the_board(bus: Employer, number: str) -> None:
    friday = TO_BOARD + 24 * HOUR
    mine = [(one.number, one.clock.kind) for one in my_terms(bus.coordinator.actor, friday)]
    assert (number, TermKind.ANSWER) in mine
    boards = [(one.number, one.clock.kind) for one in late_terms(bus.director.actor, friday)]
    assert (number, TermKind.ANSWER) in boards
    assert late_terms(bus.coordinator.actor, friday) == []
    with pytest.raises(NotVisible):
        dossier.open_dossier(actor=bus.director.actor, number=number, purpose="read", now=friday)


def test_a_late_answer_leaves_with_its_reason_and_counts_as_late(bus: Employer, number: str) -> None:
    carmen, friday = bus.coordinator.actor, TO_BOARD + 24 * HOUR
    stories.write(carmen, number, friday)
    dossier.finish_letter(actor=carmen, number=number, now=friday)
    with pytest.raises(LateReasonNeeded) as refused:
        stories.send(carmen, number, friday + HOUR)
    assert refused.value.sentence == "Dit antwoord is te laat. Kies waarom, dan leggen wij dat vast."

    stories.send(carmen, number, friday + HOUR, late_reason="hearing_pending")
    clock = Clock.objects.get(incident__number=number, kind=TermKind.ANSWER)
    assert (clock.stop_reason, clock.late_reason) == ("answered", "hearing_pending")
    assert clock.stopped_at == friday + HOUR
    answered = Fact.objects.get(organisation=bus.organisation, measure=Measure.ANSWERED)
    assert (answered.delta, answered.in_time) == (1, False)
    left = {one.clock.kind for one in late_terms(bus.director.actor, friday + 2 * HOUR)}
    assert TermKind.CARE_TALK in left
    assert TermKind.ANSWER not in left
