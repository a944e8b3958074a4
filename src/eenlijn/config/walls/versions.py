# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database counts the versions of sealed fields by itself: triggers, made from the models and no list.

Whoever writes a row, with whatever statement, writes its version too, and an older value is refused where it
is written. On PostgreSQL the counts themselves are changed by these triggers and by nobody else.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from eenlijn.commons.keys.counting import EMPTIED, GONE, STANDS, Counted, counted
from eenlijn.commons.keys.models import PresentVersion

_PRESENT: Final = PresentVersion._meta.db_table
OLDER: Final = "an older value does not come back"
BY_ITSELF: Final = "versions are counted by the database itself"
_SPACES: Final = re.compile(r"\s+")
# Where the version stands in sealed bytes (`foundation.sealed.cipher`), counted from one.
_FROM, _LONG = 18, 4
_PREFIX: Final = "versions_"
_ON_SQLITE: Final = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'versions\\_%' ESCAPE '\\'"
)
_TRIGGERS: Final = """
    SELECT c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND starts_with(t.tgname, 'versions_')
"""
_FUNCTIONS: Final = """
    SELECT proname || '()', prosrc FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, 'versions_')
"""

# Arguments: the column of the employer, that of the case (or nothing), and the sealed columns.
_COUNTED: Final = f"""
DECLARE
  mine text;
  here text;
  before bytea;
  after bytea;
  employer uuid;
  of_case uuid;
BEGIN
  IF TG_OP = 'DELETE' THEN
    FOR i IN 2 .. TG_NARGS - 1 LOOP
      UPDATE {_PRESENT} SET version = '\\x{GONE.hex()}'
      WHERE place = TG_TABLE_NAME || '.' || replace(OLD.id::text, '-', '') || '.' || TG_ARGV[i];
    END LOOP;
    RETURN NULL;
  END IF;
  IF TG_ARGV[1] <> '' THEN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO of_case USING NEW;
    IF of_case IS NOT NULL THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_ARGV[0] <> '' THEN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO employer USING NEW;
  END IF;
  FOR i IN 2 .. TG_NARGS - 1 LOOP
    mine := TG_ARGV[i];
    here := TG_TABLE_NAME || '.' || replace(NEW.id::text, '-', '') || '.' || mine;
    EXECUTE format('SELECT ($1).%I', mine) INTO after USING NEW;
    before := NULL;
    IF TG_OP = 'UPDATE' THEN
      EXECUTE format('SELECT ($1).%I', mine) INTO before USING OLD;
    END IF;
    CONTINUE WHEN after IS NOT DISTINCT FROM before;
    IF after IS NULL THEN
      UPDATE {_PRESENT} SET version = substr(version, 1, {_LONG}) || '\\x{EMPTIED.hex()}' WHERE place = here;
      CONTINUE;
    END IF;
    INSERT INTO {_PRESENT} AS stands (place, organisation_id, version)
    VALUES (here, employer, substr(after, {_FROM}, {_LONG}) || '\\x{STANDS.hex()}')
    ON CONFLICT (place) DO UPDATE SET version = EXCLUDED.version WHERE stands.version < EXCLUDED.version;
    IF NOT FOUND THEN
      RAISE EXCEPTION '{OLDER}: %', here USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NULL;
END
"""  # noqa: S608 - of constants
_MOVES: Final = f"""
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '{BY_ITSELF}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
"""


def missing(database: BaseDatabaseWrapper) -> list[str]:
    """The triggers that are not there, are switched off or were changed; none is right. Two statements."""
    with database.cursor() as cursor:
        stands = _standing(cursor, database.vendor)
    return sorted(
        name for name, made in _wanted(database.vendor).items() if not _same(stands.get(name), made)
    )


def put_up(database: BaseDatabaseWrapper) -> int:
    """Make what is missing, as whoever owns the tables; tells how many statements that took."""
    wanted, there = _wanted(database.vendor), {one.table for one in counted()}
    if not there <= set(database.introspection.table_names()):
        return 0
    lacking = set(missing(database))
    todo = [name for name in wanted if name in lacking]
    with transaction.atomic(using=database.alias), database.cursor() as cursor:
        for name in todo:
            for statement in _making(name, wanted[name], database.vendor):
                cursor.execute(statement)
    return len(todo)


def _same(stands: str | None, wanted: str) -> bool:
    return stands is not None and _SPACES.sub("", stands) == _SPACES.sub("", wanted)


