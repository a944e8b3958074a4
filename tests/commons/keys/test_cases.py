# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of a case: one per compartment, one statement for a page; nothing moved or put back opens."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from eenlijn.casework.dossier.models import Note
from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.casework.reporting.actions import AlreadyClaimed, make_link
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink, open_link
from eenlijn.commons.keys import cases, rings, vault
from eenlijn.commons.keys.destroying import destroy_keys, erase_case
from eenlijn.commons.keys.models import Bucket, CaseKeys, DataKey, SealedVersion, column_of
from eenlijn.foundation.sealed import cipher, wrapping
from eenlijn.foundation.sealed.cipher import Unreadable
from eenlijn.foundation.sealed.compartments import IN_A_CASE, Compartment
from eenlijn.foundation.sealed.field import SealedField
from tests.cast import Cast
from tests.factories import stories

WORDS = "Hij stond ineens heel dichtbij."


@pytest.fixture
def link(cast: Cast, monday: datetime) -> OpenLink:
    made = make_link(actor=cast.carla.actor, unit_id=cast.lijn_62.pk, place="Lijn 62", now=monday)
    found = open_link(made.slug)
    assert found is not None
    return found


@pytest.fixture
def numbers(cast: Cast, link: OpenLink, monday: datetime) -> tuple[str, str]:
    """Two cases of Anna."""
    first, second = (
        stories.report(cast.anna.actor, link, monday, words=WORDS, name="Anna").number for _time in range(2)
    )
    return first, second


@pytest.fixture
def report(numbers: tuple[str, str]) -> Report:
    return Report.objects.get(number=numbers[0])


@pytest.fixture
def other(numbers: tuple[str, str]) -> Report:
    return Report.objects.get(number=numbers[1])


def test_report_and_incident_are_one_case_with_a_key_per_compartment(report: Report, other: Report) -> None:
    keys = CaseKeys.objects.get(case_id=report.pk)
    assert Incident.objects.get(report=report).pk == report.pk
    wrapped = [bytes(getattr(keys, column_of(one))) for one in IN_A_CASE]
    assert len(set(wrapped)) == len(IN_A_CASE) == 9
    assert {wrapping.wrapped_by(one) for one in wrapped} == {keys.bucket_id}
    plain = {cases.for_opening(keys.pk).key(one) for one in IN_A_CASE}
    plain |= {cases.for_opening(CaseKeys.objects.get(case_id=other.pk).pk).key(one) for one in IN_A_CASE}
    assert len(plain) == 18
    assert cipher.key_id_of(bytes(report.own_words or b"")) == keys.pk


def test_every_row_of_a_case_that_seals_says_which_case() -> None:
    """A new room cannot forget it: whoever points to a report or an incident and seals has a `case_id`."""
    without = [
        model.__name__
        for model in apps.get_models()
        if any(isinstance(one, SealedField) for one in model._meta.fields)
        and (
            model in (Report, Incident)
            or any(one.related_model in (Report, Incident) for one in model._meta.fields)
        )
        and not hasattr(model, "case_id")
    ]
    assert without == []


def test_keys_of_no_case_are_of_the_organisation_per_compartment(cast: Cast, report: Report) -> None:
    assert DataKey.objects.filter(organisation=cast.reggestreek).count() == len(Compartment) + 1
    assert not DataKey.objects.filter(pk=cipher.key_id_of(bytes(report.own_words or b""))).exists()


def test_the_bucket_is_of_the_month_after_the_term(cast: Cast, report: Report) -> None:
    bucket = Bucket.objects.get(pk=CaseKeys.objects.get(case_id=report.pk).bucket_id)
    years = cast.reggestreek.retention_years
    assert (bucket.kept_years, bucket.goes_in) == (years, date(2026 + years, 12, 1))
    december = datetime.fromisoformat("2026-12-31T23:59:00+00:00")
    assert rings.goes_in(december, 5) == date(2032, 1, 1)


def test_the_first_case_of_a_month_makes_its_bucket_and_no_second(
    cast: Cast, link: OpenLink, monday: datetime
) -> None:
    later = monday.replace(year=2027)
    before = Bucket.objects.filter(organisation=cast.reggestreek).count()
    for _time in range(3):
        stories.report(cast.anna.actor, link, later, words=WORDS)
    assert Bucket.objects.filter(organisation=cast.reggestreek).count() == before + 1


def test_a_case_under_a_bucket_that_was_never_kept_is_refused(cast: Cast, monday: datetime) -> None:
    row = Report(organisation_id=cast.reggestreek.pk)
    keys = vault.new_case(row, monday)
    keys.bucket_id = uuid4()
    with pytest.raises(IntegrityError):
        _kept(keys)


