# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own view: who may ask, over which rows, and what one answer costs."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from eenlijn.accountability.figures.codes import SPLITS, Indicator, Split
from eenlijn.accountability.figures.queries import (
    NotAQuestion,
    Question,
    answer,
    counted_apart,
    first_month,
)
from eenlijn.casework.facts.actions import fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.access import visible_to
from eenlijn.casework.incidents.codes import label
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.models import WorksCouncilConsent
from eenlijn.foundation import walls
from eenlijn.foundation.clock import to_local
from tests.accountability import stories
from tests.cast import Cast, Person

NOVEMBER = Question(Indicator.INCIDENTS, date(2026, 11, 1), date(2026, 11, 1), Split.MONTH)
YEAR = replace(NOVEMBER, since=date(2025, 12, 1))
EVERY_QUESTION = [replace(YEAR, indicator=one, split=split) for one in Indicator for split in SPLITS[one]]


def total(person: Person, now: datetime, question: Question = YEAR) -> float | None:
    return answer(person.actor, question, now).totals.cells[0].value


def open_the_process(cast: Cast, now: datetime) -> None:
    """Both works councils were asked, so that every question has an answer."""
    WorksCouncilConsent.objects.bulk_create(
        WorksCouncilConsent(organisation=one, decided_on=now.date(), scope="Cijfers.", recorded_at=now)
        for one in (cast.reggestreek, cast.dinkelborg)
    )


@pytest.mark.parametrize("name", ["anna", "ilse", "joost", "karin", "omar", "petra", "noor", "greet", "hugo"])
def test_others_find_no_figures(cast: Cast, monday: datetime, name: str) -> None:
    stories.report(cast.anna, monday)
    with pytest.raises(NotVisible):
        answer(getattr(cast, name).actor, NOVEMBER, monday)
    with pytest.raises(NotVisible):
        first_month(getattr(cast, name).actor, monday)


def test_dirks_figures_do_not_move_when_anna_reports(cast: Cast, monday: datetime) -> None:
    open_the_process(cast, monday)
    stories.report(cast.dirk, monday)
    before = [answer(cast.dirk.actor, question, monday) for question in EVERY_QUESTION]
    number = stories.report(cast.anna, monday, after=timedelta(days=400))
    stories.assess(cast.carla, number, monday)
    stories.answer(cast.carla, number, monday)
    assert [answer(cast.dirk.actor, question, monday) for question in EVERY_QUESTION] == before
    assert total(cast.dirk, monday) == 1
    assert first_month(cast.dirk.actor, monday) == date(2026, 11, 1)


