# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for the own view; what is counted is decided by `facts.access.countable_by`.

| role | asks |
|---|---|
| coordinator (COO), manager (MGR) | the own view |
| coordinator (COO) alone | how fast requests about somebody's own data were decided, damage, first talks |
| system (TOK) with `figures:read` | the own view of its organisation, without those requests |
| anyone else | nothing; the published view reads releases |

Process figures (was it in time) per unit are for units of at least ten people, and closed until the consent
of the works council is recorded (decision 35). The own units taken together stay open: whoever may open these
dossiers counts them one by one (decision 33).
"""

from typing import Final

from eenlijn.accountability.figures.codes import Indicator
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.organisations.queries import has_consent

LEAST_PEOPLE: Final = 10
OF_COORDINATORS: Final = frozenset({Indicator.REQUESTS, Indicator.DAMAGE, Indicator.FIRST_TALK})


def may_ask(actor: Actor) -> bool:
    """Whether figures exist for this actor at all."""
    return actor.has(Role.COO, Role.MGR) or actor.may(Scope.FIGURES_READ)


def may_ask_about(actor: Actor, indicator: Indicator) -> bool:
    """Requests about own data (C13), damage (C5) and care (C4) are no business of a team leader or a system.

    Of a team of few a column of talks that were not wanted would say who did not want one.
    """
    return may_ask(actor) and (indicator not in OF_COORDINATORS or actor.has(Role.COO))


def may_compare_units(actor: Actor) -> bool:
    """Whether process figures per unit are open for this employer. One query."""
    return has_consent(actor.scope_id)
