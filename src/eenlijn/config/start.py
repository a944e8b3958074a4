# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be true before anything is served: a receipt may only follow a write that lasts.

Called by the web process and the worker at start, by `check_start`, and in part by `migrate`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from eenlijn.commons.trail.queries import missing_guards
from eenlijn.config.walls import versions
from eenlijn.config.walls.faults import at_most, faults
from eenlijn.foundation.sealed.key_provider import (
    FileKeyProvider,
    KeyNotLive,
    KeyState,
    KeysUnavailable,
    KeysUnsafe,
)

REFUSED: Final = 2
_SQLITE: Final = {
    "journal_mode": ({"wal"}, "WAL"),
    "synchronous": ({"2", "3"}, "FULL"),
    "foreign_keys": ({"1"}, "ON"),
}
_POSTGRESQL: Final = {
    "synchronous_commit": ({"on", "remote_apply"}, "on"),
    "fsync": ({"on"}, "on"),
    "full_page_writes": ({"on"}, "on"),
}


def verify() -> list[str]:
    """Return every reason not to serve, one sentence each; an empty list is leave to serve."""
    return _asked(unsound, guards, walls, static_files)


def unsound() -> list[str]:
    """What no later step of a set-up can mend: `migrate` asks this, before tables and style sheets exist."""
    return [*durability(), *one_employer_on_sqlite(), *keys()]


def verify_before_migrating() -> list[str]:
    """Return every reason not even to migrate."""
    return _asked(unsound)


def _asked(*questions: Callable[[], list[str]]) -> list[str]:
    try:
        return [line for question in questions for line in question()]
    except DatabaseError as error:
        return [f"The database does not answer ({type(error).__name__}): see EENLIJN_DATABASE_URL."]
    finally:
        connection.close()


def verify_or_exit() -> None:
    """Tell what is wrong on stderr and stop with code 2, or return."""
    wrong = verify()
    if wrong:
        sys.stderr.write("Eén Lijn refuses to serve:\n" + "".join(f"  - {line}\n" for line in wrong))
        raise SystemExit(REFUSED)


def hang_up(asked: BaseDatabaseWrapper | None = None) -> None:
    """Keep no connection, and no thread of a pool: other processes may be made out of this one by forking."""
    database = asked or connection
    database.close()
    if database.vendor == "postgresql":
        database.close_pool()  # type: ignore[attr-defined] # only this vendor has one


def durability(asked: BaseDatabaseWrapper | None = None) -> list[str]:
    """Ask the live connection, not the settings: an address or a server may say otherwise."""
    database = asked or connection
    is_sqlite = database.vendor == "sqlite"
    wanted, ask = (_SQLITE, "PRAGMA") if is_sqlite else (_POSTGRESQL, "SHOW")
    wrong = []
    with database.cursor() as cursor:
        for name, (enough, house) in wanted.items():
            cursor.execute(f"{ask} {name}")
            found = str(cursor.fetchone()[0])
            if found not in enough:
                wrong.append(f"The database has {name}={found}; a receipt needs {name}={house}.")
    return wrong


def one_employer_on_sqlite() -> list[str]:
    """SQLite has no row security: outside the demo it holds one employer, or none yet."""
    if settings.EENLIJN_DEMO or connection.vendor != "sqlite":
        return []
    if Organisation._meta.db_table not in connection.introspection.table_names():
        return []
    employers = Organisation.objects.count()
    if employers <= 1:
        return []
    return [f"SQLite holds {employers} employers and may hold one: more than one needs PostgreSQL."]


def guards() -> list[str]:
    """Without its triggers the trail could be changed; a database that has no trail yet is not asked."""
    if TrailLine._meta.db_table not in connection.introspection.table_names():
        return []
    told = [
        f"The trail misses its guard {name}: run migrate, and ask who removed it."
        for name in missing_guards()
    ]
    return [*told, *versions_on_sqlite()]


def versions_on_sqlite() -> list[str]:
    """Without its triggers nothing counts versions, and what is written does not open."""
    if connection.vendor == "postgresql":
        return []
    missing = versions.missing(connection)
    return at_most(f"Versions are not counted, {name} is missing: run migrate." for name in missing)


def walls() -> list[str]:
    """PostgreSQL must keep employers apart by itself, also when the product forgets to.

    A database without any table was not migrated yet, which is told elsewhere.
    """
    if connection.vendor != "postgresql" or not connection.introspection.table_names():
        return []
    return at_most(faults(connection))


def keys() -> list[str]:
    """Refuse keys that others can read or that are lost for good; keys out of reach only hold up reading."""
    provider = FileKeyProvider(settings.EENLIJN_KEYS, (settings.EENLIJN_DATA, settings.EENLIJN_STATIC))
    try:
        provider.check()
        if provider.status() is KeyState.DESTROYED:
            return ["The newest root key was destroyed: restore the key directory from its own backup."]
    except KeysUnsafe as error:
        return [f"{error}."]
    except (KeysUnavailable, KeyNotLive):
        return []
    return []


def static_files() -> list[str]:
    """Without the list of hashed names no page has a style sheet."""
    if "Manifest" not in settings.STORAGES["staticfiles"]["BACKEND"]:
        return []
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return []
    return [f"Style sheets and scripts were not collected in {settings.STATIC_ROOT}: run collectstatic."]
