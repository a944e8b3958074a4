# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for the own view; what is counted is decided by `facts.access.countable_by`.

| role | asks |
|---|---|
| coordinator (COO), manager (MGR) | the own view |
| anyone else | nothing; the published view reads releases |
"""

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def may_ask(actor: Actor) -> bool:
    """Whether figures exist for this actor at all."""
    return actor.has(Role.COO, Role.MGR)
