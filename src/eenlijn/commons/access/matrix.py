# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with which part: the whole table of roles and compartments, as data.

Pages, interface, search, mail, exports, jobs and tests read this one table. An empty or unknown
combination is a refusal. The rights of someone with several roles are the union. Every right
also needs a relation to the case; which one stands in `RELATIONS`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act, Relation, Right, Role, State
from eenlijn.foundation.sealed.compartments import Compartment

C = Compartment


@dataclass(frozen=True)
class Cell:
    """One cell: the right, what it adds, and what is left of it in certain states of the case."""

    right: Right
    acts: frozenset[Act] = frozenset()
    in_state: tuple[tuple[State, Right], ...] = ()

    def right_in(self, states: Collection[State]) -> Right:
        """Return the right in these states; a state can only take away."""
        return next((right for state, right in self.in_state if state in states), self.right)


def _cell(right: Right, *acts: Act, **in_state: Right) -> Cell:
    states = tuple((State(name), left) for name, left in in_state.items())
    return Cell(right, frozenset(acts), states)


NOTHING: Final = Cell(Right.NONE)
R: Final = _cell(Right.READ)
RW: Final = _cell(Right.READ_WRITE)
O: Final = _cell(Right.OWN)  # noqa: E741 - the letters of the security model
L: Final = _cell(Right.LIMITED)
S: Final = _cell(Right.STATUS)
A: Final = _cell(Right.AGGREGATE)
P: Final = _cell(Right.RELEASED)
B: Final = _cell(Right.BREAK_GLASS)
OWN_ACTIONS: Final = O
UNTIL_TAKEN_OVER: Final = _cell(Right.OWN, taken_over=Right.NONE)
UNLESS_DISCREET: Final = _cell(Right.READ, discretion=Right.STATUS)
PROPOSE_AND_APPROVE: Final = _cell(Right.READ, Act.PROPOSE, Act.APPROVE)

