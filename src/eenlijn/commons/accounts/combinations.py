# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which roles one person may not hold together, which take two people to give, and who the second may be."""

from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final

from eenlijn.commons.accounts.codes import Role

# Roles that see across the organisation or watch others: never given by one person alone.
TWO_PERSON_ROLES: Final = frozenset({Role.OOV, Role.PRO, Role.DPO, Role.LOG, Role.PLT})
# Who may be the second person, by the role held at this employer. Somebody of a regional service is one by a
# membership here (decision 23): a session acts for one employer, so nobody decides from outside.
SECOND_PERSONS: Final = frozenset({Role.ADM, Role.DPO})
# Who reviews does not do; who keeps the keys does not run the machine.
FORBIDDEN: Final[frozenset[frozenset[Role]]] = frozenset(
    frozenset(pair)
    for pair in (
        (Role.LOG, Role.COO),
        (Role.LOG, Role.ADM),
        (Role.LOG, Role.KEY),
        (Role.DPO, Role.COO),
        (Role.DPO, Role.ADM),
        (Role.DPO, Role.KEY),
        (Role.KEY, Role.ADM),
        (Role.KEY, Role.PLT),
    )
)
# Aftercare and coordinating or leading exclude each other on one case only; the case watches that.
FORBIDDEN_ON_ONE_CASE: Final[frozenset[frozenset[Role]]] = frozenset(
    frozenset(pair) for pair in ((Role.AFT, Role.COO), (Role.AFT, Role.MGR))
)


def forbidden_pair(roles: AbstractSet[Role]) -> tuple[Role, Role] | None:
    """Return the first two of these roles that may not be held together."""
    pairs = combinations(sorted(roles), 2)
    return next((pair for pair in pairs if frozenset(pair) in FORBIDDEN), None)
