# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions after the receipt: each saved on its own, kept, and read only by whom the matrix lets."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.casework.dossier import details
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Injury, PerpetratorKnown
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.models import CareAnswer, FollowUpAnswer, Report
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.reporting.questions import QUESTIONS, Shown
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast
from tests.factories import stories

CANARY = "Kanarie-Account-Şahin"


@pytest.fixture
def link(cast: Cast, monday: datetime) -> OpenLink:
    return stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)


@pytest.fixture
def number(cast: Cast, link: OpenLink, monday: datetime) -> str:
    return stories.report(cast.anna.actor, link, monday).number


@pytest.fixture
def report_id(number: str) -> UUID:
    return Report.objects.get(number=number).pk


def said(actor: Actor, number: str) -> dict[str, str]:
    return {one.question.code: one.words for one in details.details_of(actor, number)}


def test_each_answer_is_kept_and_the_earlier_one_stays_as_a_row(
    cast: Cast, report_id: UUID, number: str, monday: datetime
) -> None:
    def answer(value: str, after: int) -> None:
        details.answer_question(
            actor=cast.anna.actor,
            report_id=report_id,
            code="pif_literal",
            value=value,
            now=monday + timedelta(minutes=after),
        )

    answer("Ik weet je te vinden", 1)
    answer(CANARY, 2)

    rows = FollowUpAnswer.objects.order_by("answered_at")
    assert [(row.is_current, row.facts, row.victim) for row in rows] == [
        (False, None, None),
        (True, None, None),
    ]
    assert CANARY.encode() not in b"".join(bytes(row.words) for row in rows)
    assert said(cast.carla.actor, number) == {"pif_literal": CANARY}
    shown = {one.question.code: one for one in details.details(cast.anna.actor, report_id).items}
    assert shown["pif_literal"].value == CANARY
    assert shown["pif_literal"].answered_at == monday + timedelta(minutes=2)
    # Two answers in one hour leave one line on the timeline, and each its own in the trail.
    assert TimelineEntry.objects.filter(act=Act.DETAILS_ADDED).count() == 1
    assert TrailLine.objects.filter(action="answer_question").count() == 2

    answer("", 3)
    assert said(cast.carla.actor, number) == {}
    assert FollowUpAnswer.objects.count() == 3


def test_each_compartment_opens_for_whom_the_matrix_says(
    cast: Cast, report_id: UUID, number: str, monday: datetime
) -> None:
    answers = {
        "witness_count": "3",
        "function_group": "fg_transport",
        "pif_who": CANARY,
        "care_reach": "Bel me na zes uur",
        "consequence": "psychological_complaints",
    }
    for code, value in answers.items():
        details.answer_question(
            actor=cast.anna.actor, report_id=report_id, code=code, value=value, now=monday
        )

    assert said(cast.carla.actor, number) == {
        "witness_count": "3",
        "function_group": "Openbaar vervoer",
        "pif_who": CANARY,
    }
    assert said(cast.bram.actor, number) == {"witness_count": "3", "function_group": "Openbaar vervoer"}
    assert set(FollowUpAnswer.objects.values_list("question", flat=True)) == {
        "witness_count",
        "function_group",
        "pif_who",
    }
    about_care = CareAnswer.objects.order_by("question")
    assert [(row.question, vault.open(row, "care")) for row in about_care] == [
        ("care_reach", "Bel me na zes uur"),
        ("consequence", "psychological_complaints"),
    ]
    own = {one.question.code: one.value for one in details.details(cast.anna.actor, report_id).items}
    assert own["care_reach"] == "Bel me na zes uur"
    with pytest.raises(NotVisible):
        said(cast.dirk.actor, number)


