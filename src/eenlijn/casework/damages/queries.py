# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading damage: its sign for everyone who handles, its lines for whoever may."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import ngettext

from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.incidents.codes import MeasureState, Sign

SETTLED = (DamageState.RECOVERED, DamageState.WAIVED)


def damage_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 7, as status only: how many lines, and whether each is settled. No amount (C5)."""
    lines = DamageLine.objects.filter(incident__in=list(incident_ids)).values_list("incident_id", "state")
    counts = Counter(incident_id for incident_id, _state in lines)
    unsettled = {incident_id for incident_id, state in lines if state not in SETTLED}
    return {
        incident_id: Sign(
            MeasureState.RUNNING if incident_id in unsettled else MeasureState.DONE,
            ngettext("%(count)s post", "%(count)s posten", count) % {"count": count},
        )
        for incident_id, count in counts.items()
    }
