# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The empty database, migrated once for all processes and groups: what migrations made is kept as a file.

Its name is a hash of the whole product, of the packages and of Python with its SQLite: whoever changes one
file migrates again, from nothing. Running the migrations took longer than most files of tests.
"""

import platform
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.db.backends.sqlite3.creation import DatabaseCreation as Original

from eenlijn.foundation.sqlite import base
from tools.launcher import places, stamps

KEPT: Final = places.BUILD / "databases"
MOST: Final = 4  # states of the code whose database is kept


def kept_file() -> Path:
    """Where the database of this code is, or will be."""
    made_by = (platform.python_version(), sqlite3.sqlite_version)
    made_from = [places.SOURCE, places.DEV_LOCK, places.ROOT / "tests" / "settings.py"]
    return KEPT / f"{stamps.fingerprint(made_from, *made_by)[:32]}.sqlite3"


class DatabaseCreation(Original):
    """Begins with what was kept; Django then finds nothing left to migrate."""

    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        file = kept_file()
        name = self._get_test_db_name()  # type: ignore[attr-defined]  # not in the stubs
        if not self.is_in_memory_db(name):
            return super().create_test_db(*args, **kwargs)
        # A database in memory is there as long as somebody has it open.
        with closing(sqlite3.connect(name, uri=True)) as memory:
            if is_kept := file.is_file():
                with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as kept:
                    kept.backup(memory)
            made = super().create_test_db(*args, **kwargs)
            if not is_kept:
                keep(memory, file)
        return made


def keep(database: sqlite3.Connection, file: Path) -> None:
    """Whole or not at all, also when two processes end together; the oldest others go."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(f".{uuid4().hex}")
    with closing(sqlite3.connect(half)) as kept:
        database.backup(kept)
    half.replace(file)
    by_age = sorted(file.parent.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in by_age[MOST:]:
        one.unlink(missing_ok=True)


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation
