# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters of a request leave once, in a known way; the privacy officers hear of every request."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from eenlijn.casework.dossier import data_requests as acts
from eenlijn.casework.dossier.lanes import name_involved
from eenlijn.casework.incidents.codes import InvolvedAs
from eenlijn.casework.requests import actions as requests
from eenlijn.casework.requests.actions import Asked, Departure, Ruling
from eenlijn.casework.requests.codes import (
    AskedBy,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.letters import paper_of
from eenlijn.casework.requests.models import DataRequest, Sending
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories


def asked(now: datetime) -> Asked:
    return Asked(
        kind=RequestKind.ACCESS,
        words="Wat hebt u over mij?",
        name="Teun Tester",
        address="Teststraat 1\n7600 XX Almelo",
        way=RequestWay.LETTER,
        received_at=now,
        asked_by=AskedBy.ACCUSED,
    )


@pytest.fixture
def request_number(cast: Cast, monday: datetime) -> str:
    noor = cast.noor.actor
    number = acts.write_request(actor=noor, asked=asked(monday), now=monday)
    acts.record_identity(actor=noor, number=number, how=IdentityCheck.SHOWN, now=monday)
    ruling = Ruling(Verdict.REFUSED, "Er is niets over u.")
    acts.decide_request(actor=noor, number=number, ruling=ruling, words="", now=monday)
    return number


def send(cast: Cast, number: str, at: datetime, now: datetime, by: str = "registered_post") -> None:
    acts.record_request_sent(
        actor=cast.noor.actor,
        number=number,
        which=RequestLetter.DECISION,
        departure=Departure(at, by, "3SKANARIE"),
        now=now,
    )


def test_a_letter_leaves_once_and_the_page_tells_how_and_by_whom(
    cast: Cast, monday: datetime, request_number: str
) -> None:
    noor, later = cast.noor.actor, monday + timedelta(hours=3)
    before = acts.open_request(actor=noor, number=request_number, now=monday)
    assert before.unsent == (RequestLetter.DECISION,)
    send(cast, request_number, later, later)
    found = acts.open_request(actor=noor, number=request_number, now=later)
    (told,) = found.sent
    assert (told.letter, told.at, told.by.value, told.proof, told.recorded_by) == (
        RequestLetter.DECISION,
        later,
        "registered_post",
        "3SKANARIE",
        noor.account_id,
    )
    assert found.unsent == ()
    assert b"KANARIE" not in bytes(Sending.objects.get().proof or b"")
    with pytest.raises(requests.LetterHasLeft):
        send(cast, request_number, later, later)
    assert TrailLine.objects.filter(action="send_request_letter").count() == 1


def test_a_way_that_nobody_knows_a_day_that_cannot_be_and_a_letter_that_is_not_there_are_refused(
    cast: Cast, monday: datetime, request_number: str
) -> None:
    with pytest.raises(requests.WayUnknown):
        send(cast, request_number, monday, monday, by="pigeon")
    for at in (monday - timedelta(days=1), monday + timedelta(days=1)):
        with pytest.raises(requests.SentMomentImpossible):
            send(cast, request_number, at, monday)
    with pytest.raises(requests.LetterNotThere):
        acts.record_request_sent(
            actor=cast.noor.actor,
            number=request_number,
            which=RequestLetter.EXTENSION,
            departure=Departure(monday, "post", ""),
            now=monday,
        )
    assert Sending.objects.count() == 0


def test_the_database_knows_the_ways_too(cast: Cast, monday: datetime, request_number: str) -> None:
    row = Sending(
        organisation_id=cast.reggestreek.pk,
        request=DataRequest.objects.get(number=request_number),
        letter=RequestLetter.DECISION,
        sent_at=monday,
        sent_by="pigeon",
        recorded_at=monday,
        recorded_by_id=cast.noor.id,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_an_extension_makes_a_letter_with_the_reason_and_the_new_day(cast: Cast, monday: datetime) -> None:
    noor = cast.noor.actor
    number = acts.write_request(actor=noor, asked=asked(monday), now=monday)
    acts.extend_request(actor=noor, number=number, reason="Veertig dossiers.", now=monday)
    row = DataRequest.objects.get()
    paper = paper_of(request=row, which=RequestLetter.EXTENSION, now=monday)
    assert (paper.values.reasons, paper.values.valid_until) == (
        "Veertig dossiers.",
        "dinsdag 23 februari 2027",
    )
    assert acts.letter_of(
        actor=noor, number=number, which=RequestLetter.EXTENSION, now=monday
    ).content.startswith(b"%PDF-")


def test_the_letter_about_a_child_goes_to_the_guardian(cast: Cast, monday: datetime) -> None:
    child = replace(asked(monday), is_minor=True, representative="Mieke Kanarie")
    acts.write_request(actor=cast.noor.actor, asked=child, now=monday)
    paper = paper_of(request=DataRequest.objects.get(), which=RequestLetter.EXTENSION, now=monday)
    assert paper.addressee[:2] == ("Aan de ouder(s) of voogd van Teun Tester", "Mieke Kanarie")


def told(number: str) -> set[object]:
    rows = Notice.objects.filter(event__type="data_request", event__object_number=number)
    return set(rows.values_list("recipient_id", flat=True))


def test_the_privacy_officers_hear_of_a_request_along_every_way(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    dossier = stories.report(cast.anna.actor, link, monday).number
    numbers = (
        acts.receive_request(organisation_id=cast.reggestreek.pk, asked=asked(monday), now=monday),
        acts.write_request(actor=cast.noor.actor, asked=asked(monday), now=monday),
        acts.mark_request(actor=cast.carla.actor, number=dossier, asked=asked(monday), now=monday),
    )
    assert [told(number) for number in numbers] == [{cast.noor.id}] * 3


def test_an_officer_who_is_involved_hears_nothing_of_it(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    dossier = stories.report(cast.anna.actor, link, monday).number
    name_involved(
        actor=cast.carla.actor, number=dossier, called=cast.noor.email, kind=InvolvedAs.WITNESS, now=monday
    )
    number = acts.mark_request(actor=cast.carla.actor, number=dossier, asked=asked(monday), now=monday)
    assert told(number) == set()
