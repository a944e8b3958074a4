# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody is signed in, in sight of that person, and an end to each of them.

A session ends by its own row: what no longer exists is over at the next request, in every process.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.sign_in.codes import Device
from eenlijn.commons.sign_in.models import OpenSession
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

_PHONES: Final = ("iphone", "ipad", "android", "mobile")
_COMPUTERS: Final = ("windows", "macintosh", "linux", "cros")


@dataclass(frozen=True)
class Place:
    """One place where somebody is signed in."""

    id: UUID
    device: Device
    began_on: date
    is_here: bool


def device_of(agent: str) -> Device:
    """Return the kind of device, from what a browser says of itself; the rest of it is not kept."""
    said = agent.lower()
    if any(word in said for word in _PHONES):
        return Device.PHONE
    return Device.COMPUTER if any(word in said for word in _COMPUTERS) else Device.OTHER


def remember_session(account_id: UUID, session_key: str, agent: str, now: datetime) -> None:
    """Keep that this session began; one statement."""
    OpenSession.objects.create(
        account_id=account_id,
        session_key=session_key,
        device=device_of(agent),
        began_on=to_local(now).date(),
    )


def renew_session(old_key: str, new_key: str) -> None:
    """The same session under its new id, after a step-up."""
    OpenSession.objects.filter(session_key=old_key).update(session_key=new_key)


def forget_session(session_key: str) -> None:
    """Somebody signed out."""
    OpenSession.objects.filter(session_key=session_key).delete()


def sessions_of(actor: Actor, session_key: str, now: datetime) -> tuple[Place, ...]:
    """Return where this person is signed in, this place first; what ended is left out. Two queries."""
    rows = list(OpenSession.objects.filter(account_id=actor.person_id).order_by("-began_on", "pk"))
    alive = _alive([one.session_key for one in rows], now)
    places = [
        Place(one.pk, Device(one.device), one.began_on, one.session_key == session_key)
        for one in rows
        if one.session_key in alive
    ]
    return tuple(sorted(places, key=lambda place: not place.is_here))


@transaction.atomic
def end_session(*, actor: Actor, place_id: UUID, now: datetime) -> str:
    """End one of the own sessions at once; returns its key. One of somebody else does not exist."""
    place = OpenSession.objects.filter(pk=place_id, account_id=actor.person_id).first()
    if place is None:
        raise NotVisible
    Session.objects.filter(pk=place.session_key).delete()
    place.delete()
    append(actor, now, Entry("end_own_session", "account", actor.person_id, subject_id=actor.account_id))
    return place.session_key


def forget_ended(now: datetime) -> int:
    """Remove what points to no session any more; tells how many."""
    keys = Session.objects.filter(expire_date__gt=now).values("pk")
    return OpenSession.objects.exclude(session_key__in=keys).delete()[0]


def _alive(keys: list[str], now: datetime) -> frozenset[str]:
    return frozenset(Session.objects.filter(pk__in=keys, expire_date__gt=now).values_list("pk", flat=True))
