# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody waits for: kept reports, notices, webhooks and imports.

A job has no rules of its own: it asks a table what is due and calls the action; twice does no harm.
"""

import time
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from eenlijn.casework.dossier import files, intake
from eenlijn.casework.evidence.actions import employers_with_files
from eenlijn.casework.exports import actions as exports
from eenlijn.casework.exports.actions import employers_with_exports
from eenlijn.casework.imports import actions as imports
from eenlijn.casework.imports.slices import employers_at_work
from eenlijn.casework.reporting.actions import employers_waiting
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.notices.actions import deliver_due, employers_due
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.tenancy.invitations import mailed_link
from eenlijn.commons.webhooks import delivering
from eenlijn.commons.webhooks.connection import deliver_to
from eenlijn.doors.jobs.each import at_each
from eenlijn.foundation import walls

# One round of sending ends after this, so that a request to stop is heard while mail is slow.
LONGEST_ROUND: Final = 5.0
MOST_NOTICES: Final = 50


def invitation_page(organisation_id: UUID, account_id: UUID, now: datetime) -> str:
    """The page of an invitation in its mail, below the address of the language; made when the mail leaves."""
    token = mailed_link(organisation_id, account_id, now)
    return f"uitnodiging/{token}/" if token else ""


PAGES: Final = {EventType.INVITED: invitation_page}


def open_kept_reports(now: datetime) -> int:
    """Open the reports that were kept in a crowd, or while the keys were away."""
    with walls.reaching(Reach.DUE):
        waiting = employers_waiting(now)
    return at_each(lambda: waiting.employers, lambda: intake.open_kept_reports(now=now, up_to=waiting.up_to))


def deliver_notices(now: datetime) -> int:
    """Send mail that waits; what fails is tried again later by its own times."""
    ends = time.monotonic() + LONGEST_ROUND

    def deliver() -> int:
        return deliver_due(now, PAGES, at_most=MOST_NOTICES, while_=lambda: time.monotonic() < ends)

    return at_each(lambda: employers_due(now), deliver)


def deliver_webhooks(now: datetime) -> int:
    """Tell other systems what happened; each system has its turn, whoever waited longest first."""
    began = time.monotonic()
    tried = 0
    planned = at_each(delivering.employers_listening, lambda: delivering.plan_deliveries(now))
    with walls.reaching(Reach.DUE):
        due = delivering.due_subscriptions(now)
        employers = delivering.employers_of(due) if due else {}
    for subscription_id in due:
        if time.monotonic() - began >= LONGEST_ROUND:
            break
        with walls.within(employers[subscription_id]):
            tried += deliver_to(subscription_id, now)
    return tried or planned


def look_at_files(now: datetime) -> int:
    """Let the scanner look at one file of each employer that has one waiting; without a scanner they wait."""
    address: str = settings.EENLIJN_CLAMD
    if not address:
        return 0
    return at_each(lambda: employers_with_files(now), lambda: files.look_at_next_file(address, now))


def work_on_exports(now: datetime) -> int:
    """Make exports that somebody asked for, and let go those that are older than a day."""
    return at_each(lambda: employers_with_exports(now), lambda: exports.work_on_exports(now))


def work_on_imports(now: datetime) -> int:
    """Take the next part of imports that somebody started."""
    return at_each(employers_at_work, lambda: imports.work_on_imports(now=now))