@transaction.atomic
def _kept(keys: CaseKeys) -> None:
    """As a commit: references are looked at when a transaction ends."""
    keys.save(force_insert=True)
    connection.check_constraints()


def test_a_page_reads_the_keys_of_one_row_or_fifty_in_one_statement(
    cast: Cast, link: OpenLink, monday: datetime, django_assert_num_queries: Any
) -> None:
    for _time in range(12):
        stories.report(cast.anna.actor, link, monday, words=WORDS)
    for most in (1, 12):
        rows = list(Incident.objects.all()[:most])
        vault.forget_cached()
        vault.open(rows[0], "place")
        cases.forget_all()
        with django_assert_num_queries(1):
            vault.read_ahead(rows, "place", "gate_reason")
            assert [vault.open(row, "place") for row in rows] == ["Bus 4123, lijn 62"] * most
    with django_assert_num_queries(0):
        vault.read_ahead(rows, "place")


# Moved, copied, put back ----------------------------------------------------------------------


def _sealed(row: Any, column: str) -> bytes:
    return bytes(getattr(row, column) or b"")


def test_a_value_of_another_case_does_not_open(report: Report, other: Report) -> None:
    report.own_words = other.own_words
    with pytest.raises(Unreadable):
        vault.open(report, "own_words")


def test_a_value_of_another_field_of_the_same_row_does_not_open(report: Report) -> None:
    report.reporter_address = report.reporter_name
    assert vault.open(report, "reporter_name") == "Anna"
    with pytest.raises(Unreadable):
        vault.open(report, "reporter_address")


def test_a_value_of_another_table_with_the_same_id_does_not_open(report: Report) -> None:
    victim = Victim.objects.get(pk=report.pk)
    assert vault.open(victim, "name") == "Anna"
    victim.name = report.reporter_name
    with pytest.raises(Unreadable):
        vault.open(victim, "name")


def test_a_row_that_was_moved_to_another_case_does_not_open(report: Report, other: Report) -> None:
    victim = Victim.objects.get(pk=report.pk)
    assert vault.open(victim, "name") == "Anna"
    victim.incident_id = other.pk
    with pytest.raises(Unreadable):
        vault.open(victim, "name")


def test_a_row_that_was_moved_to_another_organisation_does_not_open(cast: Cast, report: Report) -> None:
    report.organisation_id = cast.dinkelborg.pk
    with pytest.raises(Unreadable):
        vault.open(report, "own_words")


def test_keys_that_change_places_between_cases_or_compartments_do_not_open(
    report: Report, other: Report
) -> None:
    mine, theirs = (CaseKeys.objects.get(case_id=one.pk) for one in (report, other))
    CaseKeys.objects.filter(pk=mine.pk).update(own_words=theirs.own_words)
    CaseKeys.objects.filter(pk=theirs.pk).update(own_words=theirs.victim)
    vault.forget_cached()
    for row in (report, other):
        with pytest.raises(Unreadable):
            vault.open(row, "own_words")
    assert vault.open(report, "reporter_name") == "Anna"


def _written_twice(report: Report) -> Perpetrator:
    other = Perpetrator.objects.get(incident_id=report.pk)
    for name in ("T. Tester", "P. Proever"):
        with transaction.atomic():
            vault.seal(other, name=name)
            other.save()
    return Perpetrator.objects.get(pk=other.pk)


def test_an_older_value_put_back_does_not_open(report: Report) -> None:
    other = Perpetrator.objects.get(incident_id=report.pk)
    with transaction.atomic():
        vault.seal(other, name="T. Tester")
        other.save()
    older = _sealed(other, "name")
    assert vault.open(Perpetrator.objects.get(pk=other.pk), "name") == "T. Tester"
    with transaction.atomic():
        vault.seal(other, name="P. Proever")
        other.save()
    assert vault.open(Perpetrator.objects.get(pk=other.pk), "name") == "P. Proever"
    Perpetrator.objects.filter(pk=other.pk).update(name=older)
    vault.forget_cached()
    with pytest.raises(Unreadable):
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")


def test_a_name_that_was_taken_away_does_not_come_back(report: Report) -> None:
    other = _written_twice(report)
    older = _sealed(other, "name")
    with transaction.atomic():
        vault.seal(other, name=None)
        other.save()
    Perpetrator.objects.filter(pk=other.pk).update(name=older)
    vault.forget_cached()
    with pytest.raises(Unreadable):
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")


def test_a_whole_older_row_put_back_does_not_open(report: Report) -> None:
    """Whoever owns the database can put the row back; the version stands elsewhere."""
    first = Perpetrator.objects.filter(incident_id=report.pk)
    other = _written_twice(report)
    older = first.values().get()
    with transaction.atomic():
        vault.seal(other, name="Q. Laatst")
        other.save()
    first.update(**{name: value for name, value in older.items() if name != "id"})
    vault.forget_cached()
    with pytest.raises(Unreadable):
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")


