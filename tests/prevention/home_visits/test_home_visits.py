# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna asks whether a visit is safe, Bram decides about a red one, and a day later nothing is left of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.models import CaseKeys
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.rulebook import actions as rulebook
from eenlijn.commons.trail.models import TrailLine
from eenlijn.doors.jobs.every_night import destroy_visits
from eenlijn.prevention.home_visits import queries
from eenlijn.prevention.home_visits.actions import (
    Visit,
    VisitDayWrong,
    VisitMoveImpossible,
    VisitUnclear,
    ask_visit,
    move_visit,
    open_visit,
)
from eenlijn.prevention.home_visits.codes import VisitState
from eenlijn.prevention.home_visits.models import HomeVisitCheck, HomeVisitCount
from tests.cast import Cast, Person
from tests.prevention.home_visits.test_questions import replies

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)
ADDRESS = "Kanaalweg 12, Almelo"


def ask(who: Person, now: datetime, *yes: str, **changes: object) -> UUID:
    visit = Visit(TODAY + DAY, ADDRESS, replies(*yes), "K-4471")
    return ask_visit(actor=who.actor, visit=replace(visit, **changes), now=now)  # type: ignore[arg-type]


def move(who: Person, visit_id: UUID, state: str, now: datetime, *, version: int = 1) -> None:
    move_visit(actor=who.actor, visit_id=visit_id, state=VisitState(state), version=version, now=now)


def counts() -> dict[str, int]:
    return dict(HomeVisitCount.objects.values_list("what", "count"))


def told(event_type: str = "home_visit_red") -> list[UUID | None]:
    return list(
        Notice.objects.filter(event__type=event_type, reaches="app").values_list("recipient_id", flat=True)
    )


def test_a_green_visit_goes_on_and_holds_no_name(cast: Cast, monday: datetime) -> None:
    made = ask(cast.anna, monday)
    page = open_visit(actor=cast.anna.actor, visit_id=made, now=monday)
    assert (page.row.colour, page.row.state, page.address) == ("green", "goes_on", ADDRESS)
    assert page.client_number == "K-4471"
    assert page.row.expires_on == TODAY + 2 * DAY
    assert not {field.name for field in HomeVisitCheck._meta.fields} & {"name", "family_name", "birth_date"}
    assert counts() == {"green": 1}
    assert told() == []
    with pytest.raises(VisitMoveImpossible):
        move(cast.anna, made, "together", monday)
    move(cast.anna, made, "called_off", monday)
    assert counts() == {"green": 1, "called_off": 1}
    with pytest.raises(VisitMoveImpossible):
        move(cast.anna, made, "elsewhere", monday, version=2)


def test_bram_decides_about_a_red_visit_and_anna_does_not(cast: Cast, monday: datetime) -> None:
    made = ask(cast.anna, monday, "weapons")
    assert told() == [cast.bram.id]
    for state in ("together", "goes_on"):
        with pytest.raises(VisitMoveImpossible):
            move(cast.anna, made, state, monday)
    with pytest.raises(VisitMoveImpossible):
        move(cast.bram, made, "goes_on", monday)
    with pytest.raises(ChangedMeanwhile):
        move(cast.bram, made, "together", monday, version=7)
    move(cast.bram, made, "together", monday)
    row = HomeVisitCheck.objects.get()
    assert (row.state, row.decided_by_id, row.decided_at) == ("together", cast.bram.id, monday)
    move(cast.anna, made, "called_off", monday, version=2)
    row.refresh_from_db()
    assert (row.state, row.decided_by_id) == ("called_off", cast.bram.id)
    assert counts() == {"red": 1, "called_off": 1}


def test_a_manager_decides_nothing_about_the_own_red_visit(cast: Cast, monday: datetime) -> None:
    made = ask(cast.bram, monday, "weapons")
    assert told() == []
    with pytest.raises(VisitMoveImpossible):
        move(cast.bram, made, "together", monday)
    move(cast.bram, made, "elsewhere", monday)
    assert HomeVisitCheck.objects.get().decided_by_id is None


