# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla proposes a warning, Ilse decides it by her mandate, and nobody else sees a word of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import deciding, hearings
from eenlijn.casework.dossier.answering import NotMandated
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.queries import dossier as read_dossier
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.reporting.codes import Identity
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.actions import (
    AlreadyLeft,
    NothingProposed,
    NotReady,
    ReasonForReturn,
    WaitsForDecision,
)
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import verify
from tests.cast import Cast
from tests.factories import stories

Counter = Callable[[int], Any]
WARNING: dict[str, Any] = {
    "kind": AnswerKind.WARNING,
    "valid_until": date(2027, 11, 22),
    "remaining_channel": "aan de balie en aan de telefoon.",
}


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Assessed, and the other person was heard; Ilse may decide about warnings up to severity four."""
    give_mandate(
        actor=cast.petra.actor,
        answer_kind="written_warning",
        highest_level=4,
        function_name="Directeur",
        source="mandaatregeling 2026",
        valid_from=date(2026, 1, 1),
        now=monday,
    )
    made = stories.report(cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday), monday)
    stories.assess(cast.carla.actor, made.number, monday)
    outcome = Outcome(HearingState.HEARD_ORAL, monday, summary="Hij had haast.")
    hearings.record_hearing(actor=cast.carla.actor, number=made.number, outcome=outcome, now=monday)
    return made.number


def propose(cast: Cast, number: str, now: datetime, **changes: Any) -> None:
    stories.write(cast.carla.actor, number, now, **{**WARNING, **changes})
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=now)


def told(account_id: Any) -> list[str]:
    rows = Notice.objects.filter(recipient_id=account_id, reaches="app").select_related("event")
    return [row.event.type for row in rows.order_by("event__created_at", "pk")]


def test_ilse_decides_what_carla_proposed(cast: Cast, monday: datetime, number: str) -> None:
    propose(cast, number, monday)
    assert told(cast.ilse.id) == ["decision_asked"]
    assert [row.number for row in deciding.proposals(cast.ilse.actor, monday)] == [number]

    found = deciding.open_proposal(actor=cast.ilse.actor, number=number, now=monday)
    assert found.answer.behaviour == "U pakte onze medewerker bij de jas."
    deciding.decide(actor=cast.ilse.actor, number=number, version=found.answer.version, now=monday)

    kept = Answer.objects.get(incident__number=number)
    assert (kept.state, kept.decider_function, kept.decided_by_id) == (
        AnswerState.FINAL,
        "Directeur",
        cast.ilse.id,
    )
    assert kept.mandate is not None
    assert kept.letter_pdf is not None
    assert kept.letter_word is not None
    assert "decision_made" in told(cast.carla.id)
    assert told(cast.anna.id)[-1] == "letter_about_to_leave"
    lines = TrailLine.objects.filter(account_id=cast.ilse.id, organisation=cast.reggestreek)
    assert list(lines.order_by("sequence").values_list("action", "purpose")) == [
        ("open_proposal", "decide"),
        ("decide", "decide"),
    ]
    assert deciding.proposals(cast.ilse.actor, monday) == ()
    with pytest.raises(NotVisible):
        deciding.open_proposal(actor=cast.ilse.actor, number=number, now=monday)
    assert verify(cast.reggestreek.pk).ok


def test_carla_is_refused_and_reads_who_may(cast: Cast, monday: datetime, number: str) -> None:
    stories.write(cast.carla.actor, number, monday, **WARNING)
    with pytest.raises(NotMandated) as refused:
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    assert refused.value.sentence == (
        "Jij hebt hiervoor geen mandaat. Dit besluit neemt: Directeur. Stuur het ter besluit."
    )
    assert Answer.objects.get(incident__number=number).state == AnswerState.DRAFT


def test_nobody_may_decide_above_the_highest_severity(cast: Cast, monday: datetime, number: str) -> None:
    stories.write(cast.carla.actor, number, monday, **WARNING)
    incident = Answer.objects.get(incident__number=number).incident
    type(incident).objects.filter(pk=incident.pk).update(severity="s5_critical")
    with pytest.raises(NotReady) as refused:
        deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    assert refused.value.sentence == (
        "Niemand heeft mandaat voor dit antwoord bij deze ernst. De beheerder legt dat vast in Beheer."
    )


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "dirk", "petra", "noor", "mila", "eva"])
def test_only_the_mandate_opens_the_proposal(cast: Cast, monday: datetime, number: str, name: str) -> None:
    """At Dirk's employer the coordinator decides about warnings: a row that could leak."""
    give_mandate(
        actor=replace(cast.petra.actor, organisation_id=cast.dinkelborg.pk),
        answer_kind="written_warning",
        highest_level=5,
        function_name="Agressiecoördinator",
        source="besluit",
        valid_from=date(2026, 1, 1),
        now=monday,
    )
    propose(cast, number, monday)
    actor = cast.people[name].actor
    assert deciding.proposals(actor, monday) == ()
    for act in (
        lambda: deciding.open_proposal(actor=actor, number=number, now=monday),
        lambda: deciding.decide(actor=actor, number=number, version=1, now=monday),
        lambda: deciding.send_back(actor=actor, number=number, reason="Nee.", now=monday),
    ):
        with pytest.raises(NotVisible):
            act()
    assert Answer.objects.get(incident__number=number).state == AnswerState.PROPOSED


