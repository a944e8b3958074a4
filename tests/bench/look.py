# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation that the bench filled: print what its copies are like, per employer."""

import json
import sys
from collections import Counter
from typing import Any

import django

django.setup()

from django.db.models import Sum  # noqa: E402 - Django first

from eenlijn.casework.clocks.models import Clock  # noqa: E402
from eenlijn.casework.facts.models import Fact  # noqa: E402
from eenlijn.casework.incidents.models import Incident  # noqa: E402
from eenlijn.casework.incidents.states import OPEN  # noqa: E402
from eenlijn.casework.reporting.models import Report  # noqa: E402
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.keys import vault  # noqa: E402
from eenlijn.commons.notices.models import Notice  # noqa: E402
from eenlijn.commons.organisations.models import Organisation  # noqa: E402
from eenlijn.commons.trail.models import TrailLine  # noqa: E402
from eenlijn.commons.trail.queries import verify  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402
from eenlijn.foundation.clock import to_local  # noqa: E402


def opens(report: Report) -> bool:
    return bytes(report.envelope) == b"" and vault.open(report, "own_words") != ""


def told() -> dict[str, Any]:
    """What one employer has, asked as the product asks it: within that employer."""
    reports = list(Report.objects.all())
    incidents = list(Incident.objects.all())
    days = dict(Fact.objects.filter(measure="incident").values_list("case_key", "occurred_on"))
    counted = Fact.objects.filter(measure="incident").values("case_key").annotate(times=Sum("delta"))
    closed = [one for one in incidents if one.status not in OPEN]
    return {
        "incidents": len(incidents),
        "numbers": len({one.number for one in incidents}),
        "open": sum(one.status in OPEN for one in incidents),
        "statuses": Counter(one.status for one in incidents),
        "reports_that_open": sum(opens(one) for one in reports),
        "places_that_open": sum(vault.open(one, "place") == "Bus 4123, lijn 62" for one in incidents),
        "same_number": sum(one.report.number == one.number for one in incidents if one.report),
        "counted_once": sum(one["times"] == 1 for one in counted),
        "days_right": sum(days[one.case_key] == to_local(one.occurred_at).date() for one in incidents),
        "closed_with_running_clock": Clock.objects.filter(incident__in=closed, stopped_at=None).count(),
        "unsent": Notice.objects.exclude(state="sent").count(),
        "trails_whole": [verify(one.pk).ok for one in Organisation.objects.all()],
        "lines": TrailLine.objects.filter(action="open_from_report").count(),
        "words_in_the_clear": sum(b"dichtbij" in bytes(one.own_words or b"") for one in reports),
    }


with walls.reaching(Reach.FIND_EMPLOYER):
    employers = list(Organisation.objects.order_by("name").values_list("pk", flat=True))
found = []
for employer in employers:
    with walls.within(employer):
        found.append(told())
sys.stdout.write(json.dumps(found))
