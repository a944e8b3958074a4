# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from itertools import combinations

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.combinations import forbidden_pair

FORBIDDEN = {
    frozenset(pair.split())
    for pair in ("LOG COO", "LOG ADM", "LOG KEY", "DPO COO", "DPO ADM", "DPO KEY", "KEY ADM", "KEY PLT")
}


def test_every_pair() -> None:
    found = {frozenset(pair) for pair in combinations(Role.values, 2) if forbidden_pair(set(map(Role, pair)))}
    assert found == FORBIDDEN


def test_among_more_roles() -> None:
    assert forbidden_pair({Role.EMP, Role.COO, Role.MGR}) is None
    assert forbidden_pair({Role.EMP, Role.COO, Role.LOG}) == (Role.COO, Role.LOG)