def test_the_mandate_opens_nothing_but_the_proposal(cast: Cast, monday: datetime, number: str) -> None:
    stories.write(cast.carla.actor, number, monday, **WARNING)
    with pytest.raises(NotVisible):
        deciding.open_proposal(actor=cast.ilse.actor, number=number, now=monday)
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    with pytest.raises(NotVisible):
        read_dossier(cast.ilse.actor, number, monday)
    for asked in ("7K4M-2QX", "", "x" * 300):
        with pytest.raises(NotVisible):
            deciding.open_proposal(actor=cast.ilse.actor, number=asked, now=monday)


def test_what_comes_back_has_a_reason_and_may_be_changed(cast: Cast, monday: datetime, number: str) -> None:
    propose(cast, number, monday)
    with pytest.raises(ReasonForReturn):
        deciding.send_back(actor=cast.ilse.actor, number=number, reason=" ", now=monday)
    deciding.send_back(actor=cast.ilse.actor, number=number, reason="Noem de halte.", now=monday)
    answer = read_dossier(cast.carla.actor, number, monday).answer
    assert answer is not None
    assert (answer.state, answer.sent_back) == (AnswerState.DRAFT, "Noem de halte.")
    assert "decision_sent_back" in told(cast.carla.id)
    propose(cast, number, monday, version=answer.version, behaviour="U pakte haar bij de jas, op de halte.")
    assert [row.kind for row in deciding.proposals(cast.ilse.actor, monday)] == [AnswerKind.WARNING]


def test_nobody_decides_what_changed_after_it_was_read(cast: Cast, monday: datetime, number: str) -> None:
    propose(cast, number, monday)
    read = deciding.open_proposal(actor=cast.ilse.actor, number=number, now=monday).answer
    propose(cast, number, monday, version=read.version, behaviour="U schold onze medewerker uit.")
    with pytest.raises(NothingProposed):
        deciding.decide(actor=cast.ilse.actor, number=number, version=read.version, now=monday)
    assert Answer.objects.get(incident__number=number).state == AnswerState.PROPOSED


def test_a_changed_proposal_is_a_draft_again(cast: Cast, monday: datetime, number: str) -> None:
    propose(cast, number, monday)
    with pytest.raises(WaitsForDecision):
        deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)
    answer = Answer.objects.get(incident__number=number)
    stories.write(cast.carla.actor, number, monday, **{**WARNING, "version": answer.version})
    assert Answer.objects.get(incident__number=number).state == AnswerState.DRAFT
    assert deciding.proposals(cast.ilse.actor, monday) == ()


