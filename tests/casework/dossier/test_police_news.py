# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of a filing: steps in their order, corrected by new rows, heard by everybody, and counted."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import Question, answer
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import measures_acts, police_news
from eenlijn.casework.dossier.police_news import Passing, police_track
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import Audience, PoliceDecision, PoliceStep, ToldBy
from eenlijn.casework.police_reports.following import Track
from eenlijn.casework.police_reports.models import TrackedStep
from eenlijn.casework.police_reports.tracking import (
    AlreadyPassedOn,
    CannotBeTakenBack,
    NothingFiled,
    StepDayWrong,
    StepIncomplete,
    StepOutOfOrder,
    StepTold,
)
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import feedback_of
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.clock import to_local
from tests.cast import Cast
from tests.factories import stories

P = PoliceStep
DAY = timedelta(days=1)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Carla filed on that Monday, for the employer."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    file(cast, made, monday)
    return made


def file(cast: Cast, number: str, now: datetime, **changes: Any) -> None:
    told = {"decision": PoliceDecision.AANGIFTE_EMPLOYER, "filed_on": to_local(now).date(), **changes}
    measures_acts.decide_police(actor=cast.carla.actor, number=number, choice=PoliceChoice(**told), now=now)


def track(cast: Cast, number: str) -> Track:
    found = police_track(cast.carla.actor, number)
    assert found is not None
    return found


def hear(
    cast: Cast, number: str, step: P, now: datetime, *, passing: Passing | None = None, **more: Any
) -> TrackedStep:
    told = {"on": to_local(now).date(), "seen": track(cast, number).seen, **more}
    police_news.record_police_step(
        actor=cast.carla.actor, number=number, told=StepTold(step, **told), passing=passing, now=now
    )
    return TrackedStep.objects.order_by("-recorded_at", "-place").first() or TrackedStep()


def running(number: str, kind: TermKind) -> Clock | None:
    return Clock.objects.filter(incident__number=number, kind=kind, stopped_at=None).first()


def test_from_filing_to_a_sentence_with_compensation(cast: Cast, monday: datetime, number: str) -> None:
    hear(cast, number, P.CONTACT, monday, reference="PL0500-2026-1", contact="Agente Vink, 088 000 00 00")
    hear(cast, number, P.VPT_MARKED, monday)
    hear(cast, number, P.TAKEN, monday + DAY)
    hear(cast, number, P.INVESTIGATED, monday + 2 * DAY)
    hear(cast, number, P.HEARING, monday + 9 * DAY, hearing_on=date(2027, 2, 1))
    hear(cast, number, P.CONVICTED, monday + 90 * DAY, has_compensation=True, compensation="€ 350,00")
    found = track(cast, number)
    assert (found.stands, found.reference, found.contact) == (
        P.CONVICTED,
        "PL0500-2026-1",
        "Agente Vink, 088 000 00 00",
    )
    assert found.is_marked is True
    assert [one.step for one in found.steps if one.has_compensation] == [P.CONVICTED]
    assert {*found.choices} == {P.CONTACT, P.VPT_MARKED, P.VPT_MISSING, P.APPEALED, P.FEEDBACK}
    assert TrailLine.objects.filter(action="record_police_step").count() == 6


def test_words_numbers_and_names_of_officials_are_sealed(cast: Cast, monday: datetime, number: str) -> None:
    row = hear(cast, number, P.CONTACT, monday, reference="PL-7", contact="Agente Vink", word="Belde terug.")
    kept = b"".join(bytes(getattr(row, name)) for name in ("reference", "contact", "word"))
    for word in (b"PL-7", b"Vink", b"Belde"):
        assert word not in kept


