# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Not upheld: nobody reads who the other person was, not even in what was copied before."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from eenlijn.casework.dossier.actions import finish_letter
from eenlijn.casework.dossier.triage_acts import record_no_aggression
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.models import Answer
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.models import CaseKeys, SealedVersion
from eenlijn.foundation.sealed.cipher import Unreadable
from tests.cast import Cast
from tests.factories import stories


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """A letter was made for T. Tester, and the words of a rule that was broken stay."""
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday, name="Anna").number
    stories.answer(carla, found, monday)
    return found


def end(cast: Cast, number: str, now: datetime) -> None:
    version = Incident.objects.values_list("version", flat=True).get(number=number)
    record_no_aggression(
        actor=cast.carla.actor,
        number=number,
        gate=None,
        reason="Niet vast te stellen.",
        version=version,
        now=now + timedelta(hours=5),
    )


def copy_of(*tables: tuple[type[Any], dict[str, Any]]) -> list[tuple[type[Any], dict[str, Any]]]:
    """Rows as somebody copied them from the database."""
    return [(model, row) for model, which in tables for row in model.objects.filter(**which).values()]


@transaction.atomic
def put_back(rows: list[tuple[type[Any], dict[str, Any]]]) -> None:
    for model, row in rows:
        changed = {name: value for name, value in row.items() if name != "id"}
        if not model.objects.filter(pk=row["id"]).update(**changed):
            model.objects.create(**row)
    vault.forget_cached()


def test_a_copy_of_the_rows_and_keys_of_before_gives_no_name_and_no_letter(
    cast: Cast, monday: datetime, number: str
) -> None:
    incident = Incident.objects.get(number=number)
    letters = Document.objects.filter(case_id=incident.pk)
    letter = letters.filter(media_type="application/pdf").get()
    other = Perpetrator.objects.get(incident=incident)
    assert vault.open(other, "name") == "T. Tester"
    assert vault.open_bytes(letter, "content").startswith(b"%PDF-")
    before = copy_of(
        (CaseKeys, {"case_id": incident.pk}), (Perpetrator, {"pk": other.pk}), (Document, {"pk": letter.pk})
    )

    end(cast, number, monday)
    assert (Perpetrator.objects.get(pk=other.pk).name, letters.count()) == (None, 0)
    put_back(before)
    with pytest.raises(Unreadable):
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")
    with pytest.raises(Unreadable):
        vault.open_bytes(letters.get(), "content")
    # Whoever also takes away how often the name was written gets no further.
    SealedVersion.objects.filter(place=f"{Perpetrator._meta.db_table}.{other.pk.hex}.name").delete()
    vault.forget_cached()
    with pytest.raises(vault.KeyGone) as gone:
        vault.open(Perpetrator.objects.get(pk=other.pk), "name")
    assert gone.value.is_destroyed


def test_a_letter_that_was_ready_and_never_left_leaves_no_file(cast: Cast, monday: datetime) -> None:
    carla = cast.carla.actor
    link = stories.link_of(carla, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(carla, found, monday)
    stories.write(carla, found, monday)
    finish_letter(actor=carla, number=found, now=monday)
    letters = Document.objects.filter(case_id=Incident.objects.get(number=found).pk)
    assert letters.count() == 2
    end(cast, found, monday)
    assert letters.count() == 0


def test_what_stays_of_the_case_is_read_as_before(cast: Cast, monday: datetime, number: str) -> None:
    incident = Incident.objects.get(number=number)
    behaviour = vault.open(Answer.objects.get(incident=incident), "behaviour")
    assert behaviour
    end(cast, number, monday)
    vault.forget_cached()
    assert vault.open(Answer.objects.get(incident=incident), "behaviour") == behaviour
    assert vault.open(Incident.objects.get(pk=incident.pk), "place") == "Bus 4123, lijn 62"
    assert vault.open(Report.objects.get(number=number), "reporter_name") == "Anna"
