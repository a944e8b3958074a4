# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna hears three times from Carla, each with its clock, and nothing untrue or about somebody else."""

from datetime import datetime, timedelta

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, heard_words, measures_acts
from eenlijn.casework.dossier.heard_back import CannotBeCalled, ClosedAlready, NamesSomebody, NobodyToTell
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import AlreadyTold, Told, WordsNeeded
from eenlijn.casework.reporting.models import Feedback
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from tests.cast import Cast
from tests.factories import stories

K = FeedbackKind
DAY = timedelta(days=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna's report, assessed by Carla."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def tell(
    cast: Cast,
    number: str,
    kind: FeedbackKind,
    now: datetime,
    *,
    way: FeedbackWay = FeedbackWay.IN_APP,
    words: str = "Dank je wel.",
    is_signed: bool = False,
) -> None:
    told = Told(kind, way, words, is_signed)
    measures_acts.tell_reporter(actor=cast.carla.actor, number=number, told=told, now=now)


def clocks(number: str) -> dict[str, tuple[datetime, datetime | None]]:
    rows = Clock.objects.filter(incident__number=number, kind__startswith="reporter_")
    return {kind: (due, stopped) for kind, due, stopped in rows.values_list("kind", "due_at", "stopped_at")}


def close(cast: Cast, number: str, now: datetime, last_word: str = "") -> None:
    carla = cast.carla.actor
    stories.write(carla, number, now)
    dossier.finish_letter(actor=carla, number=number, now=now)
    stories.send(carla, number, now)
    stories.settle(carla, number, now)
    dossier.close(actor=carla, number=number, last_word=last_word, now=now)


def counted() -> dict[str, tuple[bool | None, int]]:
    rows = Fact.objects.filter(measure__startswith="heard_").values_list("measure", "in_time", "delta")
    return {measure: (in_time, delta) for measure, in_time, delta in rows}


def test_seen_within_a_working_day_done_within_five_and_over_within_one_of_closing(
    cast: Cast, number: str, monday: datetime
) -> None:
    assert list(clocks(number)) == ["reporter_told"]
    assert clocks(number)["reporter_told"][0].date() == (monday + DAY).date()

    tell(cast, number, K.THANKS, monday + timedelta(hours=2))
    waiting = clocks(number)
    assert waiting["reporter_told"][1] == monday + timedelta(hours=2)
    # Five working days from the report itself: the Monday after.
    assert (waiting["reporter_done"][0].date(), waiting["reporter_done"][1]) == (
        (monday + 7 * DAY).date(),
        None,
    )

    at = monday + DAY
    close(cast, number, at)
    assert clocks(number)["reporter_done"][1] == at
    assert clocks(number)["reporter_closed"] == (clocks(number)["reporter_closed"][0], None)
    tell(cast, number, K.CLOSING, at + timedelta(hours=1))
    assert clocks(number)["reporter_closed"][1] == at + timedelta(hours=1)
    assert counted() == {"heard_back": (True, 1), "heard_done": (True, 1), "heard_closed": (True, 1)}


def test_who_is_told_at_once_what_was_done_waits_for_nothing_more_and_late_is_counted_late(
    cast: Cast, number: str, monday: datetime
) -> None:
    at = monday + 9 * DAY
    tell(cast, number, K.DONE, at)
    assert {kind: stopped for kind, (_due, stopped) in clocks(number).items()} == {
        "reporter_told": at,
        "reporter_done": at,
    }
    assert counted() == {"heard_back": (False, 1), "heard_done": (False, 1)}


def test_the_last_word_may_go_with_closing_itself_and_then_nothing_waits(
    cast: Cast, number: str, monday: datetime
) -> None:
    close(cast, number, monday + DAY, last_word="Wij ronden je melding af. Dank je.")
    assert "reporter_closed" not in clocks(number)
    # The word that goes with closing counts like the one that comes after it.
    assert counted()["heard_closed"] == (True, 1)
    heard = measures_acts.heard_of(cast.anna.actor, Incident.objects.get(number=number).report_id).heard  # type: ignore[arg-type]
    assert [(one.kind, one.words) for one in heard] == [
        ("done", "Wij hebben de ander een brief gestuurd."),
        ("closing", "Wij ronden je melding af. Dank je."),
    ]


def test_a_moment_is_told_once_and_none_that_is_behind_us_but_news_as_often_as_there_is(
    cast: Cast, number: str, monday: datetime
) -> None:
    tell(cast, number, K.DONE, monday)
    for kind in (K.DONE, K.THANKS):
        with pytest.raises(AlreadyTold):
            tell(cast, number, kind, monday + DAY)
    tell(cast, number, K.NEWS, monday + DAY, words="De politie heeft de zaak opgenomen.")
    tell(cast, number, K.NEWS, monday + DAY, words="Er is een zitting.")
    kinds = Feedback.objects.order_by("at").values_list("kind", flat=True)
    assert list(kinds) == ["done", "news", "news"]