def test_any_step_is_news_and_silence_begins_anew_on_its_day(
    cast: Cast, monday: datetime, number: str
) -> None:
    first = running(number, TermKind.POLICE_NEWS)
    assert first is not None
    assert to_local(first.due_at).date() == date(2026, 12, 7)
    heard: tuple[tuple[int, P, dict[str, Any]], ...] = (
        (3, P.VPT_MISSING, {}),
        (5, P.FEEDBACK, {"word": "Er is een getuige gehoord."}),
        (8, P.TAKEN, {}),
    )
    for days, step, more in heard:
        hear(cast, number, step, monday + days * DAY, **more)
        clock = running(number, TermKind.POLICE_NEWS)
        assert clock is not None
        assert to_local(clock.due_at).date() == date(2026, 11, 23) + (days + 14) * DAY
    # A news of an older day that is written down later does not make the silence longer.
    hear(cast, number, P.CONTACT, monday + 9 * DAY, on=date(2026, 11, 25), reference="PL-7")
    clock = running(number, TermKind.POLICE_NEWS)
    assert clock is not None
    assert to_local(clock.due_at).date() == date(2026, 12, 15)


def test_until_a_hearing_nobody_asks_and_after_a_verdict_nobody_has_to_come_back(
    cast: Cast, monday: datetime, number: str
) -> None:
    hear(cast, number, P.HEARING, monday + DAY, hearing_on=date(2027, 2, 1))
    clock = running(number, TermKind.POLICE_NEWS)
    assert clock is not None
    assert to_local(clock.due_at).date() == date(2027, 2, 15)
    hear(cast, number, P.ACQUITTED, monday + 75 * DAY)
    assert running(number, TermKind.POLICE_NEWS) is None
    assert running(number, TermKind.POLICE_NEWS_AGAIN) is None
    hear(cast, number, P.APPEALED, monday + 76 * DAY)
    assert running(number, TermKind.POLICE_NEWS) is not None


def test_the_number_that_comes_later_changes_no_filing_and_no_silence(
    cast: Cast, monday: datetime, number: str
) -> None:
    hear(cast, number, P.TAKEN, monday + 3 * DAY)
    before = running(number, TermKind.POLICE_NEWS)
    file(cast, number, monday + 4 * DAY, filed_on=date(2026, 11, 23), reference="PL-7", version=1)
    after = running(number, TermKind.POLICE_NEWS)
    assert before is not None
    assert after is not None
    assert (after.pk, after.due_at) == (before.pk, before.due_at)
    assert (track(cast, number).stands, track(cast, number).reference) == (P.TAKEN, "PL-7")


def test_refused_then_looked_at_again_and_filed_anew(cast: Cast, monday: datetime, number: str) -> None:
    hear(cast, number, P.REFUSED, monday, word="Niet strafbaar, zei de balie.")
    hear(cast, number, P.LOOK_ASKED, monday + DAY)
    hear(cast, number, P.LOOK_AGREED, monday + 2 * DAY)
    file(cast, number, monday + 3 * DAY, decision=PoliceDecision.AANGIFTE_VICTIM, version=1)
    found = track(cast, number)
    assert (found.decision, found.stands) == (PoliceDecision.AANGIFTE_VICTIM, None)
    assert [one.is_of_this_filing for one in found.steps] == [False, False, False]
    hear(cast, number, P.TAKEN, monday + 3 * DAY)
    assert track(cast, number).stands == P.TAKEN


def test_a_dismissal_starts_the_term_to_complain_and_a_complaint_ends_it(
    cast: Cast, monday: datetime, number: str
) -> None:
    hear(cast, number, P.DISMISSED, monday + DAY, dismissal="technical")
    clock = running(number, TermKind.NO_PROSECUTION)
    assert clock is not None
    assert to_local(clock.due_at).date() == date(2027, 2, 24)
    hear(cast, number, P.COMPLAINED, monday + 20 * DAY)
    assert running(number, TermKind.NO_PROSECUTION) is None
    assert running(number, TermKind.POLICE_NEWS) is not None


