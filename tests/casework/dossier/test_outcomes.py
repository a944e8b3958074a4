# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter to Anna about what we did: hers alone, about nobody else, once, and as PDF and Word."""

from datetime import datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, measures_acts, outcomes
from eenlijn.casework.dossier.outcomes import (
    LetterThere,
    NotChecked,
    NotYetLooked,
    Outcome,
    ToneStops,
    TooLong,
)
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.forgetting import forget_kept, forget_to_reporter
from eenlijn.casework.letters.keeping import LetterIncomplete
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.actions import forget_letters_in
from eenlijn.commons.documents.models import Document
from eenlijn.commons.notices.models import Notice
from tests.cast import Cast
from tests.factories import stories
from tests.factories.pdf_words import text_of

HOUR = timedelta(hours=1)
SAID = Outcome("Wij schreven de ander een brief.", "bel 088 000 01 30.", is_checked=True)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, answered by Carla."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.answer(cast.carla.actor, made, monday)
    return made


def place(actor: Actor, number: str, now: datetime, outcome: Outcome = SAID) -> None:
    outcomes.place_outcome(actor=actor, number=number, outcome=outcome, now=now)


def test_the_letter_is_annas_alone_as_words_pdf_and_word(cast: Cast, number: str, monday: datetime) -> None:
    at = monday + timedelta(hours=5)
    report_id = Incident.objects.get(number=number).report_id
    assert report_id
    assert outcomes.own_letter(cast.anna.actor, report_id) is None
    with pytest.raises(NotVisible):
        outcomes.hand_out_own(actor=cast.anna.actor, report_id=report_id, is_word=False, now=at)
    place(cast.carla.actor, number, at)

    letter = outcomes.own_letter(cast.anna.actor, report_id)
    assert letter is not None
    assert letter.placed_at == at
    words = " ".join(text for _is_heading, text in letter.paper.blocks)
    assert SAID.words in words
    pdf = outcomes.hand_out_own(actor=cast.anna.actor, report_id=report_id, is_word=False, now=at)
    word = outcomes.hand_out_own(actor=cast.anna.actor, report_id=report_id, is_word=True, now=at)
    told = text_of(pikepdf.open(BytesIO(pdf.content)))
    assert "Beste Anna" in told
    assert "Wij schreven de ander een brief." in told
    assert "Tester" not in told
    assert (pdf.file_name.endswith(".pdf"), word.file_name.endswith(".docx")) == (True, True)
    assert set(
        Document.objects.filter(kind="letter", compartment="C2").values_list("media_type", flat=True)
    ) == {
        pdf.media_type,
        word.media_type,
    }
    for stranger in (cast.dirk, cast.teun, cast.bram, cast.carla):
        with pytest.raises(NotVisible):
            outcomes.own_letter(stranger.actor, report_id)
        with pytest.raises(NotVisible):
            outcomes.hand_out_own(actor=stranger.actor, report_id=report_id, is_word=False, now=at)


def test_whoever_did_not_hear_what_was_done_hears_it_by_the_letter(
    cast: Cast, number: str, monday: datetime
) -> None:
    place(cast.carla.actor, number, monday + timedelta(hours=5))
    report_id = Incident.objects.get(number=number).report_id
    assert report_id
    assert [one.kind for one in measures_acts.heard_of(cast.anna.actor, report_id).heard] == ["done"]
    told = Notice.objects.filter(recipient_id=cast.anna.id, reaches="app", event__type="feedback_given")
    assert told.count() == 1


def test_the_letter_is_written_once_and_again_only_after_reopening(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla, at = cast.carla.actor, monday + timedelta(hours=5)
    place(carla, number, at)
    with pytest.raises(LetterThere):
        place(carla, number, at)
    assert KeptLetter.objects.count() == 1
    page = outcomes.outcome_page(carla, number, None, at)
    assert page.placed_at == at
    stories.settle(carla, number, at + HOUR, is_told=True)
    dossier.close(actor=carla, number=number, now=at + HOUR)
    with pytest.raises(LetterThere):
        place(carla, number, at + HOUR)
    finishing.reopen(actor=carla, number=number, reason="Nieuw feit.", now=at + 2 * HOUR)
    place(carla, number, at + 3 * HOUR)
    assert KeptLetter.objects.count() == 2


def test_what_is_not_right_is_refused_and_nothing_is_kept(cast: Cast, number: str, monday: datetime) -> None:
    carla, at = cast.carla.actor, monday + timedelta(hours=5)
    for outcome, refusal in (
        (Outcome("", "bel ons.", is_checked=True), TooLong),
        (Outcome("x" * 2001, "bel ons.", is_checked=True), TooLong),
        (Outcome("Wij schreven T. Tester.", "bel ons.", is_checked=True), ToneStops),
        (Outcome("Wij schreven Tester een brief.", "bel ons.", is_checked=True), ToneStops),
        (Outcome("Wij schreven.", "bel ons."), NotChecked),
        (Outcome("Wij schreven.", "", is_checked=True), LetterIncomplete),
    ):
        with pytest.raises(refusal) as told:
            place(carla, number, at, outcome)
        assert "Tester" not in str(told.value.sentence)
    for stranger in (cast.dirk, cast.bram, cast.anna, cast.teun):
        with pytest.raises(NotVisible):
            place(stranger.actor, number, at)
    assert not KeptLetter.objects.exists()
    link = stories.link_of(carla, cast.lijn_62.pk, at)
    fresh = stories.report(cast.anna.actor, link, at).number
    with pytest.raises(NotYetLooked):
        place(carla, fresh, at)


def test_the_proposed_words_are_what_happened_and_a_nameless_reporter_is_a_colleague(
    cast: Cast, monday: datetime
) -> None:
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    made = stories.report(Actor.link(link.organisation_id), link, monday)
    stories.answer(carla, made.number, monday)
    at = monday + timedelta(hours=5)
    page = outcomes.outcome_page(carla, made.number, None, at)
    assert "kreeg de ander een brief van ons." in page.proposed.words
    assert page.paper is not None
    assert page.paper.addressee == (f"De melder van {made.number}", cast.reggestreek.name)
    place(carla, made.number, at)


def test_the_letter_stays_when_the_other_person_is_forgotten_and_goes_with_its_reader(
    cast: Cast, number: str, monday: datetime
) -> None:
    place(cast.carla.actor, number, monday + timedelta(hours=5))
    incident = Incident.objects.get(number=number)
    assert incident.report_id
    Answer.objects.filter(incident=incident).update(letter_pdf=None, letter_word=None)
    forget_kept(incident)
    forget_letters_in(incident.case_id)
    assert outcomes.own_letter(cast.anna.actor, incident.report_id) is not None
    assert Document.objects.filter(kind="letter").count() == 2
    forget_to_reporter(incident)
    assert outcomes.own_letter(cast.anna.actor, incident.report_id) is None
    assert not Document.objects.filter(kind="letter").exists()
