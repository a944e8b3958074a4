# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Incidents counted: exact numbers of small stories, in every split."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import FigureTable, Question, answer, first_month
from eenlijn.casework.facts.actions import Dimensions, fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.incidents.models import Incident
from tests.accountability import stories
from tests.cast import Cast

HOUR = timedelta(hours=1)


def ask(
    cast: Cast, now: datetime, split: Split, since: date = date(2026, 1, 1), until: date = date(2026, 11, 1)
) -> FigureTable:
    return answer(cast.carla.actor, Question(Indicator.INCIDENTS, since, until, split), now)


def numbers(table: FigureTable) -> dict[str, float | None]:
    return {row.full_head: row.cells[0].value for row in table.rows}


def test_months_without_incidents_are_nought(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday, after=timedelta(days=70))
    stories.report(cast.anna, monday)
    stories.report(cast.anna, monday, after=HOUR)
    table = ask(cast, monday, Split.MONTH, since=date(2026, 8, 1))
    assert list(numbers(table).items()) == [
        ("augustus 2026", 0),
        ("september 2026", 1),
        ("oktober 2026", 0),
        ("november 2026, tot nu toe", 2),
    ]
    assert table.totals.cells[0].value == 3
    assert table.sentence == (
        "Er staan 3 voorvallen in het register van augustus 2026 tot en met november 2026."
    )
    assert table.columns == ("Maand", "Voorvallen")
    assert table.chart is not None
    assert table.chart.bars[-1].head == "november 2026"
    assert first_month(cast.carla.actor, monday) == date(2026, 9, 1)


def test_the_months_run_over_the_end_of_the_year(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    table = ask(cast, monday, Split.MONTH, since=date(2025, 11, 1), until=date(2026, 2, 1))
    assert table.rows == ()
    stories.report(cast.anna, monday, after=timedelta(days=320))
    table = ask(cast, monday, Split.MONTH, since=date(2025, 11, 1), until=date(2026, 2, 1))
    assert numbers(table) == {
        "november 2025": 0,
        "december 2025": 0,
        "januari 2026": 1,
        "februari 2026": 0,
    }


def test_nothing_in_the_period_is_said_and_draws_nothing(cast: Cast, monday: datetime) -> None:
    stories.report(cast.dirk, monday)
    table = ask(cast, monday, Split.KIND, since=date(2026, 11, 1))
    assert (table.rows, table.chart, table.totals.cells[0].value) == ((), None, 0)
    assert table.sentence == "Er staat geen voorval in het register van november 2026."


def test_one_incident_is_one(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    assert ask(cast, monday, Split.KIND, since=date(2026, 11, 1)).sentence == (
        "Er staat 1 voorval in het register van november 2026."
    )


@pytest.mark.parametrize(
    ("occurred", "month", "weekday"),
    [
        (datetime(2026, 3, 31, 21, 30, tzinfo=UTC), "maart 2026", "Dinsdag"),  # 23.30 in summer time
        (datetime(2026, 3, 31, 22, 0, tzinfo=UTC), "april 2026", "Woensdag"),  # midnight in summer time
        (datetime(2026, 10, 31, 22, 30, tzinfo=UTC), "oktober 2026", "Zaterdag"),  # 23.30 in winter time
        (datetime(2026, 10, 31, 23, 0, tzinfo=UTC), "november 2026", "Zondag"),  # midnight in winter time
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "maart 2026", "Zondag"),  # the hour that was skipped
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "oktober 2026", "Zondag"),  # the hour that came twice
    ],
)
def test_month_and_weekday_are_local(
    cast: Cast, monday: datetime, occurred: datetime, month: str, weekday: str
) -> None:
    received = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    stories.report(cast.anna, received, after=received - occurred)
    later = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    assert {head for head, number in numbers(ask(cast, later, Split.MONTH)).items() if number} == {month}
    assert {head for head, number in numbers(ask(cast, later, Split.WEEKDAY)).items() if number} == {weekday}


@pytest.mark.parametrize(
    ("after", "row"),
    [
        (timedelta(0), "Binnen 24 uur"),
        (timedelta(hours=24), "Binnen 24 uur"),
        (timedelta(hours=24, microseconds=1), "24 tot 48 uur"),
        (timedelta(hours=47, minutes=59), "24 tot 48 uur"),
        (timedelta(hours=48), "24 tot 48 uur"),
        (timedelta(hours=48, microseconds=1), "Later dan 48 uur"),
        (timedelta(hours=48, minutes=59), "Later dan 48 uur"),
        (timedelta(days=400), "Later dan 48 uur"),
    ],
)
def test_exactly_48_hours_is_within_48_hours(
    cast: Cast, monday: datetime, after: timedelta, row: str
) -> None:
    stories.report(cast.anna, monday, after=after)
    table = ask(cast, monday, Split.TIME_TO_REPORT, since=date(2025, 1, 1))
    assert [head for head, number in numbers(table).items() if number] == [row]
    assert len(table.rows) == 3


