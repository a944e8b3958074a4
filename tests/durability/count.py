# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation: print, for every report, what stands in the tables about it."""

import json
import sys
from collections import Counter

import django

django.setup()

from eenlijn.casework.clocks.models import Clock  # noqa: E402
from eenlijn.casework.dossier.models import TimelineEntry  # noqa: E402 - Django first
from eenlijn.casework.facts.models import Fact  # noqa: E402
from eenlijn.casework.incidents.models import Incident  # noqa: E402
from eenlijn.casework.reporting.models import Report  # noqa: E402
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.keys import vault  # noqa: E402
from eenlijn.commons.notices.models import Notice, OutgoingEvent  # noqa: E402
from eenlijn.commons.organisations.models import Organisation  # noqa: E402
from eenlijn.commons.trail.models import TrailLine  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402


def about(report: Report) -> dict[str, object]:
    incident = incidents.pop(report.pk, None)
    found: dict[str, object] = {"words": vault.open(report, "own_words"), "state": report.state}
    if incident is not None:
        found |= {
            "clocks": clocks[incident.pk],
            "facts": [facts[incident.case_key, measure] for measure in ("incident", "clock")],
            "timeline": acts[incident.pk, "reported"],
            "events": events[report.number, "report_received"],
            "notices": [notices[report.number, way] for way in ("app", "mail")],
            "trail": lines[str(incident.pk)],
        }
    return found


with walls.reaching(Reach.FIND_EMPLOYER):
    organisation = Organisation.objects.get()
with walls.within(organisation.pk):
    incidents = {incident.report_id: incident for incident in Incident.objects.all()}
    clocks = Counter(Clock.objects.values_list("incident_id", flat=True))
    facts = Counter(Fact.objects.values_list("case_key", "measure"))
    acts = Counter(TimelineEntry.objects.values_list("incident_id", "act"))
    events = Counter(OutgoingEvent.objects.values_list("object_number", "type"))
    notices = Counter(Notice.objects.values_list("event__object_number", "reaches"))
    unsent = Notice.objects.exclude(state="sent").count()
    lines = Counter(TrailLine.objects.filter(action="open_from_report").values_list("object_id", flat=True))
    kept_first = TrailLine.objects.filter(action="keep_envelope").count()
    told = {bytes(report.code_digest).hex(): about(report) for report in Report.objects.all()}
orphans = len(incidents) + sum(lines.values()) - len(told)
sys.stdout.write(
    json.dumps({"reports": told, "orphans": orphans, "unsent": unsent, "kept_first": kept_first})
)
