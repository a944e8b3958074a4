# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filed or not, why not, and what became of it, in the figures of the region; a small group stays hidden."""

from collections.abc import Hashable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from eenlijn.accountability.figures.disclosure import decide, restored
from eenlijn.accountability.figures.published import FILED, MELDING, UNDECIDED, Record
from eenlijn.accountability.releases.actions import release_month, release_year
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.models import ReleasedTable
from eenlijn.accountability.releases.plans import plan_of, plan_of_decisions
from eenlijn.accountability.releases.queries import Table, released
from eenlijn.accountability.releases.records import Counting, decisions_of, records_of
from eenlijn.accountability.releases.sheets import sheet_of
from eenlijn.casework.facts.actions import Dimensions, fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.organisations.queries import region_of_figures
from tests.accountability.figures.attacker import Attacker, hidden_under_five
from tests.cast import Cast
from tests.factories.counted import JOB, dimensions

JANUARY: Final = Period.months(date(2025, 1, 1))
FEBRUARY: Final = Period.months(date(2025, 2, 1))
NOON: Final = datetime(2025, 1, 20, 12, tzinfo=UTC)
LATER: Final = timedelta(days=30)
# How the decision is counted, and how often in January, by all employers in turn.
DECIDED: Final[dict[str, tuple[Measure, str, int]]] = {
    "filed": (Measure.POLICE_FILED, "aangifte_employer", 30),
    "melding": (Measure.POLICE_FILED, "melding", 12),
    "too_light": (Measure.POLICE_NOT, "too_light", 9),
    "declines": (Measure.POLICE_NOT, "victim_declines", 6),
}
UNDECIDED_YET: Final = 56


def count(employer: Organisation, *counted: tuple[Measure, str, int], at: datetime = NOON) -> Dimensions:
    """An incident of January with what was counted of it: measure, step, delta."""
    about = dimensions(employer, date(2025, 1, 14), kind="threat_general")
    told = ((Measure.INCIDENT, "", 1), *counted)
    Fact.objects.bulk_create(fact_row(one, about, at, step=step, delta=delta) for one, step, delta in told)
    return about


@pytest.fixture
def january(employed: list[Organisation]) -> None:
    """120 incidents; two that nobody filed for fear, both of one school; and other small groups."""
    turn = 0
    for measure, step, times in DECIDED.values():
        for _each in range(times):
            count(employed[turn % 12], (measure, step, 1))
            turn += 1
    for _each in range(2):
        count(employed[0], (Measure.POLICE_NOT, "fear_reprisal", 1))
    for number in (1, 2, 3):
        count(employed[number], (Measure.POLICE_NOT, "no_confidence", 1))
    for number in (4, 5):
        count(employed[number], (Measure.POLICE_NOT, "care_relation", 1))
    for number in range(UNDECIDED_YET):
        count(employed[number % 12])


def step(employer: Organisation, code: str, *moments: tuple[datetime, int]) -> None:
    """A decision about a filing, and whether it was taken back."""
    about = dimensions(employer, date(2024, 11, 3), kind="threat_general")
    Fact.objects.bulk_create(
        fact_row(Measure.POLICE_STEP, about, at, step=code, delta=delta) for at, delta in moments
    )


def table(cast_or_nobody: object, name: str, period: Period = JANUARY) -> Table:
    found = released(cast_or_nobody, f"{period.code}-e1").table(name)  # type: ignore[arg-type]
    assert found is not None
    return found


def numbers(found: Table) -> dict[str, int | None]:
    return {row.head: row.total for row in (*found.rows, found.totals)}


def places() -> tuple[str, ...]:
    return tuple(region_of_figures().municipalities)


def test_an_incident_is_filed_notified_left_for_a_reason_or_not_decided(
    employed: list[Organisation],
) -> None:
    one, two, three = employed[:3]
    count(one, (Measure.POLICE_FILED, "aangifte_proxy", 1))
    count(two, (Measure.POLICE_FILED, "melding", 1))
    # First not, then filed after all: the decision that counts is counted.
    count(
        three,
        (Measure.POLICE_NOT, "too_light", 1),
        (Measure.POLICE_NOT, "too_light", -1),
        (Measure.POLICE_FILED, "aangifte_victim", 1),
    )
    count(one, (Measure.POLICE_NOT, "other", 1))
    count(two)
    found = records_of(JOB, [Counting(JANUARY, JANUARY.counted_until)], places())
    told = sorted((one.employer == two.pk, one.police) for one in found)
    assert told == [
        (False, FILED),
        (False, FILED),
        (False, "not_other"),
        (True, MELDING),
        (True, UNDECIDED),
    ]