def test_what_an_owner_puts_back_with_its_version_opens(report: Report) -> None:
    """The limit, in the open: row and version together are the past; the trail still tells of the act."""
    other = _written_twice(report)
    older, version = _sealed(other, "name"), SealedVersion.objects.get(place__endswith=".name")
    with transaction.atomic():
        vault.seal(other, name=None)
        other.save()
    Perpetrator.objects.filter(pk=other.pk).update(name=older)
    SealedVersion.objects.filter(pk=version.pk).update(version=version.version)
    vault.forget_cached()
    assert vault.open(Perpetrator.objects.get(pk=other.pk), "name") == "P. Proever"


def test_a_refused_act_leaves_the_earlier_value_readable(report: Report) -> None:
    other = _written_twice(report)

    @transaction.atomic
    def refuse() -> None:
        vault.seal(other, name="Nooit bewaard")
        other.save()
        raise AlreadyClaimed

    with pytest.raises(AlreadyClaimed):
        refuse()
    again = Perpetrator.objects.get(pk=other.pk)
    assert vault.open(again, "name") == "P. Proever"
    vault.seal(again, name="Ook nooit bewaard")  # and not saved
    assert vault.open(Perpetrator.objects.get(pk=other.pk), "name") == "P. Proever"


# Three states ---------------------------------------------------------------------------------


def test_a_destroyed_key_takes_its_compartment_and_no_other(report: Report, other: Report) -> None:
    destroy_keys(report.pk, (Compartment.OWN_WORDS,))
    with pytest.raises(vault.KeyGone) as gone:
        vault.open(report, "own_words")
    keys = CaseKeys.objects.get(case_id=report.pk)
    assert str(gone.value) == f"key {keys.pk} (C2+C3): destroyed"
    assert vault.words(report, "own_words") == "Deze woorden zijn vernietigd. Niemand kan ze nog lezen."
    assert vault.open(report, "reporter_name") == "Anna"
    assert vault.open(other, "own_words") == WORDS


def test_a_destroyed_key_seals_nothing_any_more(cast: Cast, report: Report, monday: datetime) -> None:
    destroy_keys(report.pk, (Compartment.OWN_WORDS,))
    note = Note(organisation_id=report.organisation_id, incident_id=report.pk, at=monday)
    with pytest.raises(vault.KeyGone, match="destroyed"):
        vault.seal(note, words="Nog iets")
    vault.seal(note, shared_words="Een feit")
    assert vault.open(note, "shared_words") == "Een feit"


def test_an_erased_case_has_no_key_left(report: Report, other: Report) -> None:
    erase_case(report.pk)
    incident = Incident.objects.get(pk=report.pk)
    for row, column in ((report, "own_words"), (report, "reporter_name"), (incident, "place")):
        with pytest.raises(vault.KeyGone, match="destroyed"):
            vault.open(row, column)
    assert vault.open(other, "reporter_name") == "Anna"


def test_a_missing_key_is_an_error_that_names_it_and_never_a_new_key(report: Report) -> None:
    keys_id = CaseKeys.objects.get(case_id=report.pk).pk
    CaseKeys.objects.all().delete()
    vault.forget_cached()
    with pytest.raises(vault.KeyGone) as gone:
        vault.open(report, "own_words")
    assert str(gone.value) == f"key {keys_id}: never existed"
    fresh = Report.objects.get(pk=report.pk)
    with pytest.raises(vault.KeyGone) as gone:
        vault.seal(fresh, reporter_name="Anna")
    assert str(gone.value) == f"key of case {report.pk}: never existed"
    assert not CaseKeys.objects.filter(case_id=report.pk).exists()


def test_a_destroyed_bucket_takes_all_its_cases(report: Report, other: Report) -> None:
    bucket = Bucket.objects.get(pk=CaseKeys.objects.get(case_id=report.pk).bucket_id)
    Bucket.objects.filter(pk=bucket.pk).update(
        state="destroyed", **{column_of(one): b"" for one in IN_A_CASE}
    )
    vault.forget_cached()
    for row in (report, other):
        with pytest.raises(vault.KeyGone) as gone:
            vault.open(row, "own_words")
        assert str(gone.value) == f"key {bucket.pk}: destroyed"


def test_an_opened_report_keeps_no_envelope(report: Report) -> None:
    """Its key is the employer's: with it the words would outlive the key of the case."""
    assert bytes(report.envelope) == b""


def test_only_an_organisation_with_keys_begins_a_case(monday: datetime, cast: Cast) -> None:
    with pytest.raises(vault.KeyGone):
        vault.new_case(Report(organisation_id=UUID(int=7)), monday)
