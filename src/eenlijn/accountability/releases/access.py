# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads the exact released numbers, and who decides them.

| role | reads |
|---|---|
| region (REG), nation (NAT), board contact (BRD) | what was released |
| coordinator (COO), manager (MGR) | the same, to compare their own with |
| everybody, signed in or not | the same tables, rounded to five (open data) |
| system (SYS), as job of the platform | nothing; it decides what is released |

The platform's own people (PLT) read no figures; they read the open data as everybody does.
"""

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def may_read(actor: Actor) -> bool:
    """Whether this actor sees the numbers as they are."""
    return actor.is_person and actor.has(Role.REG, Role.NAT, Role.BRD, Role.COO, Role.MGR)


def may_release(actor: Actor) -> bool:
    """Only the job of the platform: no person chooses what is published, or when."""
    return actor.is_job and actor.has(Role.SYS) and actor.organisation_id is None
