# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing: on its day and not before, once and never again, and the same however late the job runs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.accountability.releases.actions import NotClosedYet, release_due, release_month, release_year
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from tests.accountability.releases.conftest import JOINED, Happen
from tests.cast import Cast
from tests.factories.counted import JOB, employers, happened, platform

JANUARY: Final = JOINED
OPENS: Final = Period.months(JANUARY).opens_at
MICRO: Final = timedelta(microseconds=1)
YEAR_OPENS: Final = Period.year(2025).opens_at

Cells = dict[tuple[str, ...], int | None]


def kept() -> list[Any]:
    """Everything that is stored of releases, in one order."""
    releases = Release.objects.order_by("kind", "last").values_list()
    tables = ReleasedTable.objects.order_by("pk").values_list()
    return [*releases, *tables]


def contents(kind: str = "month") -> list[tuple[str, Any]]:
    """What was decided, without the ids and moments of this one time."""
    rows = ReleasedTable.objects.filter(release__kind=kind).order_by("release__last", "name")
    return list(rows.values_list("name", "content"))


def cells(name: str, period: str = "2025-01") -> Cells:
    rows = ReleasedTable.objects.filter(name=name)
    (content,) = [row.content for row in rows if row.content["period"] == period]
    return {tuple(key): number for key, number, _why in content["cells"]}


def test_a_month_is_released_on_its_day_and_not_before(employed: list[Organisation], happen: Happen) -> None:
    happen(JANUARY, 120)
    with pytest.raises(NotClosedYet):
        release_month(actor=JOB, month=JANUARY, now=OPENS - MICRO)
    assert (Release.objects.count(), ReleasedTable.objects.count()) == (0, 0)
    assert release_month(actor=JOB, month=JANUARY, now=OPENS) == Period.months(JANUARY)
    stored = Release.objects.get()
    assert (stored.edition, stored.released_at, stored.employers, stored.rules) == (1, OPENS, 12, "1")
    assert (stored.kind, stored.since, stored.last) == ("month", JANUARY, JANUARY)
    assert cells("") == {(): 120}
    assert cells("sector")["education",] == 40
    assert sorted(ReleasedTable.objects.values_list("name", flat=True)) == [
        "", "channel", "decision", "kind_group", "municipality", "outcome", "police", "sector", "severity",
    ]  # fmt: skip
    told = TrailLine.objects.get(action="release_figures")
    assert (told.object_id, told.organisation_id) == (str(stored.pk), None)
    assert told.detail == {"period": "2025-01", "edition": 1, "rules": "1"}


def test_a_month_is_released_once(happen: Happen) -> None:
    happen(JANUARY, 120)
    assert release_due(actor=JOB, now=OPENS) == [Period.months(JANUARY)]
    before = kept()
    assert release_month(actor=JOB, month=JANUARY, now=OPENS) is None
    assert release_due(actor=JOB, now=OPENS + timedelta(days=3)) == []
    assert kept() == before
    assert TrailLine.objects.filter(action="release_figures").count() == 1


def test_an_edition_never_moves_when_facts_change_afterwards(
    employed: list[Organisation], happen: Happen
) -> None:
    """More is reported, something is withdrawn, something gets another kind: what stands, stands."""
    happen(JANUARY, 120)
    release_due(actor=JOB, now=OPENS)
    before = kept()
    happened(employed[0], JANUARY, 50, recorded_at=OPENS + timedelta(days=1))
    for fact in Fact.objects.all()[:30]:
        fact.pk, fact.delta, fact.recorded_at = uuid4(), -fact.delta, OPENS + timedelta(days=1)
        fact.save(force_insert=True)
    assert release_due(actor=JOB, now=OPENS + timedelta(days=20)) == []
    assert kept() == before


def test_an_outage_changes_no_number(employed: list[Organisation], happen: Happen) -> None:
    """What was recorded on the day itself or later does not count, whenever the job comes round to it."""
    happen(JANUARY, 120)
    happened(employed[0], JANUARY, 50, recorded_at=Period.months(JANUARY).counted_until)
    late = OPENS + timedelta(days=200)
    assert release_month(actor=JOB, month=JANUARY, now=late) == Period.months(JANUARY)
    assert cells("") == {(): 120}
    assert Release.objects.get().released_at == late


