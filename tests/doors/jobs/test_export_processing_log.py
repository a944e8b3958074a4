# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from eenlijn.commons.access.processing import REGISTER
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.logbook import BY_OBJECT, pseudonym
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast

# 25 November of Amsterdam ends an hour before it does in UTC.
FIRST = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
LAST = datetime(2026, 11, 25, 22, 59, 59, tzinfo=UTC)
SUBJECT = UUID(int=42)


@pytest.fixture
def told(cast: Cast, settings: Settings) -> Cast:
    """Four lines around one day of Amsterdam: two on it, one before and one after."""
    settings.EENLIJN_BASE_URL = "https://meld.voorbeeld.nl"
    opened = Entry("open_dossier", "incident", UUID(int=7), subject_id=SUBJECT, purpose="care")
    append(cast.carla.actor, FIRST - timedelta(microseconds=1), Entry("too_early", "incident"))
    append(cast.carla.actor, FIRST, opened)
    append(cast.bram.actor, LAST, Entry("close", "incident", UUID(int=7), subject_id=SUBJECT))
    append(cast.carla.actor, LAST + timedelta(seconds=1), Entry("too_late", "incident"))
    append(cast.dirk.actor, FIRST, opened)
    return cast


def export(cast: Cast, out: Path, **options: Any) -> str:
    said = StringIO()
    day = date(2026, 11, 25)
    given = {"organisation": cast.reggestreek.slug, "since": day, "until": day, "out": out, **options}
    call_command("export_processing_log", stdout=said, **given)
    return said.getvalue()


def test_every_line_of_those_days_is_a_record(told: Cast, tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    said = export(told, out)
    assert said == f"2 records in {out}; 0 of no activity in the register\n"
    first, second = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert (first["name"], second["name"]) == ("open_dossier", "close")
    assert first["start_time"] == first["end_time"] == int(FIRST.timestamp() * 1000)
    assert first["attributes"] == {
        "dpl.core.processing_activity_id": "https://meld.voorbeeld.nl/privacy/verwerkingen/#care",
        "dpl.core.data_subject_id": pseudonym(told.reggestreek.pk, SUBJECT),
        "dpl.core.data_subject_id_type": "eenlijn-pseudonym",
    }
    assert [one["resource"]["attributes"]["eenlijn.sequence"] for one in (first, second)] == [3, 4]
    assert out.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if "log" in one.name] == ["log.jsonl"]


def test_the_address_of_an_activity_leads_to_it(told: Cast, tmp_path: Path, client: Client) -> None:
    assert reverse("public:processing") == "/privacy/verwerkingen/"
    page = client.get("/privacy/verwerkingen/").content.decode()
    codes = {activity.code for activity in REGISTER}
    assert [code for code in codes if f'id="{code}"' not in page] == []
    assert set(BY_OBJECT.values()) - codes == set()


def test_nothing_in_it_names_a_person(told: Cast, tmp_path: Path) -> None:
    export(told, tmp_path / "log.jsonl")
    text = (tmp_path / "log.jsonl").read_text("utf-8")
    for person in (told.carla, told.bram):
        assert str(person.id) not in text
        assert person.name not in text
    assert str(SUBJECT) not in text
    assert SUBJECT.hex not in text


def test_the_export_is_a_line_of_its_own_that_a_later_export_tells(told: Cast, tmp_path: Path) -> None:
    export(told, tmp_path / "one.jsonl")
    line = TrailLine.objects.filter(organisation=told.reggestreek).order_by("sequence").last()
    assert line is not None
    assert (line.action, line.object_type, line.actor_name) == (
        "export_processing_log",
        "trail",
        "export_processing_log",
    )
    assert line.detail == {"since": "2026-11-25", "until": "2026-11-25", "lines": 2, "last": 5}
    assert line.sequence == 6
    day = line.at.date()
    export(told, tmp_path / "two.jsonl", since=day - timedelta(days=1), until=day + timedelta(days=1))
    names = [json.loads(one)["name"] for one in (tmp_path / "two.jsonl").read_text().splitlines()]
    assert names[-1] == "export_processing_log"


def test_the_platform_has_its_own(told: Cast, tmp_path: Path, monday: datetime) -> None:
    out = tmp_path / "log.jsonl"
    before = TrailLine.objects.filter(organisation=None).count()
    said = export(told, out, organisation="platform", since=date(2020, 1, 1))
    records = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(records) == before == 5
    assert {one["resource"]["attributes"]["eenlijn.chain"] for one in records} == {"platform"}
    assert f"{before} of no activity in the register" in said


def test_what_is_there_is_not_overwritten_and_nothing_is_written_in_the_trail(
    told: Cast, tmp_path: Path
) -> None:
    out = tmp_path / "log.jsonl"
    out.write_text("mine")
    lines = TrailLine.objects.count()
    with pytest.raises(CommandError, match="exists and is not overwritten"):
        export(told, out)
    with pytest.raises(CommandError, match="no employer with the short name nobody"):
        export(told, tmp_path / "other", organisation="nobody")
    with pytest.raises(CommandError, match="--until lies before --since"):
        export(told, tmp_path / "other", until=date(2026, 11, 22))
    assert (out.read_text(), TrailLine.objects.count()) == ("mine", lines)


def test_a_disk_that_refuses_leaves_the_line_and_no_file(told: Cast, tmp_path: Path) -> None:
    lines = TrailLine.objects.count()
    with pytest.raises(CommandError, match="could not be written"):
        export(told, tmp_path / "not mounted" / "log.jsonl")
    assert TrailLine.objects.count() == lines + 1
