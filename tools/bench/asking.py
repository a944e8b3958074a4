# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run inside an installation: what the measuring must know of it, asked of its database.

As the role that serves, with the walls up: within the employer that is named, or within each in turn.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenlijn.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import Count, Sum  # noqa: E402

from eenlijn.casework.dossier.actions import finish_letter  # noqa: E402
from eenlijn.casework.dossier.listing import NEWEST_FIRST  # noqa: E402
from eenlijn.casework.facts.models import Fact  # noqa: E402
from eenlijn.casework.incidents.models import Incident  # noqa: E402
from eenlijn.casework.reporting.codes import EnvelopeState  # noqa: E402
from eenlijn.casework.reporting.models import Report  # noqa: E402
from eenlijn.casework.response.models import Answer  # noqa: E402
from eenlijn.commons.access.queries import actor_for  # noqa: E402
from eenlijn.commons.access.reaches import Reach  # noqa: E402
from eenlijn.commons.accounts.models import Account  # noqa: E402
from eenlijn.commons.organisations.models import Organisation  # noqa: E402
from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY  # noqa: E402
from eenlijn.doors.web.frame.middleware import ORGANISATION_KEY  # noqa: E402
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY  # noqa: E402
from eenlijn.foundation import walls  # noqa: E402
from eenlijn.foundation.clock import now  # noqa: E402, TID251 - the bench is a door
from eenlijn.foundation.paging import PAGE  # noqa: E402

DEEP: Final = 1000
# Half an hour: more than any flood of the bench leaves behind.
LONGEST_OPENING: Final = 1800


def session(account: str, organisation: str) -> dict[str, str]:
    """The cookie of somebody who signed in a moment ago, as the door of signing in would leave it."""
    person = Account.objects.get(pk=account)
    kept = SessionStore()
    kept[SESSION_KEY] = str(person.pk)
    kept[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    kept[HASH_SESSION_KEY] = person.get_session_auth_hash()
    kept[ORGANISATION_KEY] = organisation
    kept[BEGAN_KEY] = kept[SEEN_KEY] = kept[STEPPED_UP_KEY] = int(time.time())
    kept.create()
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={kept.session_key}"}


def places(organisation: str) -> dict[str, Any]:
    """Where the pages lead: the edge of a deep page, a dossier of each kind, a month in the middle."""
    with walls.within(UUID(organisation)):
        return _places(UUID(organisation))


def _places(organisation_id: UUID) -> dict[str, Any]:
    mine = Incident.objects.filter(organisation_id=organisation_id)
    newest = mine.order_by("-occurred_at", "-pk")
    page = min(DEEP, max(1, mine.count() // PAGE))
    edge = newest[PAGE * (page - 1) - 1] if page > 1 else newest[0]
    middle: date = newest[mine.count() // 2].occurred_at.date()
    open_one = mine.filter(status="assessed").first()
    closed = mine.filter(status="closed").first()
    return {
        "page": page,
        "edge": NEWEST_FIRST.edge_of(edge),
        "month": middle.strftime("%Y-%m"),
        "open": open_one.number if open_one else "",
        "closed": closed.number if closed else "",
        "incidents": mine.count(),
    }


def counts(since: str) -> dict[str, int]:
    """What came in since that moment, and what of it is there twice: that must stay nothing."""
    moment = datetime.fromisoformat(since)
    each = [_counts(moment) for _employer in _within_each()]
    return {name: sum(one[name] for one in each) for name in ("reports", "incidents", "twice")}


def _within_each() -> Iterator[None]:
    """Stand within each employer, one after the other."""
    with walls.reaching(Reach.FIND_EMPLOYER):
        found = list(Organisation.objects.values_list("pk", flat=True))
    for organisation_id in found:
        with walls.within(organisation_id):
            yield


def _counts(since: datetime) -> dict[str, int]:
    reports = Report.objects.filter(received_at__gte=since)
    keys = reports.values("organisation_id", "key_digest").annotate(times=Count("pk"))
    incidents = Incident.objects.filter(report__in=reports)
    counted = Fact.objects.filter(measure="incident", case_key__in=incidents.values("case_key"))
    facts = counted.values("case_key").annotate(times=Sum("delta"))
    return {
        "reports": reports.count(),
        "incidents": incidents.count(),
        "twice": keys.filter(times__gt=1).count() + facts.filter(times__gt=1).count(),
    }


def settled() -> dict[str, float]:
    """Wait until the worker has opened what was only kept in the crowd; how many were left, and how long."""
    waiting, began = Report.objects.filter(state=EnvelopeState.KEPT), time.monotonic()
    # The worker asks with the same reach where something is due.
    with walls.reaching(Reach.DUE):
        left = waiting.count()
        while waiting.exists():
            time.sleep(0.2)
            if time.monotonic() - began > LONGEST_OPENING:
                raise TimeoutError("The worker does not open what was kept.")
    return {"left": left, "seconds": round(time.monotonic() - began, 1)}


def letter(coordinator: str, organisation: str) -> dict[str, Any]:
    """Make the letter of one more draft final: PDF and Word, sealed and kept; how long that took."""
    with walls.within(UUID(organisation)):
        return _letter(coordinator, organisation)


def _letter(coordinator: str, organisation: str) -> dict[str, Any]:
    draft = (
        Answer.objects.filter(organisation_id=UUID(organisation), state="draft")
        .select_related("incident")
        .earliest("drafted_at", "pk")
    )
    number, actor = draft.incident.number, actor_for(UUID(coordinator), UUID(organisation), now())
    began = time.perf_counter()
    finish_letter(actor=actor, number=number, now=now())
    return {"milliseconds": (time.perf_counter() - began) * 1000, "number": number}


ANSWERS: Final = {
    "session": session,
    "places": places,
    "counts": counts,
    "settled": settled,
    "letter": letter,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(ANSWERS[sys.argv[1]](*sys.argv[2:])))  # type: ignore[operator] # each takes texts