def test_bram_counts_his_team_and_carla_everything(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    stories.report(cast.teun, monday)
    stories.report(cast.carla, monday)
    assert (total(cast.bram, monday), total(cast.carla, monday), total(cast.dirk, monday)) == (1, 3, 0)
    by_unit = answer(cast.carla.actor, replace(YEAR, split=Split.UNIT), monday)
    assert [(row.head, row.cells[0].value) for row in by_unit.rows] == [("Klantenservice", 2), ("Lijn 62", 1)]
    by_unit = answer(cast.bram.actor, replace(YEAR, split=Split.UNIT), monday)
    assert [(row.head, row.cells[0].value) for row in by_unit.rows] == [("Lijn 62", 1)]


@pytest.mark.parametrize(
    ("indicator", "split"),
    [(Indicator.ANSWERED_IN_TIME, split) for split in Split if split not in {Split.MONTH, Split.UNIT}],
)
def test_a_split_that_does_not_fit_is_refused(
    cast: Cast, monday: datetime, indicator: Indicator, split: Split
) -> None:
    with pytest.raises(NotAQuestion):
        answer(cast.carla.actor, replace(YEAR, indicator=indicator, split=split), monday)


def test_a_period_that_ends_before_it_begins_is_refused(cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotAQuestion):
        answer(cast.carla.actor, replace(YEAR, since=date(2026, 12, 1)), monday)


@pytest.mark.parametrize("question", EVERY_QUESTION, ids=lambda asked: f"{asked.indicator}-{asked.split}")
def test_a_table_costs_the_same_for_one_fact_and_for_many(
    cast: Cast, monday: datetime, question: Question, django_assert_num_queries: Any
) -> None:
    open_the_process(cast, monday)
    stories.report(cast.anna, monday)
    # What is closed to Carla, and the facts. Per unit also the names; about the process the consent of the
    # works council as well, and how many people each unit has.
    is_per_unit = question.split == Split.UNIT
    is_process = question.indicator == Indicator.ANSWERED_IN_TIME and is_per_unit
    statements = 2 + is_per_unit + 2 * is_process
    with django_assert_num_queries(statements):
        answer(cast.carla.actor, question, monday)
    employer = cast.reggestreek
    days = [monday - timedelta(hours=7 * hour) for hour in range(1000)]
    stories.bulk_facts(employer.pk, employer.sector, days, origin="report")
    with django_assert_num_queries(statements):
        answer(cast.carla.actor, question, monday)


@pytest.mark.parametrize("question", EVERY_QUESTION, ids=lambda asked: f"{asked.indicator}-{asked.split}")
def test_facts_are_read_as_the_role_that_reads_nothing_else(
    cast: Cast, monday: datetime, question: Question
) -> None:
    open_the_process(cast, monday)
    stories.report(cast.anna, monday)
    asked: set[tuple[bool, str]] = set()

    def note(execute: Any, sql: str, *given: Any) -> Any:
        asked.add(("facts_fact" in sql, walls.standing().role))
        return execute(sql, *given)

    with walls.within(cast.reggestreek.pk), connection.execute_wrapper(note):
        answer(cast.carla.actor, question, monday)
        first_month(cast.carla.actor, monday)
        counted_apart(cast.carla.actor, question)
    assert asked == {(True, walls.FIGURES), (False, "")}


def test_two_statements_for_five_thousand_facts(
    cast: Cast, monday: datetime, django_assert_num_queries: Any
) -> None:
    employer = cast.reggestreek
    stories.bulk_facts(employer.pk, employer.sector, [monday - timedelta(hours=hour) for hour in range(5000)])
    with django_assert_num_queries(2):
        table = answer(cast.carla.actor, replace(YEAR, split=Split.WEEKDAY), monday)
    assert table.totals.cells[0].value == 5000
    assert sum(row.cells[0].value or 0 for row in table.rows) == 5000


def busy_year(cast: Cast, monday: datetime) -> None:
    """Thirty reports of three people, some long after, some assessed as something else."""
    kinds = ("verbal_insult", "threat_general", "physical_light", "destruction")
    people = (cast.anna, cast.teun, cast.carla)
    for place in range(30):
        received = monday - timedelta(days=11 * place, hours=5 * place)
        number = stories.report(
            people[place % 3], received, kind=kinds[place % 4], after=timedelta(hours=4 * place)
        )
        if place % 2:
            stories.assess(cast.carla, number, received + timedelta(hours=1), kind="physical_assault")


@pytest.mark.parametrize("name", ["carla", "bram"])
def test_figures_equal_counting_the_dossiers_one_by_one(cast: Cast, monday: datetime, name: str) -> None:
    busy_year(cast, monday)
    stories.report(cast.dirk, monday)
    actor = getattr(cast, name).actor
    seen = list(visible_to(actor).select_related("unit"))
    assert len(seen) == (30 if name == "carla" else 10)
    by_hand: dict[Split, Counter[str]] = {split: Counter() for split in (Split.KIND, Split.UNIT)}
    months: Counter[date] = Counter()
    weekdays: Counter[int] = Counter()
    prompt: Counter[str] = Counter()
    for incident in seen:
        local = to_local(incident.occurred_at)
        months[local.date().replace(day=1)] += 1
        weekdays[local.isoweekday()] += 1
        by_hand[Split.KIND][label("incident_type", incident.main_type)] += 1
        by_hand[Split.UNIT][incident.unit.name if incident.unit else ""] += 1
        took = incident.reported_at - incident.occurred_at
        prompt["<24" if took <= timedelta(hours=24) else "<48" if took <= timedelta(hours=48) else ">48"] += 1
    for split, counted in by_hand.items():
        table = answer(actor, replace(YEAR, split=split), monday)
        assert {row.head: row.cells[0].value for row in table.rows} == counted
    by_month = answer(actor, YEAR, monday)
    assert [row.cells[0].value for row in by_month.rows] == [
        months[date(2025 + (11 + place) // 12, (11 + place) % 12 + 1, 1)] for place in range(12)
    ]
    by_day = answer(actor, replace(YEAR, split=Split.WEEKDAY), monday)
    assert [row.cells[0].value for row in by_day.rows] == [weekdays[day] for day in range(1, 8)]
    by_time = answer(actor, replace(YEAR, split=Split.TIME_TO_REPORT), monday)
    assert [row.cells[0].value for row in by_time.rows] == [prompt["<24"], prompt["<48"], prompt[">48"]]


def test_a_fact_of_another_employer_in_a_unit_of_ours_is_not_counted(cast: Cast, monday: datetime) -> None:
    """Cannot happen through the actions; the employer is asked beside the unit all the same.

    On PostgreSQL such a row cannot even be kept.
    """
    ours = stories.dimensions(cast.reggestreek.pk, "transport", monday, unit_id=cast.lijn_62.pk)
    leaking = replace(ours, organisation_id=cast.dinkelborg.pk)
    kept_at_once(fact_row(Measure.INCIDENT, ours, monday))
    leak = fact_row(Measure.INCIDENT, leaking, monday)
    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError):
            kept_at_once(leak)
    else:
        kept_at_once(leak)
    assert total(cast.bram, monday) == 1


@transaction.atomic
def kept_at_once(row: Fact) -> None:
    """Keep it, and let the database say at once whether it may."""
    row.save(force_insert=True)
    connection.check_constraints()


def test_the_whole_answer_is_told_in_english_too(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday, kind="physical_spitting")
    with translation.override("en"):
        table = answer(cast.carla.actor, replace(NOVEMBER, split=Split.KIND), monday)
    assert table.rows[0].head == "Spitting"
    assert table.period == "November 2026"
    assert table.counted_at == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
