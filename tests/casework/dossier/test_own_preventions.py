# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Petra sees to a measure that Carla agreed: her own page, not a word of the dossier. Dirk sees nothing."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import own_preventions as owning
from eenlijn.casework.dossier import preventing
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import Lane, code_list
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import EffectAfter, EffectResult, PreventionState
from eenlijn.casework.learning.models import EffectCheck, PreventionMeasure
from eenlijn.casework.learning.owning import DoneWordNeeded
from eenlijn.casework.learning.preventing import MoveImpossible, NamesInWords, NewEffect, NewPrevention
from eenlijn.casework.learning.reasons import REASONS
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.notices.letters import mail_for
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person
from tests.factories import stories

DAY = timedelta(days=1)
WHAT = "Een bord met de wachttijd."


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, made, monday)
    return made


def plan(cast: Cast, number: str, now: datetime, owner: Person) -> UUID:
    told = NewPrevention("waiting_management", WHAT, owner.id, date(2026, 12, 1))
    return preventing.plan_prevention(actor=cast.carla.actor, number=number, new=told, now=now)


def finish(owner: Person, measure_id: UUID, now: datetime, **changes: object) -> None:
    told: dict[str, object] = {"word": "Het bord hangt.", "names_checked": False, "version": 1, **changes}
    owning.finish_own_prevention(actor=owner.actor, measure_id=measure_id, now=now, **told)  # type: ignore[arg-type]


def told(kind: str) -> list[tuple[UUID | None, str]]:
    rows = Notice.objects.filter(event__type=kind, reaches="app").order_by("event__created_at")
    return [(row.recipient_id, row.event.object_number) for row in rows.select_related("event")]


def test_every_kind_of_measure_has_a_reason_that_says_nothing_of_a_case() -> None:
    assert set(REASONS) == set(code_list("prevention_measure"))
    assert all(str(one).endswith(".") for one in REASONS.values())


def test_the_owner_reads_what_to_do_and_why_and_by_when_and_opens_no_dossier(
    cast: Cast, monday: datetime, number: str
) -> None:
    measure_id = plan(cast, number, monday, cast.petra)
    with pytest.raises(NotVisible):
        preventing.learned(cast.petra.actor, number)

    (row,) = owning.my_preventions(cast.petra.actor, monday)
    assert (row.id, row.label, row.due_on, row.is_late, row.asks) == (
        measure_id, "Wachttijd of routing", date(2026, 12, 1), False, None,
    )  # fmt: skip
    (late,) = owning.my_preventions(cast.petra.actor, monday + 9 * DAY)
    assert late.is_late
    one = owning.open_own_prevention(actor=cast.petra.actor, measure_id=measure_id, now=monday)
    assert (one.what, one.why, one.looks, one.seen) == (WHAT, str(REASONS["waiting_management"]), (), ())

    line = TrailLine.objects.get(action="open_own_prevention")
    incident = Incident.objects.get(number=number)
    assert (line.object_type, line.object_id) == ("prevention", str(measure_id))
    assert str(incident.pk) not in {line.object_id, line.subject_id}


def test_nobody_else_sees_it_though_there_is_a_row_to_see(cast: Cast, monday: datetime, number: str) -> None:
    measure_id = plan(cast, number, monday, cast.petra)
    assert len(owning.my_preventions(cast.petra.actor, monday)) == 1
    for other in (cast.dirk, cast.anna, cast.bram, cast.carla, cast.teun, cast.eva):
        assert owning.my_preventions(other.actor, monday) == ()
        with pytest.raises(NotVisible):
            owning.open_own_prevention(actor=other.actor, measure_id=measure_id, now=monday)
        with pytest.raises(NotVisible):
            finish(other, measure_id, monday)
        with pytest.raises(NotVisible):
            look(other, measure_id, monday)
    assert PreventionMeasure.objects.get().state == PreventionState.PLANNED


def look(owner: Person, measure_id: UUID, now: datetime, after: EffectAfter = EffectAfter.THREE) -> None:
    told = NewEffect(after, EffectResult.PARTLY, "Minder vragen aan de balie.")
    owning.look_at_own_prevention(actor=owner.actor, measure_id=measure_id, new=told, now=now)


