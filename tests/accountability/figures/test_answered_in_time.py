# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The share answered in time, exactly as decision 7 has it."""

from datetime import date, datetime, timedelta

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import FigureTable, Question, answer
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.incidents.codes import Gate, PerpetratorKnown
from tests.accountability import stories
from tests.cast import Cast

HOUR = timedelta(hours=1)
TERM = timedelta(hours=48)


def ask(cast: Cast, now: datetime, split: Split = Split.MONTH) -> FigureTable:
    question = Question(Indicator.ANSWERED_IN_TIME, date(2026, 11, 1), date(2026, 12, 1), split)
    return answer(cast.carla.actor, question, now)


def totals(cast: Cast, now: datetime) -> tuple[float | None, ...]:
    """In time, ended, share in percent, still running, unknown; what was not upheld has a test of its own."""
    return tuple(cell.value for cell in ask(cast, now).totals.cells[:5])


def reported(cast: Cast, at: datetime, known: PerpetratorKnown = PerpetratorKnown.YES) -> str:
    number = stories.report(cast.anna, at)
    stories.assess(cast.carla, number, at, known=known)
    return number


def test_nothing_can_be_said_before_a_term_has_ended(cast: Cast, monday: datetime) -> None:
    reported(cast, monday)
    table = ask(cast, monday + TERM)
    assert totals(cast, monday + TERM) == (0, 0, None, 1, 0)
    assert table.totals.cells[2].words == "Nog niet te zeggen"
    assert table.sentence == "Nog niet te zeggen: er is nog geen termijn voorbij."
    assert table.chart is None


def test_a_term_has_ended_just_after_its_last_moment(cast: Cast, monday: datetime) -> None:
    reported(cast, monday)
    after = monday + TERM + timedelta(microseconds=1)
    assert totals(cast, after) == (0, 1, 0, 0, 0)
    assert ask(cast, after).sentence == "1 termijn is voorbij of beantwoord. Daarvan 0 op tijd: 0%."


def test_an_answer_within_the_term_counts_at_once(cast: Cast, monday: datetime) -> None:
    stories.answer(cast.carla, reported(cast, monday), monday + HOUR)
    assert totals(cast, monday + HOUR) == (1, 1, 100, 0, 0)
    assert totals(cast, monday + 10 * TERM) == (1, 1, 100, 0, 0)


def test_an_answer_at_the_last_moment_is_in_time_and_after_it_is_late(cast: Cast, monday: datetime) -> None:
    stories.answer(cast.carla, reported(cast, monday), monday + TERM)
    late = monday + TERM + timedelta(seconds=1)
    stories.answer(cast.carla, reported(cast, monday), late, late_reason="capacity")
    assert totals(cast, late) == (1, 2, 50, 0, 0)


def test_the_share_with_everything_in_it(cast: Cast, monday: datetime) -> None:
    for hours in (1, 2):
        stories.answer(cast.carla, reported(cast, monday), monday + hours * HOUR)
    reported(cast, monday)  # never answered
    reported(cast, monday + 3 * TERM)  # still running
    reported(cast, monday, PerpetratorKnown.NO)
    stories.no_answer_possible(cast.carla, reported(cast, monday), monday + HOUR)
    stories.report(cast.anna, monday)  # not even assessed: its clock counts all the same
    now = monday + 3 * TERM + HOUR
    assert totals(cast, now) == (2, 4, 50, 1, 2)
    assert ask(cast, now).sentence == "4 termijnen zijn voorbij of beantwoord. Daarvan 2 op tijd: 50%."


def test_no_answer_possible_after_the_term_leaves_the_share(cast: Cast, monday: datetime) -> None:
    number = reported(cast, monday)
    later = monday + 2 * TERM
    assert totals(cast, later) == (0, 1, 0, 0, 0)
    stories.no_answer_possible(cast.carla, number, later)
    assert totals(cast, later) == (0, 0, None, 0, 1)


def test_an_unknown_person_who_gets_an_answer_after_all_is_back_in_the_share(
    cast: Cast, monday: datetime
) -> None:
    number = reported(cast, monday, PerpetratorKnown.NO)
    assert totals(cast, monday + 2 * TERM) == (0, 0, None, 0, 1)
    stories.answer(cast.carla, number, monday + HOUR)
    assert totals(cast, monday + 2 * TERM) == (1, 1, 100, 0, 0)


def test_the_old_register_is_outside(cast: Cast, monday: datetime) -> None:
    stories.bulk_facts(cast.reggestreek.pk, cast.reggestreek.sector, [monday] * 4)
    assert totals(cast, monday + 2 * TERM) == (0, 0, None, 0, 0)
    assert ask(cast, monday + 2 * TERM).rows == ()


def test_a_third_is_rounded_and_stands_beside_its_numbers(cast: Cast, monday: datetime) -> None:
    numbers = [reported(cast, monday) for _each in range(3)]
    stories.answer(cast.carla, numbers[0], monday + HOUR)
    later = monday + 2 * TERM
    assert totals(cast, later) == (1, 3, 33.3, 0, 0)
    assert ask(cast, later).sentence.endswith("Daarvan 1 op tijd: 33,3%.")


def test_rows_per_month_and_unit_and_a_chart_of_what_can_be_said(cast: Cast, monday: datetime) -> None:
    stories.answer(cast.carla, reported(cast, monday), monday + HOUR)
    december = monday + timedelta(days=14)
    reported(cast, december)
    table = ask(cast, december)
    assert [(row.full_head, *(cell.words for cell in row.cells)) for row in table.rows] == [
        ("november 2026", "1", "1", "100,0", "0", "0", "0"),
        ("december 2026, tot nu toe", "0", "0", "Nog niet te zeggen", "1", "0", "0"),
    ]
    assert table.chart is not None
    assert [(bar.head, bar.words) for bar in table.chart.bars] == [("november 2026", "100,0%")]
    stories.consent(cast.petra, monday)
    stories.people(cast.petra, cast.lijn_62, 10, monday)
    by_unit = ask(cast, december, Split.UNIT)
    assert [(row.head, row.cells[1].value) for row in by_unit.rows] == [("Lijn 62", 1)]


def test_what_was_no_aggression_stands_apart(cast: Cast, monday: datetime) -> None:
    number = stories.report(cast.anna, monday)
    record_no_aggression(
        actor=cast.carla.actor,
        number=number,
        gate=Gate.CRITICISM,
        reason="Het ging over ons werk.",
        version=1,
        now=monday,
    )
    reported(cast, monday)
    cells = ask(cast, monday + 2 * TERM).totals.cells
    assert [cell.value for cell in cells] == [0, 1, 0, 0, 0, 1]
