# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twenty employers at once through a real pgbouncer with three connections: never a row of another one."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.organisations.actions import load_region
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.organisations.models import Municipality, Organisation, Unit
from eenlijn.foundation import walls
from eenlijn.foundation.postgresql.base import DatabaseWrapper
from tests import databases
from tests.second_wall.pooler import pooled

EMPLOYERS, TEAMS, ROUNDS, CONNECTIONS = 20, 3, 25, 3
Settings = dict[str, Any]
Ids = list[UUID]
pytestmark = pytest.mark.only_on("postgresql")


@pytest.fixture
def employers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Settings, Ids]]:
    """A database with twenty employers of three teams each, and how to reach it through the pooler."""
    with django_db_blocker.unblock(), databases.copied("pooled") as database:
        with databases.working_in(database):
            load_region()
            ids = [_found(number) for number in range(EMPLOYERS)]
        database.close()
        try:
            with pooled(database.settings_dict, CONNECTIONS) as port:
                options = {"options": "-c synchronous_commit=on"}
                yield {**database.settings_dict, "HOST": "127.0.0.1", "PORT": port, "OPTIONS": options}, ids
        except RuntimeError as missing:
            if os.environ.get("CI", "").lower() in {"true", "1"}:
                raise
            pytest.skip(str(missing))


def _found(number: int) -> UUID:
    employer = Organisation.objects.create(
        name=f"Werkgever {number} (verzonnen)",
        slug=f"werkgever-{number}",
        organisation_type=OrganisationType.PUBLIC_TRANSPORT,
        sector=Sector.TRANSPORT,
        municipality=Municipality.objects.order_by("code")[0],
        joined_on=date(2026, 1, 1),
    )
    for team in range(TEAMS):
        Unit.objects.create(organisation=employer, name=f"Team {team}", valid_from=date(2026, 1, 1))
    return employer.pk


def test_twenty_employers_share_three_connections_and_see_no_row_of_each_other(
    employers: tuple[Settings, Ids],
) -> None:
    settings_dict, ids = employers
    with ThreadPoolExecutor(EMPLOYERS) as threads:
        told = list(threads.map(lambda number: _asks(settings_dict, ids, number), range(EMPLOYERS)))
    seen = sum((one.seen for one in told), Counter())
    assert seen == {"own": EMPLOYERS * ROUNDS * 4 * TEAMS, "moved": EMPLOYERS * ROUNDS}
    servers = set().union(*(one.servers for one in told))
    assert 1 < len(servers) <= CONNECTIONS
    # Everybody really went through the same few connections.
    assert all(len(one.servers) > 1 for one in told)


class Told(NamedTuple):
    """Rows seen, by whose they are, and the connections of the database that answered."""

    seen: Counter[str]
    servers: set[int]


def _asks(settings_dict: Settings, ids: Ids, number: int) -> Told:
    """One employer at work in a thread of its own, in every way in which a door may ask."""
    mine, chance = ids[number], Random(number)
    connections["default"] = wrapper = DatabaseWrapper(settings_dict, "default")
    seen, servers = Counter[str](), set[int]()

    def whose(found: Iterable[UUID]) -> None:
        seen.update("own" if one == mine else "foreign" for one in found)

    def plain() -> None:
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT organisation_id, pg_backend_pid() FROM organisations_unit")
            rows = cursor.fetchall()
        whose(row[0] for row in rows)
        servers.update(row[1] for row in rows)

    def together() -> None:
        with transaction.atomic():
            plain()
            plain()

    def by_the_product() -> None:
        whose(Unit.objects.values_list("organisation_id", flat=True))

    def before_anybody_is_known() -> None:
        """The reach of a moment, and nowhere: neither may stay behind for who comes next."""
        with walls.reaching(Reach.FIND_EMPLOYER), wrapper.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisations_organisation")
            seen["moved"] += cursor.fetchone()[0] == EMPLOYERS
        with walls.nowhere(), wrapper.cursor() as cursor:
            cursor.execute("SELECT organisation_id FROM organisations_unit")
            seen.update("foreign" for _row in cursor.fetchall())

    asked = [plain, together, by_the_product, before_anybody_is_known]
    try:
        for _round in range(ROUNDS):
            with walls.within(mine):
                for one in chance.sample(asked, len(asked)):
                    one()
    finally:
        wrapper.close()
    return Told(seen, servers)
