# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counted from the acts themselves: measures per step, heard first, reviews, tasks and requests in time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import Question, answer, subjects
from eenlijn.accountability.releases.records import COUNTED
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import data_requests, deciding, hearings, running, tasks, waivers
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import MeasureNumber, PerpetratorKnown, Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.requests.actions import Asked, Ruling
from eenlijn.casework.requests.codes import AskedBy, IdentityCheck, RequestKind, RequestWay, Verdict
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.restrictions.actions import Judgement, Lifting, NewBreach
from eenlijn.casework.restrictions.codes import BreachKind, LiftReason, ReviewOutcome
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import publish_at_once
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from tests.cast import Cast, Person
from tests.factories import stories
from tests.factories.measures import BAN, begin_measure, reported

FIRST, HALF, LAST = date(2026, 11, 23), date(2027, 1, 8), date(2027, 2, 23)
STOP = Lifting(LiftReason.AGREED, "U maakte goede afspraken met ons.")
DANGER = "Hij dreigde vanmiddag terug te komen met een mes."


def table(person: Person, indicator: Indicator, split: Split, now: datetime) -> dict[str, list[str]]:
    """What stands behind each head, as people read it, and the total."""
    found = answer(person.actor, Question(indicator, date(2026, 11, 1), date(2026, 11, 1), split), now)
    return {row.full_head: [cell.words for cell in row.cells] for row in (*found.rows, found.totals)}


def on(day: date, monday: datetime) -> datetime:
    return datetime.combine(day, monday.timetz())


@pytest.fixture
def mandate(cast: Cast, monday: datetime) -> None:
    for kind in (AnswerKind.BUILDING_BAN, AnswerKind.FIXED_CONTACT):
        give_mandate(
            actor=cast.petra.actor,
            answer_kind=kind.value,
            highest_level=5,
            function_name="Directeur",
            source="mandaatregeling 2026",
            valid_from=date(2026, 1, 1),
            now=monday,
        )


def impose(cast: Cast, number: str, now: datetime, *, heard: bool, draft: AnswerDraft = BAN) -> Restriction:
    """Assessed, heard or not yet, proposed, decided by Ilse, sent by Carla."""
    carla = cast.carla.actor
    if not Incident.objects.get(number=number).severity:
        stories.assess(carla, number, now, severity=Severity.VERY_SERIOUS, reason="Hij had een mes.")
    if heard:
        told = Outcome(HearingState.HEARD_ORAL, now, summary="Hij had haast.")
        hearings.record_hearing(actor=carla, number=number, outcome=told, now=now)
    dossier.write_answer(actor=carla, number=number, draft=draft, now=now)
    deciding.propose_answer(actor=carla, number=number, now=now)
    deciding.decide(actor=cast.ilse.actor, number=number, version=1, now=now)
    left = Departure(at=now, by="post", proof="", late_reason="")
    dossier.record_departure(actor=carla, number=number, departure=left, now=now)
    return Restriction.objects.filter(incident__number=number).order_by("-begun_at")[0]


def test_measures_are_counted_per_step_and_never_at_dirks(
    cast: Cast, monday: datetime, mandate: None
) -> None:
    first, second = reported(cast.anna, monday), reported(cast.anna, monday)
    ban = impose(cast, first, monday, heard=True)
    impose(cast, second, monday, heard=True)
    begin_measure(reported(cast.mila, monday), cast.dirk, monday, starts_on=FIRST, ends_on=LAST)
    seen = NewBreach(monday, BreachKind.OTHER, "Remise", "Hij stond weer in de remise.", police_called=False)
    carla = cast.carla.actor
    for _twice in range(2):
        running.record_breach(actor=carla, number=first, measure_id=ban.pk, new=seen, now=monday)
    running.lift_measure(actor=carla, number=first, measure_id=ban.pk, lifting=STOP, now=monday)
    assert running.lapse_measures(on(LAST + timedelta(days=1), monday)) > 0

    per_step = table(cast.carla, Indicator.MEASURES, Split.STEP, monday)

    assert per_step == {"Gebouwverbod, gevolg": ["2", "2", "1", "1"], "Totaal": ["2", "2", "1", "1"]}
    assert table(cast.carla, Indicator.MEASURES, Split.FAMILY, monday) == {
        "Gevolg": ["2", "2", "1", "1"],
        "Afspraak voor veilig contact": ["0", "0", "0", "0"],
        "Totaal": ["2", "2", "1", "1"],
    }
    # Both happened in Bram's team.
    assert table(cast.bram, Indicator.MEASURES, Split.MONTH, monday)["Totaal"] == ["2", "2", "1", "1"]
    # The row that could have leaked: Dirk's own measure lapsed too.
    assert table(cast.dirk, Indicator.MEASURES, Split.STEP, monday)["Totaal"] == ["0", "0", "0", "1"]


