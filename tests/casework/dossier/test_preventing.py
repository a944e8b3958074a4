# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Carla learns from Anna's report: causes, measures, the RI&E, and whether it works. Dirk sees none."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import lessons, preventing
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.actions import NeedUnclear, NewNeed
from eenlijn.casework.learning.causes import About, causes
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, NeedFor, NeedState, PreventionState
from eenlijn.casework.learning.models import CauseAnalysis, PreventionMeasure
from eenlijn.casework.learning.preventing import (
    CauseUnclear,
    DayPast,
    DroppedReasonNeeded,
    EffectKnown,
    EffectTooEarly,
    EffectWordsNeeded,
    MoveImpossible,
    NamesInWords,
    NewAnalysis,
    NewEffect,
    NewPrevention,
    OwnerNotHere,
    PreventionRuns,
    PreventionUnclear,
    RiskLine,
    RiskLineIncomplete,
)
from eenlijn.casework.learning.queries import training_signs
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories import stories

DAY = timedelta(days=1)
WORDS = "Wie wacht, ziet niet hoe lang het nog duurt."


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def write(cast: Cast, number: str, now: datetime, new: NewAnalysis, version: int = 0) -> None:
    preventing.write_causes(actor=cast.carla.actor, number=number, new=new, version=version, now=now)


def plan(cast: Cast, number: str, now: datetime, **changes: object) -> PreventionMeasure:
    told = NewPrevention("waiting_management", "Een bord met de wachttijd.", cast.bram.id, date(2026, 12, 1))
    made = preventing.plan_prevention(
        actor=cast.carla.actor,
        number=number,
        new=replace(told, **changes),  # type: ignore[arg-type]
        now=now,
    )
    return PreventionMeasure.objects.get(pk=made)


def move(
    cast: Cast, number: str, row: PreventionMeasure, state: str, now: datetime, *, reason: str = ""
) -> None:
    row.refresh_from_db()
    preventing.move_prevention(
        actor=cast.carla.actor,
        number=number,
        measure_id=row.pk,
        state=PreventionState(state),
        reason=reason,
        version=row.version,
        now=now,
    )


def look(cast: Cast, number: str, row_id: object, now: datetime, **changes: object) -> None:
    told = NewEffect(EffectAfter.THREE, EffectResult.PARTLY, "Minder vragen aan de balie.")
    preventing.record_effect(
        actor=cast.carla.actor,
        number=number,
        subject_id=row_id,  # type: ignore[arg-type]
        new=replace(told, **changes),  # type: ignore[arg-type]
        now=now,
    )


def test_the_list_of_causes_says_where_each_is_from() -> None:
    assert {one.about for one in causes().values()} == set(About)
    assert all(one.nl and one.en and one.source for one in causes().values())
    assert [one.code for one in causes().values() if not one.is_verified] == ["agreement_not_kept"]
    assert {one.code for one in causes().values() if one.is_of_the_other} == {
        "substance", "confused", "pain_fear", "money_home_child", "earlier_conflict",
    }  # fmt: skip


def test_causes_are_written_and_what_lies_with_the_other_is_sealed(
    cast: Cast, monday: datetime, number: str
) -> None:
    write(cast, number, monday, NewAnalysis("waiting", ("layout", "substance"), WORDS))
    row = CauseAnalysis.objects.get()
    assert (row.main_cause, row.other_causes, row.version) == ("waiting", ["layout"], 1)
    told = preventing.learned(cast.carla.actor, number).analysis
    assert (told.main, told.others, told.contribution) == ("waiting", ("layout", "substance"), WORDS)

    write(cast, number, monday, NewAnalysis("substance", ("waiting",), WORDS), version=1)
    row.refresh_from_db()
    assert (row.main_cause, row.other_causes) == ("", ["waiting"])
    assert preventing.learned(cast.carla.actor, number).analysis.main == "substance"
    entry = TimelineEntry.objects.filter(act="causes_noted").first()
    assert entry
    assert entry.detail == {}
    with pytest.raises(ChangedMeanwhile):
        write(cast, number, monday, NewAnalysis("waiting"), version=1)


def test_a_cause_that_is_not_on_the_list_is_refused(cast: Cast, monday: datetime, number: str) -> None:
    for wrong in (NewAnalysis(""), NewAnalysis("rude"), NewAnalysis("waiting", ("x",))):
        with pytest.raises(CauseUnclear):
            write(cast, number, monday, wrong)
    assert not CauseAnalysis.objects.exists()


