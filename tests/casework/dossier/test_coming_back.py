# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way back out of a lane that runs apart, as Carla, Vera, Noor and two officers live it."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import coming_back, hand_overs, lanes, protected
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.access import countable_apart, countable_by
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.access import visible_to
from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    InvolvedAs,
    Lane,
    ProtectedKind,
    ReturnReason,
    ReturnState,
)
from eenlijn.casework.incidents.models import Assignment, Incident, Involvement, LaneReturn
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.models import Notice, OutgoingEvent
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person
from tests.factories import stories
from tests.factories.apart import about, joined, report

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOT_A_COLLEAGUE, MISTAKE = ReturnReason.NOT_A_COLLEAGUE, ReturnReason.MISTAKE


def propose(by: Person, number: str, now: datetime, reason: ReturnReason = NOT_A_COLLEAGUE) -> None:
    coming_back.propose_back(actor=by.actor, number=number, reason=reason, now=now)


def decide(by: Person, number: str, now: datetime, word: str = "") -> None:
    """Yes; with a word no."""
    coming_back.decide_back(actor=by.actor, number=number, is_agreed=not word, word=word, now=now)


def lane_of(number: str) -> Lane:
    return Lane(Incident.objects.get(number=number).lane)


def sees(person: Person, number: str) -> bool:
    return visible_to(person.actor).filter(number=number).exists()


def told(person: Person, number: str) -> list[str]:
    rows = Notice.objects.filter(recipient_id=person.id, reaches="app", event__object_number=number)
    return list(rows.order_by("event__created_at", "event__type").values_list("event__type", flat=True))


def counted(person: Person, number: str) -> dict[str, int]:
    key = Incident.objects.get(number=number).case_key
    found = countable_by(person.actor).filter(case_key=key)
    rows = found.values("measure").annotate(total=Sum("delta")).values_list("measure", "total")
    return {measure: total for measure, total in rows if total}


def test_what_was_no_colleague_comes_back_with_access_figures_terms_and_word(
    cast: Cast, monday: datetime
) -> None:
    """The reporter said so by mistake, and named nobody."""
    number = about(None, cast, monday)
    stories.assess(cast.carla.actor, number, monday + HOUR)
    assert (lane_of(number), sees(cast.bram, number), counted(cast.carla, number)) == (
        Lane.INTERNAL,
        False,
        {},
    )
    later = monday + 30 * HOUR
    propose(cast.carla, number, later)
    assert (lane_of(number), sees(cast.bram, number)) == (Lane.INTERNAL, False)
    assert "lane_back_asked" in told(cast.noor, number)

    back = later + HOUR
    decide(cast.noor, number, back)

    assert (lane_of(number), sees(cast.bram, number), sees(cast.noor, number)) == (
        Lane.PUBLIC_TASK,
        True,
        False,
    )
    # The adviser was asked because the other would be a colleague; Joost sees it no more.
    assert not sees(cast.joost, number)
    clocks = {one.kind: one for one in Clock.objects.filter(incident__number=number, subject_id=None)}
    answer, police = clocks["answer"], clocks["police_decision"]
    assert (answer.started_at, answer.stopped_at) == (back, None)
    assert answer.due_at == back + 48 * HOUR
    assert (police.started_at, police.stopped_at) == (back, None)
    assert clocks["review"].stop_reason == "done"
    assert counted(cast.carla, number) == {"incident": 1, "clock": 1, "talk_due": 1}
    assert not countable_apart(cast.carla.actor).filter(case_key=Incident.objects.get().case_key).exists()
    for person in (cast.anna, cast.bram, cast.carla):
        assert "lane_back" in told(person, number), person.name
    last = TimelineEntry.objects.filter(incident__number=number, act=Act.LANE_BACK).get()
    assert (last.at, last.account_id, last.detail) == (
        back,
        cast.noor.id,
        {"before": "internal", "reason": "not_a_colleague", "begun": ["answer", "police_decision"]},
    )
    acts = TrailLine.objects.filter(action__endswith="_lane_back").order_by("sequence")
    assert list(acts.values_list("action", "account_id")) == [
        ("propose_lane_back", cast.carla.id),
        ("decide_lane_back", cast.noor.id),
    ]
    stories.write(cast.carla.actor, number, back + HOUR)


