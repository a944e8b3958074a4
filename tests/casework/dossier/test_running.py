# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of a building ban: looked at halfway, broken, answered under, made shorter, stopped, over."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import deciding, hearings, running
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.letters.keeping import LetterHasLeft, SendingNeedsAWay, SentMomentImpossible
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.casework.response.actions import Departure
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.actions import (
    EndNeeded,
    Judgement,
    Lifting,
    LiftReasonNeeded,
    MomentOutside,
    NewBreach,
    NewContact,
    NotRunning,
    RecentFactsNeeded,
    ShorterEndNeeded,
    WordsNeeded,
    begin,
)
from eenlijn.casework.restrictions.checking import Arrangement, DeskAnswer, DeskAsked, check_at_desk
from eenlijn.casework.restrictions.codes import (
    BreachKind,
    ContactChannel,
    LiftReason,
    MarkKind,
    RestrictionState,
    ReviewOutcome,
)
from eenlijn.casework.restrictions.models import DeskMark, Restriction, Review
from eenlijn.casework.restrictions.queries import running_measures
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import measures, stories
from tests.factories.measures import begin_measure, reported

FIRST, HALF, LAST = date(2026, 11, 23), date(2027, 1, 8), date(2027, 2, 23)
WORDS = "Op 4 januari schold u opnieuw een chauffeur uit."
STOP = Lifting(LiftReason.AGREED, "U maakte goede afspraken met ons.")

BAN = replace(measures.BAN, client_number="20417")


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    return reported(cast.anna, monday)


@pytest.fixture
def measure(cast: Cast, monday: datetime, number: str) -> Restriction:
    return begin_measure(number, cast.carla, monday, starts_on=FIRST, ends_on=LAST)


def on(day: date, monday: datetime) -> datetime:
    return datetime.combine(day, monday.timetz())


def breach(at: datetime, words: str = "Hij stond weer in de remise.") -> NewBreach:
    return NewBreach(at, BreachKind.ARTICLE_138, "Remise", words, police_called=True)


def contact(day: date) -> NewContact:
    return NewContact(day, ContactChannel.EMAIL, "Klantenservice", "Vraag over een abonnement, beantwoord.")


