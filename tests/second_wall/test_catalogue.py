# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the catalogue of the database says: the wall stands as the models ask, and a hole in it is named."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from eenlijn.config import start
from eenlijn.config.walls import plan
from eenlijn.config.walls.faults import at_most, faults
from eenlijn.foundation import walls
from eenlijn.foundation.postgresql.base import as_owner
from tests.cast import Cast

ON_POSTGRESQL = pytest.mark.only_on("postgresql")
RAISE = "run ./eenlijn manage raise_walls"
HOLES = {
    "ALTER TABLE organisations_unit DISABLE ROW LEVEL SECURITY": [
        f"The table organisations_unit is not behind the wall: {RAISE}."
    ],
    "ALTER TABLE facts_fact NO FORCE ROW LEVEL SECURITY": [
        f"The table facts_fact is not behind the wall: {RAISE}."
    ],
    "DROP POLICY wall_select ON notices_notice": [
        f"The policy wall_select of notices_notice is missing: {RAISE}."
    ],
    "CREATE POLICY more ON notices_notice FOR SELECT USING (true)": [
        f"The policy more of notices_notice is not ours: {RAISE}."
    ],
    "ALTER POLICY wall_delete ON notices_notice USING (true)": [
        f"The policy wall_delete of notices_notice was changed: {RAISE}."
    ],
    "GRANT TRUNCATE ON facts_fact TO eenlijn": [
        f"The role eenlijn may do something else with facts_fact than it should: {RAISE}."
    ],
    "GRANT SELECT ON incidents_victim TO eenlijn_figures": [
        f"The role eenlijn_figures may do something else with incidents_victim than it should: {RAISE}."
    ],
    "GRANT SELECT ON django_session TO PUBLIC": [
        f"The role PUBLIC may do something else with django_session than it should: {RAISE}."
    ],
    "ALTER TABLE clocks_clock DROP CONSTRAINT clocks_clock_incident_id_same_employer": [
        f"The key clocks_clock_incident_id_same_employer is missing: {RAISE}."
    ],
    "CREATE VIEW looking AS SELECT * FROM facts_fact": [
        "The view looking goes around the wall and stands in no reviewed list."
    ],
    "CREATE MATERIALIZED VIEW kept AS SELECT * FROM facts_fact": [
        "The view kept goes around the wall and stands in no reviewed list."
    ],
    "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1::bigint'": [
        "The function peek goes around the wall and stands in no reviewed list."
    ],
    "CREATE VIEW looking WITH (security_invoker = true) AS SELECT 1 AS one": [],
}


def test_every_model_is_behind_the_wall_or_in_the_reviewed_list() -> None:
    """A new table without an employer fails here until somebody says why it has none."""
    assert plan.unnamed() == []


def test_names_of_keys_are_unique_and_fit() -> None:
    names = [one.name for one in plan.constraints()]
    assert len(set(names)) == len(names)
    assert max(len(name) for name in names) <= 63


def test_wherever_both_sides_have_an_employer_the_key_holds_it() -> None:
    told = {
        (one.table, one.definition.split()[3].rstrip(")"))
        for one in plan.constraints()
        if "FOREIGN" in one.definition
    }
    assert {
        ("clocks_clock", "incident_id"),
        ("accounts_membership", "deputy_id"),
        ("facts_fact", "unit_id"),
    } <= told


@ON_POSTGRESQL
def test_the_wall_stands(cast: Cast) -> None:
    with walls.nowhere():
        assert faults(connection) == []
        assert start.walls() == []


@ON_POSTGRESQL
@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_is_named(cast: Cast, hole: str) -> None:
    """Made as whoever owns the tables could make it, and undone with this test."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASES['default']['OWNER']['USER']}")
        cursor.execute(hole)
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASES['default']['USER']}_tests")
    with walls.nowhere():
        assert faults(connection) == HOLES[hole]


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_what_was_changed_by_hand_is_put_right_and_a_second_time_changes_nothing() -> None:
    with as_owner("default") as owner, owner.cursor() as cursor:
        cursor.execute("ALTER TABLE organisations_unit DISABLE ROW LEVEL SECURITY")
        cursor.execute("ALTER POLICY wall_select ON notices_notice USING (true)")
        cursor.execute("GRANT TRUNCATE ON facts_fact TO eenlijn")
    with walls.nowhere():
        assert len(faults(connection)) == 3
    assert [_raised(), _raised()] == ["The walls stand: 3 changes.\n", "The walls stood.\n"]
    with walls.nowhere():
        assert faults(connection) == []


def _raised() -> str:
    out = StringIO()
    call_command("raise_walls", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("count", [0, 5, 6, 300])
def test_a_wall_that_was_never_raised_is_told_in_a_few_lines(count: int) -> None:
    told = at_most((f"line {number}" for number in range(count)), 5)
    assert told == [f"line {number}" for number in range(min(count, 5))] + (
        [f"And {count - 5} more."] if count > 5 else []
    )


@pytest.mark.only_on("sqlite")
def test_sqlite_has_no_walls_to_raise(cast: Cast) -> None:
    assert _raised() == "SQLite has no walls: it holds one employer.\n"
    assert start.walls() == []