def test_the_region_reads_exact_numbers_and_everybody_rounded_ones(
    cast: Cast, january: None, employed: list[Organisation]
) -> None:
    release_month(actor=JOB, month=JANUARY.since, now=JANUARY.opens_at)
    exact = table(cast.greet.actor, "police")
    assert numbers(exact) == {
        "Aangifte": 30,
        "Alleen een melding": 12,
        "Geen politie: niet strafbaar": None,
        "Geen politie: slachtoffer wil niet": 6,
        "Geen politie: angst voor represailles": None,
        "Geen politie: te licht": 9,
        "Geen politie: onbekend wie het was": None,
        "Geen politie: stoornis / ziektebeeld": None,
        "Geen politie: geen vertrouwen in resultaat": None,
        "Geen politie: kost te veel tijd": None,
        "Geen politie: behoud behandelrelatie": None,
        "Geen politie: anders": None,
        "Nog niet besloten": UNDECIDED_YET,
        "Totaal": 120,
    }
    assert exact.title == "Wel of geen aangifte, en waarom"
    assert exact.sentence == (
        "Bij 64 voorvallen van januari 2025 is besloten over de politie; bij 30 kwam er aangifte: 47%."
    )
    assert "één keer per voorval" in exact.definition
    assert numbers(table(None, "police"))["Alleen een melding"] == 10
    sheet = sheet_of(released(cast.greet.actor, "2025-01-e1"), exact)
    assert ("Geen politie: te licht", 9) in sheet.rows
    assert ("Geen politie: angst voor represailles", "afg.") in sheet.rows
    assert sheet.moment == JANUARY.opens_at
    assert exact.definition in sheet.notes


def test_the_small_group_cannot_be_worked_out_by_anybody(
    cast: Cast, january: None, employed: list[Organisation]
) -> None:
    """Not from outside, and not by any employer that knows its own; beside it stands what would leak."""
    release_month(actor=JOB, month=JANUARY.since, now=JANUARY.opens_at)
    records = records_of(JOB, [Counting(JANUARY, JANUARY.counted_until)], places())
    assert sum(one.police == "not_fear_reprisal" for one in records) == 2
    takes_part: dict[Hashable, str] = {one.pk: one.sector for one in employed}
    plan = plan_of(JANUARY, ("2025-01",), places(), takes_part)
    kept = [restored([row.content for row in ReleasedTable.objects.exclude(name="decision")])]
    cells = [one for one in hidden_under_five(kept, records) if one.table.by == ("police",)]
    assert len(cells) == 8
    for attacker in (None, *takes_part):
        own = [one for one in records if one.employer == attacker]
        assert Attacker(plan, kept, own).pinned(cells) == []


def test_a_decision_counts_in_the_month_in_which_it_was_recorded_once_per_case(
    employed: list[Organisation],
) -> None:
    step(employed[0], "dismissed", (NOON, 1))
    step(employed[1], "hearing_set", (NOON, 1), (NOON, 1))
    # Taken back the same month: none. Taken back a month later: what was counted, was counted.
    step(employed[2], "convicted", (NOON, 1), (NOON, -1))
    step(employed[3], "acquitted", (NOON, 1), (NOON + LATER, -1))
    # A step that decides nothing, and one of another month.
    step(employed[4], "under_investigation", (NOON, 1))
    step(employed[5], "taken", (datetime(2025, 1, 31, 23, 30, tzinfo=UTC), 1))
    found = decisions_of(JOB, [Counting(JANUARY, JANUARY.counted_until)])
    assert sorted((one.decision, one.month) for one in found) == [
        ("acquitted", "2025-01"),
        ("dismissed", "2025-01"),
        ("hearing_set", "2025-01"),
    ]
    after = decisions_of(JOB, [Counting(FEBRUARY, FEBRUARY.counted_until)])
    assert [(one.decision, one.month) for one in after] == [("taken", "2025-02")]