def test_a_term_that_fell_away_begins_anew_and_is_counted_once(cast: Cast, monday: datetime) -> None:
    """Of the public task, then apart, then back: the first term counts for nothing any more."""
    vera = joined(cast, "vera", monday, Role.COO)
    number = report(cast.anna, monday)
    stories.assess(cast.carla.actor, number, monday + HOUR)
    lanes.set_apart(actor=cast.carla.actor, number=number, now=monday + 2 * HOUR)
    stopped = Clock.objects.get(incident__number=number, kind="answer")
    assert (stopped.stop_reason, counted(cast.carla, number)) == ("not_needed", {})
    assert not sees(vera, number)

    propose(cast.carla, number, monday + 3 * DAY, MISTAKE)
    back = monday + 3 * DAY + HOUR
    decide(cast.noor, number, back)

    answer = Clock.objects.get(incident__number=number, kind="answer")
    assert (answer.pk, answer.started_at, answer.due_at) == (stopped.pk, back, back + 48 * HOUR)
    assert (answer.stopped_at, answer.stop_reason, answer.rung) == (None, "", 0)
    police = Clock.objects.get(incident__number=number, kind="police_decision")
    assert (police.started_at, police.stopped_at) == (back, None)
    assert counted(cast.carla, number) == {"incident": 1, "clock": 1, "talk_due": 1}
    on = Fact.objects.filter(lane=Lane.PUBLIC_TASK, measure="clock", due_at=answer.due_at)
    assert on.aggregate(total=Sum("delta"))["total"] == 1
    assert sees(vera, number)
    begun = coming_back.begun_back(cast.carla.actor, number)
    assert begun == coming_back.BegunBack(frozenset({"answer", "police_decision"}), MISTAKE)


def test_an_answer_that_left_before_is_not_asked_again(cast: Cast, monday: datetime) -> None:
    number = report(cast.anna, monday)
    stories.answer(cast.carla.actor, number, monday)
    before = Clock.objects.get(incident__number=number, kind="answer")
    lanes.set_apart(actor=cast.carla.actor, number=number, now=monday + 6 * HOUR)
    propose(cast.carla, number, monday + 7 * HOUR)
    decide(cast.noor, number, monday + 8 * HOUR)
    after = Clock.objects.get(incident__number=number, kind="answer")
    assert (after.started_at, after.stopped_at, after.stop_reason) == (
        before.started_at,
        before.stopped_at,
        "answered",
    )
    assert counted(cast.carla, number) == {"incident": 1, "clock": 1, "answered": 1, "talk_due": 1}


def test_nobody_decides_alone_and_never_who_is_involved_accused_or_it_happened_to(
    cast: Cast, monday: datetime
) -> None:
    vera = joined(cast, "vera", monday, Role.COO)
    number = about(cast.bram, cast, monday)
    handler = Assignment.objects.get(incident__number=number, kind="handler", ended_at=None).account_id
    first, second = (cast.carla, vera) if handler == cast.carla.id else (vera, cast.carla)
    propose(first, number, monday + HOUR)
    with pytest.raises(coming_back.SecondPersonDecides):
        decide(first, number, monday + 2 * HOUR)
    lines = TrailLine.objects.count()
    # Accused; who leads nobody here; the adviser; who watches the log; who administers; somebody elsewhere.
    for one in (cast.bram, second, cast.anna, cast.joost, cast.omar, cast.petra, cast.ilse, cast.dirk):
        with pytest.raises(NotVisible):
            decide(one, number, monday + 2 * HOUR)
        with pytest.raises(NotVisible):
            propose(one, number, monday + 2 * HOUR)
        with pytest.raises(NotVisible):
            coming_back.coming_back(one.actor, number, monday + 2 * HOUR)
    assert TrailLine.objects.count() == lines
    # A deputy handles it too, and is a second person from then on.
    hand_overs.ask(
        actor=first.actor,
        number=number,
        kind=AssignmentKind.DEPUTY,
        account_id=second.id,
        now=monday + 3 * HOUR,
    )
    decide(second, number, monday + 4 * HOUR)
    assert lane_of(number) is Lane.PUBLIC_TASK


def test_who_was_named_as_the_other_is_lifted_by_one_of_the_two_who_did_not_name_them(
    cast: Cast, monday: datetime
) -> None:
    """Carla named Teun herself; a witness with an interest stays kept out."""
    number = report(cast.anna, monday)
    stories.assess(cast.carla.actor, number, monday)
    for who, kind in ((cast.karin, InvolvedAs.WITNESS), (cast.bram, InvolvedAs.ACCUSED)):
        lanes.name_involved(
            actor=cast.carla.actor, number=number, called=who.email, kind=kind, now=monday + HOUR
        )
    propose(cast.carla, number, monday + 2 * HOUR)
    found = coming_back.coming_back(cast.carla.actor, number, monday + 2 * HOUR)
    assert (found.accused, found.proposal is not None, found.after) == (1, True, Lane.PUBLIC_TASK)
    assert not sees(cast.bram, number)
    decide(cast.noor, number, monday + 3 * HOUR)
    rows = Involvement.objects.filter(incident__number=number).order_by("kind")
    assert [(one.kind, one.lifted_by_id) for one in rows] == [("accused", cast.noor.id), ("witness", None)]
    assert vault.open(rows[0], "lift_reason") == "De ander is geen collega"
    assert sees(cast.bram, number)
    assert not sees(cast.karin, number)


