# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Raises the walls, as the owner of the tables; a second time changes nothing that stands already."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from eenlijn.config.walls import plan, versions
from eenlijn.config.walls.plan import Constraint, Policy, Roles
from eenlijn.config.walls.standing import Stands, look, plain

# So that two that raise them at once do so in turn.
_TURN: Final = 7_340_021


class RolesMissing(Exception):
    """The owner may not make the roles: somebody who may must do it."""


def make_roles(roles: Roles) -> list[str]:
    """The statements that make the roles which nobody signs in with, for who may make roles."""
    return [
        f'CREATE ROLE "{roles.care}" NOLOGIN NOINHERIT;',
        f'CREATE ROLE "{roles.figures}" NOLOGIN NOINHERIT;',
        f'GRANT "{roles.care}", "{roles.figures}" TO "{roles.app}";',
    ]


def raise_walls(owner: BaseDatabaseWrapper, app: str) -> int:
    """Raise what does not stand; tells how many statements that took besides granting."""
    with transaction.atomic(using=owner.alias), owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])
        cursor.execute("SELECT current_user")
        roles = Roles(app, cursor.fetchone()[0])
        _roles(cursor, roles)
        stands = look(cursor)
        todo = list(_todo(roles, stands))
        for part in (todo, list(_granting(cursor, roles, stands))):
            if part:
                cursor.execute("\n".join(part))
        return len(todo) + versions.put_up(owner)


def _roles(cursor: Any, roles: Roles) -> None:
    wanted = {roles.app, roles.care, roles.figures}
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [sorted(wanted)])
    missing = wanted - {name for (name,) in cursor.fetchall()}
    if not missing:
        return
    cursor.execute("SELECT rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if roles.app in missing or not cursor.fetchone()[0]:
        told = "\n  ".join(make_roles(roles))
        raise RolesMissing(
            f"missing: {', '.join(sorted(missing))}. As a superuser of the database:\n  {told}"
        )
    cursor.execute("\n".join(make_roles(roles)))


def _todo(roles: Roles, stands: Stands) -> Iterator[str]:
    for one in plan.walled():
        if one.table not in stands.tables:
            continue
        if one.table not in stands.enabled:
            yield f'ALTER TABLE "{one.table}" ENABLE ROW LEVEL SECURITY;'
        if one.table not in stands.forced:
            yield f'ALTER TABLE "{one.table}" FORCE ROW LEVEL SECURITY;'
    there = stands.tables
    yield from _policies([one for one in plan.policies(roles) if one.table in there], stands)
    yield from _constraints([one for one in plan.constraints() if one.table in there], stands)


def _policies(wanted: Iterable[Policy], stands: Stands) -> Iterator[str]:
    right = {plain(policy): policy for policy in wanted}
    for policy in stands.policies - right.keys():
        yield f'DROP POLICY "{policy.name}" ON "{policy.table}";'
    for key, policy in right.items():
        if key not in stands.policies:
            yield _policy(policy)


def _policy(policy: Policy) -> str:
    to = f'TO "{policy.to}"' if policy.to else ""
    using = f"USING ({policy.using})" if policy.using else ""
    check = f"WITH CHECK ({policy.check})" if policy.check else ""
    return f'CREATE POLICY "{policy.name}" ON "{policy.table}" FOR {policy.command} {to} {using} {check};'


def _constraints(wanted: Iterable[Constraint], stands: Stands) -> Iterator[str]:
    for one in wanted:
        if (one.table, one.name) not in stands.constraints:
            yield f'ALTER TABLE "{one.table}" ADD CONSTRAINT "{one.name}" {one.definition};'


def _granting(cursor: Any, roles: Roles, stands: Stands) -> Iterator[str]:
    """Everything taken away and given again: what was given by hand does not stay."""
    cursor.execute("SELECT current_database()")
    database = cursor.fetchone()[0]
    everybody = f'"{roles.app}", "{roles.care}", "{roles.figures}"'
    yield f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC, {everybody};'
    yield f'GRANT CONNECT ON DATABASE "{database}" TO "{roles.app}";'
    yield f"REVOKE CREATE ON SCHEMA {plan.SCHEMA} FROM PUBLIC, {everybody};"
    yield f"GRANT USAGE ON SCHEMA {plan.SCHEMA} TO {everybody};"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {plan.SCHEMA} FROM PUBLIC, {everybody};"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {plan.SCHEMA} FROM PUBLIC, {everybody};"
    yield f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA {plan.SCHEMA} TO "{roles.app}", "{roles.care}";'
    for role, tables in plan.grants(roles).items():
        for table, rights in tables.items():
            if table in stands.tables:
                yield f'GRANT {", ".join(rights)} ON "{table}" TO "{role}";'
