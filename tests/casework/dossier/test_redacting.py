# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla covers what Anna wrote; Bram, who may not read her words, then reads the story without names."""

from datetime import datetime

import pytest

from eenlijn.casework.dossier import hearings, redacting, remarks
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.queries import dossier
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.redaction.actions import digest_of
from eenlijn.casework.redaction.codes import SourceKind
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.casework.redaction.proposing import propose
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person
from tests.factories import stories

WORDS = "Kevin de Groot riep dat hij Anna wist te wonen, aan de Parkweg 2."
COVERED = "[naam A] riep dat hij [naam B] wist te wonen, aan de [adres]."


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, words=WORDS).number
    stories.assess(cast.carla.actor, number, monday)
    return number


def confirm(person: Person, number: str, now: datetime, place: int = 1) -> None:
    piece, known = redacting.open_text(actor=person.actor, number=number, place=place, now=now)
    told = redacting.Confirmation(
        spans=propose(piece.text, known), digest=piece.digest, seen=piece.copy.version if piece.copy else 0
    )
    redacting.confirm_redacted(actor=person.actor, number=number, place=place, told=told, now=now)


def test_the_dossier_knows_who_is_in_it(cast: Cast, monday: datetime, number: str) -> None:
    incident = Incident.objects.select_related("report").get(number=number)
    assert sorted(redacting.known_of(incident).names) == ["Anna", "Carla"]


def test_bram_reads_the_story_once_carla_confirmed_it(cast: Cast, monday: datetime, number: str) -> None:
    before = dossier(cast.bram.actor, number, monday)
    assert (before.own_words, before.redacted) == (None, None)
    confirm(cast.carla, number, monday)
    after = dossier(cast.bram.actor, number, monday)
    assert after.own_words is None
    assert after.redacted
    assert after.redacted.text == COVERED
    # Carla reads the words themselves, as they were.
    hers = dossier(cast.carla.actor, number, monday)
    assert (hers.own_words, hers.redacted) == (WORDS, None)


def test_every_text_of_the_dossier_is_offered(cast: Cast, monday: datetime, number: str) -> None:
    said = remarks.Said(Audience.HANDLERS, NoteKind.FACT, "Kevin is bekend bij de winkel.")
    remarks.add_note(actor=cast.carla.actor, number=number, said=said, now=monday)
    found = redacting.texts(cast.carla.actor, number)
    assert [(one.place, one.source.kind, one.text) for one in found] == [
        (1, SourceKind.OWN_WORDS, WORDS),
        (2, SourceKind.NOTE, "Kevin is bekend bij de winkel."),
    ]
    confirm(cast.carla, number, monday, place=2)
    assert [one.copy.text if one.copy else "" for one in redacting.texts(cast.carla.actor, number)] == [
        "",
        "[naam A] is bekend bij de winkel.",
    ]


@pytest.mark.parametrize("name", ["bram", "anna", "dirk", "joost", "noor"])
def test_who_may_not_read_the_words_covers_nothing(
    cast: Cast, monday: datetime, number: str, name: str
) -> None:
    person = getattr(cast, name)
    assert len(redacting.texts(cast.carla.actor, number)) == 1
    with pytest.raises(NotVisible):
        redacting.texts(person.actor, number)
    with pytest.raises(NotVisible):
        redacting.open_text(actor=person.actor, number=number, place=1, now=monday)
    with pytest.raises(NotVisible):
        confirm(person, number, monday)


def test_a_text_that_is_not_there_is_not_there(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(NotVisible):
        redacting.open_text(actor=cast.carla.actor, number=number, place=2, now=monday)


def test_marks_of_another_text_confirm_nothing(cast: Cast, monday: datetime, number: str) -> None:
    told = redacting.Confirmation(spans=(), digest=digest_of("iets anders"), seen=0)
    with pytest.raises(ChangedMeanwhile):
        redacting.confirm_redacted(actor=cast.carla.actor, number=number, place=1, told=told, now=monday)
    assert RedactedCopy.objects.count() == 0


def test_the_trail_and_the_timeline_tell_it(cast: Cast, monday: datetime, number: str) -> None:
    confirm(cast.carla, number, monday)
    lines = TrailLine.objects.filter(action__in=("open_to_redact", "confirm_redacted")).order_by("sequence")
    assert [(one.action, one.detail) for one in lines] == [
        ("open_to_redact", {}),
        ("confirm_redacted", {"text": "own_words", "marks": 3}),
    ]
    entry = TimelineEntry.objects.get(act="copy_confirmed")
    assert (entry.at, entry.account_id, entry.detail) == (monday, cast.carla.id, {"text": "own_words"})


def test_when_a_report_is_not_upheld_the_copy_is_what_stays(
    cast: Cast, monday: datetime, number: str
) -> None:
    confirm(cast.carla, number, monday)
    version = Incident.objects.get(number=number).version
    record_no_aggression(
        actor=cast.carla.actor, number=number, gate=None, reason="Een misverstand.", version=version,
        now=monday,
    )  # fmt: skip
    for person in (cast.carla, cast.bram):
        found = dossier(person.actor, number, monday)
        assert found.redacted
        assert found.redacted.text == COVERED
        assert WORDS not in str(found)
    assert redacting.texts(cast.carla.actor, number) == ()


def test_a_handler_without_those_rights_reads_the_covered_side_of_the_other(
    cast: Cast, monday: datetime, number: str
) -> None:
    said = Outcome(HearingState.HEARD_ORAL, monday, summary="Anna duwde mij, zegt Kevin.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=said, now=monday)
    incident = Incident.objects.get(number=number)
    Assignment.objects.filter(incident=incident, kind="handler").delete()
    given = {"organisation": cast.reggestreek, "incident": incident, "account": cast.teun.account}
    Assignment.objects.create(**given, kind="handler", started_at=monday)
    assert [one.summary for one in hearings.hearings(cast.teun.actor, number)] == [""]
    confirm(cast.carla, number, monday, place=2)
    assert [one.summary for one in hearings.hearings(cast.teun.actor, number)] == [
        "[naam A] duwde mij, zegt [naam B]."
    ]
    assert [one.summary for one in hearings.hearings(cast.carla.actor, number)] == [said.summary]
