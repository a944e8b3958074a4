# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the catalogue of the database says that stands, in words that can be compared with the plan."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from eenlijn.config.walls.plan import SCHEMA, Policy

# The database writes an expression back with casts and brackets of its own.
_OWN_WAY: Final = re.compile(r"::\w+(?:\[\])?|[()\s\"]")
_TABLES: Final = """
    SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
    WHERE relnamespace = %s::regnamespace AND relkind IN ('r', 'p')
"""
_POLICIES: Final = """
    SELECT tablename, policyname, cmd, array_to_string(roles, ','), coalesce(qual, ''),
           coalesce(with_check, ''), permissive
    FROM pg_policies WHERE schemaname = %s
"""
_CONSTRAINTS: Final = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE connamespace = %s::regnamespace AND convalidated
"""


@dataclass(frozen=True)
class Stands:
    """Names of tables, policies in comparable words, and (table, name) of constraints."""

    tables: frozenset[str]
    enabled: frozenset[str]
    forced: frozenset[str]
    policies: frozenset[Policy]
    constraints: frozenset[tuple[str, str]]


def look(cursor: Any) -> Stands:
    """Three statements."""
    cursor.execute(_TABLES, [SCHEMA])
    tables = cursor.fetchall()
    cursor.execute(_POLICIES, [SCHEMA])
    policies = frozenset(_found(*row) for row in cursor.fetchall())
    cursor.execute(_CONSTRAINTS, [SCHEMA])
    constraints = frozenset((str(table).strip('"'), str(name)) for table, name in cursor.fetchall())
    return Stands(
        tables=frozenset(name for name, _enabled, _forced in tables),
        enabled=frozenset(name for name, enabled, _forced in tables if enabled),
        forced=frozenset(name for name, _enabled, forced in tables if forced),
        policies=policies,
        constraints=constraints,
    )


def _found(*row: str) -> Policy:
    table, name, command, to, using, check, kind = row
    # One that only narrows is none of ours, and shows as another command.
    command = command if kind == "PERMISSIVE" else f"{kind} {command}"
    return plain(Policy(table, name, command, "" if to == "public" else to, using, check))


def plain(policy: Policy) -> Policy:
    """The same policy in words that can be compared."""
    return replace(policy, using=_OWN_WAY.sub("", policy.using), check=_OWN_WAY.sub("", policy.check))
