# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody waits for: kept reports, notices, webhooks and imports.

A job has no rules of its own: it asks a table what is due and calls the action; twice does no harm.
"""

import time
from datetime import datetime
from typing import Final
from uuid import UUID

from eenlijn.casework.dossier import intake
from eenlijn.casework.imports import actions as imports
from eenlijn.commons.notices.actions import deliver_due
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.tenancy.invitations import mailed_link
from eenlijn.commons.webhooks import delivering
from eenlijn.commons.webhooks.connection import deliver_to

# One round of sending ends after this, so that a request to stop is heard while mail is slow.
LONGEST_ROUND: Final = 5.0
MOST_NOTICES: Final = 50


def invitation_page(organisation_id: UUID, account_id: UUID, now: datetime) -> str:
    """The page of an invitation in its mail, below the address of the language; made when the mail leaves."""
    token = mailed_link(organisation_id, account_id, now)
    return f"uitnodiging/{token}/" if token else ""


PAGES: Final = {EventType.INVITED: invitation_page}


def open_kept_reports(now: datetime) -> int:
    """Open the reports that came in while the keys were away."""
    return intake.open_kept_reports(now=now)


def deliver_notices(now: datetime) -> int:
    """Send mail that waits; what fails is tried again later by its own times."""
    ends = time.monotonic() + LONGEST_ROUND
    return deliver_due(now, PAGES, at_most=MOST_NOTICES, while_=lambda: time.monotonic() < ends)


def deliver_webhooks(now: datetime) -> int:
    """Tell other systems what happened; each system has its turn, whoever waited longest first."""
    began = time.monotonic()
    tried = 0
    planned = delivering.plan_deliveries(now)
    for subscription_id in delivering.due_subscriptions(now):
        if time.monotonic() - began >= LONGEST_ROUND:
            break
        tried += deliver_to(subscription_id, now)
    return tried or planned


def work_on_imports(now: datetime) -> int:
    """Take the next part of imports that somebody started."""
    return imports.work_on_imports(now=now)