def test_a_name_is_asked_about_and_may_turn_out_to_be_none(cast: Cast, monday: datetime, number: str) -> None:
    words = "Anna stond alleen aan de balie."
    with pytest.raises(NamesInWords) as refused:
        write(cast, number, monday, NewAnalysis("staffing", (), words))
    assert "Anna" in refused.value.sentence
    write(cast, number, monday, NewAnalysis("staffing", (), words, names_checked=True))
    assert preventing.learned(cast.carla.actor, number).analysis.contribution == words


def test_a_measure_has_an_owner_here_and_a_day_to_come(cast: Cast, monday: datetime, number: str) -> None:
    with pytest.raises(DayPast):
        plan(cast, number, monday, due_on=date(2026, 11, 22))
    for stranger in (cast.dirk.id, cast.eva.id):
        with pytest.raises(OwnerNotHere):
            plan(cast, number, monday, owner_id=stranger)
    for wrong in ({"kind": "magic"}, {"what": " "}):
        with pytest.raises(PreventionUnclear):
            plan(cast, number, monday, **wrong)
    with pytest.raises(NamesInWords):
        plan(cast, number, monday, what="Bram koopt een bord.")
    assert not PreventionMeasure.objects.exists()

    plan(cast, number, monday, due_on=date(2026, 11, 23))
    page = preventing.learned(cast.carla.actor, number)
    (one,) = page.preventions
    assert (one.label, one.what, one.state) == (
        "Wachttijd of routing",
        "Een bord met de wachttijd.",
        "planned",
    )
    assert page.owners == {cast.bram.id: "Bram"}
    assert not one.is_late(date(2026, 11, 23))
    assert one.is_late(date(2026, 11, 24))
    assert (cast.dirk.id, "Dirk") not in preventing.owners_for(cast.carla.actor, number, monday)
    assert (cast.bram.id, "Bram") in preventing.owners_for(cast.carla.actor, number, monday)


def test_none_needed_and_a_measure_do_not_stand_beside_each_other(
    cast: Cast, monday: datetime, number: str
) -> None:
    write(cast, number, monday, NewAnalysis("none_seen", not_needed_because="Dit kon niemand voorkomen."))
    row = plan(cast, number, monday)
    told = preventing.learned(cast.carla.actor, number).analysis
    assert (told.not_needed_because, told.version) == ("", 2)
    with pytest.raises(PreventionRuns):
        write(cast, number, monday, NewAnalysis("waiting", not_needed_because="Toch niet."), version=2)
    move(cast, number, row, "dropped", monday, reason="Het bord hangt er al.")
    write(cast, number, monday, NewAnalysis("waiting", not_needed_because="Toch niet."), version=2)


def test_what_is_done_stays_done_and_what_is_dropped_says_why(
    cast: Cast, monday: datetime, number: str
) -> None:
    row = plan(cast, number, monday)
    with pytest.raises(DroppedReasonNeeded):
        move(cast, number, row, "dropped", monday)
    move(cast, number, row, "doing", monday)
    with pytest.raises(MoveImpossible):
        move(cast, number, row, "planned", monday)
    move(cast, number, row, "done", monday + DAY)
    with pytest.raises(MoveImpossible):
        move(cast, number, row, "dropped", monday + DAY, reason="Toch niet.")
    row.refresh_from_db()
    assert (row.state, row.done_at, row.version) == ("done", monday + DAY, 3)


def test_a_line_of_the_risk_inventory_is_whole(cast: Cast, monday: datetime, number: str) -> None:
    row = plan(cast, number, monday)

    def put(told: RiskLine, version: int = 1) -> None:
        preventing.put_risk_line(
            actor=cast.carla.actor, number=number, measure_id=row.pk, told=told, version=version, now=monday
        )

    today = date(2026, 11, 23)
    for wrong in (
        RiskLine("", "4.2", today),
        RiskLine("Bord", "", today),
        RiskLine("Bord", "4.2", None),
        RiskLine("Bord", "4.2", date(2026, 11, 24)),
    ):
        with pytest.raises(RiskLineIncomplete):
            put(wrong)
    put(RiskLine("Bord met wachttijd", "4.2  PSA", today))
    (one,) = preventing.learned(cast.carla.actor, number).preventions
    assert (one.risk_line, one.risk_section, one.risk_on) == ("Bord met wachttijd", "4.2 PSA", today)
    with pytest.raises(ChangedMeanwhile):
        put(RiskLine("Bord", "4.3", today))