def test_the_last_moment_of_counting_is_the_day_before(employed: list[Organisation], happen: Happen) -> None:
    happen(JANUARY, 120)
    happened(employed[0], JANUARY, 3, recorded_at=Period.months(JANUARY).counted_until - MICRO)
    release_month(actor=JOB, month=JANUARY, now=OPENS)
    assert cells("") == {(): 123}


def test_months_come_out_in_order_after_an_outage(happen: Happen) -> None:
    for month in (1, 2, 3):
        happen(date(2025, month, 1), 90)
    found = release_due(actor=JOB, now=datetime(2025, 5, 1, tzinfo=UTC))
    assert [one.code for one in found] == ["2025-01", "2025-02", "2025-03"]


def test_a_part_can_be_asked_so_that_the_worker_keeps_its_beat(happen: Happen) -> None:
    for month in (1, 2):
        happen(date(2025, month, 1), 90)
    now = datetime(2025, 4, 1, tzinfo=UTC)
    found = [release_due(actor=JOB, now=now, at_most=1) for _each in range(3)]
    assert [[one.code for one in part] for part in found] == [["2025-01"], ["2025-02"], []]


def test_months_too_small_wait_and_come_out_together(employed: list[Organisation]) -> None:
    """Two in January, none in February, four in March: six of three employers together."""
    happened(employed[0], JANUARY, 2)
    for employer in employed[1:3]:
        happened(employer, date(2025, 3, 3), 2)
    assert release_due(actor=JOB, now=datetime(2025, 3, 20, tzinfo=UTC)) == []
    found = release_due(actor=JOB, now=datetime(2025, 4, 20, tzinfo=UTC))
    assert found == [Period.months(JANUARY, date(2025, 3, 1))]
    assert cells("", "2025-01..2025-03") == {(): 6}
    assert release_due(actor=JOB, now=datetime(2025, 4, 20, tzinfo=UTC)) == []


def test_what_waits_is_not_taken_over_the_end_of_the_year(employed: list[Organisation]) -> None:
    happened(employed[0], date(2025, 12, 3), 2)
    for employer in employed[1:3]:
        happened(employer, date(2026, 1, 3), 4)
    assert release_due(actor=JOB, now=datetime(2026, 1, 20, tzinfo=UTC)) == []
    happened(employed[0], date(2026, 1, 3), 4)
    found = release_due(actor=JOB, now=datetime(2026, 2, 20, tzinfo=UTC))
    assert found == [Period.months(date(2026, 1, 1))]  # and no year 2025: nothing of it was released


def test_a_month_of_two_employers_is_never_released(employed: list[Organisation]) -> None:
    for employer in employed[:2]:
        happened(employer, JANUARY, 40)
    assert release_due(actor=JOB, now=OPENS) == []
    assert Release.objects.count() == 0


def test_a_year_comes_out_on_15_february_and_is_exactly_its_months(year: int) -> None:
    release_due(actor=JOB, now=YEAR_OPENS - MICRO)
    assert Release.objects.filter(kind="year").count() == 0
    with pytest.raises(NotClosedYet):
        release_year(actor=JOB, year=year, now=YEAR_OPENS - MICRO)
    months = contents()
    assert [one.code for one in release_due(actor=JOB, now=YEAR_OPENS)] == ["2025"]
    assert contents() == months
    assert cells("", "2025") == {(): 12 * 120}
    of_months = [cells("sector", f"2025-{month:02}") for month in range(1, 13)]
    of_year = cells("sector", "2025")
    assert {key for key, number in of_year.items() if number} == {("education",), ("care",), ("housing",)}
    for key in (("education",), ("care",), ("housing",)):
        assert of_year[key] == sum(month[key] or 0 for month in of_months)
    assert cells("sector.kind_group", "2025")["care", "verbal"] is not None
    assert release_year(actor=JOB, year=year, now=YEAR_OPENS) is None


