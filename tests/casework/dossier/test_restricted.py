# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kept and not used, and nothing removed while somebody asks: which acts wait, and which never do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.dossier import deciding, files, hand_overs, linking, remarks
from eenlijn.casework.dossier.actions import finish_letter
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.remarks import Said
from eenlijn.casework.dossier.restricted import HeldByRequest, UseRestricted
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.exports import actions as exports
from eenlijn.casework.exports.codes import ExportPurpose
from eenlijn.casework.incidents.codes import AssignmentKind, Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.requests.actions import Asked, Ruling
from eenlijn.casework.requests.codes import AskedBy, IdentityCheck, RequestKind, RequestWay, Verdict
from eenlijn.casework.requests.queries import is_restricted
from eenlijn.commons.access.refusals import NotVisible
from tests.casework.requests.test_requests import decide, end
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """A dossier with a letter that waits, of which somebody's data may be kept and not used."""
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(carla, found, monday)
    stories.write(carla, found, monday)
    return found


def ask(cast: Cast, number: str, now: datetime, kind: RequestKind = RequestKind.RESTRICTION) -> str:
    asked = Asked(
        kind=kind,
        words="Gebruik het niet.",
        name="Teun Tester",
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=now,
        asked_by=AskedBy.ACCUSED,
    )
    return acts.mark_request(actor=cast.carla.actor, number=number, asked=asked, now=now)


def restrict(cast: Cast, number: str, now: datetime) -> str:
    noor, request = cast.noor.actor, ask(cast, number, now)
    acts.record_identity(actor=noor, number=request, how=IdentityCheck.SHOWN, now=now)
    ruling = Ruling(Verdict.GRANTED, "Het staat nog niet vast.")
    acts.decide_request(actor=noor, number=request, ruling=ruling, words="", now=now)
    return request


Attempt = Callable[[Cast, str, datetime], Any]


def share(cast: Cast, number: str, now: datetime) -> None:
    said = Said(Audience.TEAM, NoteKind.FACT, "Voor iedereen.")
    remarks.add_note(actor=cast.carla.actor, number=number, said=said, now=now)


def link(cast: Cast, number: str, now: datetime) -> None:
    made = stories.link_of(cast.carla.actor, cast.lijn_62.pk, now, place="Bus 9")
    other = stories.report(cast.anna.actor, made, now).number
    linking.link_dossiers(
        actor=cast.carla.actor,
        number=number,
        other_number=other,
        kind=LinkKind.SAME_PERSON,
        reason="Zelfde jas.",
        now=now,
    )


ACTS: dict[str, Attempt] = {
    "finish": lambda cast, number, now: finish_letter(actor=cast.carla.actor, number=number, now=now),
    "propose": lambda cast, number, now: deciding.propose_answer(
        actor=cast.carla.actor, number=number, now=now
    ),
    "tell the reporter": lambda cast, number, now: stories.tell(cast.carla.actor, number, now),
    "share": share,
    "hand over": lambda cast, number, now: hand_overs.offer(
        actor=cast.carla.actor, number=number, account_id=cast.bram.id, word="", now=now
    ),
    "ask a lawyer": lambda cast, number, now: hand_overs.ask(
        actor=cast.carla.actor, number=number, kind=AssignmentKind.LEGAL, account_id=cast.bram.id, now=now
    ),
    "export": lambda cast, number, now: exports.ask_dossier_export(
        actor=cast.carla.actor, number=number, purpose=next(iter(ExportPurpose)), now=now
    ),
    "link": link,
}


@pytest.mark.parametrize("name", ACTS)
def test_what_uses_the_data_waits_and_says_why(cast: Cast, monday: datetime, number: str, name: str) -> None:
    restrict(cast, number, monday)
    with pytest.raises(UseRestricted) as refused:
        ACTS[name](cast, number, monday)
    assert refused.value.sentence.startswith("Het gebruik van dit dossier is beperkt, op verzoek")


def test_a_letter_that_left_before_is_still_written_down_and_one_after_is_not(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    finish_letter(actor=carla, number=number, now=monday)
    later = monday + timedelta(hours=2)
    restrict(cast, number, later)
    with pytest.raises(UseRestricted):
        stories.send(carla, number, later + timedelta(hours=1))
    stories.send(carla, number, monday + timedelta(hours=1), now=later)


def test_safety_goes_on(cast: Cast, monday: datetime) -> None:
    carla = cast.carla.actor
    made = stories.link_of(carla, cast.lijn_62.pk, monday)
    red = stories.report(cast.anna.actor, made, monday).number
    Incident.objects.filter(number=red).update(is_red=True)
    restrict(cast, red, monday)
    stories.assess(carla, red, monday)
    assert TimelineEntry.objects.filter(incident__number=red, act="assessed").count() == 1
    remark = Said(Audience.HANDLERS, NoteKind.FACT, "Alleen voor wie dit doet.")
    remarks.add_note(actor=carla, number=red, said=remark, now=monday)


def test_of_a_protected_case_noor_ends_the_restriction_and_sees_no_number(
    cast: Cast, monday: datetime, number: str
) -> None:
    request = restrict(cast, number, monday)
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    noor = cast.noor.actor
    read = acts.open_request(actor=noor, number=request, now=monday)
    assert (read.dossiers, read.restricted, read.is_restricted) == ((), (), True)
    acts.lift_restriction(actor=noor, number=request, now=monday)
    assert not is_restricted(Incident.objects.get(number=number).pk)
    with pytest.raises(NotVisible):
        acts.lift_restriction(actor=cast.carla.actor, number=request, now=monday)


def test_a_file_is_not_destroyed_while_a_request_holds_it_and_is_afterwards(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    words = b"Wat hij riep."
    place = files.add_file(actor=carla, number=number, file_name="a.txt", content=words, now=monday)
    Evidence.objects.update(state=EvidenceState.HELD)
    request = ask(cast, number, monday, RequestKind.ACCESS)
    with pytest.raises(HeldByRequest) as refused:
        files.destroy_file(actor=carla, number=number, place=place, now=monday)
    assert "(inzage, binnen op maandag 23 november 2026)" in refused.value.sentence
    assert Evidence.objects.get().state == EvidenceState.HELD
    noor = cast.noor.actor
    acts.record_identity(actor=noor, number=request, how=IdentityCheck.SHOWN, now=monday)
    acts.decide_request(
        actor=noor, number=request, ruling=Ruling(Verdict.REFUSED, "Nee."), words="", now=monday
    )
    over = monday + timedelta(weeks=7)
    assert acts.settle_requests(over) == 1
    files.destroy_file(actor=carla, number=number, place=place, now=over)
    assert Evidence.objects.get().state == EvidenceState.DESTROYED


def test_a_second_request_stops_a_removal_that_waited_until_that_one_is_over_too(
    cast: Cast, monday: datetime, number: str
) -> None:
    first = ask(cast, number, monday, RequestKind.ACCESS)
    end(cast, number, monday)
    decide(cast, first, Verdict.GRANTED, monday)
    later = monday + timedelta(weeks=5)
    second = ask(cast, number, later, RequestKind.ACCESS)
    over = monday + timedelta(weeks=6, days=1)
    assert acts.settle_requests(over) == 1  # the first is over, and nothing went
    incident = Incident.objects.get(number=number)
    assert Clock.objects.filter(incident=incident, kind="data_request", stopped_at=None).count() == 1
    decide(cast, second, Verdict.REFUSED, over)
    assert acts.settle_requests(over + timedelta(weeks=6, days=2)) == 2
