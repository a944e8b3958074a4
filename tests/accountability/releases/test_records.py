# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From facts to records: exactly what still counted at that moment, in the words that are published."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest

from eenlijn.accountability.figures.published import Record
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.records import Counting, records_of
from eenlijn.casework.facts.access import countable_for_release
from eenlijn.casework.facts.actions import fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.models import Organisation
from tests.accountability import stories
from tests.cast import Cast
from tests.factories.counted import JOB, answered, dimensions, happened

PERIOD: Final = Period.months(date(2025, 1, 1))
DAY: Final = date(2025, 1, 14)
UNTIL: Final = PERIOD.counted_until
PLACES: Final = ("GM0141", "GM0153")


def read(until: datetime = UNTIL, period: Period = PERIOD) -> list[Record]:
    return records_of(JOB, [Counting(period, until)], PLACES)


def test_an_incident_is_one_record_in_published_words(employed: list[Organisation]) -> None:
    happened(employed[0], DAY, kind="threat_weapon", severity="s4_very_serious", channel="home_visit")
    assert read() == [
        Record(
            employer=employed[0].pk,
            month="2025-01",
            sector="education",
            kind_group="threat",
            severity="heavy",
            channel="in_person",
            municipality="GM0141",
            outcome="other",
        )
    ]


@pytest.mark.parametrize(
    ("given", "word", "published"),
    [
        ({"severity": "s1_unpleasant"}, "severity", "light"),
        ({"severity": "s3_serious"}, "severity", "middle"),
        ({"severity": "s5_critical"}, "severity", "heavy"),
        ({"severity": ""}, "severity", "unknown"),
        ({"channel": ""}, "channel", "unknown"),
        ({"channel": "email"}, "channel", "written"),
        ({"channel": "media_publication"}, "channel", "online"),
        ({"municipality_code": "GM0153"}, "municipality", "GM0153"),
        ({"municipality_code": "GM0363"}, "municipality", "unknown"),
        ({"municipality_code": ""}, "municipality", "unknown"),
    ],
)
def test_words_are_those_of_the_published_lists(
    employed: list[Organisation], given: dict[str, Any], word: str, published: str
) -> None:
    happened(employed[0], DAY, **given)
    (record,) = read()
    assert getattr(record, word) == published


def test_what_happened_in_another_month_is_not_here(employed: list[Organisation]) -> None:
    happened(employed[0], date(2024, 12, 31))
    happened(employed[0], date(2025, 2, 1))
    happened(employed[0], date(2025, 1, 31))
    assert [one.month for one in read()] == ["2025-01"]


def test_a_correction_counts_once_under_the_new_words_and_only_from_its_moment(
    employed: list[Organisation],
) -> None:
    """Off under the old kind, on under the new one: before that moment the old one stood."""
    (fact,) = happened(employed[0], DAY, kind="verbal_insult")
    corrected = datetime(2025, 1, 20, tzinfo=UTC)
    old = dimensions(employed[0], DAY, kind="verbal_insult", case_key=fact.case_key)
    new = dimensions(employed[0], DAY, kind="threat_weapon", case_key=fact.case_key)
    Fact.objects.bulk_create(
        [fact_row(Measure.INCIDENT, old, corrected, delta=-1), fact_row(Measure.INCIDENT, new, corrected)]
    )
    assert [one.kind_group for one in read()] == ["threat"]
    assert [one.kind_group for one in read(corrected)] == ["verbal"]


def test_a_correction_within_one_group_changes_nothing_that_is_counted(employed: list[Organisation]) -> None:
    (fact,) = happened(employed[0], DAY, kind="threat_general")
    before = read()
    corrected = datetime(2025, 1, 20, tzinfo=UTC)
    old = dimensions(employed[0], DAY, kind="threat_general", case_key=fact.case_key)
    new = dimensions(employed[0], DAY, kind="threat_weapon", case_key=fact.case_key)
    Fact.objects.bulk_create(
        [fact_row(Measure.INCIDENT, old, corrected, delta=-1), fact_row(Measure.INCIDENT, new, corrected)]
    )
    assert [one.kind_group for one in before] == ["threat"]
    assert read() == before


def test_what_was_taken_back_counts_no_longer(employed: list[Organisation]) -> None:
    (fact,) = happened(employed[0], DAY)
    happened(employed[1], DAY)
    off = dimensions(employed[0], DAY, case_key=fact.case_key)
    Fact.objects.bulk_create([fact_row(Measure.INCIDENT, off, datetime(2025, 2, 1, tzinfo=UTC), delta=-1)])
    assert [one.employer for one in read()] == [employed[1].pk]


def test_answers_are_in_time_or_late_once_their_term_has_ended(employed: list[Organisation]) -> None:
    answered(employed[0], DAY, in_time=True)
    answered(employed[1], DAY, in_time=False)
    happened(employed[2], DAY)  # no clock: nothing to answer
    outcomes = {one.employer: one.outcome for one in read()}
    assert outcomes == {employed[0].pk: "in_time", employed[1].pk: "late", employed[2].pk: "other"}
    before = datetime(2025, 1, 15, tzinfo=UTC)
    assert {one.outcome for one in read(before) if one.employer == employed[1].pk} == {"other"}


def test_an_old_register_counts_in_volume_and_never_in_answers(employed: list[Organisation]) -> None:
    answered(employed[0], DAY, in_time=True, origin="import")
    assert [one.outcome for one in read()] == ["other"]


def test_an_exercise_is_never_counted(cast: Cast, monday: datetime) -> None:
    """Beside a real report of the same person at the same moment, which is."""
    stories.report(cast.anna, monday, is_exercise=True)
    assert Incident.objects.filter(is_exercise=True).count() == 1
    november = Period.months(date(2026, 11, 1))
    assert read(monday + timedelta(days=30), november) == []
    stories.report(cast.anna, monday)
    assert len(read(monday + timedelta(days=30), november)) == 1


def test_months_are_each_read_as_they_stood_at_their_own_moment(employed: list[Organisation]) -> None:
    """January before the 15th of February, February before the 15th of March: one query for both."""
    for month in (1, 2):
        happened(employed[0], date(2025, month, 3))
        happened(employed[1], date(2025, month, 3), recorded_at=datetime(2025, 3, 1, tzinfo=UTC))
    february = Period.months(date(2025, 2, 1))
    both = [Counting(PERIOD, UNTIL), Counting(february, february.counted_until)]
    found = sorted((one.month, one.employer == employed[0].pk) for one in records_of(JOB, both, PLACES))
    assert found == [("2025-01", True), ("2025-02", False), ("2025-02", True)]


def test_reading_costs_one_statement(employed: list[Organisation], django_assert_num_queries: Any) -> None:
    for employer in employed:
        happened(employer, DAY, 3)
        answered(employer, DAY, in_time=True)
    with django_assert_num_queries(1):
        assert len(read()) == 4 * len(employed)


def test_nobody_else_reads_the_facts_of_all_employers(cast: Cast, monday: datetime) -> None:
    stories.report(cast.anna, monday)
    stories.report(cast.dirk, monday)
    assert countable_for_release(JOB).values("organisation_id").distinct().count() == 2
    others = [person.actor for person in cast.people.values()]
    others += [Actor.nobody(), Actor.link(cast.reggestreek.pk), Actor.job("import", cast.reggestreek.pk)]
    november = Period.months(date(2026, 11, 1))
    for other in others:
        assert not countable_for_release(other).exists()
        assert records_of(other, [Counting(november, monday + timedelta(days=30))], PLACES) == []