def test_what_became_known_after_its_month_is_not_in_the_year(
    year: int, employed: list[Organisation]
) -> None:
    """Else two editions side by side would tell of the one incident between them."""
    release_due(actor=JOB, now=YEAR_OPENS - MICRO)
    happened(employed[0], date(2025, 1, 20), 7, recorded_at=datetime(2025, 9, 1, tzinfo=UTC))
    for fact in Fact.objects.filter(month=date(2025, 3, 1))[:5]:
        fact.pk, fact.delta, fact.recorded_at = uuid4(), -1, datetime(2025, 9, 1, tzinfo=UTC)
        fact.save(force_insert=True)
    release_due(actor=JOB, now=YEAR_OPENS)
    assert cells("", "2025") == {(): 12 * 120}


def test_a_hidden_number_is_nowhere_in_what_is_kept(happen: Happen) -> None:
    happen(JANUARY, 60)
    release_due(actor=JOB, now=OPENS)
    hidden = [
        cell
        for _name, content in contents()
        for cell in content["cells"]
        if cell[2] is not None or cell[1] is None
    ]
    assert hidden
    assert {(cell[1], cell[2]) for cell in hidden} <= {(None, "few"), (None, "protects")}
    assert {len(cell) for cell in hidden} == {3}
    for _name, content in contents():
        shown = [number for _key, number, _why in content["cells"] if number is not None]
        assert min(shown, default=5) >= 5
        assert set(content) == {"period", "months", "by", "cells"}


OTHERS: Final[tuple[Callable[[Cast], Actor], ...]] = (
    lambda cast: cast.greet.actor,
    lambda cast: cast.carla.actor,
    lambda cast: cast.hugo.actor,
    lambda cast: cast.petra.actor,
    lambda cast: Actor.nobody(),
    lambda cast: Actor.link(cast.reggestreek.pk),
    lambda cast: Actor.job("import", cast.reggestreek.pk),
    lambda cast: replace(JOB, roles=frozenset()),
)


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_but_the_job_of_the_platform_releases(cast: Cast, other: Callable[[Cast], Actor]) -> None:
    for employer in employers(OrganisationType.EDUCATION, 3, joined_on=JANUARY):
        happened(employer, JANUARY, 10)
    actor = other(cast)
    with pytest.raises(NotVisible):
        release_due(actor=actor, now=OPENS)
    with pytest.raises(NotVisible):
        release_month(actor=actor, month=JANUARY, now=OPENS)
    with pytest.raises(NotVisible):
        release_year(actor=actor, year=2025, now=YEAR_OPENS)
    assert Release.objects.count() == 0
    assert release_due(actor=JOB, now=OPENS) == [Period.months(JANUARY)]


def test_a_region_of_two_publishes_nothing(key_store: Any, db: None, monday: datetime) -> None:
    platform(monday)
    for employer in employers(OrganisationType.EDUCATION, 2, joined_on=JANUARY):
        happened(employer, JANUARY, 100)
    assert release_due(actor=JOB, now=OPENS) == []
    assert release_month(actor=JOB, month=JANUARY, now=OPENS) is None


def test_without_a_trail_there_is_no_release(happen: Happen, monkeypatch: pytest.MonkeyPatch) -> None:
    happen(JANUARY, 120)

    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("eenlijn.accountability.releases.actions.append", refuse)
    with pytest.raises(RuntimeError):
        release_month(actor=JOB, month=JANUARY, now=OPENS)
    assert (Release.objects.count(), ReleasedTable.objects.count()) == (0, 0)


def test_a_release_costs_the_same_for_few_incidents_and_for_many(happen: Happen) -> None:
    """Employers, releases, municipalities, facts, the release, its tables, the key and the trail."""
    months = (JANUARY, date(2025, 2, 1), date(2025, 3, 1))
    for month, count in zip(months, (60, 60, 600), strict=True):
        happen(month, count)
    asked = []
    for month in months:
        with CaptureQueriesContext(connection) as told:
            release_month(actor=JOB, month=month, now=YEAR_OPENS)
        asked.append(sum("SAVEPOINT" not in one["sql"] for one in told.captured_queries))
    assert asked[1:] == [9, 9]