def test_an_answer_about_care_can_change_and_is_asked_whatever_happened(
    cast: Cast, report_id: UUID, monday: datetime
) -> None:
    """So that nobody needs to know which of them were answered to know what is asked."""
    for value in ("Na zes uur", "Liever per mail"):
        details.answer_question(
            actor=cast.anna.actor, report_id=report_id, code="care_reach", value=value, now=monday
        )
    rows = CareAnswer.objects.order_by("-is_current")
    assert [vault.open(row, "care") for row in rows] == ["Liever per mail", "Na zes uur"]
    nothing = Shown(frozenset(), 1, "")
    assert all(
        one.is_asked(nothing) for one in QUESTIONS.values() if one.compartment is Compartment.AFTERCARE
    )


def test_how_it_happened_goes_into_the_register_and_the_counts_move_along(
    cast: Cast, report_id: UUID, number: str, monday: datetime
) -> None:
    for code, value in (("channel", "email"), ("online_where", CANARY)):
        details.answer_question(
            actor=cast.anna.actor, report_id=report_id, code=code, value=value, now=monday
        )
    assert Incident.objects.get(number=number).channel == "email"
    by_channel = {(one.measure, one.channel): one.delta for one in Fact.objects.filter(channel="email")}
    assert by_channel == {("incident", "email"): 1, ("clock", "email"): 1, ("talk_due", "email"): 1}
    assert sum(Fact.objects.filter(channel="").values_list("delta", flat=True)) == 0


def test_injury_and_absence_are_proposals_and_change_nothing(
    cast: Cast, report_id: UUID, number: str, monday: datetime
) -> None:
    before = Incident.objects.values().get(number=number)
    answers = {
        "injury": "doctor",
        "absence": "yes",
        "service_interrupted": "no",
        "repetition": "yes",
        "other_known": "no",
    }
    for code, value in answers.items():
        details.answer_question(
            actor=cast.anna.actor, report_id=report_id, code=code, value=value, now=monday
        )
    assert Incident.objects.values().get(number=number) == before
    assert details.proposals_of(cast.carla.actor, number) == details.Proposals(
        injury=Injury.DOCTOR,
        has_absence=True,
        service_interrupted=False,
        is_repetition=True,
        perpetrator_known=PerpetratorKnown.NO,
    )
    with pytest.raises(NotVisible):
        details.proposals_of(cast.bram.actor, number)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("channel", "duif"),
        ("channel", "email,street"),
        ("immediate_action", "addressed_norm,niets"),
        ("stopped", "misschien"),
        ("witness_count", "-1"),
        ("witness_count", "1000"),
        ("witness_count", "drie"),
        ("pif_when", "gisteren"),
        ("pif_when", "2026-11-23T09:00:00"),
        ("function_group", "direct_victim"),
        ("pif_who", "x" * 4001),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_and_not_kept(
    cast: Cast, report_id: UUID, monday: datetime, code: str, value: str
) -> None:
    with pytest.raises(details.NotAnAnswer):
        details.answer_question(
            actor=cast.anna.actor, report_id=report_id, code=code, value=value, now=monday
        )
    assert FollowUpAnswer.objects.count() == 0


def test_a_question_that_is_not_asked_here_is_refused(cast: Cast, link: OpenLink, monday: datetime) -> None:
    light = stories.report(cast.anna.actor, link, monday, kinds=("verbal_insult",))
    pk = Report.objects.get(number=light.number).pk
    for code in ("pif_who", "online_where", "bestaat_niet"):
        with pytest.raises(details.NoSuchQuestion):
            details.answer_question(actor=cast.anna.actor, report_id=pk, code=code, value="x", now=monday)


def test_nobody_but_the_reporter_adds_to_it(cast: Cast, report_id: UUID, monday: datetime) -> None:
    for actor in (cast.teun.actor, cast.bram.actor, cast.carla.actor, cast.dirk.actor):
        with pytest.raises(NotVisible):
            details.answer_question(actor=actor, report_id=report_id, code="stopped", value="yes", now=monday)
        with pytest.raises(NotVisible):
            details.details(actor, report_id)