def test_a_no_needs_a_word_and_keeps_it_apart(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    propose(cast.carla, number, monday)
    for word in ("   ", "x" * 501):
        with pytest.raises(coming_back.RefusalNeedsReason):
            coming_back.decide_back(
                actor=cast.noor.actor, number=number, is_agreed=False, word=word, now=monday
            )
    decide(cast.noor, number, monday + HOUR, word="Anna schrijft wie het was.")
    assert lane_of(number) is Lane.INTERNAL
    assert "lane_back_answered" in told(cast.carla, number)
    found = coming_back.coming_back(cast.carla.actor, number, monday + HOUR)
    assert (found.proposal, found.last_refusal) == (None, "Anna schrijft wie het was.")
    with pytest.raises(NotVisible):
        decide(cast.noor, number, monday + 2 * HOUR)
    propose(cast.carla, number, monday + 2 * HOUR)
    with pytest.raises(coming_back.AskedBefore):
        propose(cast.carla, number, monday + 2 * HOUR)
    coming_back.withdraw_back(actor=cast.carla.actor, number=number, now=monday + 3 * HOUR)
    states = LaneReturn.objects.order_by("asked_at").values_list("state", flat=True)
    assert list(states) == [ReturnState.REFUSED, ReturnState.WITHDRAWN]


def test_without_an_answer_it_is_over_after_fourteen_days(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    propose(cast.carla, number, monday)
    assert coming_back.coming_back(cast.carla.actor, number, monday + 14 * DAY - HOUR).proposal is not None
    with pytest.raises(NotVisible):
        decide(cast.noor, number, monday + 14 * DAY)
    propose(cast.carla, number, monday + 14 * DAY)
    states = LaneReturn.objects.order_by("asked_at").values_list("state", flat=True)
    assert list(states) == [ReturnState.OVER, ReturnState.PROPOSED]


def test_a_proposal_of_somebody_who_is_kept_out_since_stands_no_more(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    propose(cast.carla, number, monday)
    lanes.recuse(actor=cast.carla.actor, number=number, now=monday + HOUR)
    with pytest.raises(NotVisible):
        decide(cast.noor, number, monday + 2 * HOUR)
    assert lane_of(number) is Lane.INTERNAL


def test_the_reasons_fit_the_lane_and_an_ordinary_case_has_no_way_back(cast: Cast, monday: datetime) -> None:
    number, ordinary = about(None, cast, monday), report(cast.anna, monday)
    with pytest.raises(coming_back.ReasonDoesNotFit):
        propose(cast.carla, number, monday, ReturnReason.NO_LONGER_AT_RISK)
    for one in (ordinary, "ZZZZ-ZZZ"):
        with pytest.raises(NotVisible):
            propose(cast.carla, one, monday)
        with pytest.raises(NotVisible):
            coming_back.coming_back(cast.carla.actor, one, monday)


def test_without_a_second_person_it_says_what_to_do(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    RoleAssignment.objects.filter(membership=cast.noor.membership, role=Role.DPO).delete()
    with pytest.raises(coming_back.NobodyIsSecond):
        propose(cast.carla, number, monday)


def test_a_privacy_officer_is_no_second_person_of_the_own_report(cast: Cast, monday: datetime) -> None:
    number = report(cast.noor, monday, other_is_colleague=True)
    with pytest.raises(coming_back.NobodyIsSecond):
        propose(cast.carla, number, monday)


def test_a_shielded_case_comes_back_by_two_officers_and_what_is_kept_apart_stays_closed(
    cast: Cast, monday: datetime
) -> None:
    otto = joined(cast, "otto", monday, Role.PRO)
    pleun = joined(cast, "pleun", monday, Role.PRO)
    number = report(cast.anna, monday)
    running = Clock.objects.get(incident__number=number, kind="answer")
    lanes.shield(actor=cast.carla.actor, number=number, officers=frozenset({otto.id}), now=monday + HOUR)
    protected.keep_part(
        actor=otto.actor,
        number=number,
        kind=ProtectedKind.HOME_ADDRESS,
        content="Kanariestraat 1",
        now=monday + HOUR,
    )
    # One officer is not enough; a privacy officer or the coordinator knows nothing of it.
    with pytest.raises(coming_back.NobodyIsSecond):
        propose(otto, number, monday + 2 * HOUR, ReturnReason.NO_LONGER_AT_RISK)
    lanes.name_officer(actor=otto.actor, number=number, account_id=pleun.id, now=monday + 2 * HOUR)
    propose(otto, number, monday + 3 * HOUR, ReturnReason.NO_LONGER_AT_RISK)
    for one in (cast.noor, cast.carla, cast.bram):
        assert "lane_back_asked" not in told(one, number)
        with pytest.raises(NotVisible):
            decide(one, number, monday + 4 * HOUR)
    decide(pleun, number, monday + 4 * HOUR)

    assert lane_of(number) is Lane.PUBLIC_TASK
    assert [sees(one, number) for one in (cast.carla, cast.bram, otto, pleun)] == [True, True, False, False]
    for one in (otto, pleun, cast.carla):
        with pytest.raises(NotVisible):
            protected.shielded(one.actor, number, monday + 5 * HOUR)
    # It had a clock in that lane too, which ran on.
    after = Clock.objects.get(incident__number=number, kind="answer")
    assert (after.started_at, after.due_at, after.stopped_at) == (running.started_at, running.due_at, None)
    assert counted(cast.carla, number) == {"incident": 1, "clock": 1, "talk_due": 1}
    assert "lane_back" in told(cast.anna, number)


def test_a_shielded_case_about_a_colleague_comes_back_to_the_lane_for_that(
    cast: Cast, monday: datetime
) -> None:
    otto = joined(cast, "otto", monday, Role.PRO)
    pleun = joined(cast, "pleun", monday, Role.PRO)
    number = about(cast.bram, cast, monday)
    both = frozenset({otto.id, pleun.id})
    lanes.shield(actor=cast.carla.actor, number=number, officers=both, now=monday + HOUR)
    propose(otto, number, monday + 2 * HOUR, MISTAKE)
    assert coming_back.coming_back(otto.actor, number, monday + 2 * HOUR).after is Lane.INTERNAL
    decide(pleun, number, monday + 3 * HOUR)
    assert lane_of(number) is Lane.INTERNAL
    assert [sees(one, number) for one in (cast.carla, cast.joost, cast.bram, otto)] == [
        True,
        True,
        False,
        False,
    ]
    assert Involvement.objects.get(incident__number=number).lifted_at is None
    assert not Clock.objects.filter(incident__number=number, kind="answer").exists()


def test_no_system_hears_of_it_and_reads_the_case_from_then_on(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    propose(cast.carla, number, monday + HOUR)
    decide(cast.noor, number, monday + 2 * HOUR)
    before = OutgoingEvent.objects.filter(object_number=number, created_at__lt=monday + 2 * HOUR)
    assert not before.filter(is_for_people=False).exists()


def test_the_database_keeps_two_people_apart(cast: Cast, monday: datetime) -> None:
    number = about(None, cast, monday)
    propose(cast.carla, number, monday)
    row = LaneReturn.objects.filter(incident__number=number)
    for change in (
        {"state": "agreed", "answered_by": cast.carla.account},
        {"state": "refused", "answered_by": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**change)


def test_what_turns_out_to_be_about_a_colleague_is_set_apart_by_who_handles_it(
    cast: Cast, monday: datetime
) -> None:
    vera = joined(cast, "vera", monday, Role.COO)
    number = report(cast.anna, monday)
    stories.assess(cast.carla.actor, number, monday)
    for one in (cast.bram, cast.anna, cast.joost, cast.dirk):
        with pytest.raises(NotVisible):
            lanes.set_apart(actor=one.actor, number=number, now=monday + HOUR)
    lanes.set_apart(actor=cast.carla.actor, number=number, now=monday + HOUR)
    assert lane_of(number) is Lane.INTERNAL
    assert [sees(one, number) for one in (cast.carla, vera, cast.bram)] == [True, False, False]
    with pytest.raises(lanes.RunsApartAlready):
        lanes.set_apart(actor=cast.carla.actor, number=number, now=monday + 2 * HOUR)
    with pytest.raises(NotVisible):
        dossier.write_answer(
            actor=cast.carla.actor, number=number, draft=stories.DRAFT, now=monday + 2 * HOUR
        )


def test_who_takes_a_new_report_apart_goes_on_with_it(cast: Cast, monday: datetime) -> None:
    joined(cast, "vera", monday, Role.COO)
    number = report(cast.anna, monday)
    lanes.set_apart(actor=cast.carla.actor, number=number, now=monday)
    handler = Assignment.objects.get(incident__number=number, kind="handler", ended_at=None)
    assert handler.account_id == cast.carla.id
