# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bram speaks to the other person himself and records it; then a letter confirms the talk."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.clocks.actions import LateReasonNeeded
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.answering import NotYetAssessed
from eenlijn.casework.dossier.hearings import hearings
from eenlijn.casework.dossier.queries import dossier as read_dossier
from eenlijn.casework.dossier.talks import record_talk
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.response.actions import MomentImpossible, NotReady, Talk
from eenlijn.casework.response.codes import AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

SIDE = "Ik schrok van haar hand."


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


@pytest.fixture
def talk(monday: datetime) -> Talk:
    return Talk(
        at=monday + timedelta(hours=2),
        spoken_by="Teamleider",
        behaviour="U pakte onze medewerker bij de jas.",
        norm_rule="2",
        agreements="U laat haar voortaan uitpraten.",
    )


def test_bram_records_the_talk_he_held(cast: Cast, number: str, talk: Talk) -> None:
    stories.assess(cast.carla.actor, number, talk.at)
    record_talk(actor=cast.bram.actor, number=number, talk=talk, other_side=SIDE, now=talk.at)

    kept = Answer.objects.get(incident__number=number)
    assert (kept.kind, kept.state, kept.spoken_by, kept.sent_at) == (
        AnswerKind.TALK,
        AnswerState.SENT,
        "Teamleider",
        talk.at,
    )
    clock = Clock.objects.get(incident__number=number, kind="answer")
    assert (clock.stopped_at, clock.stop_reason) == (talk.at, "answered")
    assert Fact.objects.get(measure="answered").in_time is True
    (heard,) = hearings(cast.carla.actor, number)
    assert (heard.state, heard.summary) == (HearingState.HEARD_ORAL, SIDE)
    line = TrailLine.objects.get(action="record_talk")
    assert line.account_id == cast.bram.id
    with pytest.raises(NotVisible):
        hearings(cast.bram.actor, number)
    assert read_dossier(cast.bram.actor, number, talk.at).answers == ()


@pytest.mark.parametrize("name", ["anna", "dirk", "ilse", "joost", "petra", "noor", "teun", "mila"])
def test_who_does_not_lead_that_team_records_nothing(cast: Cast, number: str, talk: Talk, name: str) -> None:
    stories.assess(cast.carla.actor, number, talk.at)
    lines = TrailLine.objects.count()
    with pytest.raises(NotVisible):
        record_talk(actor=cast.people[name].actor, number=number, talk=talk, other_side="", now=talk.at)
    assert TrailLine.objects.count() == lines
    assert not Answer.objects.exists()


def test_bram_records_nothing_for_another_team(cast: Cast, monday: datetime, talk: Talk) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday)
    number = stories.report(cast.teun.actor, link, monday).number
    stories.assess(cast.carla.actor, number, talk.at)
    with pytest.raises(NotVisible):
        record_talk(actor=cast.bram.actor, number=number, talk=talk, other_side="", now=talk.at)


def test_a_talk_needs_behaviour_norm_and_who_spoke(cast: Cast, number: str, talk: Talk) -> None:
    with pytest.raises(NotYetAssessed):
        record_talk(actor=cast.bram.actor, number=number, talk=talk, other_side="", now=talk.at)
    stories.assess(cast.carla.actor, number, talk.at)
    for lacking, field in (
        (replace(talk, behaviour="raar gedrag"), "behaviour"),
        (replace(talk, norm_rule=""), "norm_rule"),
        (replace(talk, spoken_by=" "), "spoken_by"),
    ):
        with pytest.raises(NotReady) as refused:
            record_talk(
                actor=cast.bram.actor,
                number=number,
                talk=lacking,
                other_side="",
                now=talk.at,
            )
        assert refused.value.fields == (field,)
    with pytest.raises(MomentImpossible):
        record_talk(
            actor=cast.bram.actor, number=number, talk=talk, other_side="", now=talk.at - timedelta(hours=1)
        )
    assert not Answer.objects.exists()


def test_a_late_talk_needs_a_reason(cast: Cast, number: str, talk: Talk) -> None:
    stories.assess(cast.carla.actor, number, talk.at)
    late = replace(talk, at=talk.at + timedelta(days=3))
    with pytest.raises(LateReasonNeeded):
        record_talk(actor=cast.bram.actor, number=number, talk=late, other_side="", now=late.at)
    told = replace(late, late_reason="unreachable")
    record_talk(actor=cast.bram.actor, number=number, talk=told, other_side="", now=late.at)
    assert Clock.objects.get(kind="answer").late_reason == "unreachable"


def test_the_talk_is_confirmed_by_letter(cast: Cast, number: str, talk: Talk) -> None:
    stories.assess(cast.carla.actor, number, talk.at)
    stories.write(cast.carla.actor, number, talk.at, kind=AnswerKind.TALK_CONFIRMATION, note="Rust.")
    with pytest.raises(NotReady):
        dossier.finish_letter(actor=cast.carla.actor, number=number, now=talk.at)
    record_talk(actor=cast.bram.actor, number=number, talk=talk, other_side=SIDE, now=talk.at)
    dossier.finish_letter(actor=cast.carla.actor, number=number, now=talk.at)
    stories.send(cast.carla.actor, number, talk.at)
    answers = read_dossier(cast.carla.actor, number, talk.at).answers
    assert [one.kind for one in answers] == [AnswerKind.TALK, AnswerKind.TALK_CONFIRMATION]
    frozen = vault.open(Answer.objects.get(kind=AnswerKind.TALK_CONFIRMATION), "frozen")
    assert "maandag 23 november 2026" in frozen
    assert SIDE not in frozen


def test_a_draft_of_a_talk_becomes_the_talk_that_was_held(cast: Cast, number: str, talk: Talk) -> None:
    stories.assess(cast.carla.actor, number, talk.at)
    stories.write(cast.carla.actor, number, talk.at, kind=AnswerKind.TALK)
    record_talk(actor=cast.carla.actor, number=number, talk=talk, other_side="", now=talk.at)
    assert Answer.objects.get(incident__number=number).state == AnswerState.SENT