def test_it_begins_with_an_end_a_review_halfway_and_two_clocks(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    page = running.measure_page(cast.carla.actor, number, measure.pk, monday)
    assert (page.life.starts_on, page.life.ends_on, page.life.review_on) == (FIRST, LAST, HALF)
    assert page.life.holds_today
    assert page.life.found_by == (MarkKind.CLIENT, MarkKind.NAME)
    clocks = Clock.objects.filter(incident=measure.incident, kind__startswith="measure_")
    planned = Review.objects.get(restriction=measure)
    assert set(clocks.values_list("kind", "subject_id")) == {
        (TermKind.MEASURE_REVIEW, planned.pk),
        (TermKind.MEASURE_ENDS, measure.pk),
    }


@pytest.mark.parametrize("last", [None, FIRST, FIRST - timedelta(days=1)])
def test_without_an_end_after_its_start_it_never_begins(
    last: date | None, monday: datetime, measure: Restriction
) -> None:
    answer = Answer.objects.get(pk=measure.answer_id)
    answer.valid_until = last
    other = Perpetrator.objects.get(incident=measure.incident)
    with pytest.raises(EndNeeded):
        begin(incident=measure.incident, answer=answer, person=other, now=monday)


@pytest.mark.parametrize("last", [None, FIRST, LAST + timedelta(days=1)])
def test_the_database_too_knows_no_measure_without_an_end_nor_one_that_gets_longer(
    last: date | None, measure: Restriction
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Restriction.objects.filter(pk=measure.pk).update(ends_on=last)


def test_it_lapses_at_the_desk_at_once_and_the_night_tells_whoever_handles_it(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    asked = DeskAsked("van den Berg", date(1980, 3, 3))
    after = on(LAST + timedelta(days=1), monday)
    assert running.lapse_measures(on(LAST, monday)) == 0
    assert check_at_desk(actor=cast.sam.actor, asked=asked, now=on(LAST, monday)) != DeskAnswer()
    # No job ran, and it is over everywhere.
    assert check_at_desk(actor=cast.sam.actor, asked=asked, now=after) == DeskAnswer()
    assert running.measure_page(cast.carla.actor, number, measure.pk, after).life.is_over
    assert running_measures(cast.carla.actor, after.date()).count == 0
    with pytest.raises(NotRunning):
        running.lift_measure(
            actor=cast.carla.actor, number=number, measure_id=measure.pk, lifting=STOP, now=after
        )
    Notice.objects.all().delete()
    assert running.lapse_measures(after) > 0
    assert running.lapse_measures(after) == 0
    measure.refresh_from_db()
    assert measure.state == RestrictionState.LAPSED
    assert TimelineEntry.objects.filter(act="measure_lapsed").count() == 1
    assert TrailLine.objects.filter(action="lapse_measure").count() == 1
    told = set(Notice.objects.filter(event__type="measure_over").values_list("recipient_id", flat=True))
    assert told == {cast.carla.id}
    assert not Clock.objects.filter(kind__in=("measure_review", "measure_ends"), stopped_at=None).exists()


def test_to_go_on_asks_for_behaviour_since_the_last_look(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    def look(at: date, seen_on: date | None) -> None:
        judged = Judgement(ReviewOutcome.GOES_ON, WORDS, seen_on)
        running.review_measure(
            actor=cast.carla.actor,
            number=number,
            measure_id=measure.pk,
            judgement=judged,
            now=on(at, monday),
        )

    for old in (None, FIRST - timedelta(days=2), HALF + timedelta(days=1)):
        with pytest.raises(RecentFactsNeeded):
            look(HALF, old)
    look(HALF, date(2027, 1, 4))
    page = running.measure_page(cast.carla.actor, number, measure.pk, on(HALF, monday))
    assert (page.facts_since, page.life.ends_on, page.life.review_on) == (HALF, LAST, None)
    assert [one.words for one in page.life.reviews] == [WORDS]
    stopped = Clock.objects.get(incident=measure.incident, kind=TermKind.MEASURE_REVIEW)
    assert stopped.stop_reason == StopReason.DONE
    # Nothing is left to look at before it ends by itself.
    with pytest.raises(NotRunning):
        look(HALF + timedelta(days=3), HALF + timedelta(days=2))


def test_a_review_makes_it_shorter_and_never_longer(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    now = on(HALF, monday)

    def look(ends_on: date | None) -> None:
        judged = Judgement(ReviewOutcome.SHORTENED, "Het gaat beter.", ends_on=ends_on)
        running.review_measure(
            actor=cast.carla.actor, number=number, measure_id=measure.pk, judgement=judged, now=now
        )

    for wrong in (None, LAST, LAST + timedelta(days=1), HALF - timedelta(days=1)):
        with pytest.raises(ShorterEndNeeded):
            look(wrong)
    sooner = date(2027, 1, 20)
    look(sooner)
    measure.refresh_from_db()
    assert (measure.ends_on, measure.first_ends_on) == (sooner, LAST)
    running_ends = Clock.objects.filter(kind=TermKind.MEASURE_ENDS, stopped_at=None)
    assert [one.due_at.date() for one in running_ends] == [sooner]


def test_it_stops_early_with_a_reason_and_a_letter_to_the_other_person(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    carla = cast.carla.actor
    with pytest.raises(LiftReasonNeeded):
        running.lift_measure(
            actor=carla,
            number=number,
            measure_id=measure.pk,
            lifting=Lifting(LiftReason.AGREED, " "),
            now=monday,
        )
    running.lift_measure(actor=carla, number=number, measure_id=measure.pk, lifting=STOP, now=monday)
    asked = DeskAsked(client_number="kl20417")
    assert check_at_desk(actor=cast.sam.actor, asked=asked, now=monday) == DeskAnswer()
    letter = KeptLetter.objects.get(subject_id=measure.pk)
    told = vault.open(letter, "frozen")
    assert (letter.name, STOP.words in told, "U komt niet in ons gebouw" in told) == ("lifting", True, True)
    assert TrailLine.objects.filter(action="lift_measure").count() == 1
    record = partial(
        running.record_lifting_sent, actor=carla, number=number, measure_id=measure.pk, now=monday
    )
    for by, at, refused in (
        ("pigeon", monday, SendingNeedsAWay),
        (SentBy.POST, monday + timedelta(minutes=1), SentMomentImpossible),
        (SentBy.POST, monday - timedelta(days=1), SentMomentImpossible),
    ):
        with pytest.raises(refused):
            record(at=at, by=by, proof="")
    record(at=monday, by=SentBy.REGISTERED_POST, proof="3SRRC12345")
    page = running.measure_page(carla, number, measure.pk, monday)
    assert page.lifting == running.LiftingLetter(monday, SentBy.REGISTERED_POST, "3SRRC12345")
    assert TrailLine.objects.filter(action="send_lifting_letter").count() == 1
    with pytest.raises(LetterHasLeft):
        record(at=monday, by=SentBy.POST, proof="")
    with pytest.raises(NotRunning):
        running.lift_measure(actor=carla, number=number, measure_id=measure.pk, lifting=STOP, now=monday)


def test_a_review_that_stops_it_sends_the_same_letter(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    judged = Judgement(ReviewOutcome.LIFTED, "Er is niets meer gebeurd.")
    running.review_measure(
        actor=cast.carla.actor, number=number, measure_id=measure.pk, judgement=judged, now=on(HALF, monday)
    )
    measure.refresh_from_db()
    assert (measure.state, measure.lift_reason) == (RestrictionState.LIFTED, LiftReason.GOES_WELL)
    assert KeptLetter.objects.filter(subject_id=measure.pk).count() == 1


def test_breaches_and_answered_contacts_are_lines_of_its_life(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    carla, later = cast.carla.actor, monday + timedelta(days=2)
    for wrong in (monday - timedelta(days=1), later + timedelta(hours=1)):
        with pytest.raises(MomentOutside):
            running.record_breach(
                actor=carla, number=number, measure_id=measure.pk, new=breach(wrong), now=later
            )
    with pytest.raises(WordsNeeded):
        running.record_breach(
            actor=carla, number=number, measure_id=measure.pk, new=breach(later, " "), now=later
        )
    running.record_breach(actor=carla, number=number, measure_id=measure.pk, new=breach(later), now=later)
    new = contact(later.date())
    running.record_contact(actor=carla, number=number, measure_id=measure.pk, new=new, now=later)
    life = running.measure_page(carla, number, measure.pk, later).life
    assert [(one.words, one.police_called) for one in life.breaches] == [
        ("Hij stond weer in de remise.", True)
    ]
    assert [(one.channel, one.words) for one in life.contacts] == [(ContactChannel.EMAIL, new.words)]
    acts = TimelineEntry.objects.filter(act__in=("breach_recorded", "contact_answered"))
    assert set(acts.values_list("act", flat=True)) == {"breach_recorded", "contact_answered"}


def test_whoever_may_not_handle_it_finds_no_measure(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    for stranger in (cast.dirk, cast.anna, cast.bram, cast.sam, cast.petra):
        with pytest.raises(NotVisible):
            running.measure_page(stranger.actor, number, measure.pk, monday)
        assert running_measures(stranger.actor, monday.date()).count == 0
    assert running_measures(cast.carla.actor, monday.date()).count == 1


def test_a_report_that_is_not_upheld_carries_no_measure_and_no_name(
    cast: Cast, monday: datetime, number: str, measure: Restriction
) -> None:
    version = Incident.objects.get(number=number).version
    record_no_aggression(
        actor=cast.carla.actor, number=number, gate=None, reason="Niet vast te stellen.", version=version,
        now=monday,
    )  # fmt: skip
    measure.refresh_from_db()
    assert (measure.state, measure.lift_reason) == (RestrictionState.LIFTED, LiftReason.NOT_UPHELD)
    assert (measure.name, measure.birth_date, measure.client_number) == (None, None, None)
    assert not DeskMark.objects.exists()


def test_a_ban_by_every_act_holds_at_the_desk_from_the_moment_its_letter_left(
    cast: Cast, monday: datetime, number: str
) -> None:
    """Assessed, heard, proposed, decided by who has the mandate, sent: then Sam hears yes, and not before."""
    carla, ilse = cast.carla.actor, cast.ilse.actor
    asked = DeskAsked(client_number="20417")
    stories.assess(carla, number, monday, severity=Severity.VERY_SERIOUS, reason="Hij had een mes.")
    heard = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    hearings.record_hearing(actor=carla, number=number, outcome=heard, now=monday)
    give_mandate(
        actor=cast.petra.actor,
        answer_kind=AnswerKind.BUILDING_BAN.value,
        highest_level=5,
        function_name="Directeur",
        source="mandaatregeling 2026",
        valid_from=date(2026, 1, 1),
        now=monday,
    )
    dossier.write_answer(actor=carla, number=number, draft=BAN, now=monday)
    deciding.propose_answer(actor=carla, number=number, now=monday)
    deciding.decide(actor=ilse, number=number, version=1, now=monday)
    assert check_at_desk(actor=cast.sam.actor, asked=asked, now=monday) == DeskAnswer()
    left = Departure(at=monday, by="post", proof="", late_reason="")
    dossier.record_departure(actor=carla, number=number, departure=left, now=monday)
    told = check_at_desk(actor=cast.sam.actor, asked=asked, now=monday).arrangements
    assert told == (Arrangement(BAN.instruction, LAST, BAN.to_call),)
    assert [one.kind for one in running_measures(carla, FIRST).rows] == [AnswerKind.BUILDING_BAN]
