# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage load_register`: what it tells, what it changes, and how it ends."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command

from eenlijn.commons.directory.models import DirectoryEntry, RegisterEdition
from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.actions import found_platform
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.factories import registers as made

SCHOOLS = made.file_of(made.SCHOOLS, made.school("06BY00", "De Schakel"), made.school("07AA00", "De Brug"))


@pytest.fixture
def empty(db: None, key_store: FileKeyProvider) -> None:
    """A machine with a key store, on which nothing was founded yet."""
    vault.forget_cached()


@pytest.fixture
def founded(empty: None, monday: datetime) -> None:
    found_platform(now=monday)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "scholen_2021.csv"
    path.write_bytes(SCHOOLS)
    return path


def told(kind: str, path: Path, monday: datetime, *options: str) -> str:
    out = io.StringIO()
    with time_machine.travel(monday, tick=False):
        call_command("load_register", kind, str(path), *options, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("founded")
def test_it_loads_and_counts_and_the_second_time_says_so(file: Path, monday: datetime) -> None:
    first = told("primary_schools", file, monday)
    assert first == (
        "primary_schools, edition of 2021-01-01: 2 rows: 2 new, 0 changed, 0 ended, 0 unchanged, 0 left out\n"
    )
    assert DirectoryEntry.objects.count() == 2
    assert RegisterEdition.objects.get().loaded_at == monday
    line = TrailLine.objects.get(action="load_register")
    assert (line.actor_kind, line.actor_name, line.organisation_id) == ("job", "load_register", None)
    again = told("primary_schools", file, monday)
    assert again == "primary_schools, edition of 2021-01-01: is here already, nothing changed\n"


@pytest.mark.usefixtures("founded")
def test_a_dry_run_tells_and_changes_nothing(file: Path, monday: datetime) -> None:
    assert "would be 2 rows: 2 new" in told("primary_schools", file, monday, "--dry-run")
    assert (DirectoryEntry.objects.count(), RegisterEdition.objects.count()) == (0, 0)


@pytest.mark.usefixtures("founded")
def test_the_day_that_is_given_weighs_more_than_the_name(file: Path, monday: datetime) -> None:
    told("primary_schools", file, monday, "--edition", "2022-10-01")
    assert RegisterEdition.objects.get().edition == date(2022, 10, 1)


@pytest.mark.usefixtures("founded")
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("primary_schools", ["--edition", "2020-12-31"]),
        ("primary_schools", ["--edition", "2030-01-01"]),
        ("hospitals", []),
        ("boundaries", []),
        ("castles", []),
        ("primary_schools", ["--edition", "gisteren"]),
    ],
)
def test_a_refusal_is_an_error_with_its_sentence(
    kind: str, options: list[str], file: Path, monday: datetime
) -> None:
    told("primary_schools", file, monday)
    with pytest.raises(CommandError) as error:
        told(kind, file, monday, *options)
    assert str(error.value)
    assert error.value.returncode == 1
    assert DirectoryEntry.objects.count() == 2


@pytest.mark.usefixtures("founded")
def test_wrong_rows_are_all_told(tmp_path: Path, monday: datetime) -> None:
    path = tmp_path / "scholen_2021.csv"
    path.write_bytes(made.file_of(made.SCHOOLS, made.school("", "Een"), made.school("2", "")))
    with pytest.raises(CommandError) as error:
        told("primary_schools", path, monday)
    assert "row 2, VESTIGINGSNUMMER" in str(error.value)
    assert "row 3, VESTIGINGSNAAM" in str(error.value)


@pytest.mark.usefixtures("founded")
def test_a_file_that_is_not_there_or_says_no_day_is_an_error(tmp_path: Path, monday: datetime) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        told("primary_schools", tmp_path / "weg.csv", monday)
    nameless = tmp_path / "scholen.csv"
    nameless.write_bytes(SCHOOLS)
    with pytest.raises(CommandError):
        told("primary_schools", nameless, monday)
    assert RegisterEdition.objects.count() == 0


@pytest.mark.usefixtures("empty")
def test_before_the_platform_was_founded_nothing_is_loaded(file: Path, monday: datetime) -> None:
    with pytest.raises(CommandError, match="run found_platform first"):
        told("primary_schools", file, monday)
    assert (DirectoryEntry.objects.count(), RegisterEdition.objects.count()) == (0, 0)
