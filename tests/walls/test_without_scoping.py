# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A build that forgot to keep employers apart: on PostgreSQL the database still does.

Every condition on the employer is left out of every query of the product, prepared ones too. The same
questions asked over the wall show that they would have leaked.
"""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.sql.query import Query
from django.db.models.sql.where import WhereNode

from eenlijn.casework.incidents.access import visible_to
from eenlijn.config.walls import plan
from eenlijn.foundation import walls
from eenlijn.foundation.closed_rows import role_of
from eenlijn.foundation.prepared import Prepared
from tests.walls.addresses import addresses, path_of
from tests.walls.browser import Browser, undone
from tests.walls.crawler import ENGLISH, crawl, seen_in
from tests.walls.route_table import STAGES
from tests.walls.test_canary import perches_in, starts
from tests.walls.world import World

pytestmark = pytest.mark.only_on("postgresql")
SECRETS = ("code", "slug", "secret")
WHOSE = ("organisation", "organisation_id", "organisation_id__exact", "organisation__exact")


@pytest.fixture
def unscoped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No query asks any more whose rows it wants."""
    real = Query.build_filter

    def without(self: Query, filter_expr: Any, *args: Any, **given: Any) -> Any:
        is_whose = isinstance(filter_expr, tuple) and str(filter_expr[0]).endswith(WHOSE)
        return (WhereNode(), ()) if is_whose else real(self, filter_expr, *args, **given)

    monkeypatch.setattr(Query, "build_filter", without)
    forget_prepared()
    yield
    monkeypatch.undo()
    forget_prepared()


def forget_prepared() -> None:
    for one in gc.get_objects():
        if type(one) is Prepared:
            one._made = None


def test_over_the_wall_the_scope_is_really_gone(world: World, unscoped: None) -> None:
    """The rows that could leak: the same question of the same person, where nothing else keeps them out."""
    dirk, foreign = world.cast.dirk.actor, foreign_to(world)
    everybodys = set(visible_to(dirk).values_list("number", flat=True))
    with walls.within(dirk.organisation_id):
        behind = set(visible_to(dirk).values_list("number", flat=True))
    assert len(everybodys & foreign) > 10
    assert behind == everybodys - foreign
    assert len(behind) > 10


def foreign_to(world: World) -> set[str]:
    """The numbers of Anna's employer, by the plain word of the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM incidents_incident WHERE organisation_id = %s", [world.cast.reggestreek.pk]
        )
        return {number for (number,) in cursor.fetchall()}


def test_every_page_shows_dirk_no_row_of_another_employer(world: World, unscoped: None) -> None:
    browser = Browser(world.cast.dirk)
    seen = crawl(browser, starts(), leave=ENGLISH)
    assert sum(one.status == 200 for one in seen) > 30
    assert perches_in(seen) == set()
    foreign = foreign_to(world)
    assert {number for number in foreign if any(number in one.text for one in seen)} == set()


def test_an_address_of_another_employer_shows_him_nothing(world: World, unscoped: None) -> None:
    """But those with a secret in them: whoever holds one may read what it opens, wherever they work."""
    browser, seen = Browser(world.cast.dirk), []
    for one in addresses():
        if one.kind and one.kind not in SECRETS:
            path = path_of(world, one, "team", STAGES.get(one.route, ""))
            with undone():
                seen.append(seen_in(path, browser.get(path)))
    assert len(seen) > 60
    assert perches_in(seen) == set()
    # What is the same for everybody, and what names a topic of his own rules.
    public = ("/open-data/", "/regio/", "/beheer/spelregels/")
    assert {one.path for one in seen if one.status == 200 and not one.path.startswith(public)} == set()


def test_raw_sql_at_his_door_finds_no_foreign_row(world: World, unscoped: None) -> None:
    here = world.cast.dirk.actor.organisation_id
    found = {}
    with walls.within(here), connection.cursor() as cursor:
        for one in plan.walled():
            # Closed tables are refused to this role altogether (`tests/second_wall/test_roles.py`).
            if role_of(apps.get_model(one.label)):
                continue
            cursor.execute(f'SELECT count(*) FROM "{one.table}" WHERE "{one.column}" <> %s', [here])
            found[one.table] = cursor.fetchone()[0]
    assert {table for table, count in found.items() if count} == set()