def test_whether_it_works_is_asked_after_three_and_after_six_months(
    cast: Cast, monday: datetime, number: str
) -> None:
    row = plan(cast, number, monday)
    with pytest.raises(EffectTooEarly):
        look(cast, number, row.pk, monday)
    assert not Clock.objects.filter(kind=TermKind.EFFECT_CHECK).exists()
    move(cast, number, row, "done", monday)
    first, second = (
        Clock.objects.get(kind=kind, subject_id=row.pk)
        for kind in (TermKind.EFFECT_CHECK, TermKind.EFFECT_CHECK_AGAIN)
    )
    assert [one.due_at.date() for one in (first, second)] == [date(2027, 2, 23), date(2027, 5, 23)]
    with pytest.raises(EffectWordsNeeded):
        look(cast, number, row.pk, monday + 80 * DAY, word=" ")

    look(cast, number, row.pk, monday + 80 * DAY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stop_reason, second.stopped_at) == ("done", None)
    with pytest.raises(EffectKnown):
        look(cast, number, row.pk, monday + 81 * DAY)
    look(
        cast, number, row.pk, monday + 170 * DAY,
        after=EffectAfter.SIX, result=EffectResult.NOT_CHECKED, word="De balie is weg.",
    )  # fmt: skip
    second.refresh_from_db()
    assert second.stop_reason == "not_needed"
    (one,) = preventing.learned(cast.carla.actor, number).preventions
    assert [(each.after, each.result) for each in one.effects] == [(3, "partly"), (6, "not_checked")]
    assert one.awaits == ()


def test_what_was_trained_is_looked_at_in_the_same_way(cast: Cast, monday: datetime, number: str) -> None:
    new = NewNeed("phone", NeedFor.TEAM, function_group="fg_phone")
    lessons.add_need(actor=cast.carla.actor, number=number, new=new, now=monday)
    with pytest.raises(NeedUnclear):
        lessons.add_need(
            actor=cast.carla.actor,
            number=number,
            new=replace(new, function_group="direct_victim"),
            now=monday,
        )
    (need,) = preventing.learned(cast.carla.actor, number).needs
    assert (need.function_group, need.awaits) == ("Telefonie / KCC", ())
    with pytest.raises(EffectTooEarly):
        look(cast, number, need.id, monday)
    lessons.end_need(actor=cast.carla.actor, number=number, need_id=need.id, state=NeedState.DONE, now=monday)
    look(cast, number, need.id, monday + 90 * DAY)
    (need,) = preventing.learned(cast.carla.actor, number).needs
    assert need.awaits == (EffectAfter.SIX,)
    assert Clock.objects.get(kind=TermKind.EFFECT_CHECK).stop_reason == "done"


def test_a_measure_is_a_lesson_too(cast: Cast, monday: datetime, number: str) -> None:
    incident = Incident.objects.get(number=number)
    assert training_signs([incident.pk]) == {}
    row = plan(cast, number, monday)
    assert training_signs([incident.pk])[incident.pk].note == "1 leerpunt"
    move(cast, number, row, "dropped", monday, reason="Te duur.")
    assert training_signs([incident.pk])[incident.pk].note == ""


def test_nobody_else_writes_or_reads_any_of_it(cast: Cast, monday: datetime, number: str) -> None:
    row = plan(cast, number, monday)
    lines = TrailLine.objects.count()
    for one in (cast.dirk, cast.bram, cast.anna, cast.teun):
        for act in (
            lambda actor: preventing.learned(actor, number),
            lambda actor: preventing.owners_for(actor, number, monday),
            lambda actor: preventing.write_causes(
                actor=actor, number=number, new=NewAnalysis("waiting"), version=0, now=monday
            ),
            lambda actor: preventing.move_prevention(
                actor=actor, number=number, measure_id=row.pk, state=PreventionState.DONE, reason="",
                version=1, now=monday,
            ),
        ):  # fmt: skip
            with pytest.raises(NotVisible):
                act(one.actor)
    assert TrailLine.objects.count() == lines
    other = stories.report(
        cast.anna.actor, stories.link_of(cast.carla.actor, cast.lijn_9.pk, monday), monday
    ).number
    with pytest.raises(NotVisible):
        move(cast, other, row, "done", monday)
