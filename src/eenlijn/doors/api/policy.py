# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may use an operation, as data: the OpenAPI document tells it and the tests walk it."""

from dataclasses import dataclass
from typing import Any

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.tokens.access import check_scope
from eenlijn.doors.api.problems import NotAllowed, NotKnown


@dataclass(frozen=True)
class Policy:
    """A scope that a token needs, and the roles of people who may read the same; or open, with the reason."""

    scope: Scope | None = None
    roles: frozenset[Role] = frozenset()
    reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.scope is None

    def check(self, actor: Actor) -> None:
        """Refuse who may not come in here; what they see then follows from the query."""
        if self.scope is None:
            return
        if actor.is_token:
            check_scope(actor, self.scope)
        elif not actor.is_person:
            raise NotKnown
        elif not actor.has(*self.roles):
            raise NotAllowed

    def as_security(self) -> list[dict[str, Any]]:
        """The same in the words of OpenAPI; empty is: for everyone."""
        if self.scope is None:
            return []
        ways: list[dict[str, Any]] = [{"token": [self.scope.value]}]
        if self.roles:
            ways.append({"session": sorted(role.value for role in self.roles)})
        return ways


def for_scope(scope: Scope, *roles: Role) -> Policy:
    """Tokens with this scope, and people with one of these roles who signed in."""
    return Policy(scope, frozenset(roles))


def for_everyone(*, reason: str) -> Policy:
    """Everyone, and why that is right."""
    return Policy(reason=reason)