@pytest.mark.parametrize(
    ("step", "more", "refused"),
    [
        (P.CONVICTED, {}, StepOutOfOrder),
        (P.LOOK_ASKED, {}, StepOutOfOrder),
        (P.COMPLAINED, {}, StepOutOfOrder),
        (P.TAKEN, {"on": date(2026, 11, 24)}, StepDayWrong),
        (P.TAKEN, {"on": date(2026, 11, 22)}, StepDayWrong),
        (P.TAKEN, {"on": None}, StepDayWrong),
        (P.DISMISSED, {}, StepIncomplete),
        (P.DISMISSED, {"dismissal": "zomaar"}, StepIncomplete),
        (P.HEARING, {}, StepIncomplete),
        (P.HEARING, {"hearing_on": date(2026, 11, 22)}, StepIncomplete),
        (P.CONTACT, {}, StepIncomplete),
        (P.FEEDBACK, {"word": "  "}, StepIncomplete),
        (P.TAKEN, {"seen": 7}, ChangedMeanwhile),
    ],
)
def test_a_step_out_of_order_on_a_wrong_day_or_without_what_it_needs_is_refused(  # noqa: PLR0917
    cast: Cast, monday: datetime, number: str, step: P, more: dict[str, Any], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        hear(cast, number, step, monday, **more)
    assert not TrackedStep.objects.exists()


def test_a_step_before_the_one_it_follows_is_refused_with_the_days_that_can_be(
    cast: Cast, monday: datetime, number: str
) -> None:
    hear(cast, number, P.TAKEN, monday + 4 * DAY)
    with pytest.raises(StepDayWrong) as refused:
        hear(cast, number, P.INVESTIGATED, monday + 6 * DAY, on=date(2026, 11, 26))
    assert "vrijdag 27 november 2026 tot en met zondag 29 november 2026" in refused.value.sentence


def test_nothing_filed_nothing_to_follow(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    assert police_track(cast.carla.actor, made) is None
    with pytest.raises(NothingFiled):
        police_news.record_police_step(
            actor=cast.carla.actor,
            number=made,
            told=StepTold(P.TAKEN, to_local(monday).date(), 0),
            passing=None,
            now=monday,
        )


def test_only_who_handles_it_follows_it(cast: Cast, monday: datetime, number: str) -> None:
    row = hear(cast, number, P.TAKEN, monday)
    told = StepTold(P.INVESTIGATED, to_local(monday).date(), 1)
    for actor in (cast.anna.actor, cast.bram.actor, cast.dirk.actor, cast.karin.actor):
        with pytest.raises(NotVisible):
            police_track(actor, number)
        with pytest.raises(NotVisible):
            police_news.record_police_step(actor=actor, number=number, told=told, passing=None, now=monday)
        with pytest.raises(NotVisible):
            police_news.pass_on_police_step(
                actor=actor, number=number, step_id=row.pk, passing=Passing(FeedbackWay.PHONE), now=monday
            )


def test_a_correction_is_a_new_row_and_is_told_anew(cast: Cast, monday: datetime, number: str) -> None:
    hear(cast, number, P.TAKEN, monday, passing=Passing(FeedbackWay.PHONE))
    wrong = hear(cast, number, P.DISMISSED, monday + 3 * DAY, dismissal="policy")
    police_news.correct_police_step(
        actor=cast.carla.actor,
        number=number,
        step_id=wrong.pk,
        told=StepTold(P.DISMISSED, date(2026, 11, 25), track(cast, number).seen, dismissal="technical"),
        passing=None,
        now=monday + 4 * DAY,
    )
    found = track(cast, number)
    assert [(one.step, one.is_current, one.dismissal_code) for one in found.steps] == [
        (P.TAKEN, True, ""),
        (P.DISMISSED, False, "policy"),
        (P.DISMISSED, True, "technical"),
    ]
    assert [one.waits_for for one in found.steps] == [(), (), (Audience.VICTIM,)]
    assert Clock.objects.filter(kind=TermKind.POLICE_TOLD, stopped_at=None).count() == 1
    clock = running(number, TermKind.NO_PROSECUTION)
    assert clock is not None
    assert to_local(clock.due_at).date() == date(2027, 2, 25)


def test_only_the_last_move_is_taken_back_with_a_reason(cast: Cast, monday: datetime, number: str) -> None:
    first = hear(cast, number, P.TAKEN, monday)
    last = hear(cast, number, P.INVESTIGATED, monday + DAY)

    def take_back(row: TrackedStep, word: str) -> None:
        told = StepTold(P(row.step), row.on, track(cast, number).seen, word=word)
        police_news.take_back_police_step(
            actor=cast.carla.actor,
            number=number,
            step_id=row.pk,
            told=told,
            passing=None,
            now=monday + 2 * DAY,
        )

    def counted() -> dict[str, int]:
        rows = Fact.objects.filter(measure="police_step").values_list("step", "delta")
        return {step: sum(delta for one, delta in rows if one == step) for step, _delta in rows}

    assert counted() == {"taken": 1, "under_investigation": 1}
    with pytest.raises(CannotBeTakenBack):
        take_back(first, "Andere zaak.")
    with pytest.raises(StepIncomplete):
        take_back(last, " ")
    take_back(last, "Andere zaak.")
    found = track(cast, number)
    assert found.stands == P.TAKEN
    assert [one.counts for one in found.steps] == [True, False, False]
    assert counted() == {"taken": 1, "under_investigation": 0}


def test_the_employer_is_told_at_once_and_the_colleague_by_a_person(
    cast: Cast, monday: datetime, number: str
) -> None:
    row = hear(cast, number, P.TAKEN, monday + DAY)
    told = Notice.objects.filter(event__type="police_heard", reaches="app")
    assert {one.recipient_id for one in told} == {cast.bram.id}
    found = track(cast, number).steps[0]
    assert [(one.audience, one.way) for one in found.passed_on] == [(Audience.EMPLOYER, ToldBy.NOTICE)]
    assert found.waits_for == (Audience.VICTIM,)
    waiting = running(number, TermKind.POLICE_TOLD)
    assert waiting is not None
    assert (waiting.subject_id, to_local(waiting.due_at).date()) == (row.pk, date(2026, 11, 25))

    passing = Passing(FeedbackWay.IN_APP, "De politie heeft je aangifte opgenomen.")
    police_news.pass_on_police_step(
        actor=cast.carla.actor, number=number, step_id=row.pk, passing=passing, now=monday + 2 * DAY
    )
    assert track(cast, number).waiting == ()
    assert running(number, TermKind.POLICE_TOLD) is None
    heard = feedback_of(Report.objects.get(number=number))
    assert [(one.kind, one.words) for one in heard] == [(FeedbackKind.NEWS, passing.words)]
    with pytest.raises(AlreadyPassedOn):
        police_news.pass_on_police_step(
            actor=cast.carla.actor, number=number, step_id=row.pk, passing=passing, now=monday + 2 * DAY
        )


def test_who_was_told_while_it_was_written_down_waits_for_nothing(
    cast: Cast, monday: datetime, number: str
) -> None:
    hear(cast, number, P.TAKEN, monday, passing=Passing(FeedbackWay.IN_PERSON))
    assert track(cast, number).waiting == ()
    assert running(number, TermKind.POLICE_TOLD) is None


def test_the_decision_that_counts_is_counted_once_with_its_reason(
    cast: Cast, monday: datetime, number: str
) -> None:
    carla = cast.carla.actor
    other = stories.report(
        cast.anna.actor, stories.link_of(carla, cast.lijn_62.pk, monday, place="Halte"), monday
    ).number
    stories.assess(carla, other, monday)
    stories.decide_no_police(carla, other, monday, reason="no_confidence")
    november = date(2026, 11, 1)

    def row(indicator: Indicator, split: Split) -> list[list[Any]]:
        table = answer(carla, Question(indicator, november, november, split), monday)
        return [[one.head, *(cell.value for cell in one.cells)] for one in table.rows]

    assert row(Indicator.POLICE, Split.MONTH) == [["november 2026", 1, 0, 1, 50]]
    reasons = dict(row(Indicator.NO_POLICE, Split.REASON))
    assert reasons["Geen vertrouwen in resultaat"] == 1
    assert sum(reasons.values()) == 1
    # Decided anew, it counts as what it is now and no longer as what it was.
    choice = PoliceChoice(PoliceDecision.MELDING, filed_on=to_local(monday).date(), version=1)
    measures_acts.decide_police(actor=carla, number=other, choice=choice, now=monday)
    assert row(Indicator.POLICE, Split.MONTH) == [["november 2026", 1, 1, 0, 50]]
    assert set(Fact.objects.filter(measure="police_not").values_list("step", flat=True)) == {"no_confidence"}
