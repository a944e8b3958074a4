# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was removed is gone from old pages too: a fresh key for what stays, none for what goes."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from eenlijn.casework.incidents.models import Incident, Perpetrator, Victim
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.keys import cases, renewing, rotating, vault
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.commons.keys.models import CaseKeys, RotationScope, SealedVersion
from eenlijn.commons.keys.renewing import renew_keys
from eenlijn.foundation.sealed.cipher import Unreadable
from eenlijn.foundation.sealed.compartments import Compartment
from tests.cast import Cast
from tests.factories import stories

WORDS = "Hij stond ineens heel dichtbij."


@pytest.fixture
def report(cast: Cast, monday: datetime) -> Report:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    number = stories.report(cast.anna.actor, link, monday, words=WORDS, name="Anna").number
    other = Perpetrator.objects.get(incident__number=number)
    with transaction.atomic():
        vault.seal(other, name="T. Tester")
        other.save()
    return Report.objects.get(number=number)


def _rows(model: type[Any], **which: Any) -> list[dict[str, Any]]:
    return list(model.objects.filter(**which).values())


def _put_back(model: type[Any], rows: list[dict[str, Any]]) -> None:
    """As whoever has an older page of the database would."""
    for row in rows:
        model.objects.filter(pk=row["id"]).update(**{name: row[name] for name in row if name != "id"})
    vault.forget_cached()


def test_a_destroyed_key_stays_destroyed_when_its_row_and_the_name_of_before_are_put_back(
    report: Report,
) -> None:
    keys, names = _rows(CaseKeys, case_id=report.pk), _rows(Perpetrator, incident=report.pk)
    other = Perpetrator.objects.get(incident=report.pk)
    assert vault.open(other, "name") == "T. Tester"
    destroy_keys(report.pk, (Compartment.PERPETRATOR,))
    _put_back(CaseKeys, keys)
    _put_back(Perpetrator, names)
    with pytest.raises(vault.KeyGone) as gone:
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")
    assert gone.value.is_destroyed
    assert vault.open(report, "own_words") == WORDS
    assert vault.open(Incident.objects.get(report=report), "place") == "Bus 4123, lijn 62"


def test_what_stays_is_sealed_by_a_fresh_key_and_what_was_removed_opens_with_none(report: Report) -> None:
    keys, people = _rows(CaseKeys, case_id=report.pk), _rows(Victim, incident=report.pk)
    victim = Victim.objects.get(pk=report.pk)
    with transaction.atomic():
        vault.seal(victim, name=None)
        victim.save()
    assert renew_keys(report.pk, (Compartment.VICTIM,)) == 1
    stays = Report.objects.get(pk=report.pk)
    assert vault.open(stays, "reporter_name") == "Anna"
    assert vault.open(stays, "own_words") == WORDS

    _put_back(Victim, people)
    with pytest.raises(Unreadable):
        vault.open(Victim.objects.get(pk=report.pk), "name")
    # Not even with the key row of before, and the count of the value as it was.
    _put_back(CaseKeys, keys)
    SealedVersion.objects.filter(place=cases.place_of(victim, "name")).delete()
    vault.forget_cached()
    with pytest.raises(Unreadable):
        vault.open(Victim.objects.get(pk=report.pk), "name")


def test_a_process_that_remembers_the_key_of_before_reads_on_and_seals_with_the_fresh_one(
    report: Report,
) -> None:
    held = cases.for_opening(CaseKeys.objects.get(case_id=report.pk).pk)
    held.key(Compartment.VICTIM)
    renew_keys(report.pk, (Compartment.VICTIM,))
    cases._keep([held])
    assert vault.open(Report.objects.get(pk=report.pk), "reporter_name") == "Anna"
    again = Report.objects.get(pk=report.pk)
    with transaction.atomic():
        vault.seal(again, reporter_name="Anna de Wit")
        again.save()
    vault.forget_cached()
    assert vault.open(Report.objects.get(pk=report.pk), "reporter_name") == "Anna de Wit"


def test_a_fresh_key_that_is_renewed_and_wrapped_by_another_bucket_still_opens(
    cast: Cast, report: Report, monday: datetime
) -> None:
    renew_keys(report.pk, (Compartment.VICTIM,))
    renew_keys(report.pk, (Compartment.VICTIM, Compartment.OWN_WORDS))
    owner = cast.reggestreek.pk
    rotation = rotating.begin(RotationScope.BUCKETS, [], monday.replace(year=2027))
    while rotating.work_some(rotation, owner):
        pass
    vault.forget_cached()
    stays = Report.objects.get(pk=report.pk)
    assert (vault.open(stays, "reporter_name"), vault.open(stays, "own_words")) == ("Anna", WORDS)


def test_what_was_destroyed_gets_no_fresh_key(report: Report) -> None:
    destroy_keys(report.pk, (Compartment.OWN_WORDS,))
    assert renew_keys(report.pk, (Compartment.OWN_WORDS,)) == 0
    with pytest.raises(vault.KeyGone):
        vault.open(Report.objects.get(pk=report.pk), "own_words")


def test_every_table_that_seals_for_a_case_is_found_by_a_column() -> None:
    """A new room cannot forget it: what is not found would not be readable after a fresh key."""
    assert {model.__name__ for model, _tie in renewing._sealing()} >= {
        "Report",
        "Incident",
        "Victim",
        "Perpetrator",
        "Answer",
        "Document",
        "Statement",
    }
