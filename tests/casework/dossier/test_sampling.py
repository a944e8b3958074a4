# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor draws and chooses nothing, Carla covers, somebody from outside reads; of Dirk not a word."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.dossier import sample_files, sample_reading, sampling
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import Lane, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests.models import Concerned
from eenlijn.casework.samples.actions import AlreadyDrawn, NotAllAnswered, NothingReady, NothingToDraw, Said
from eenlijn.casework.samples.codes import Opinion, Question
from eenlijn.casework.samples.drawing import digest_of, drawn
from eenlijn.casework.samples.models import Sample, SampleAnswer, SampledDossier
from eenlijn.casework.samples.queries import result_of, sample_of
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.casework.dossier.test_exercises import request_that_is_over
from tests.cast import Cast
from tests.factories import samples, stories

YEAR = 2026


@pytest.fixture
def later(monday: datetime) -> datetime:
    return monday + timedelta(days=2)


# The lot --------------------------------------------------------------------------------------


def test_carla_s_dossiers_are_drawn_dirk_s_never_and_the_lot_can_be_done_again(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    mine = {samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday) for _ in range(2)}
    dirk_s = samples.closed(cast.dirk.actor, cast.mila.actor, cast.woonservice.pk, monday)
    assert sampling.draw_sample(actor=cast.noor.actor, now=later) == YEAR

    row = Sample.objects.get()
    assert set(samples.drawn_numbers(row)) == mine
    assert dirk_s not in mine
    assert (row.size, len(row.candidates), row.digest) == (2, 2, digest_of(row.candidates))
    places = SampledDossier.objects.order_by("place").values_list("incident_id", flat=True)
    assert [str(one) for one in places] == drawn(row.seed, row.candidates, row.size)
    told = Notice.objects.filter(event__type="sample_cover", reaches="app")
    assert set(told.values_list("recipient_id", "event__object_number")) == {
        (cast.carla.id, number) for number in mine
    }
    assert TrailLine.objects.filter(action="draw_sample", purpose="sample").count() == 1


def test_two_lots_never_have_the_same_seed(cast: Cast, monday: datetime, later: datetime) -> None:
    samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    first = Sample.objects.get().seed
    SampledDossier.objects.all().delete()
    Sample.objects.all().delete()
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    assert Sample.objects.get().seed != first
    assert len(first) == 64


def test_a_second_draw_in_the_same_year_is_refused_and_the_next_year_takes_up_where_it_ended(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    second = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, later)
    with pytest.raises(AlreadyDrawn) as refused:
        sampling.draw_sample(actor=cast.noor.actor, now=later + timedelta(days=1))
    assert str(refused.value).startswith("De steekproef van 2026 is al getrokken.")
    assert Sample.objects.count() == 1

    next_year = later.replace(year=YEAR + 1)
    assert sampling.draw_sample(actor=cast.noor.actor, now=next_year) == YEAR + 1
    assert samples.drawn_numbers(Sample.objects.get(year=YEAR + 1)) == [second]


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "ilse", "omar", "petra", "dirk", "hugo"])
def test_nobody_else_draws(cast: Cast, monday: datetime, later: datetime, name: str) -> None:
    samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    with pytest.raises(NotVisible):
        sampling.draw_sample(actor=cast.people[name].actor, now=later)
    assert Sample.objects.count() == 0


