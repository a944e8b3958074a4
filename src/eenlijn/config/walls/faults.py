# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way in which the second wall does not stand: asked before anything is served, and by a test.

Everything is read from the catalogue of the database, as the role that serves, never from the settings.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

from eenlijn.config.walls import plan, versions
from eenlijn.config.walls.plan import SCHEMA, Roles
from eenlijn.config.walls.standing import Stands, look, plain

RAISE: Final = "run ./eenlijn manage raise_walls"
_SERVES: Final = """
    SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
    FROM pg_roles WHERE rolname = session_user
"""
_OWNER: Final = """
    SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class
    WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p')
"""
_MEMBER: Final = """
    SELECT g.rolname FROM pg_auth_members m
    JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
    WHERE u.rolname = ANY(%s)
"""
_ATTRIBUTES: Final = """
    SELECT rolname, rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb
    FROM pg_roles WHERE rolname = ANY(%s)
"""
_RIGHTS: Final = """
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), array_agg(a.privilege_type ORDER BY a.privilege_type)
    FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.grantee <> c.relowner
    GROUP BY 1, 2
"""
_STRANGE: Final = """
    SELECT 'view ' || c.relname FROM pg_class c WHERE c.relnamespace = %(schema)s::regnamespace
    AND (c.relkind = 'm' OR c.relkind = 'v'
         AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false))
    UNION ALL
    SELECT 'function ' || p.proname FROM pg_proc p
    WHERE p.pronamespace = %(schema)s::regnamespace AND p.prosecdef
"""
# Reviewed, each with its reason: views that look as their owner, functions that work as theirs. None.
REVIEWED: Final[Mapping[str, str]] = {}
# What the role that serves may become besides the roles of `plan`. Nothing.
MAY_BECOME: Final[frozenset[str]] = frozenset()


def faults(served: BaseDatabaseWrapper) -> list[str]:
    """One sentence per fault; none is right. Nine statements."""
    with served.cursor() as cursor:
        app, told = _serving(cursor)
        cursor.execute(_OWNER, [SCHEMA])
        owners = sorted(name for (name,) in cursor.fetchall())
        if len(owners) != 1 or app in owners:
            named = ", ".join(owners) or "nobody"
            return [*told, f"The tables belong to {named}, and must belong to one role that does not serve."]
        roles, stands = Roles(app, owners[0]), look(cursor)
        told += _members(cursor, roles)
        told += [f"{what}: {RAISE}." for what in _missing(roles, stands)]
        told += _rights(cursor, roles, stands)
        told += _strange(cursor)
    told += [f"Versions are not counted, {name} is missing: {RAISE}." for name in versions.missing(served)]
    return told


def _serving(cursor: Any) -> tuple[str, list[str]]:
    cursor.execute(_SERVES)
    app, *attributes = cursor.fetchone()
    names = ("a superuser", "above the wall (BYPASSRLS)", "able to make roles", "able to make databases")
    is_more = [name for name, has in zip(names, attributes, strict=True) if has]
    return app, [f"The role {app} is {name}, and must not be." for name in is_more]


def _members(cursor: Any, roles: Roles) -> Iterator[str]:
    """The role that serves may become the two that nobody signs in with, and those may become nobody."""
    ours = [roles.care, roles.figures]
    cursor.execute(_MEMBER, [[roles.app, *ours]])
    found = {name for (name,) in cursor.fetchall()}
    for name in sorted(found - {*ours, *MAY_BECOME}):
        yield f"The role {roles.app} may become {name}, and must not."
    for name in sorted(set(ours) - found):
        yield f"The role {roles.app} may not become {name}: {RAISE}."
    cursor.execute(_ATTRIBUTES, [ours])
    for name, has_more in cursor.fetchall():
        if has_more:
            yield f"The role {name} may sign in or more, and must not."


def _missing(roles: Roles, stands: Stands) -> Iterator[str]:
    behind = plan.walled()
    up = stands.forced & stands.enabled
    yield from (f"The table {one.table} is not behind the wall" for one in behind if one.table not in up)
    wanted = {plain(policy) for policy in plan.policies(roles)}
    missing, strange = (
        {(one.table, one.name) for one in found}
        for found in (wanted - stands.policies, stands.policies - wanted)
    )
    for key in sorted(missing | strange):
        word = (
            "was changed" if key in missing & strange else "is missing" if key in missing else "is not ours"
        )
        yield f"The policy {key[1]} of {key[0]} {word}"
    for one in plan.constraints():
        if (one.table, one.name) not in stands.constraints:
            yield f"The key {one.name} is missing"


def _rights(cursor: Any, roles: Roles, stands: Stands) -> Iterator[str]:
    wanted = {
        (table, role): sorted(rights)
        for role, tables in plan.grants(roles).items()
        for table, rights in tables.items()
        if table in stands.tables
    }
    cursor.execute(_RIGHTS, [SCHEMA])
    ours = {roles.app, roles.care, roles.figures, "PUBLIC"}
    found = {(table, role): list(rights) for table, role, rights in cursor.fetchall() if role in ours}
    for key in sorted(wanted.keys() | found.keys()):
        if wanted.get(key) != found.get(key):
            table, role = key
            yield f"The role {role} may do something else with {table} than it should: {RAISE}."


def _strange(cursor: Any) -> Iterator[str]:
    cursor.execute(_STRANGE, {"schema": SCHEMA})
    for (name,) in cursor.fetchall():
        if name not in REVIEWED:
            yield f"The {name} goes around the wall and stands in no reviewed list."


def at_most(told: Iterable[str], most: int = 5) -> list[str]:
    """The first few: when nothing was raised, each table has five."""
    lines = list(told)
    rest = len(lines) - most
    return [*lines[:most], f"And {rest} more."] if rest > 0 else lines
