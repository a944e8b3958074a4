# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every act moves `changed_at` to the moment of the act, so that nobody who asks for changes misses one."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import details, lights
from eenlijn.casework.incidents.actions import mark_changed
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(Actor.link(link.organisation_id), link, monday).number


def changed(number: str) -> datetime:
    return Incident.objects.get(number=number).changed_at


def test_every_act_moves_it_to_the_act(cast: Cast, monday: datetime, number: str) -> None:
    seen = [changed(number)]
    carla = cast.carla.actor
    stories.assess(carla, number, monday + HOUR)
    seen.append(changed(number))
    stories.write(carla, number, monday + 2 * HOUR)
    seen.append(changed(number))
    dossier.finish_letter(actor=carla, number=number, now=monday + 3 * HOUR)
    seen.append(changed(number))
    assert seen == [monday, monday + HOUR, monday + 2 * HOUR, monday + 3 * HOUR]


def test_what_is_told_afterwards_counts_from_the_telling(cast: Cast, monday: datetime, number: str) -> None:
    """The letter left at eleven and was recorded at five: whoever asked at noon must hear of it."""
    stories.assess(cast.carla.actor, number, monday + HOUR)
    stories.write(cast.carla.actor, number, monday + HOUR)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday + HOUR)

    stories.send(cast.carla.actor, number, monday + 2 * HOUR, now=monday + 8 * HOUR)

    assert changed(number) == monday + 8 * HOUR


def test_a_change_of_the_register_without_a_line_in_the_timeline_moves_it_too(
    cast: Cast, monday: datetime
) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    report_id = Incident.objects.values_list("report_id", flat=True).get(number=number)
    for minutes, value in ((1, "street"), (2, "telephone")):
        details.answer_question(
            actor=cast.anna.actor,
            report_id=report_id,
            code="channel",
            value=value,
            now=monday + timedelta(minutes=minutes),
        )
        assert changed(number) == monday + timedelta(minutes=minutes)


def test_it_never_goes_back(cast: Cast, monday: datetime, number: str) -> None:
    """Two acts at once: the one with the earlier moment may be the last to write."""
    stale = Incident.objects.get(number=number)
    mark_changed(Incident.objects.get(number=number), monday + 3 * HOUR)

    mark_changed(stale, monday + HOUR)

    assert changed(number) == monday + 3 * HOUR


def test_a_rung_of_the_ladder_that_is_told_moves_it(cast: Cast, monday: datetime, number: str) -> None:
    late = monday + timedelta(days=3)
    lights.warn_of_lights(now=late)
    assert changed(number) == late