def test_48_hours_are_elapsed_hours_over_the_end_of_summer_time(cast: Cast) -> None:
    """From Saturday 12.00 to Monday 11.00 on the wall that weekend is 48 hours."""
    received = datetime(2026, 10, 26, 10, 0, tzinfo=UTC)
    stories.report(cast.anna, received, after=timedelta(hours=48))
    stories.report(cast.anna, received + HOUR, after=timedelta(hours=49))
    assert numbers(ask(cast, received + HOUR, Split.TIME_TO_REPORT)) == {
        "Binnen 24 uur": 0,
        "24 tot 48 uur": 1,
        "Later dan 48 uur": 1,
    }


def test_severity_in_three_words_and_in_five_steps(cast: Cast, monday: datetime) -> None:
    for severity in (*Severity, Severity.SERIOUS):
        number = stories.report(cast.anna, monday)
        stories.assess(cast.carla, number, monday, severity=severity)
    stories.report(cast.anna, monday)
    assert numbers(ask(cast, monday, Split.SEVERITY)) == {
        "Licht (1 en 2)": 2,
        "Middel (3)": 2,
        "Zwaar (4 en 5)": 2,
        "Nog niet vastgesteld": 1,
    }
    assert list(numbers(ask(cast, monday, Split.SEVERITY_STEP)).values()) == [1, 1, 2, 1, 1, 1]


def test_assessing_as_another_kind_moves_the_count_and_keeps_the_total(cast: Cast, monday: datetime) -> None:
    number = stories.report(cast.anna, monday, kind="verbal_insult")
    stories.report(cast.anna, monday, kind="physical_light")
    assert numbers(ask(cast, monday, Split.KIND)) == {
        "Belediging / uitschelden": 1,
        "Duwen, trekken, vastpakken": 1,
    }
    stories.assess(cast.carla, number, monday, kind="physical_light")
    assert numbers(ask(cast, monday, Split.KIND)) == {"Duwen, trekken, vastpakken": 2}
    groups = numbers(ask(cast, monday, Split.KIND_GROUP))
    assert (groups["Verbaal"], groups["Lichamelijk"], len(groups), sum(n or 0 for n in groups.values())) == (
        0,
        2,
        10,
        2,
    )
    assert Fact.objects.filter(measure=Measure.INCIDENT).count() == 4


def test_a_withdrawn_incident_takes_itself_off(cast: Cast, monday: datetime) -> None:
    number = stories.report(cast.anna, monday)
    stories.report(cast.teun, monday)
    incident = Incident.objects.select_related("organisation", "municipality").get(number=number)
    fact_row(Measure.INCIDENT, Dimensions.of(incident), monday, delta=-1).save()
    assert numbers(ask(cast, monday, Split.UNIT)) == {"Klantenservice": 1}
    assert ask(cast, monday, Split.UNIT).totals.cells[0].value == 1


def test_an_exercise_counts_nowhere(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday, is_exercise=True)
    assert ask(cast, monday, Split.MONTH).totals.cells[0].value == 0


def test_origin_tells_reports_from_the_old_register(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    stories.bulk_facts(cast.reggestreek.pk, cast.reggestreek.sector, [monday - timedelta(days=40)] * 3)
    table = ask(cast, monday, Split.ORIGIN)
    assert numbers(table) == {"Melding": 1, "Oud register": 3}
    assert numbers(ask(cast, monday, Split.UNIT)) == {"Lijn 62": 1, "Zonder eenheid": 3}


def test_a_kind_of_an_older_list_shows_its_code(cast: Cast, monday: datetime) -> None:
    stories.bulk_facts(cast.reggestreek.pk, cast.reggestreek.sector, [monday])
    Fact.objects.update(kind="vroeger")
    assert numbers(ask(cast, monday, Split.KIND)) == {"vroeger": 1}


def test_the_chart_is_the_table(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    table = ask(cast, monday, Split.WEEKDAY)
    assert table.chart is not None
    assert [(bar.head, bar.value, bar.words) for bar in table.chart.bars] == [
        (row.head, row.cells[0].value, row.cells[0].words) for row in table.rows
    ]
    assert table.chart.spoken == (
        "Staafdiagram: Voorvallen per dag van de week. Zelfde getallen als in de tabel."
    )
