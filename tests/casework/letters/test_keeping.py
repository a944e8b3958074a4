# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter that is no answer is frozen as it leaves, leaves once, and is read by who handles the incident."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.keeping import (
    LetterHasLeft,
    LetterIncomplete,
    LetterUnprintable,
    SendingNeedsAWay,
    SentMomentImpossible,
    keep_letter,
    record_sending,
)
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.letters.queries import letters_of
from eenlijn.commons.documents.codes import MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.rulebook.codes import TextName
from tests.cast import Cast
from tests.factories import stories
from tests.factories.letters import paper

HOUR = timedelta(hours=1)
BAN = UUID(int=7)


@pytest.fixture
def incident(cast: Cast, monday: datetime) -> Incident:
    """What Anna reported on line 62, with Carla."""
    receipt = stories.report(
        cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday), monday
    )
    stories.assess(cast.carla.actor, receipt.number, monday)
    return Incident.objects.get(number=receipt.number)


def lift(cast: Cast, incident: Incident, now: datetime, **changes: Any) -> KeptLetter:
    return keep_letter(
        incident=incident,
        subject_id=BAN,
        actor=cast.carla.actor,
        paper=paper(TextName.LIFTING, number=incident.number, **changes),
        decider_function="directeur",
        now=now,
    )


def test_a_lifting_is_kept_as_two_files_and_read_as_it_was_frozen(
    cast: Cast, incident: Incident, monday: datetime
) -> None:
    first, second = lift(cast, incident, monday), lift(cast, incident, monday + HOUR)
    assert [document.media_type for document in (first.pdf, first.word)] == [MediaType.PDF, MediaType.DOCX]
    assert [document.case_id for document in (first.pdf, first.word)] == [incident.pk] * 2
    told = letters_of(cast.carla.actor, incident)
    assert [(one.name, one.number, one.decider_function) for one in told] == [
        (TextName.LIFTING, 1, "directeur"),
        (TextName.LIFTING, 2, "directeur"),
    ]
    assert told[0].paper.reference == f"Kenmerk {incident.number}-L1"
    assert "het gebouwverbod" in "".join(words for _is_heading, words in told[0].paper.blocks)
    assert (first.approved_by_id, second.approved_at) == (cast.carla.id, monday + HOUR)


def test_who_does_not_handle_the_incident_reads_no_letter_of_it(
    cast: Cast, incident: Incident, monday: datetime
) -> None:
    lift(cast, incident, monday)
    assert len(letters_of(cast.carla.actor, incident)) == 1
    for person in (cast.anna, cast.dirk, cast.petra):
        assert letters_of(person.actor, incident) == ()


def test_a_letter_leaves_once_and_its_proof_is_sealed(
    cast: Cast, incident: Incident, monday: datetime
) -> None:
    letter = lift(cast, incident, monday)
    record_sending(letter=letter, at=monday + HOUR, by="registered_post", proof=" 3SABC ", now=monday + HOUR)
    told = letters_of(cast.carla.actor, incident)[0]
    assert (told.sent_at, told.sent_by, told.proof) == (monday + HOUR, "registered_post", "3SABC")
    assert b"3SABC" not in bytes(KeptLetter.objects.get().proof or b"")
    with pytest.raises(LetterHasLeft):
        record_sending(letter=letter, at=monday + HOUR, by="post", proof="", now=monday + HOUR)


def test_a_moment_before_the_letter_or_in_the_future_is_refused_and_so_is_no_way(
    cast: Cast, incident: Incident, monday: datetime
) -> None:
    letter = lift(cast, incident, monday)
    for at in (monday - HOUR, monday + 2 * HOUR):
        with pytest.raises(SentMomentImpossible):
            record_sending(letter=letter, at=at, by="post", proof="", now=monday + HOUR)
    with pytest.raises(SendingNeedsAWay):
        record_sending(letter=letter, at=monday, by="", proof="", now=monday + HOUR)
    assert KeptLetter.objects.get().sent_at is None


def test_what_is_missing_is_told_and_nothing_is_kept(
    cast: Cast, incident: Incident, monday: datetime
) -> None:
    before = Document.objects.count()
    with pytest.raises(LetterIncomplete, match="In de brief is nog leeg: waarom"):
        lift(cast, incident, monday, values={"reasons": ""})
    with pytest.raises(LetterIncomplete, match="naam en adres"):
        lift(cast, incident, monday, addressee_address="")
    with pytest.raises(LetterUnprintable):
        lift(cast, incident, monday, values={"reasons": "Omdat \N{PILE OF POO}"})
    assert (KeptLetter.objects.count(), Document.objects.count()) == (0, before)


def test_a_subject_is_a_row_of_any_room(cast: Cast, incident: Incident, monday: datetime) -> None:
    one = lift(cast, incident, monday)
    assert one.subject_id == BAN
    assert not KeptLetter.objects.filter(subject_id=uuid4()).exists()