def test_only_the_asker_and_the_own_manager_read_it(cast: Cast, monday: datetime) -> None:
    made = ask(cast.anna, monday, "weapons")
    ask(cast.teun, monday)
    assert [row.asker for row in queries.checks(cast.bram.actor)] == ["Anna"]
    assert [row.is_mine for row in queries.checks(cast.anna.actor)] == [True]
    assert open_visit(actor=cast.bram.actor, visit_id=made, now=monday).address == ADDRESS
    lines = TrailLine.objects.filter(action="open_visit").count()
    for stranger in (cast.carla, cast.petra, cast.dirk, cast.teun, cast.sam, cast.noor, cast.eva):
        assert [row.id for row in queries.checks(stranger.actor) if row.id == made] == []
        with pytest.raises(NotVisible):
            open_visit(actor=stranger.actor, visit_id=made, now=monday)
        with pytest.raises(NotVisible):
            move(stranger, made, "called_off", monday)
    assert TrailLine.objects.filter(action="open_visit").count() == lines == 1
    with pytest.raises(NotVisible):
        ask(cast.eva, monday)


def test_nonsense_is_refused_with_the_reason(cast: Cast, monday: datetime) -> None:
    for wrong, refusal in (
        ({"visit_on": TODAY - DAY}, VisitDayWrong),
        ({"visit_on": TODAY + 32 * DAY}, VisitDayWrong),
        ({"address": " "}, VisitUnclear),
        ({"address": "x" * 201}, VisitUnclear),
        ({"replies": {}}, VisitUnclear),
        ({"replies": {**replies(), "name": "yes"}}, VisitUnclear),
    ):
        with pytest.raises(refusal):
            ask(cast.anna, monday, **wrong)
    assert not HomeVisitCheck.objects.exists()
    assert counts() == {}


def test_the_night_after_the_day_it_is_gone_with_the_keys_that_open_it(cast: Cast, monday: datetime) -> None:
    made = ask(cast.anna, monday, visit_on=TODAY)
    later = ask(cast.anna, monday, visit_on=TODAY + DAY)
    sealed = HomeVisitCheck.objects.get(pk=made)
    assert destroy_visits(monday + timedelta(hours=10)) == 0
    assert destroy_visits(monday + DAY) == 1
    assert list(HomeVisitCheck.objects.values_list("pk", flat=True)) == [later]
    assert list(CaseKeys.objects.filter(case_id__in=[made, later]).values_list("case_id", flat=True)) == [
        later
    ]
    with pytest.raises(vault.KeyGone):
        vault.open(sealed, "address")
    line = TrailLine.objects.get(action="destroy_visits")
    assert line.detail == {"count": 1}
    assert counts() == {"green": 2}
    assert destroy_visits(monday + DAY) == 0


def test_an_employer_chooses_when_a_check_goes_and_another_keeps_its_own(
    cast: Cast, monday: datetime
) -> None:
    before = ask(cast.anna, monday, visit_on=TODAY)
    kept = rulebook.save_draft(
        actor=cast.carla.actor, topic="terms", content={"terms": {}, "visit_days": 3}, version=0, now=monday
    )
    rulebook.publish(actor=cast.petra.actor, topic="terms", version=kept.version, now=monday)
    longer = ask(cast.anna, monday, visit_on=TODAY)
    assert [queries.kept_days(who.actor, monday) for who in (cast.anna, cast.mila)] == [3, 1]
    expires = dict(HomeVisitCheck.objects.values_list("pk", "expires_on"))
    assert expires == {before: TODAY + DAY, longer: TODAY + 3 * DAY}
    assert (destroy_visits(monday + DAY), destroy_visits(monday + 2 * DAY)) == (1, 0)
    assert destroy_visits(monday + 3 * DAY) == 1


def test_a_visit_called_off_is_counted_for_the_team_without_a_person(cast: Cast, monday: datetime) -> None:
    move(cast.anna, ask(cast.anna, monday, "weapons"), "called_off", monday)
    ask(cast.teun, monday)
    november = date(2026, 11, 1)
    assert queries.visit_counts(cast.bram.actor, november, november) == {"red": 1, "called_off": 1}
    assert queries.visit_counts(cast.carla.actor, november, november) == {
        "red": 1,
        "called_off": 1,
        "green": 1,
    }
    assert queries.visit_counts(cast.dirk.actor, november, november) == {}
    assert queries.visit_counts(cast.anna.actor, november, november) == {}
    assert {field.name for field in HomeVisitCount._meta.fields} == {
        "id", "organisation", "unit", "month", "what", "count",
    }  # fmt: skip