MATRIX: Final[Mapping[Role, Mapping[Compartment, Cell]]] = {
    Role.EMP: {
        C.FACTS: _cell(Right.OWN, Act.ADD),
        C.VICTIM: O,
        C.PERPETRATOR: O,
        C.AFTERCARE: _cell(Right.OWN, Act.SHARE),
        C.LEGAL: O,
        C.MEASURES: S,
        C.PROTECTED: O,
        C.RELEASES: O,
        C.TRAIL: O,
        C.REQUESTS: O,
        C.ACCOUNT: O,
    },
    Role.OBH: {
        C.FACTS: UNTIL_TAKEN_OVER,
        C.VICTIM: UNTIL_TAKEN_OVER,
        C.PERPETRATOR: O,
    },
    Role.MGR: {
        C.FACTS: R,
        C.VICTIM: UNLESS_DISCREET,
        C.PERPETRATOR: L,
        C.AFTERCARE: S,
        C.MEASURES: _cell(Right.READ, Act.CARRY_OUT),
        C.STATISTICS: A,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.COO: {
        C.FACTS: RW,
        C.VICTIM: R,
        C.PERPETRATOR: RW,
        C.AFTERCARE: S,
        C.LEGAL: S,
        C.MEASURES: RW,
        C.RELEASES: PROPOSE_AND_APPROVE,
        C.STATISTICS: A,
        C.TRAIL: OWN_ACTIONS,
        C.REQUESTS: S,
    },
    Role.AFT: {
        C.FACTS: R,
        C.VICTIM: R,
        C.AFTERCARE: RW,
        C.STATISTICS: A,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.LEG: {
        C.FACTS: R,
        C.VICTIM: R,
        C.PERPETRATOR: R,
        C.LEGAL: RW,
        C.MEASURES: RW,
        C.RELEASES: PROPOSE_AND_APPROVE,
        C.STATISTICS: A,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.OOV: {
        C.FACTS: R,
        C.VICTIM: R,
        C.PERPETRATOR: R,
        C.MEASURES: RW,
        C.PROTECTED: R,
        C.RELEASES: _cell(Right.READ, Act.APPROVE),
        C.STATISTICS: A,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.PRO: {
        C.FACTS: RW,
        C.VICTIM: RW,
        C.PERPETRATOR: RW,
        C.AFTERCARE: S,
        C.LEGAL: S,
        C.MEASURES: RW,
        C.PROTECTED: RW,
        C.RELEASES: PROPOSE_AND_APPROVE,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.POL: {
        C.FACTS: P,
        C.VICTIM: P,
        C.PERPETRATOR: P,
        C.LEGAL: P,
        C.MEASURES: P,
        C.PROTECTED: P,
        C.RELEASES: P,
        C.TRAIL: OWN_ACTIONS,
    },
    Role.DPO: {
        C.FACTS: B,
        C.VICTIM: B,
        C.PERPETRATOR: B,
        C.LEGAL: B,
        C.MEASURES: B,
        C.RELEASES: _cell(Right.STATUS, Act.READ_TRAIL),
        C.STATISTICS: A,
        C.TRAIL: R,
        C.REQUESTS: RW,
    },
    Role.LOG: {C.TRAIL: R},
    Role.ADM: {C.TRAIL: OWN_ACTIONS, C.ACCOUNT: RW},
    Role.REG: {C.STATISTICS: A, C.PROGRAMME: RW},
    Role.NAT: {C.STATISTICS: A},
    Role.PLT: {C.TRAIL: L},
    Role.KEY: {},
    # Added by decision 21.
    Role.DSK: {C.MEASURES: S},
    Role.BRD: {C.STATISTICS: A},
    Role.CON: {C.PROGRAMME: O},
    Role.PRG: {C.PROGRAMME: RW},
    Role.LNK: {C.FACTS: _cell(Right.OWN, Act.ADD)},
    # A system reads facts and counts, never who; its scopes take away from this and never add.
    Role.TOK: {C.FACTS: R, C.STATISTICS: A},
    # A job moves what it is handed; it shows nothing to anyone.
    Role.SYS: {C.FACTS: RW, C.VICTIM: RW, C.PERPETRATOR: RW, C.MEASURES: RW, C.STATISTICS: A},
}

# Which relation to the case each role needs before any right counts.
RELATIONS: Final[Mapping[Role, frozenset[Relation]]] = {
    Role.EMP: frozenset({Relation.OWN}),
    Role.OBH: frozenset({Relation.TYPED}),
    Role.MGR: frozenset({Relation.TEAM}),
    Role.COO: frozenset({Relation.ORGANISATION, Relation.ASSIGNED}),
    Role.AFT: frozenset({Relation.ASSIGNED}),
    Role.LEG: frozenset({Relation.ASSIGNED}),
    Role.OOV: frozenset({Relation.SEVERE, Relation.ASSIGNED}),
    Role.PRO: frozenset({Relation.NAMED}),
    Role.POL: frozenset({Relation.RELEASED}),
    Role.DPO: frozenset({Relation.BREAK_GLASS}),
    Role.LNK: frozenset({Relation.OWN}),
    Role.TOK: frozenset({Relation.INTERFACE}),
    Role.SYS: frozenset({Relation.SYSTEM}),
}

# A protected case opens to whoever is assigned to it or named on it, never for being severe.
_PROTECTED_RELATIONS: Final = frozenset({Relation.OWN, Relation.ASSIGNED, Relation.NAMED, Relation.RELEASED})
# Rights that show something, each only in its own relation (the others: in any of the role's).
_SHOWS: Final = frozenset({Right.READ, Right.READ_WRITE, Right.OWN, Right.RELEASED, Right.BREAK_GLASS})
_STRENGTH: Final = (
    Right.NONE,
    Right.AGGREGATE,
    Right.STATUS,
    Right.LIMITED,
    Right.BREAK_GLASS,
    Right.RELEASED,
    Right.OWN,
    Right.READ,
    Right.READ_WRITE,
)
# Compartments of which whoever reads needs all: own words are victim and perpetrator data at once.
_NEEDED: Final[Mapping[Compartment, tuple[Compartment, ...]]] = {C.OWN_WORDS: (C.VICTIM, C.PERPETRATOR)}


def cell(role: Role, compartment: Compartment) -> Cell:
    """Return one cell; what is not in the table is nothing."""
    return MATRIX.get(role, {}).get(compartment, NOTHING)


def right(who: Actor | Iterable[Role], compartment: Compartment, states: Collection[State] = ()) -> Right:
    """Return the strongest right these roles have here; for own words the weakest of its two parts."""
    roles = who.roles if isinstance(who, Actor) else frozenset(who)
    parts = _NEEDED.get(compartment, (compartment,))
    return min((_strongest(roles, part, states) for part in parts), key=_STRENGTH.index)


def may_read(
    actor: Actor, compartment: Compartment, relation: Relation, states: Collection[State] = ()
) -> bool:
    """Whether this actor, in this relation to the case, sees what is in the compartment."""
    parts = _NEEDED.get(compartment, (compartment,))
    return all(_any_role(actor, part, relation, states, _SHOWS) for part in parts)


def may_write(
    actor: Actor, compartment: Compartment, relation: Relation, states: Collection[State] = ()
) -> bool:
    """Whether this actor may change what is in the compartment; own words nobody changes."""
    if compartment is C.OWN_WORDS:
        return False
    return _any_role(actor, compartment, relation, states, {Right.READ_WRITE})


def may_see_status(
    actor: Actor, compartment: Compartment, relation: Relation, states: Collection[State] = ()
) -> bool:
    """Whether this actor may at least know that something was arranged here."""
    showing = _SHOWS | {Right.STATUS, Right.LIMITED}
    return _any_role(actor, compartment, relation, states, showing)


def may_act(actor: Actor, compartment: Compartment, relation: Relation, act: Act) -> bool:
    """Whether this actor may add, share, carry out, propose or approve here."""
    return any(
        act in cell(role, compartment).acts and _fits(role, compartment, relation) for role in actor.roles
    )


def _strongest(roles: Iterable[Role], compartment: Compartment, states: Collection[State]) -> Right:
    rights = (cell(role, compartment).right_in(states) for role in roles)
    return max(rights, key=_STRENGTH.index, default=Right.NONE)


def _any_role(
    actor: Actor,
    compartment: Compartment,
    relation: Relation,
    states: Collection[State],
    rights: Collection[Right],
) -> bool:
    return any(
        cell(role, compartment).right_in(states) in rights and _fits(role, compartment, relation)
        for role in actor.roles
    )


def _fits(role: Role, compartment: Compartment, relation: Relation) -> bool:
    if compartment is C.PROTECTED and relation not in _PROTECTED_RELATIONS:
        return False
    return relation in RELATIONS.get(role, frozenset())