def test_after_closing_only_the_last_word_and_news_and_again_after_reopening(
    cast: Cast, number: str, monday: datetime
) -> None:
    at = monday + DAY
    close(cast, number, at)
    Feedback.objects.all().delete()
    for kind in (K.THANKS, K.DONE):
        with pytest.raises(ClosedAlready):
            tell(cast, number, kind, at)
    tell(cast, number, K.CLOSING, at)
    with pytest.raises(AlreadyTold):
        tell(cast, number, K.CLOSING, at + DAY)
    tell(cast, number, K.NEWS, at + DAY)
    finishing.reopen(actor=cast.carla.actor, number=number, reason="Nieuw feit.", now=at + 2 * DAY)
    dossier.close(actor=cast.carla.actor, number=number, now=at + 3 * DAY)
    assert clocks(number)["reporter_closed"][1] is None
    tell(cast, number, K.CLOSING, at + 3 * DAY)
    assert clocks(number)["reporter_closed"][1] == at + 3 * DAY
    # One report is over once, however often its dossier was opened again.
    assert Fact.objects.filter(measure="heard_closed").count() == 1


def test_reopening_ends_the_waiting_for_a_last_word(cast: Cast, number: str, monday: datetime) -> None:
    close(cast, number, monday + DAY)
    finishing.reopen(actor=cast.carla.actor, number=number, reason="Nieuw feit.", now=monday + 2 * DAY)
    assert clocks(number)["reporter_closed"][1] == monday + 2 * DAY


def test_thanks_alone_does_not_tell_what_was_done_so_closing_waits(
    cast: Cast, number: str, monday: datetime
) -> None:
    tell(cast, number, K.THANKS, monday)
    missing = finishing.closing_for(cast.carla.actor, number, monday).missing
    assert "De melder weet nog niet wat wij deden." in missing
    tell(cast, number, K.DONE, monday)
    missing = finishing.closing_for(cast.carla.actor, number, monday).missing
    assert "De melder weet nog niet wat wij deden." not in missing


def test_who_gave_no_name_is_written_behind_the_code_and_never_called(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    nameless = stories.report(Actor.link(link.organisation_id), link, monday).number
    notices = Notice.objects.count()
    for way in (FeedbackWay.PHONE, FeedbackWay.IN_PERSON):
        with pytest.raises(CannotBeCalled):
            tell(cast, nameless, K.THANKS, monday, way=way)
    tell(cast, nameless, K.THANKS, monday)
    assert Notice.objects.count() == notices
    so_far = measures_acts.told_to_reporter(cast.carla.actor, nameless)
    assert (so_far.listener.has_account, so_far.listener.may_be_called) == (False, False)


def test_an_old_register_has_nobody_to_tell(cast: Cast, number: str, monday: datetime) -> None:
    Incident.objects.filter(number=number).update(report=None)
    with pytest.raises(NobodyToTell):
        tell(cast, number, K.THANKS, monday)
    so_far = measures_acts.told_to_reporter(cast.carla.actor, number)
    assert (so_far.listener.is_there, so_far.may_tell, so_far.heard) == (False, (), ())


def test_no_name_of_somebody_else_goes_to_the_reporter_and_too_many_words_do_not_either(
    cast: Cast, number: str, monday: datetime
) -> None:
    stories.write(cast.carla.actor, number, monday)
    for words in ("Wij schreven T. Tester een brief.", "Wij schreven Tester.", "wij schreven t. tester"):
        with pytest.raises(NamesSomebody):
            tell(cast, number, K.THANKS, monday, words=words)
    for words in ("", "  ", "x" * 1001):
        with pytest.raises(WordsNeeded):
            tell(cast, number, K.THANKS, monday, words=words)
    assert not Feedback.objects.exists()
    assert clocks(number)["reporter_told"][1] is None


def test_by_whom_is_a_function_and_a_name_only_when_wished(cast: Cast, number: str, monday: datetime) -> None:
    tell(cast, number, K.THANKS, monday)
    tell(cast, number, K.DONE, monday + DAY, is_signed=True)
    report_id = Incident.objects.get(number=number).report_id
    assert report_id
    heard = measures_acts.heard_of(cast.anna.actor, report_id).heard
    assert [one.by for one in heard] == [cast.carla.membership.function_name, "Carla"]
    for stranger in (cast.dirk, cast.teun, cast.bram):
        with pytest.raises(NotVisible):
            measures_acts.heard_of(stranger.actor, report_id)


def test_the_proposed_words_say_what_happened_and_promise_only_what_a_clock_holds(
    cast: Cast, number: str, monday: datetime
) -> None:
    carla = cast.carla.actor

    def words(kind: FeedbackKind, now: datetime = monday) -> list[str]:
        return heard_words.proposed_words(carla, number, kind, now).splitlines()

    seen = words(K.THANKS)
    assert seen[0] == "Dank je dat je dit meldde."
    assert seen[1].startswith("Je melding is gelezen. Dit wordt behandeld door: ")
    assert seen[2].startswith("De ander hoort van ons, uiterlijk ")
    assert words(K.DONE) == ["Een gesprek over nazorg staat voor je klaar, als je dat wilt."]
    assert words(K.NEWS) == []
    # Late: nothing is promised any more.
    assert len(words(K.THANKS, monday + 9 * DAY)) == 2

    stories.write(carla, number, monday)
    dossier.finish_letter(actor=carla, number=number, now=monday)
    stories.send(carla, number, monday)
    stories.decide_no_police(carla, number, monday)
    done = words(K.DONE)
    assert done[0].startswith("Op maandag ")
    assert done[0].endswith(" kreeg de ander een brief van ons.")
    assert done[1] == "Wij deden geen aangifte. Wil je weten waarom? Vraag het ons."
    assert "Tester" not in " ".join(done)
    assert words(K.CLOSING)[0] == "Wij ronden je melding af."
    with pytest.raises(NotVisible):
        heard_words.proposed_words(cast.dirk.actor, number, K.DONE, monday)
