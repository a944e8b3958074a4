# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Editions for whoever only needs that something was released: decided by the guard, without employers."""

import random
from collections.abc import Hashable
from datetime import date
from uuid import uuid4

from eenlijn.accountability.figures.codes import SeverityWord
from eenlijn.accountability.figures.disclosure import decide, stored
from eenlijn.accountability.figures.published import IN_TIME, LATE, NO_OUTCOME, Record
from eenlijn.accountability.releases.codes import RULES, UNKNOWN, ChannelGroup
from eenlijn.accountability.releases.deadlines import Period, month_code
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.accountability.releases.plans import codes_of, plan_of
from eenlijn.casework.incidents.codes import code_list
from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.organisations.queries import region_of_figures

INCIDENTS = 400
OCTOBER = date(2026, 10, 1)


def make_edition(period: Period | None = None, *, edition: int = 1, seed: int = 4) -> str:
    """Release a period in which something happened everywhere; gives the code of its edition."""
    asked = period or Period.months(OCTOBER)
    places = tuple(region_of_figures().municipalities)
    taking_part: dict[Hashable, str] = {uuid4(): sector for sector in Sector.values for _each in range(4)}
    records = _records(asked, places, taking_part, random.Random(seed))
    decision = decide(records, plan_of(asked, codes_of(asked), places, taking_part))
    release = Release.objects.create(
        kind=asked.kind,
        since=asked.since,
        last=asked.last,
        edition=edition,
        released_at=asked.opens_at,
        employers=len(taking_part),
        rules=RULES,
    )
    ReleasedTable.objects.bulk_create(
        ReleasedTable(release=release, name=".".join(one["by"]), content=one) for one in stored(decision)
    )
    return f"{asked.code}-e{edition}"


def _records(
    period: Period, places: tuple[str, ...], taking_part: dict[Hashable, str], chance: random.Random
) -> list[Record]:
    # As often as there are kinds in them.
    groups = [kind.group for kind in code_list("incident_type").values()]
    # Hardly anything in the last two places: there is something to hide.
    weights = [*[1.0] * (len(places) - 2), 0.06, 0.06, 1.0]
    made = []
    for _number in range(INCIDENTS):
        employer = chance.choice(list(taking_part))
        made.append(
            Record(
                employer=employer,
                month=month_code(chance.choice(period.each_month)),
                sector=taking_part[employer],
                kind_group=chance.choice(groups),
                severity=chance.choice((*SeverityWord.values, UNKNOWN)),
                channel=chance.choice(ChannelGroup.values),
                municipality=chance.choices((*places, UNKNOWN), weights)[0],
                outcome=chance.choices((IN_TIME, LATE, NO_OUTCOME), (4, 1, 3))[0],
            )
        )
    return made