def test_decisions_of_police_prosecutor_and_judge_stand_in_a_table_of_their_own(
    cast: Cast, january: None, employed: list[Organisation]
) -> None:
    for number in range(9):
        step(employed[number], "taken", (NOON, 1))
    for number in range(6):
        step(employed[number + 3], "dismissed", (NOON, 1))
    step(employed[0], "convicted", (NOON, 1))
    for number in (1, 2, 3):
        step(employed[number], "settlement", (NOON, 1))
        step(employed[number + 3], "refused_by_police", (NOON, 1))
    release_month(actor=JOB, month=JANUARY.since, now=JANUARY.opens_at)
    found = table(cast.greet.actor, "decision")
    assert numbers(found) == {
        "Opgenomen door de politie": 9,
        "Opname geweigerd": None,
        "Sepot": 6,
        "Strafbeschikking of transactie": None,
        "Zitting gepland": None,
        "Veroordeling": None,
        "Vrijspraak": None,
        # No total is released: with it the one conviction would be known.
        "Totaal": None,
    }
    assert found.sentence == "In januari 2025 werd bekend: opgenomen door de politie 9, sepot 6."
    assert "in de maand waarin het is opgeschreven" in found.definition
    # The incidents are those of January, whatever was decided of earlier ones.
    assert numbers(table(cast.greet.actor, "police"))["Totaal"] == 120
    everybody = numbers(table(None, "decision"))
    assert (everybody["Opgenomen door de politie"], everybody["Sepot"]) == (10, 5)


def test_a_year_adds_up_its_months_and_gives_no_hidden_one_away(
    cast: Cast, january: None, employed: list[Organisation]
) -> None:
    """Two months of three dismissals are hidden; the year of six would be no secret, the months stay so."""
    for at in (NOON, NOON + LATER):
        for number in range(3):
            step(employed[number], "dismissed", (at, 1))
    for number in (3, 4, 5):
        step(employed[number], "settlement", (NOON, 1))
        step(employed[number + 3], "refused_by_police", (NOON, 1))
    for number in range(24):
        happened_in_february(employed[number % 12])
    for one in (JANUARY, FEBRUARY):
        release_month(actor=JOB, month=one.since, now=one.opens_at)
    year = Period.year(2025)
    release_year(actor=JOB, year=2025, now=year.opens_at)
    for one in (JANUARY, FEBRUARY):
        assert numbers(table(cast.greet.actor, "decision", one))["Sepot"] is None
    assert numbers(table(cast.greet.actor, "decision", year))["Sepot"] == 6
    per_month = table(cast.greet.actor, "month_decision", year)
    place = per_month.column_codes.index("dismissed")
    assert [row.numbers[place] for row in (*per_month.rows, per_month.totals)] == [None, None, 6]


def happened_in_february(employer: Organisation) -> None:
    about = dimensions(employer, date(2025, 2, 10))
    fact_row(Measure.INCIDENT, about, NOON + LATER).save(force_insert=True)


def _decision(employer: Hashable, code: str) -> Record:
    return Record(employer, "2025-01", "care", "", "", "", "", decision=code)


def test_a_decision_of_one_employer_alone_is_hidden_whoever_else_is_there() -> None:
    def shown(records: Sequence[Record]) -> dict[str, int | None]:
        few = [_decision(one, code) for code in ("refused_by_police", "settlement") for one in "abc"]
        plan = plan_of_decisions(JANUARY, ("2025-01",), {"a": "care", "b": "care", "c": "care"})
        (found,) = decide([*records, *few], plan).tables
        return {cell.key[0]: cell.shown for cell in found.cells}

    three = [_decision(one, "dismissed") for one in "aabbcc"]
    assert shown(three)["dismissed"] == 6
    assert shown([_decision("a", "dismissed")] * 6)["dismissed"] is None
    # Five of seven is not above 75 percent, seven of nine is.
    assert shown([_decision(one, "dismissed") for one in "aaaaabc"])["dismissed"] == 7
    assert shown([_decision(one, "dismissed") for one in "aaaaaaabc"])["dismissed"] is None
