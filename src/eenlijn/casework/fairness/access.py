# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees hearings and statements: who handles the incident, and who holds link and code of the letter.

A link that is unknown, used or expired, or comes with another code, is no link: nothing tells them apart.
"""

from datetime import datetime

from django.db.models import QuerySet

from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing, Statement
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.letters.reply_code import is_reply_code
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.identifiers import code_digest


def hearings_visible_to(actor: Actor) -> "QuerySet[Hearing]":
    """The hearings of the incidents this actor handles."""
    return Hearing.objects.filter(incident__in=incidents.handled_by(actor))


def statements_visible_to(actor: Actor) -> "QuerySet[Statement]":
    """The own statements in the incidents this actor handles."""
    return Statement.objects.filter(incident__in=incidents.handled_by(actor))


def hearing_of_link(code: str, secret: str, now: datetime) -> Hearing | None:
    """The one hearing whose link and code these are, while it works."""
    rows = Hearing.objects.filter(
        link_digest=code_digest(code),
        state=HearingState.INVITED,
        link_used_at=None,
        link_ends_at__gt=now,
    )
    return _with_code(rows.exclude(incident__status=Status.NOT_UPHELD), secret)


def ended_by_not_upheld(code: str, secret: str) -> Hearing | None:
    """The hearing of this link and code when nothing is held against its holder any more."""
    rows = Hearing.objects.filter(link_digest=code_digest(code), incident__status=Status.NOT_UPHELD)
    return _with_code(rows, secret)


def _with_code(rows: "QuerySet[Hearing]", secret: str) -> Hearing | None:
    found = rows.select_related("incident__organisation", "organisation").first()
    if found is None or found.link_digest is None:
        return None
    return found if is_reply_code(secret, found.organisation_id, bytes(found.link_digest)) else None
