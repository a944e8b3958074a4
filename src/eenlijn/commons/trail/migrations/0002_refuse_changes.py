# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 - put together from the constants below, never from input
from collections.abc import Callable

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The database itself moves the head with every line, and refuses everything but the next line:
# for this programme, for another one, and for a person at the database prompt.

PLATFORM_SQLITE = "0" * 32
NO_MAC = "0" * 64
ONLY_APPENDED = "the trail is only ever appended to"
NOT_NEXT = "this line does not follow the head of its trail"
HEAD_MOVES = "the head of a trail moves only with its next line"

SQLITE = [
    f"""
    CREATE TRIGGER trail_line_follows BEFORE INSERT ON trail_trailline BEGIN
      SELECT RAISE(ABORT, '{NOT_NEXT}') WHERE NOT EXISTS (
        SELECT 1 FROM trail_trailhead AS head
        WHERE head.id = COALESCE(NEW.organisation_id, '{PLATFORM_SQLITE}')
          AND NEW.sequence = head.sequence + 1 AND NEW.previous_mac = head.mac
      ) OR EXISTS (SELECT 1 FROM trail_trailline AS line WHERE line.id = NEW.id);
    END
    """,
    f"""
    CREATE TRIGGER trail_line_moves_head AFTER INSERT ON trail_trailline BEGIN
      UPDATE trail_trailhead SET sequence = NEW.sequence, mac = NEW.mac
      WHERE id = COALESCE(NEW.organisation_id, '{PLATFORM_SQLITE}');
    END
    """,
    f"""
    CREATE TRIGGER trail_head_moves BEFORE UPDATE ON trail_trailhead BEGIN
      SELECT RAISE(ABORT, '{HEAD_MOVES}') WHERE NOT (
        NEW.id = OLD.id AND NEW.organisation_id IS OLD.organisation_id AND NEW.sequence = OLD.sequence + 1
        AND EXISTS (
          SELECT 1 FROM trail_trailline AS line
          WHERE line.organisation_id IS NEW.organisation_id
            AND line.sequence = NEW.sequence AND line.mac = NEW.mac
        )
      );
    END
    """,
    f"""
    CREATE TRIGGER trail_head_begins BEFORE INSERT ON trail_trailhead BEGIN
      SELECT RAISE(ABORT, '{HEAD_MOVES}')
      WHERE NEW.sequence <> 0 OR NEW.mac <> '{NO_MAC}'
        OR NEW.id <> COALESCE(NEW.organisation_id, '{PLATFORM_SQLITE}')
        OR EXISTS (SELECT 1 FROM trail_trailhead AS head WHERE head.id = NEW.id);
    END
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN
          SELECT RAISE(ABORT, '{ONLY_APPENDED}');
        END
        """
        for table, act in (
            ("trail_trailline", "UPDATE"),
            ("trail_trailline", "DELETE"),
            ("trail_waitingline", "UPDATE"),
            ("trail_waitingline", "DELETE"),
            ("trail_trailhead", "DELETE"),
        )
    ),
]
SQLITE_BACK = [
    f"DROP TRIGGER {name}"
    for name in (
        "trail_line_follows",
        "trail_line_moves_head",
        "trail_head_moves",
        "trail_head_begins",
        "trail_trailline_no_update",
        "trail_trailline_no_delete",
        "trail_waitingline_no_update",
        "trail_waitingline_no_delete",
        "trail_trailhead_no_delete",
    )
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION trail_line_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE trail_trailhead SET sequence = NEW.sequence, mac = NEW.mac
      WHERE id = COALESCE(NEW.organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)
        AND sequence = NEW.sequence - 1 AND mac = NEW.previous_mac;
      IF NOT FOUND THEN
        RAISE EXCEPTION '{NOT_NEXT}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER trail_line_follows BEFORE INSERT ON trail_trailline
    FOR EACH ROW EXECUTE FUNCTION trail_line_follows()
    """,
    f"""
    CREATE FUNCTION trail_head_moves() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF pg_trigger_depth() < 2 OR NEW.id <> OLD.id OR NEW.sequence <> OLD.sequence + 1
         OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id THEN
        RAISE EXCEPTION '{HEAD_MOVES}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER trail_head_moves BEFORE UPDATE ON trail_trailhead
    FOR EACH ROW EXECUTE FUNCTION trail_head_moves()
    """,
    f"""
    CREATE FUNCTION trail_head_begins() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.sequence <> 0 OR NEW.mac <> '{NO_MAC}'
         OR NEW.id <> COALESCE(NEW.organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) THEN
        RAISE EXCEPTION '{HEAD_MOVES}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER trail_head_begins BEFORE INSERT ON trail_trailhead
    FOR EACH ROW EXECUTE FUNCTION trail_head_begins()
    """,
    f"""
    CREATE FUNCTION trail_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '{ONLY_APPENDED}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    *(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION trail_only_appended()"
        for table in ("trail_trailline", "trail_waitingline")
    ),
    """
    CREATE TRIGGER trail_trailhead_kept BEFORE DELETE ON trail_trailhead
    FOR EACH ROW EXECUTE FUNCTION trail_only_appended()
    """,
    *(
        f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_only_appended()"
        for table in ("trail_trailline", "trail_waitingline", "trail_trailhead")
    ),
]
POSTGRESQL_BACK = [
    f"DROP FUNCTION {name}() CASCADE"
    for name in ("trail_line_follows", "trail_head_moves", "trail_head_begins", "trail_only_appended")
]


def run(of_vendor: dict[str, list[str]]) -> Callable[[object, BaseDatabaseSchemaEditor], None]:
    def statements(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        with schema_editor.connection.cursor() as cursor:
            for statement in of_vendor[schema_editor.connection.vendor]:
                cursor.execute(statement)

    return statements


class Migration(migrations.Migration):
    """A later migration that rebuilds one of these tables on SQLite must make its triggers again."""

    dependencies = [("trail", "0001_trail")]

    operations = [
        migrations.RunPython(
            run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}),
        ),
    ]