def test_what_is_open_apart_protected_an_exercise_imported_or_restricted_is_never_drawn(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    """Each of them would have been in it but for one thing."""
    carla, anna, unit = cast.carla.actor, cast.anna.actor, cast.lijn_62.pk
    right = samples.closed(carla, anna, unit, monday)
    samples.closed(carla, anna, unit, monday, is_closed=False)
    for change in (
        {"lane": Lane.PROTECTED}, {"lane": Lane.INTERNAL}, {"is_exercise": True}, {"origin": "import"},
    ):  # fmt: skip
        number = samples.closed(carla, anna, unit, monday)
        Incident.objects.filter(number=number).update(**change)
    held = Incident.objects.get(number=samples.closed(carla, anna, unit, monday))
    restrict(cast, held, monday)
    old = samples.closed(carla, anna, unit, monday)
    Incident.objects.filter(number=old).update(closed_at=later - timedelta(days=367))

    sampling.draw_sample(actor=cast.noor.actor, now=later)
    assert samples.drawn_numbers(Sample.objects.get()) == [right]


def restrict(cast: Cast, incident: Incident, now: datetime) -> None:
    """Somebody asked that this dossier is kept and not used."""
    request_that_is_over({"organisation_id": incident.organisation_id, "incident": incident}, now)
    Concerned.objects.filter(incident=incident).update(restricted_at=now, lifted_at=None)


def test_what_was_not_upheld_is_in_the_lot_and_nothing_closed_means_nothing_to_draw(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    with pytest.raises(NothingToDraw):
        sampling.draw_sample(actor=cast.noor.actor, now=later)
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, number, monday)
    not_upheld(cast, number, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    assert samples.drawn_numbers(Sample.objects.get()) == [number]


def not_upheld(cast: Cast, number: str, now: datetime) -> None:
    version = Incident.objects.get(number=number).version
    record_no_aggression(
        actor=cast.carla.actor, number=number, gate=None, reason="Hij was het niet.", version=version, now=now
    )
    assert Incident.objects.get(number=number).status == Status.NOT_UPHELD


# Covering -------------------------------------------------------------------------------------


def test_without_a_copy_of_every_text_nothing_goes_outside(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    number = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    assert sample_files.sample_sign(cast.carla.actor, number) is not None
    desk = sample_files.file_desk(cast.carla.actor, number)
    assert [one.title for one in desk.missing] == ["De eigen woorden van de melder", "Een brief"]
    assert desk.file.texts == ()
    with pytest.raises(sample_files.NotCovered) as refused:
        samples.confirm(cast.carla.actor, number, later)
    assert "De eigen woorden van de melder, Een brief" in str(refused.value)
    with pytest.raises(NothingReady):
        samples.link_of(cast, Sample.objects.get(), later)


def test_the_reading_file_has_months_and_no_name_number_part_or_day(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    sample = samples.ready(cast, later)
    code, secret = samples.link_of(cast, sample, later)
    found = sample_reading.open_file(code=code, secret=secret, place=1, now=later)
    facts, texts = dict(found.file.facts), dict(found.file.texts)
    assert facts["Gebeurd in"] == "november 2026"
    assert facts["Antwoord 1"] == "Brief: dit is onze norm, november 2026"
    assert facts["Antwoord binnen de termijn"] == "Ja"
    assert facts["Hoe het eindigde"] == "Afgesloten, november 2026"
    assert texts["Wat er is gemeld"] == samples.READ_SO
    assert "U bedreigt niemand" in texts["De brief aan de ander"]
    whole = found.file.written()
    canaries = [
        "Kanarie", "Kevin", "Anna", "Carla", "Tester", "Teststraat", "lijn 62", "Lijn 62", "8.40",
        *samples.drawn_numbers(sample),
    ]  # fmt: skip
    for canary in canaries:
        assert canary not in whole
    assert b"riep" not in bytes(SampledDossier.objects.get().file or b"")


def test_a_file_that_changed_since_it_was_on_the_screen_is_not_confirmed(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    number = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    before = sample_files.file_desk(cast.carla.actor, number).digest
    samples.cover(cast.carla.actor, number, later)
    with pytest.raises(ChangedMeanwhile):
        sample_files.confirm_file(
            actor=cast.carla.actor, number=number, digest=before, keeps_known=False, now=later
        )


@pytest.mark.parametrize("name", ["anna", "bram", "noor", "ilse", "omar", "dirk", "petra"])
def test_nobody_else_covers_or_sees_that_it_was_drawn(
    cast: Cast, monday: datetime, later: datetime, name: str
) -> None:
    number = samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    for ask in (sample_files.sample_sign, sample_files.file_desk):
        with pytest.raises(NotVisible):
            ask(cast.people[name].actor, number)


def test_noor_and_ilse_see_how_far_it_is_without_a_number_and_dirk_sees_nothing(
    cast: Cast, later: datetime
) -> None:
    sample = samples.ready(cast, later, count=2)
    SampledDossier.objects.filter(place=2).update(ready_at=None)
    for name in ("noor", "ilse"):
        found = sample_of(cast.people[name].actor, YEAR)
        assert (found.pool, found.size, found.ready, found.waiting, found.left_out) == (2, 2, 1, 1, 0)
        for number in samples.drawn_numbers(sample):
            assert number not in repr(found)
    for name in ("dirk", "carla", "omar", "petra"):
        with pytest.raises(NotVisible):
            sample_of(cast.people[name].actor, YEAR)


# Reading --------------------------------------------------------------------------------------


def test_the_reader_answers_everything_sends_once_and_the_outcome_outlives_the_dossier(
    cast: Cast, later: datetime
) -> None:
    sample = samples.ready(cast, later, count=2)
    code, secret = samples.link_of(cast, sample, later)
    said = {**samples.ALL_YES, Question.TONE: Said(Opinion.NO, "De brief is streng.")}
    sample_reading.answer_file(code=code, secret=secret, place=1, said=samples.ALL_YES, now=later)
    with pytest.raises(NotAllAnswered) as refused:
        sample_reading.send_reading(code=code, secret=secret, remark="", now=later)
    assert refused.value.places == (2,)
    sample_reading.answer_file(code=code, secret=secret, place=2, said=samples.ALL_YES, now=later)
    sample_reading.answer_file(code=code, secret=secret, place=2, said=said, now=later)
    sample_reading.send_reading(code=code, secret=secret, remark="Zorgvuldig.", now=later)
    with pytest.raises(NotVisible):
        sample_reading.open_sample(code=code, secret=secret, now=later)

    SampledDossier.objects.update(incident=None, file=None)
    for name in ("noor", "ilse"):
        result = result_of(cast.people[name].actor, YEAR)
        assert result
        assert (result.read, result.remark) == (2, "Zorgvuldig.")
        assert [(one.question, one.yes, one.no, one.unclear) for one in result.counts] == [
            (Question.CONCRETE, 2, 0, 0),
            (Question.HEARD, 2, 0, 0),
            (Question.POLICY, 2, 0, 0),
            (Question.END, 2, 0, 0),
            (Question.TONE, 1, 1, 0),
        ]
        assert [(one.place, one.words) for one in result.remarks] == [(2, "De brief is streng.")]
    assert sample_of(cast.noor.actor, YEAR).reader == "Ombudsman, Gemeente Almelo"
    told = Notice.objects.filter(event__type="sample_read", reaches="app")
    assert set(told.values_list("recipient_id", flat=True)) == {cast.noor.id, cast.ilse.id}
    lines = TrailLine.objects.filter(action__endswith="_sample_file").exclude(action="confirm_sample_file")
    assert lines.count() == 3


def test_a_wrong_code_an_unknown_an_expired_and_an_older_link_open_nothing(
    cast: Cast, later: datetime
) -> None:
    sample = samples.ready(cast, later)
    old, old_secret = samples.link_of(cast, sample, later)
    code, secret = samples.link_of(cast, sample, later)
    over = later + timedelta(days=28)
    for link, told, moment in (
        (code, "0000 0000", later), ("0000-0000-0000-0000", secret, later), (code, secret, over),
        (old, old_secret, later), (code, old_secret, later),
    ):  # fmt: skip
        with pytest.raises(NotVisible):
            sample_reading.open_sample(code=link, secret=told, now=moment)
    assert (
        len(sample_reading.open_sample(code=code, secret=secret, now=over - timedelta(seconds=1)).files) == 1
    )
    assert TrailLine.objects.filter(action="open_sample_link").count() == 1


def test_what_was_protected_or_restricted_after_it_was_ready_is_not_read(cast: Cast, later: datetime) -> None:
    sample = samples.ready(cast, later, count=3)
    code, secret = samples.link_of(cast, sample, later)
    first, second, _third = samples.drawn_numbers(sample)
    Incident.objects.filter(number=first).update(lane=Lane.PROTECTED)
    restrict(cast, Incident.objects.get(number=second), later)
    desk = sample_reading.open_sample(code=code, secret=secret, now=later)
    assert [one.place for one in desk.files] == [3]
    for place in (1, 2, 4, 0):
        with pytest.raises(NotVisible):
            sample_reading.open_file(code=code, secret=secret, place=place, now=later)
    found = sample_of(cast.noor.actor, YEAR)
    assert (found.size, found.ready, found.left_out) == (3, 2, 1)


def test_words_of_the_reader_are_sealed(cast: Cast, later: datetime) -> None:
    sample = samples.ready(cast, later)
    code, secret = samples.link_of(cast, sample, later)
    said = {one: Said(Opinion.UNCLEAR, "Kanarie-oordeel.") for one in Question}
    sample_reading.answer_file(code=code, secret=secret, place=1, said=said, now=later)
    row = SampleAnswer.objects.first()
    assert row
    assert b"Kanarie" not in bytes(row.words or b"")
    assert vault.open(row, "words") == "Kanarie-oordeel."


# The reminder ---------------------------------------------------------------------------------


def test_noor_hears_once_that_the_year_has_no_sample_yet_and_never_of_an_empty_year(
    cast: Cast, monday: datetime, later: datetime
) -> None:
    """Dirk's employer closed nothing: there is nothing to draw, and nobody is reminded."""
    samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    assert sampling.remind_of_samples(later.replace(month=9)) == 0
    assert sampling.remind_of_samples(later) == 1
    assert sampling.remind_of_samples(later + timedelta(days=1)) == 0
    told = Notice.objects.filter(event__type="sample_due", reaches="app")
    assert list(told.values_list("recipient_id", "event__object_number")) == [(cast.noor.id, "2026")]


def test_who_drew_is_not_reminded(cast: Cast, monday: datetime, later: datetime) -> None:
    samples.closed(cast.carla.actor, cast.anna.actor, cast.lijn_62.pk, monday)
    sampling.draw_sample(actor=cast.noor.actor, now=later)
    assert sampling.remind_of_samples(later) == 0
