# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person of a report sends: an answer to one question, or "no" to a talk; for two desks."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import HttpRequest

from eenlijn.casework.dossier import experiences
from eenlijn.casework.reporting.experiences import AlreadyEnded
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.hearing_back import ExperienceForm
from eenlijn.foundation.clock import now

REFUSE: Final = "refuse"


def keep_experience(request: HttpRequest, actor: Actor, report_id: UUID) -> ExperienceForm | None:
    """Keep the answers, or that they would rather not; the form when something is missing, None when kept."""
    if request.POST.get("do") == REFUSE:
        form = ExperienceForm()
        return _tried(form, lambda: experiences.refuse(actor=actor, report_id=report_id, now=now()))
    form = ExperienceForm(request.POST)
    if not form.is_valid():
        return form
    opinion = form.opinion()
    return _tried(
        form,
        lambda: experiences.answer(actor=actor, report_id=report_id, opinion=opinion, now=now()),
    )


def _tried(form: ExperienceForm, act: Callable[[], None]) -> ExperienceForm | None:
    try:
        act()
    except AlreadyEnded:
        # Sent from two tabs: what was said first counts, and the page says that it is over.
        return None
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return form
    return None
