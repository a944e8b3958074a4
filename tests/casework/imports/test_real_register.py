# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real register of 4,439 rows goes in as it is; the figures equal a count that shares no code with it."""

import csv
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from eenlijn.accountability.figures import queries as figures
from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.indicators.table import Question
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.imports import actions, queries
from eenlijn.casework.imports.codes import BatchState, Keep, Problem, Target
from eenlijn.casework.imports.dates import DateOrder
from eenlijn.casework.imports.models import ImportBatch, ImportedRow
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.documents.models import Document
from eenlijn.commons.notices.models import Notice
from eenlijn.commons.trail.queries import verify
from eenlijn.foundation.sealed.blind_index import normalise
from tests.cast import Cast
from tests.factories import old_registers

pytestmark = pytest.mark.shared
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# The codes of the file's own column NIBRS_CODE, and one of ours for each.
KINDS = {
    "13A": "physical_assault",
    "13B": "physical_light",
    "13C": "intimidation",
    "09A": "physical_weapon",
}
SECONDS = 60.0


@dataclass(frozen=True)
class Counted:
    """What is in the file, counted with csv and datetime alone."""

    rows: int
    backwards: int
    nonexistent: int
    per_month: Counter[date]
    per_kind: Counter[str]
    per_weekday: Counter[int]
    within_48_hours: int
    later: int


@pytest.fixture
def path() -> Path:
    return old_registers.shared_file("data/incidenten/lmpd_assaulted_officers_2010_2018.csv")


def moment(text: str) -> datetime:
    return datetime.strptime(text.strip(), "%m/%d/%Y %H:%M").replace(tzinfo=AMSTERDAM)


def count(path: Path) -> Counted:
    per_month: Counter[date] = Counter()
    per_kind: Counter[str] = Counter()
    per_weekday: Counter[int] = Counter()
    rows = backwards = nonexistent = within = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            rows += 1
            happened, told = moment(line["DATE_OCCURED"]), moment(line["DATE_REPORTED"])
            seconds = told.timestamp() - happened.timestamp()
            if seconds < 0:
                backwards += 1
                continue
            nonexistent += happened.astimezone(UTC).astimezone(AMSTERDAM).hour != happened.hour
            local = happened.astimezone(UTC).astimezone(AMSTERDAM)
            per_month[local.date().replace(day=1)] += 1
            per_kind[KINDS[line["NIBRS_CODE"].strip()]] += 1
            per_weekday[local.isoweekday()] += 1
            within += seconds <= 48 * 3600
    return Counted(
        rows, backwards, nonexistent, per_month, per_kind, per_weekday, within, rows - backwards - within
    )


def choose(cast: Cast, path: Path, now: datetime) -> ImportBatch:
    actor = cast.carla.actor
    batch_id = old_registers.uploaded(actor, path.read_bytes(), now, path.name)
    header = [column.name for column in queries.batch(actor, batch_id).profile.columns]
    columns = {
        Target.NUMBER: header.index("INCIDENT_NUMBER"),
        Target.OCCURRED: header.index("DATE_OCCURED"),
        Target.REPORTED: header.index("DATE_REPORTED"),
        Target.KIND: header.index("NIBRS_CODE"),
        Target.PLACE: header.index("BLOCK_ADDRESS"),
        Target.LOCATION_TYPE: header.index("PREMISE_TYPE"),
        Target.MUNICIPALITY: header.index("OFFENSE_CITY"),
    }
    old_registers.map_columns(
        actor,
        batch_id,
        now,
        columns=columns,
        kinds=KINDS,
        order=DateOrder.MONTH_FIRST,
        values={
            Target.LOCATION_TYPE: {normalise("HIGHWAY / ROAD / ALLEY"): "street_public_space"},
            Target.MUNICIPALITY: {normalise("LVIL"): "GM0141", normalise("LOUISVILLE"): "GM0141"},
        },
    )
    return ImportBatch.objects.get(pk=batch_id)


