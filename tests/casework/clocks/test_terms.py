# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""My terms: whose turn it is; the address for a calendar; and what the board contact sees."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.actions import end_feed, make_feed
from eenlijn.casework.clocks.models import Clock, TermFeed
from eenlijn.casework.clocks.queries import has_feed, owner_of_feed
from eenlijn.casework.dossier.terms import late_terms, my_terms
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday, is_safe_now=False).number


def kinds(actor: Actor, now: datetime) -> list[str]:
    return [f"{term.clock.kind.value}/{term.owned_as}" for term in my_terms(actor, now)]


def test_a_coordinator_owns_what_is_nobodys_and_then_the_handler_does(
    cast: Cast, monday: datetime, number: str
) -> None:
    assert kinds(cast.carla.actor, monday) == [
        "red_acknowledged/nobody",
        "reporter_told/nobody",
        "answer/nobody",
    ]
    stories.assess(cast.carla.actor, number, monday)
    assert kinds(cast.carla.actor, monday) == [
        "reporter_told/handler",
        "answer/handler",
        "police_decision/handler",
    ]
    assert kinds(cast.dirk.actor, monday) == []
    assert kinds(cast.anna.actor, monday) == []


def test_a_manager_owns_the_first_care_and_the_red_reports_of_the_team(
    cast: Cast, monday: datetime, number: str
) -> None:
    assert kinds(cast.bram.actor, monday) == ["red_acknowledged/team", "first_care/team"]


def test_a_carer_owns_the_talks_that_were_asked(cast: Cast, monday: datetime, number: str) -> None:
    assert kinds(cast.joost.actor, monday) == []
    talk = Clock.objects.get(kind="care_talk")
    CareMoment.objects.filter(pk__in=[talk.subject_id]).update(carer_id=cast.joost.id)
    assert kinds(cast.joost.actor, monday) == ["care_talk/carer"]


def test_a_colleague_owns_what_somebody_reported_for_them(cast: Cast, monday: datetime, number: str) -> None:
    victim = Victim.objects.get(incident__number=number)
    Clock.objects.filter(kind="care_talk").update(kind="victim_confirms")
    for state, expected in (("named", ["victim_confirms/colleague"]), ("confirmed", [])):
        Victim.objects.filter(pk=victim.pk).update(account_id=cast.teun.id, state=state)
        assert kinds(cast.teun.actor, monday) == expected


def test_my_terms_cost_one_statement(
    cast: Cast, monday: datetime, number: str, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        my_terms(cast.carla.actor, monday)


def test_the_board_reads_numbers_and_lateness_of_its_own_employer(
    cast: Cast, monday: datetime, number: str
) -> None:
    late = late_terms(cast.ilse.actor, monday + HOUR)
    assert [(one.number, one.clock.kind) for one in late] == [(number, "red_acknowledged")]
    assert len(late_terms(cast.ilse.actor, monday + 500 * HOUR)) == 5
    for other in (cast.carla.actor, cast.dirk.actor, cast.anna.actor, cast.bram.actor):
        assert late_terms(other, monday + 500 * HOUR) == []
    assert set(late[0].__dict__) == {"number", "clock"}


def test_an_address_for_a_calendar_is_made_renewed_and_ended(cast: Cast, monday: datetime) -> None:
    anna = cast.anna.actor
    first = make_feed(actor=anna, now=monday)
    assert owner_of_feed(first) == (cast.anna.id, cast.reggestreek.pk)
    second = make_feed(actor=anna, now=monday)
    assert (owner_of_feed(first), owner_of_feed(second)) == (None, (cast.anna.id, cast.reggestreek.pk))
    assert not has_feed(cast.bram.actor)
    end_feed(actor=anna, now=monday)
    assert (owner_of_feed(second), has_feed(anna)) == (None, False)
    end_feed(actor=anna, now=monday)
    stored = b"".join(bytes(feed.digest) for feed in TermFeed.objects.all())
    assert first.encode() not in stored
    assert owner_of_feed("") is None
    with pytest.raises(NotVisible):
        make_feed(actor=Actor.nobody(), now=monday)
