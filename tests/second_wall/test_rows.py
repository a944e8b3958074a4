# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Raw SQL as the role that serves, in every table with rows of two employers: never a row of the other."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from eenlijn.commons.access.reaches import REACHES, Reach
from eenlijn.config.walls.plan import Walled
from eenlijn.foundation import walls
from tests.cast import Cast
from tests.second_wall.filling import ROWS, row_of, take_checks_away

pytestmark = pytest.mark.only_on("postgresql")
Two = tuple[UUID, UUID]
# Tables that only a role of their own reads.
CLOSED = frozenset(
    {
        "aftercare.accidentcheck",
        "aftercare.carechoice",
        "aftercare.caremoment",
        "aftercare.homewish",
        "aftercare.peertalk",
        "aftercare.referral",
        "aftercare.teamtalk",
        "incidents.protectedpart",
        "reporting.careanswer",
    }
)
REFUSALS = ("new row violates row-level security policy", "permission denied")


@pytest.fixture
def two(cast: Cast) -> Iterator[Two]:
    """A row of each of two employers in every table behind the wall."""
    ours, theirs = cast.reggestreek.pk, cast.dinkelborg.pk
    with transaction.atomic():
        take_checks_away()
        with connection.cursor() as cursor:
            for one in ROWS:
                if one.label == "organisations.organisation":
                    continue
                for organisation_id in (ours, theirs):
                    cursor.execute(*row_of(one, organisation_id))
        yield ours, theirs
        transaction.set_rollback(True)


def employers_in(one: Walled) -> dict[UUID | None, int]:
    # Closed tables by the role that alone reads them: the wall stands for that one too.
    with walls.as_role(walls.CARE if one.label in CLOSED else ""), connection.cursor() as cursor:
        cursor.execute(f'SELECT "{one.column}", count(*) FROM "{one.table}" GROUP BY 1')
        return dict(cursor.fetchall())


def refused(statement: str, values: Any = None) -> str:
    """What the database says of a statement that it will not do."""
    with pytest.raises(ProgrammingError) as told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return str(told.value)


def test_every_table_holds_rows_of_both(two: Two) -> None:
    """The rows that could leak, in each of the tables below."""
    for one in ROWS:
        assert set(two) <= employers_in(one).keys(), one.table


def test_who_stands_nowhere_sees_no_row_of_anybody(two: Two) -> None:
    with walls.nowhere():
        assert {one.table: employers_in(one).keys() - {None} for one in ROWS} == {
            one.table: set() for one in ROWS
        }


def test_who_stands_within_an_employer_sees_its_rows_only(two: Two) -> None:
    ours, theirs = two
    for here in (ours, theirs):
        with walls.within(here):
            found = {one.table: employers_in(one).keys() - {None} for one in ROWS}
        assert found == {one.table: {here} for one in ROWS}


def test_an_employer_that_is_not_there_has_no_rows(two: Two) -> None:
    with walls.within(UUID(int=7)):
        assert {one.table for one in ROWS if employers_in(one).keys() - {None}} == set()


def test_a_row_of_another_employer_cannot_be_written(two: Two) -> None:
    ours, theirs = two
    for standing in (walls.within(ours), walls.nowhere()):
        with standing:
            told = {one.table: refused(*row_of(one, theirs)) for one in ROWS}
        assert {table for table, said in told.items() if not said.startswith(REFUSALS)} == set()


def test_rows_of_another_employer_cannot_be_changed_moved_or_removed(two: Two) -> None:
    ours, theirs = two
    changed, moved = {}, {}
    with walls.within(ours):
        for one in ROWS:
            whose = f'"{one.table}" SET "{one.column}" = %s WHERE "{one.column}" = %s'
            changed[one.table] = changed_by(f"UPDATE {whose}", [theirs, theirs])
            changed[one.table] += changed_by(f'DELETE FROM "{one.table}" WHERE "{one.column}" = %s', [theirs])
            moved[one.table] = refused(f"UPDATE {whose}", [theirs, ours])
    assert {table for table, count in changed.items() if count} == set()
    assert {table for table, said in moved.items() if not said.startswith(REFUSALS)} == set()


def changed_by(statement: str, values: list[UUID]) -> int:
    """How many rows; none where the role may not do this at all."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)
    except ProgrammingError as told:
        assert "permission denied" in str(told)  # noqa: PT017 - some tables are never changed
        return 0


def test_no_table_can_be_emptied(cast: Cast) -> None:
    with walls.within(cast.reggestreek.pk):
        told = {one.table: refused(f'TRUNCATE "{one.table}"') for one in ROWS}
    assert {table for table, said in told.items() if not said.startswith("permission denied")} == set()


def test_a_reach_opens_exactly_its_tables(two: Two) -> None:
    """For reading what it names, for writing no more than it names."""
    _ours, theirs = two
    for reach in Reach:
        with walls.nowhere(), walls.reaching(reach):
            read = {one.label for one in ROWS if theirs in employers_in(one)}
            written = {one.label for one in ROWS if writes(one, theirs)}
        assert (reach, frozenset(read)) == (reach, REACHES[reach].reads)
        assert (reach, frozenset(written)) == (reach, REACHES[reach].writes)


def writes(one: Walled, organisation_id: UUID) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(*row_of(one, UUID(int=9) if one.column == "id" else organisation_id))
            transaction.set_rollback(True)
    except ProgrammingError:
        return False
    return True


def test_a_reach_that_is_not_in_the_list_opens_nothing(two: Two) -> None:
    for reach in ("", "owner", "every", "sign_in,found", "{found}", "'; SELECT 1; --"):
        with walls.nowhere(), walls.reaching(reach):
            assert {one.table for one in ROWS if employers_in(one).keys() - {None}} == set()


def test_the_wall_is_told_again_after_a_savepoint_was_undone(two: Two) -> None:
    """What was set since a savepoint is undone with it; nobody may stand where somebody else stood."""
    ours, theirs = two
    unit = next(one for one in ROWS if one.label == "organisations.unit")
    with walls.within(ours):
        assert employers_in(unit).keys() == {ours}
        with transaction.atomic():
            with walls.within(theirs):
                assert employers_in(unit).keys() == {theirs}
            transaction.set_rollback(True)
        assert employers_in(unit).keys() == {ours}
        with pytest.raises(ProgrammingError), transaction.atomic(), walls.within(theirs):
            employers_in(Walled("", "nothing_here", "id", has_platform=False))
        assert employers_in(unit).keys() == {ours}
