# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Databases of tests are made and thrown away by who owns the tables; everything else is as in production.

What a test does by itself, outside every door, it does as a role that exists in tests only: it looks over the
walls, and may do with tables what their owner may. Doors stand where they stand in production.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import psycopg
from django.db.backends.postgresql.creation import DatabaseCreation as Original
from psycopg import sql

from eenlijn.foundation import walls
from eenlijn.foundation.postgresql import base
from eenlijn.foundation.walls import Standing

TESTS = "tests"
OUTSIDE = Standing(role=TESTS)


class DatabaseCreation(Original):
    """Makes the role of tests first: whoever made the cluster did not."""

    def _create_test_db(self, *args: Any, **kwargs: Any) -> str:
        make_role(self.connection.settings_dict)
        return str(super()._create_test_db(*args, **kwargs))  # type: ignore[misc]  # not in the stubs


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation

    @contextmanager
    def _nodb_cursor(self) -> Iterator[Any]:
        """As the owner, for who makes and drops databases."""
        owner = base.owner_of(self)
        with super(base.DatabaseWrapper, owner)._nodb_cursor() as cursor:
            yield cursor


def make_role(settings: dict[str, Any]) -> None:
    """As the superuser of the cluster, who has the same password there."""
    app, owner = settings["USER"], settings["OWNER"]
    address = f"postgresql://postgres:{quote(owner['PASSWORD'])}@{owner['HOST']}:{owner['PORT']}/postgres"
    role = sql.Identifier(f"{app}_{TESTS}")
    with psycopg.connect(address) as connection:
        # Processes side by side would both make it.
        connection.execute("SELECT pg_advisory_xact_lock(7340022)")
        found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [f"{app}_{TESTS}"]).fetchone()
        if found is None:
            connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN BYPASSRLS").format(role))
            for given, to in ((sql.Identifier(owner["USER"]), role), (role, sql.Identifier(app))):
                connection.execute(sql.SQL("GRANT {} TO {}").format(given, to))


# Before any door is passed, a test stands outside.
walls._Outside.standing = OUTSIDE