def _standing(cursor: Any, vendor: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in (_FUNCTIONS, _TRIGGERS) if vendor == "postgresql" else (_ON_SQLITE,):
        cursor.execute(question)
        found |= dict(cursor.fetchall())
    return found


def _wanted(vendor: str) -> Mapping[str, str]:
    """What must be, in the words in which the database tells it back; what others need goes first."""
    return dict(_on_postgresql() if vendor == "postgresql" else _on_sqlite())


def _making(name: str, wanted: str, vendor: str) -> Iterator[str]:
    if vendor != "postgresql":
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield wanted
    elif name.endswith("()"):
        yield f"CREATE OR REPLACE FUNCTION {name} RETURNS trigger LANGUAGE plpgsql AS $made${wanted}$made$"
    else:
        table, _dot, trigger = name.partition(".")
        yield f'DROP TRIGGER IF EXISTS "{trigger}" ON "{table}"'
        yield wanted


def _on_postgresql() -> Iterator[tuple[str, str]]:
    yield "versions_counted()", _COUNTED
    yield "versions_move()", _MOVES
    when = f"BEFORE INSERT OR DELETE OR UPDATE ON public.{_PRESENT}"
    told = f"CREATE TRIGGER versions_move {when} FOR EACH ROW EXECUTE FUNCTION versions_move()"
    yield f"{_PRESENT}.versions_move", told
    for one in counted():
        words = ", ".join(f"'{word}'" for word in (_employer(one), one.unless, *one.columns))
        when = f"AFTER INSERT OR DELETE OR UPDATE OF {', '.join(one.columns)} ON public.{one.table}"
        told = (
            f"CREATE TRIGGER versions_counted {when} FOR EACH ROW EXECUTE FUNCTION versions_counted({words})"
        )
        yield f"{one.table}.versions_counted", told


def _on_sqlite() -> Iterator[tuple[str, str]]:
    for one in counted():
        for column in one.columns:
            yield from _of_field(one, column)
        away = f"UPDATE {_PRESENT} SET version = x'{GONE.hex()}' WHERE place ="  # noqa: S608 - of constants
        gone = "\n".join(f"{away} {_place(one, column, 'OLD')};" for column in one.columns)
        name = f"{_PREFIX}{one.table}_gone"
        yield name, f"CREATE TRIGGER {name} AFTER DELETE ON {one.table} BEGIN {gone} END"


def _of_field(one: Counted, column: str) -> Iterator[tuple[str, str]]:
    outside = f" AND NEW.{one.unless} IS NULL" if one.unless else ""
    body = _counting(one, column)
    for act, when, name in (
        ("INSERT", f"NEW.{column} IS NOT NULL", "new"),
        (f"UPDATE OF {column}", f"NEW.{column} IS NOT OLD.{column}", "again"),
    ):
        full = f"{_PREFIX}{one.table}_{column}_{name}"
        yield full, f"CREATE TRIGGER {full} AFTER {act} ON {one.table} WHEN {when}{outside} BEGIN {body} END"


def _counting(one: Counted, column: str) -> str:
    place = _place(one, column, "NEW")
    employer = f"NEW.{_employer(one)}" if _employer(one) else "NULL"
    version = f"CAST(substr(NEW.{column}, {_FROM}, {_LONG}) || x'{STANDS.hex()}' AS BLOB)"
    emptied = f"CAST(substr(version, 1, {_LONG}) || x'{EMPTIED.hex()}' AS BLOB)"
    return f"""
      SELECT RAISE(ABORT, '{OLDER}') WHERE NEW.{column} IS NOT NULL AND EXISTS (
        SELECT 1 FROM {_PRESENT} AS stands WHERE stands.place = {place} AND stands.version >= {version}
      );
      INSERT INTO {_PRESENT} (place, organisation_id, version)
      SELECT {place}, {employer}, {version} WHERE NEW.{column} IS NOT NULL
      ON CONFLICT (place) DO UPDATE SET version = excluded.version;
      UPDATE {_PRESENT} SET version = {emptied} WHERE place = {place} AND NEW.{column} IS NULL;
    """  # noqa: S608 - of constants


def _place(one: Counted, column: str, row: str) -> str:
    return f"'{one.table}.' || {row}.id || '.{column}'"


def _employer(one: Counted) -> str:
    found = (field.column for field in one.model._meta.local_concrete_fields)
    return next((column for column in found if column == "organisation_id"), "")