def test_heard_first_and_heard_only_afterwards(cast: Cast, monday: datetime, mandate: None) -> None:
    first, second = reported(cast.anna, monday), reported(cast.anna, monday)
    impose(cast, first, monday, heard=True)
    impose(cast, second, monday, heard=False, draft=replace(BAN, postponed_hearing=DANGER))
    asked = (Indicator.HEARD_FIRST, Split.MONTH)
    assert table(cast.carla, *asked, monday)["Totaal"] == ["1", "2", "50,0", "0", "1", "0"]

    told = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    for _once_is_enough in range(2):
        hearings.record_hearing(actor=cast.carla.actor, number=second, outcome=told, now=monday)

    assert table(cast.carla, *asked, monday)["Totaal"] == ["1", "2", "50,0", "1", "0", "0"]
    assert table(cast.dirk, *asked, monday)["Totaal"] == ["0", "0", "Nog niet te zeggen", "0", "0", "0"]


def test_a_review_is_in_time_on_its_day_and_late_after_it(cast: Cast, monday: datetime) -> None:
    carla = cast.carla.actor
    measures = {}
    for name in ("in_time", "late", "forgotten", "lifted"):
        number = reported(cast.anna, monday)
        row = begin_measure(number, cast.carla, monday, starts_on=FIRST, ends_on=LAST)
        measures[name] = (number, row.pk)
    asked = (cast.carla, Indicator.REVIEWS, Split.STEP)
    assert table(*asked, monday)["Totaal"] == ["0", "0", "Nog niet te zeggen", "4"]

    number, pk = measures["lifted"]
    running.lift_measure(actor=carla, number=number, measure_id=pk, lifting=STOP, now=monday)
    for name, day in (("in_time", HALF), ("late", HALF + timedelta(days=1))):
        number, pk = measures[name]
        judged = Judgement(ReviewOutcome.GOES_ON, "Hij schold opnieuw.", seen_on=date(2027, 1, 4))
        running.review_measure(
            actor=carla, number=number, measure_id=pk, judgement=judged, now=on(day, monday)
        )
        if name == "in_time":
            assert table(*asked, on(day, monday))["Totaal"] == ["1", "1", "100,0", "2"]
    after = on(HALF + timedelta(days=2), monday)
    assert table(*asked, after) == {
        "Gebouwverbod, gevolg": ["1", "3", "33,3", "0"],
        "Totaal": ["1", "3", "33,3", "0"],
    }
    # It lapses without anybody having looked: that stays late.
    running.lapse_measures(on(LAST + timedelta(days=1), monday))
    assert table(*asked, after)["Totaal"] == ["1", "3", "33,3", "0"]
    assert table(cast.dirk, Indicator.REVIEWS, Split.STEP, after)["Totaal"][:2] == ["0", "0"]