def test_it_is_told_to_the_owner_without_a_number_and_to_nobody_else(
    cast: Cast, monday: datetime, number: str
) -> None:
    plan(cast, number, monday, cast.petra)
    assert told("prevention_yours") == [(cast.petra.id, "")]
    plan(cast, number, monday, cast.carla)
    assert told("prevention_yours") == [(cast.petra.id, "")]
    for kind in (EventType.PREVENTION_YOURS, EventType.EFFECT_ASKED):
        for language in ("nl", "en"):
            mail = mail_for(kind, number, language)
            assert number not in mail.subject + mail.body
            assert "bord" not in mail.body


def test_done_is_said_with_a_word_and_stands_in_the_dossier(
    cast: Cast, monday: datetime, number: str
) -> None:
    measure_id = plan(cast, number, monday, cast.petra)
    with pytest.raises(DoneWordNeeded):
        finish(cast.petra, measure_id, monday, word=" ")
    with pytest.raises(NamesInWords):
        finish(cast.petra, measure_id, monday, word="Bram de Vries hing het bord op.")
    with pytest.raises(ChangedMeanwhile):
        finish(cast.petra, measure_id, monday, version=2)
    finish(cast.petra, measure_id, monday)

    (one,) = preventing.learned(cast.carla.actor, number).preventions
    assert (one.state, one.done_word) == ("done", "Het bord hangt.")
    entry = TimelineEntry.objects.filter(act="prevention_moved").get()
    assert (entry.account_id, entry.detail) == (
        cast.petra.id, {"kind": "waiting_management", "state": "done"},
    )  # fmt: skip
    assert Clock.objects.filter(subject_id=measure_id, stopped_at=None).count() == 2
    with pytest.raises(MoveImpossible):
        finish(cast.petra, measure_id, monday, version=2)


def test_whether_it_works_is_asked_of_the_owner_once_after_three_and_once_after_six_months(
    cast: Cast, monday: datetime, number: str
) -> None:
    measure_id = plan(cast, number, monday, cast.petra)
    finish(cast.petra, measure_id, monday)
    first, second = (clock.due_at for clock in Clock.objects.filter(subject_id=measure_id).order_by("due_at"))
    assert owning.employers_due(first - DAY) == []
    assert owning.ask_owners(first - DAY) == 0
    one = owning.open_own_prevention(actor=cast.petra.actor, measure_id=measure_id, now=monday)
    assert one.asks(first - 40 * DAY) == ()
    assert one.asks(first - 20 * DAY) == (EffectAfter.THREE,)

    assert owning.employers_due(first) == [cast.carla.membership.organisation_id]
    assert (owning.ask_owners(first), owning.ask_owners(first + DAY)) == (1, 0)
    assert told("effect_asked") == [(cast.petra.id, "")]
    look(cast.petra, measure_id, first)
    assert EffectCheck.objects.get().checked_by_id == cast.petra.id
    assert Clock.objects.get(subject_id=measure_id, due_at=first).stop_reason == "done"

    assert (owning.ask_owners(second), owning.ask_owners(second + DAY)) == (1, 0)
    assert told("effect_asked") == [(cast.petra.id, ""), (cast.petra.id, "")]
    one = owning.open_own_prevention(actor=cast.petra.actor, measure_id=measure_id, now=second)
    assert (one.seen, one.asks(second)) == (((EffectAfter.THREE, EffectResult.PARTLY),), (EffectAfter.SIX,))
    look(cast.petra, measure_id, second, EffectAfter.SIX)
    assert owning.ask_owners(second + DAY) == 0
    (row,) = owning.my_preventions(cast.petra.actor, second)
    assert row.asks is None


def test_of_a_case_that_stands_apart_the_owner_hears_and_sees_nothing(
    cast: Cast, monday: datetime, number: str
) -> None:
    measure_id = plan(cast, number, monday, cast.petra)
    finish(cast.petra, measure_id, monday)
    Incident.objects.filter(number=number).update(lane=Lane.PROTECTED)
    later = monday + 120 * DAY
    assert owning.ask_owners(later) == 1
    assert told("effect_asked") == []
    assert owning.my_preventions(cast.petra.actor, later) == ()
    with pytest.raises(NotVisible):
        owning.open_own_prevention(actor=cast.petra.actor, measure_id=measure_id, now=later)
