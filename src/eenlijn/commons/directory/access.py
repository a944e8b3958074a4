# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who loads registers, and who looks something up in them.

| who | may |
|---|---|
| platform administrator (PLT) | load, drop and read |
| regional programme office (REG) | read |
| a named job of the platform | load and read, at a set-up or by command |

What stands in a register is public: the municipality of a postcode or a code is nobody's secret, so
`places` asks for no actor.
"""

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible


def may_load(actor: Actor) -> bool:
    return actor.has(Role.PLT) or (actor.is_job and actor.organisation_id is None)


def may_look_up(actor: Actor) -> bool:
    return may_load(actor) or actor.has(Role.REG)


def check_loads(actor: Actor) -> None:
    """Refuse everybody else, in the same words as what does not exist."""
    if not may_load(actor):
        raise NotVisible


def check_looks_up(actor: Actor) -> None:
    """Refuse everybody else, in the same words as what does not exist."""
    if not may_look_up(actor):
        raise NotVisible