def test_tasks_are_counted_by_whatever_settles_them(cast: Cast, monday: datetime) -> None:
    publish_at_once(
        actor=Actor.job("test", cast.reggestreek.pk),
        topic=Topic.PLAYBOOKS,
        content=contents_of(pack_of(Sector.TRANSPORT))[Topic.PLAYBOOKS],
        now=monday - timedelta(days=1),
    )
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number, carla = stories.report(cast.anna.actor, link, monday).number, cast.carla.actor
    asked = (cast.carla, Indicator.TASKS, Split.MONTH, monday)
    # What was done before there was a playbook on the dossier counts when it gets one.
    stories.tell(carla, number, monday)
    assert table(*asked)["Totaal"] == ["0", "0", "Nog niet te zeggen"]
    stories.assess(carla, number, monday, severity=Severity.SERIOUS, reason="Zo was het.")
    assert table(*asked)["Totaal"] == ["1", "0", "100,0"]
    todo = tasks.open_tasks(carla, number)
    of_training = [one.code for one in todo if one.measure == MeasureNumber.TRAIN]
    by_hand = next(one.code for one in todo if one.measure == MeasureNumber.NORM)
    tasks.settle_task(
        actor=carla, number=number, code=by_hand, state=TaskState.DONE, words="Besproken.", now=monday
    )
    assert table(*asked)["Totaal"] == ["2", "0", "100,0"]
    train: dict[str, Any] = {"actor": carla, "number": number, "measure": MeasureNumber.TRAIN, "now": monday}
    waivers.waive_measure(**train, reason="Iedereen is net geschoold.")
    assert table(*asked)["Totaal"][:2] == ["2", str(len(of_training))]
    waivers.withdraw_waiver(**train)
    assert table(*asked)["Totaal"] == ["2", "0", "100,0"]


def test_a_request_counts_per_dossier_and_is_in_time_within_its_term(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    asked = (Indicator.REQUESTS, Split.MONTH)

    def ask() -> str:
        number = stories.report(cast.anna.actor, link, monday).number
        told = Asked(
            kind=RequestKind.ACCESS,
            words="Ik wil weten wat er over mij staat.",
            name="Teun Tester",
            address="Teststraat 1\n7600 XX Almelo",
            way=RequestWay.LETTER,
            received_at=monday,
            asked_by=AskedBy.ACCUSED,
        )
        return data_requests.mark_request(actor=cast.carla.actor, number=number, asked=told, now=monday)

    def decide(request: str, now: datetime) -> None:
        noor, ruling = cast.noor.actor, Ruling(Verdict.GRANTED, "Het gaat over u.")
        data_requests.record_identity(actor=noor, number=request, how=IdentityCheck.SHOWN, now=now)
        data_requests.decide_request(actor=noor, number=request, ruling=ruling, words="", now=now)

    in_time, longer, late = ask(), ask(), ask()
    assert table(cast.carla, *asked, monday)["Totaal"] == ["0", "0", "Nog niet te zeggen", "3"]
    data_requests.extend_request(
        actor=cast.noor.actor, number=longer, reason="Er zijn veel stukken.", now=monday
    )
    decide(in_time, monday + timedelta(days=3))
    after = monday + timedelta(days=40)
    decide(late, after)
    assert table(cast.carla, *asked, after)["Totaal"] == ["1", "2", "50,0", "1"]
    decide(longer, after)
    assert table(cast.carla, *asked, after)["Totaal"] == ["2", "3", "66,7", "0"]
    assert table(cast.dirk, *asked, after)["Totaal"][:2] == ["0", "0"]
    token = Actor.token(cast.reggestreek.pk, cast.carla.id, "x", [Scope.FIGURES_READ])
    for stranger in (cast.bram.actor, token):
        assert Indicator.REQUESTS not in subjects(stranger)
        with pytest.raises(NotVisible):
            answer(stranger, Question(asked[0], date(2026, 11, 1), date(2026, 11, 1), asked[1]), after)


def test_what_is_corrected_keeps_its_step(cast: Cast, monday: datetime, mandate: None) -> None:
    number = reported(cast.anna, monday)
    impose(cast, number, monday, heard=True)
    before = table(cast.carla, Indicator.MEASURES, Split.STEP, monday)
    more = Assessment(
        severity=Severity.CRITICAL,
        main_type="threat_general",
        reason="Er was een mes.",
        perpetrator_known=PerpetratorKnown.YES,
        version=Incident.objects.get(number=number).version,
    )
    dossier.establish(actor=cast.carla.actor, number=number, assessment=more, now=monday)
    assert table(cast.carla, Indicator.MEASURES, Split.STEP, monday) == before
    assert Fact.objects.filter(measure="imposed", severity=Severity.CRITICAL).count() == 1


def test_nothing_of_it_is_published() -> None:
    """A release reads a closed list of measures, so a new one waits until the guard was asked about it."""
    asked_about = {
        Measure.INCIDENT,
        Measure.CLOCK,
        Measure.ANSWERED,
        Measure.POLICE_FILED,
        Measure.POLICE_NOT,
    }
    assert set(COUNTED) == asked_about
