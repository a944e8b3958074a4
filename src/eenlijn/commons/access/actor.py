# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who asks: built once per request or job, and passed to every query and action."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self
from uuid import UUID

from eenlijn.commons.access.codes import ActorKind, Role, Scope, Strength

_ACTING_ORDER = (
    Role.COO, Role.PRO, Role.LEG, Role.AFT, Role.OOV, Role.MGR, Role.POL, Role.DPO, Role.LOG, Role.ADM,
    Role.KEY, Role.PLT, Role.REG, Role.NAT, Role.PRG, Role.BRD, Role.CON, Role.DSK, Role.OBH, Role.EMP,
    Role.TOK, Role.LNK, Role.SYS,
)  # fmt: skip


# Filtering on None would find the rows where the column is empty.
NO_ROW = UUID(int=0)


@dataclass(frozen=True)
class Actor:
    """One person, link, token or job, in one organisation, with the roles held there now."""

    kind: ActorKind
    account_id: UUID | None = None
    organisation_id: UUID | None = None
    organisation_ids: tuple[UUID, ...] = ()
    roles: frozenset[Role] = frozenset()
    # The units of a manager, and of a coordinator of some units (None: the whole organisation).
    managed_unit_ids: frozenset[UUID] = frozenset()
    coordinated_unit_ids: frozenset[UUID] | None = field(default=frozenset())
    unit_id: UUID | None = None
    report_id: UUID | None = None
    # Of a token only: which one, and what it may do.
    token_id: UUID | None = None
    scopes: frozenset[Scope] = frozenset()
    # The cases whose glass this person broke and that are still open (see `commons.access.models`).
    broken_glass: frozenset[UUID] = frozenset()
    strength: Strength = Strength.NONE
    purpose: str = ""
    name_for_trail: str = ""
    language: str = "nl"
    origin: str = ""
    trace_id: str = ""

    @classmethod
    def job(cls, name: str, organisation_id: UUID | None = None) -> Self:
        """A named piece of the system at work; no organisation means the platform."""
        return cls(
            kind=ActorKind.JOB,
            organisation_id=organisation_id,
            organisation_ids=(organisation_id,) if organisation_id else (),
            roles=frozenset({Role.SYS}),
            coordinated_unit_ids=None,
            name_for_trail=name,
            origin="job",
        )

    @classmethod
    def link(cls, organisation_id: UUID) -> Self:
        """Whoever holds the short link of an organisation and may send a report."""
        return cls(
            kind=ActorKind.LINK,
            organisation_id=organisation_id,
            organisation_ids=(organisation_id,),
            roles=frozenset({Role.LNK}),
            strength=Strength.LINK,
            name_for_trail="link",
        )

    @classmethod
    def reporter(cls, organisation_id: UUID, report_id: UUID) -> Self:
        """Whoever holds the receipt code of this one report."""
        return replace(
            cls.link(organisation_id),
            roles=frozenset({Role.EMP}),
            report_id=report_id,
            name_for_trail="receipt code",
        )

    @classmethod
    def typist(cls, organisation_id: UUID, report_id: UUID) -> Self:
        """Whoever holds the receipt code of a report that was made for a colleague."""
        return replace(cls.reporter(organisation_id, report_id), roles=frozenset({Role.OBH}))

    @classmethod
    def colleague(cls, organisation_id: UUID, report_id: UUID) -> Self:
        """Whoever holds the second code of such a report: the person it happened to."""
        return replace(cls.reporter(organisation_id, report_id), name_for_trail="colleague code")

    @classmethod
    def token(cls, organisation_id: UUID, token_id: UUID, name: str, scopes: Iterable[Scope]) -> Self:
        """A system of this organisation; `name` is the code by which the trail tells one from another."""
        return cls(
            kind=ActorKind.TOKEN,
            organisation_id=organisation_id,
            organisation_ids=(organisation_id,),
            roles=frozenset({Role.TOK}),
            token_id=token_id,
            scopes=frozenset(scopes),
            name_for_trail=f"token {name}",
            origin="api",
        )

    @classmethod
    def nobody(cls) -> Self:
        """Someone who did not sign in and holds no link: sees and may do nothing."""
        return cls(kind=ActorKind.NOBODY)

    @property
    def scope_id(self) -> UUID:
        """The active organisation for use in a filter; without one an id that no row has, never NULL."""
        return self.organisation_id or NO_ROW

    @property
    def person_id(self) -> UUID:
        """The account for use in a filter; without one an id that no row has, never NULL."""
        return self.account_id or NO_ROW

    @property
    def is_job(self) -> bool:
        return self.kind == ActorKind.JOB

    @property
    def is_person(self) -> bool:
        return self.kind == ActorKind.PERSON

    @property
    def is_token(self) -> bool:
        return self.kind == ActorKind.TOKEN

    @property
    def acting_role(self) -> Role | None:
        """The role that weighs most, for the trail; rights are always the union of all roles."""
        return next((role for role in _ACTING_ORDER if role in self.roles), None)

    def has(self, *roles: Role) -> bool:
        """Whether one of these roles is held."""
        return not self.roles.isdisjoint(roles)

    def may(self, scope: Scope) -> bool:
        """Whether this is a token with this scope; for a person the roles decide, never a scope."""
        return self.is_token and scope in self.scopes

    def with_purpose(self, purpose: str) -> Self:
        """Return the same actor, asking for this purpose."""
        return replace(self, purpose=purpose)

    def coming_from(self, origin: str, trace_id: str = "") -> Self:
        """Return the same actor with the door and the request, for the trail."""
        return replace(self, origin=origin, trace_id=trace_id)