def own_figures(cast: Cast, split: Split, now: datetime) -> dict[str, int]:
    question = Question(Indicator.INCIDENTS, date(2010, 1, 1), date(2018, 12, 1), split)
    table = figures.answer(cast.carla.actor, question, now)
    return {row.head: int(row.cells[0].value or 0) for row in table.rows if row.cells[0].value}


def test_the_real_register(cast: Cast, path: Path, monday: datetime) -> None:
    began = time.perf_counter()
    expected = count(path)
    actor = cast.carla.actor
    batch = choose(cast, path, monday)

    actions.start_trial(actor=actor, batch_id=batch.pk, now=monday)
    assert old_registers.work(monday) == 4_439
    trial = queries.batch(actor, batch.pk)
    groups = queries.refused_groups(actor, batch.pk)
    assert trial.state is BatchState.TRIED
    assert (trial.total_rows, expected.rows) == (4_439, 4_439)
    assert [(group.problem, group.count) for group in groups] == [(Problem.REPORTED_BEFORE, 10)]
    assert expected.backwards == 10
    assert [line.row_number for line in groups[0].lines] == [
        182, 658, 1212, 1585, 1931, 2696, 2886, 3543, 3673, 3674,
    ]  # fmt: skip
    assert groups[0].lines[0].cell == "C182"
    assert groups[0].lines[0].text == "gemeld 10/19/2011 0:18, gebeurd 10/19/2011 23:19"
    # One wall time fell in the hour that summer time skipped in 2012; it moved forward, and is told.
    assert trial.moved_rows == expected.nonexistent == 1
    # Every row is older than five years; the file itself is from 2010 to 2018.
    assert trial.expired_rows == trial.accepted_rows == 4_429
    assert not Incident.objects.exists()
    assert not Fact.objects.exists()

    actions.start_loading(actor=actor, batch_id=batch.pk, keep=Keep.DOSSIERS, now=monday)
    assert old_registers.work(monday) == 4_439
    seconds = time.perf_counter() - began
    assert seconds < SECONDS
    done = queries.batch(actor, batch.pk)
    assert (done.state, done.loaded_rows, done.refused_rows) == (BatchState.LOADED, 4_429, 10)
    assert Incident.objects.count() == ImportedRow.objects.count() == Fact.objects.count() == 4_429

    months = {row: number for row, number in own_figures(cast, Split.MONTH, monday).items() if number}
    assert list(months.values()) == [expected.per_month[month] for month in sorted(expected.per_month)]
    assert len(months) == 9 * 12
    assert own_figures(cast, Split.KIND, monday) == {
        label("incident_type", code): number for code, number in expected.per_kind.items()
    }
    assert list(own_figures(cast, Split.WEEKDAY, monday).values()) == [
        expected.per_weekday[day] for day in range(1, 8)
    ]
    reported = own_figures(cast, Split.TIME_TO_REPORT, monday)
    assert reported.pop("Later dan 48 uur") == expected.later == 150
    assert sum(reported.values()) == expected.within_48_hours == 4_279

    # Nobody is told, nothing is clocked, the file is gone, and the trail holds.
    assert not Notice.objects.exclude(event__type="import_finished").exists()
    assert not Document.objects.exists()
    assert verify(cast.reggestreek.pk).ok


def test_dirk_counts_nothing_of_it(cast: Cast, path: Path, monday: datetime) -> None:
    batch = choose(cast, path, monday)
    actions.start_trial(actor=cast.carla.actor, batch_id=batch.pk, now=monday)
    old_registers.work(monday)
    actions.start_loading(actor=cast.carla.actor, batch_id=batch.pk, keep=Keep.FIGURES, now=monday)
    old_registers.work(monday)

    question = Question(Indicator.INCIDENTS, date(2010, 1, 1), date(2018, 12, 1), Split.MONTH)
    assert figures.answer(cast.carla.actor, question, monday).totals.cells[0].value == 4_429
    assert figures.answer(cast.dirk.actor, question, monday).totals.cells[0].value == 0
    assert not Incident.objects.exists()
