# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.sign_in import sessions
from eenlijn.commons.sign_in.codes import Device
from eenlijn.commons.sign_in.models import OpenSession
from tests.cast import Cast, Person

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"
DESK = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140"


def begun(person: Person, agent: str, now: datetime) -> str:
    kept = SessionStore()
    kept["x"] = 1
    with time_machine.travel(now, tick=False):
        kept.create()
    sessions.remember_session(person.id, str(kept.session_key), agent, now)
    return str(kept.session_key)


@pytest.mark.parametrize(
    ("agent", "device"),
    [(PHONE, Device.PHONE), (DESK, Device.COMPUTER), ("", Device.OTHER), ("curl", "other")],
)
def test_only_the_kind_of_device_is_read(agent: str, device: str) -> None:
    assert sessions.device_of(agent) == device


def test_anna_sees_her_own_places_and_ends_one(cast: Cast, monday: datetime) -> None:
    here, phone = begun(cast.anna, DESK, monday), begun(cast.anna, PHONE, monday)
    other = begun(cast.bram, PHONE, monday)
    places = sessions.sessions_of(cast.anna.actor, here, monday)
    assert [(one.device, one.is_here) for one in places] == [(Device.COMPUTER, True), (Device.PHONE, False)]
    ended = sessions.end_session(actor=cast.anna.actor, place_id=places[1].id, now=monday)
    assert ended == phone
    assert set(Session.objects.values_list("pk", flat=True)) == {here, other}


def test_a_place_of_somebody_else_is_like_one_that_is_not_there(cast: Cast, monday: datetime) -> None:
    other = begun(cast.bram, PHONE, monday)
    foreign = OpenSession.objects.get(session_key=other).pk
    for place_id in (foreign, uuid4()):
        with pytest.raises(NotVisible):
            sessions.end_session(actor=cast.anna.actor, place_id=place_id, now=monday)
    assert Session.objects.filter(pk=other).exists()


def test_what_ended_elsewhere_is_not_shown_and_forgotten_at_night(cast: Cast, monday: datetime) -> None:
    here, gone = begun(cast.anna, DESK, monday), begun(cast.anna, PHONE, monday)
    Session.objects.filter(pk=gone).delete()
    assert len(sessions.sessions_of(cast.anna.actor, here, monday)) == 1
    assert sessions.forget_ended(monday) == 1
