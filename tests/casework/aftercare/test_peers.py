# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna asks Joost of the peer supporters, and to everybody else it is as if she never did."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from eenlijn.casework.aftercare import carers, peers
from eenlijn.casework.aftercare.codes import PeerState
from eenlijn.casework.aftercare.models import PeerTalk
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import care, care_reminders, own_care
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.queries import dossier as dossier_page
from eenlijn.casework.dossier.terms import late_terms, my_terms
from eenlijn.casework.dossier.work_list import work_list
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.notices.queries import my_notices
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

REACH = "06 kanariebereik"


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Joost is a peer supporter here; Anna reported, and Joost also gives her the talk everybody knows of."""
    carers.set_given_as(actor=cast.petra.actor, account_id=cast.joost.id, provider=carers.PEER, now=monday)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def ask(cast: Cast, number: str, now: datetime, actor: Actor | None = None) -> None:
    peers.ask_peer(
        actor=actor or cast.anna.actor, number=number, account_id=cast.joost.id, reach=REACH, now=now
    )


def seen_by_others(cast: Cast, number: str, now: datetime) -> list[Any]:
    """Everything of this dossier that a manager, a coordinator, the board or a carer reads or counts."""
    incident = Incident.objects.get(number=number)
    pages: list[Any] = []
    for one in (cast.carla, cast.bram):
        pages += [
            care.care_page(one.actor, number, now),
            dossier_page(one.actor, number, now),
            my_terms(one.actor, now),
            my_notices(one.actor),
        ]
    pages += [late_terms(cast.ilse.actor, now + timedelta(days=90)), care.my_talks(cast.joost.actor)]
    rows: list[Any] = [
        list(Clock.objects.filter(incident=incident).order_by("pk").values()),
        list(Assignment.objects.filter(incident=incident).order_by("pk").values()),
        list(TimelineEntry.objects.filter(incident=incident).order_by("pk").values()),
        list(Fact.objects.order_by("pk").values()),
        incident.changed_at,
        list(TrailLine.objects.filter(object_type="incident").order_by("sequence").values_list("action")),
        list(OutgoingEvent.objects.filter(is_for_people=False).order_by("pk").values()),
        list(OutgoingEvent.objects.filter(object_number=number).order_by("pk").values()),
        list(Notice.objects.exclude(recipient=cast.joost.id).order_by("pk").values()),
    ]
    return [*pages, *rows]


def test_nobody_but_the_two_of_them_sees_that_anna_asked(cast: Cast, number: str, monday: datetime) -> None:
    before = seen_by_others(cast, number, monday)
    ask(cast, number, monday)
    row = PeerTalk.objects.get()
    assert seen_by_others(cast, number, monday) == before
    for stranger in (cast.carla, cast.bram, cast.dirk, cast.ilse, cast.noor, cast.petra, cast.teun):
        assert peers.my_peer_talks(stranger.actor) == ()
        with pytest.raises(NotVisible):
            peers.open_peer_talk(actor=stranger.actor, peer_id=row.pk, now=monday)
    assert [one.id for one in peers.my_peer_talks(cast.joost.actor)] == [row.pk]
    page = peers.open_peer_talk(actor=cast.joost.actor, peer_id=row.pk, now=monday)
    assert (page.name, page.reach) == ("Anna", REACH)

    at = monday + timedelta(days=1)
    peers.plan_peer_talk(actor=cast.joost.actor, peer_id=row.pk, at=at, now=monday)
    care_reminders.remind_of_talks(monday)
    peers.record_peer_talk(actor=cast.joost.actor, peer_id=row.pk, at=at, now=at)
    left = seen_by_others(cast, number, monday)
    # Only Anna was reminded of her own appointment.
    mine = [one for one in left[-1] if one["recipient_id"] == cast.anna.id]
    others = [one for one in left[-1] if one["recipient_id"] != cast.anna.id]
    assert (left[:-1], others) == (
        before[:-1],
        [one for one in before[-1] if one["recipient_id"] != cast.anna.id],
    )
    assert len(mine) == len([one for one in before[-1] if one["recipient_id"] == cast.anna.id]) + 2


def test_what_is_told_and_written_of_it_names_no_number_and_no_person(
    cast: Cast, number: str, monday: datetime
) -> None:
    ask(cast, number, monday)
    event = OutgoingEvent.objects.order_by("-created_at", "pk").filter(type="talk_asked").get()
    assert (event.object_number, event.is_for_people) == ("", True)
    line = TrailLine.objects.get(action="ask_peer")
    row = PeerTalk.objects.get()
    assert (line.object_type, line.object_id, line.subject_id) == ("peer_talk", str(row.pk), None)


def test_how_to_find_somebody_is_sealed_and_goes_when_it_is_over(
    cast: Cast, number: str, monday: datetime
) -> None:
    ask(cast, number, monday)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reach FROM aftercare_peertalk")
        (stored,) = cursor.fetchone()
    assert REACH.encode() not in bytes(stored)
    peers.withdraw_peer(actor=cast.anna.actor, number=number, now=monday)
    row = PeerTalk.objects.get()
    assert (row.state, row.reach) == (PeerState.WITHDRAWN, None)
    page = peers.open_peer_talk(actor=cast.joost.actor, peer_id=row.pk, now=monday)
    assert (page.name, page.function, page.reach) == ("", "", "")
    with pytest.raises(peers.PeerOver):
        peers.record_peer_talk(actor=cast.joost.actor, peer_id=row.pk, at=monday, now=monday)


def test_only_a_peer_supporter_without_a_part_in_it_can_be_asked_once(
    cast: Cast, number: str, monday: datetime
) -> None:
    for account_id in (cast.carla.id, cast.bram.id, cast.teun.id, cast.dirk.id):
        with pytest.raises(peers.NoPeer):
            peers.ask_peer(
                actor=cast.anna.actor, number=number, account_id=account_id, reach=REACH, now=monday
            )
    for stranger in (cast.dirk, cast.teun, cast.carla):
        with pytest.raises(NotVisible):
            ask(cast, number, monday, stranger.actor)
    with pytest.raises(peers.ReachNeeded):
        peers.ask_peer(
            actor=cast.anna.actor, number=number, account_id=cast.joost.id, reach="x" * 121, now=monday
        )
    ask(cast, number, monday)
    with pytest.raises(peers.PeerAsked):
        ask(cast, number, monday)
    row = PeerTalk.objects.get()
    with pytest.raises(peers.PeerMomentWrong):
        peers.plan_peer_talk(actor=cast.joost.actor, peer_id=row.pk, at=monday, now=monday)
    with pytest.raises(peers.PeerMomentWrong):
        peers.record_peer_talk(
            actor=cast.joost.actor, peer_id=row.pk, at=monday + timedelta(hours=1), now=monday
        )


def test_who_cannot_do_it_any_more_gives_it_back_and_anna_hears_that(
    cast: Cast, number: str, monday: datetime
) -> None:
    ask(cast, number, monday)
    RoleAssignment.objects.filter(membership=cast.joost.membership, role="AFT").update(
        ends_on=monday.date() - timedelta(days=1)
    )
    assert care_reminders.remind_of_talks(monday) == 1
    page = own_care.own_care(cast.anna.actor, number, monday)
    assert page.peer is not None
    assert page.peer.state == PeerState.RETURNED
    assert "talk_returned" in [one.event_type for one in my_notices(cast.anna.actor)]


def test_the_work_list_is_the_same_before_and_after(cast: Cast, number: str, monday: datetime) -> None:
    before = work_list(cast.carla.actor, Question(), monday)
    ask(cast, number, monday)
    assert work_list(cast.carla.actor, Question(), monday) == before