def test_never_on_an_anonymous_report_alone(cast: Cast, monday: datetime, number: str) -> None:
    Report.objects.filter(number=number).update(identity=Identity.UNNAMED)
    stories.write(cast.carla.actor, number, monday, **WARNING)
    deciding.propose_answer(actor=cast.carla.actor, number=number, now=monday)

    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    anonymous = stories.report(Actor.link(cast.reggestreek.pk), link, monday).number
    stories.assess(cast.carla.actor, anonymous, monday)
    outcome = Outcome(HearingState.REFUSED, monday)
    hearings.record_hearing(actor=cast.carla.actor, number=anonymous, outcome=outcome, now=monday)
    stories.write(cast.carla.actor, anonymous, monday, **WARNING)
    with pytest.raises(NotReady) as refused:
        deciding.propose_answer(actor=cast.carla.actor, number=anonymous, now=monday)
    assert refused.value.sentence.startswith("Een maatregel rust nooit alleen op een melding zonder naam.")


def test_a_warning_before_hearing_makes_the_hearing_a_task(cast: Cast, monday: datetime, number: str) -> None:
    Hearing.objects.all().delete()
    propose(cast, number, monday, postponed_hearing="Hij dreigde haar thuis op te wachten.")
    version = Answer.objects.get(incident__number=number).version
    deciding.decide(actor=cast.ilse.actor, number=number, version=version, now=monday)
    later = monday + timedelta(hours=1)
    stories.send(cast.carla.actor, number, later)

    postponed = Hearing.objects.get(incident__number=number)
    assert postponed.state == HearingState.POSTPONED
    clock = Clock.objects.get(incident__number=number, kind="hearing_afterwards")
    assert (clock.subject_id, clock.stopped_at) == (postponed.pk, None)
    outcome = Outcome(HearingState.HEARD_ORAL, later, summary="Hij had spijt.")
    hearings.record_hearing(actor=cast.carla.actor, number=number, outcome=outcome, now=later)
    clock.refresh_from_db()
    assert clock.stopped_at == later


def test_answers_follow_one_another_and_the_first_stops_the_clock(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.write(cast.carla.actor, number, monday)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    stories.send(cast.carla.actor, number, monday + timedelta(hours=1))
    propose(cast, number, monday + timedelta(hours=2))
    version = Answer.objects.get(incident__number=number, state=AnswerState.PROPOSED).version
    deciding.decide(actor=cast.ilse.actor, number=number, version=version, now=monday + timedelta(hours=2))
    stories.send(cast.carla.actor, number, monday + timedelta(days=3))

    found = read_dossier(cast.carla.actor, number, monday + timedelta(days=3))
    assert [(one.kind.value, one.letter_number) for one in found.answers] == [
        ("norm_notice", 1),
        ("written_warning", 2),
    ]
    assert found.clock is not None
    assert (found.clock.stopped_at, found.clock.late_reason) == (monday + timedelta(hours=1), "")
    sent = TimelineEntry.objects.filter(incident__number=number, act="letter_sent").order_by("at")
    assert [entry.detail["letter"] for entry in sent] == ["1", "2"]
    first = dossier.hand_out_letter(
        actor=cast.carla.actor, number=number, is_word=False, letter_number=1, now=monday
    )
    last = dossier.hand_out_letter(actor=cast.carla.actor, number=number, is_word=False, now=monday)
    assert first.content != last.content
    with pytest.raises(NotVisible):
        dossier.hand_out_letter(
            actor=cast.carla.actor, number=number, is_word=False, letter_number=9, now=monday
        )
    with pytest.raises(AlreadyLeft):
        stories.write(cast.carla.actor, number, monday, version=3)


def test_the_list_of_decisions_costs_two_statements(
    cast: Cast, monday: datetime, number: str, django_assert_num_queries: Counter
) -> None:
    propose(cast, number, monday)
    with django_assert_num_queries(2):
        assert len(deciding.proposals(cast.ilse.actor, monday)) == 1
    with django_assert_num_queries(2):
        assert deciding.proposals(cast.anna.actor, monday) == ()


def test_a_letter_with_an_empty_value_does_not_freeze(cast: Cast, monday: datetime, number: str) -> None:
    stories.write(cast.carla.actor, number, monday)
    type(cast.reggestreek).objects.filter(pk=cast.reggestreek.pk).update(postal_lines="")
    with pytest.raises(NotReady) as refused:
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=monday)
    assert refused.value.sentence == "In de brief is nog leeg: postadres voor de privacyfunctionaris."
