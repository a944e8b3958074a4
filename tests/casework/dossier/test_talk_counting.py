# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is counted of Anna's first talk: that it must be held, within 72 hours, and how it ended."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.aftercare.codes import CareMomentKind
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import own_care, people, triage_acts, waivers
from eenlijn.casework.facts.actions import counted
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.incidents.models import Incident
from tests.cast import Cast
from tests.factories import stories

HOUR, NORM = timedelta(hours=1), timedelta(hours=72)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def talks(number: str) -> dict[tuple[str, datetime | None], int]:
    """What counts now of first talks, by what it is and by when the talk had to be."""
    found = counted(Incident.objects.get(number=number))
    return {(one.measure, one.due_at): count for one, count in found.items() if one.measure[:4] == "talk"}


def waive(cast: Cast, number: str, at: datetime) -> None:
    waivers.waive_measure(
        actor=cast.carla.actor,
        number=number,
        measure=MeasureNumber.CARE,
        reason="Zij wil er niet over praten.",
        now=at,
    )


def needed_again(cast: Cast, number: str, at: datetime) -> None:
    waivers.withdraw_waiver(actor=cast.carla.actor, number=number, measure=MeasureNumber.CARE, now=at)


def test_a_talk_counts_once_it_is_planned_for_who_is_there_and_for_who_comes_later(
    cast: Cast, number: str, monday: datetime
) -> None:
    assert talks(number) == {("talk_due", monday + NORM): 1}
    later = monday + 5 * HOUR
    saw = NewPerson("witness_employee", "Teun")
    people.add_person(actor=cast.carla.actor, number=number, person=saw, now=later)
    assert talks(number) == {("talk_due", monday + NORM): 1, ("talk_due", later + NORM): 1}


def test_put_aside_in_time_leaves_the_share_and_comes_back_when_it_is_needed_after_all(
    cast: Cast, number: str, monday: datetime
) -> None:
    waive(cast, number, monday + HOUR)
    assert talks(number) == {("talk_due", monday + NORM): 1, ("talk_waived", monday + NORM): 1}
    needed_again(cast, number, monday + 2 * HOUR)
    assert talks(number) == {("talk_due", monday + NORM): 1}


def test_put_aside_after_72_hours_is_a_talk_that_was_not_held(
    cast: Cast, number: str, monday: datetime
) -> None:
    late = monday + NORM + HOUR
    waive(cast, number, late)
    assert talks(number) == {("talk_due", monday + NORM): 1}
    needed_again(cast, number, late + HOUR)
    assert talks(number) == {("talk_due", monday + NORM): 1}


def test_who_wants_a_talk_after_all_has_72_hours_of_her_own(
    cast: Cast, number: str, monday: datetime
) -> None:
    first = CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)
    own_care.decline_own(actor=cast.anna.actor, moment_id=first.pk, now=monday + HOUR)
    later = monday + 200 * HOUR
    own_care.want_care(actor=cast.anna.actor, number=number, now=later)
    assert talks(number) == {
        ("talk_due", monday + NORM): 1,
        ("talk_waived", monday + NORM): 1,
        ("talk_due", later + NORM): 1,
    }


def test_what_turns_out_no_aggression_counts_nowhere(cast: Cast, number: str, monday: datetime) -> None:
    assert talks(number) != {}
    version = Incident.objects.get(number=number).version
    triage_acts.record_no_aggression(
        actor=cast.carla.actor, number=number, gate=None, reason="Niet vast te stellen.",
        version=version, now=monday + HOUR,
    )  # fmt: skip
    assert talks(number) == {}
    first = CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)
    own_care.decline_own(actor=cast.anna.actor, moment_id=first.pk, now=monday + 2 * HOUR)
    assert talks(number) == {}


def test_practising_counts_nowhere(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday, is_exercise=True).number
    assert CareMoment.objects.filter(incident__number=made).exists()
    assert talks(made) == {}
