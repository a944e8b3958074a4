# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reporting a severe accident to the Dutch Labour Inspectorate at once, also when it becomes clear later.

For who handles the dossier, also when it was closed. The clock of the law runs from the moment at which
somebody answered that it must be reported, until it was. Which answer made it so is kept nowhere.
"""

from datetime import date, datetime

from django.db import transaction

from eenlijn.casework.aftercare import accidents
from eenlijn.casework.aftercare.accidents import Accident
from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

KIND = TermKind.INSPECTORATE


def accident_page(actor: Actor, number: str) -> tuple[Accident, datetime | None]:
    """What is known, and by when it must be reported as long as that waits."""
    incident = access.handled(actor, number)
    due = Clock.objects.filter(incident=incident, kind=KIND, stopped_at=None).values_list("due_at", flat=True)
    return accidents.accident_of(incident), due.first()


@transaction.atomic
def check_accident(*, actor: Actor, number: str, answers: dict[str, str], now: datetime) -> bool | None:
    """Answer the questions; tells whether it must be reported, None while that is unknown."""
    incident = access.handled(actor, number)
    outcome = accidents.keep_check(incident=incident, answers=answers, account_id=actor.account_id, now=now)
    is_reported = accidents.accident_of(incident).reported_at is not None
    if outcome and not is_reported:
        _start(incident, now)
        tell(incident, "term_due_soon", access.told_handlers(incident, now), now)
    elif not outcome:
        clocks.stop_clock(incident=incident, kind=KIND, at=now, reason=StopReason.NOT_NEEDED)
    note(incident, Act.ACCIDENT_CHECKED, now, actor.account_id)
    append(actor, now, line("check_accident", incident, Compartment.AFTERCARE))
    return outcome


@transaction.atomic
def record_accident_report(*, actor: Actor, number: str, at: datetime, reference: str, now: datetime) -> None:
    """It was reported: who says so is in the trail, the moment and the number with the dossier."""
    incident = access.handled(actor, number)
    accidents.keep_report(incident=incident, at=at, reference=reference, account_id=actor.account_id, now=now)
    clocks.stop_clock(incident=incident, kind=KIND, at=at, reason=StopReason.DONE)
    note(incident, Act.ACCIDENT_REPORTED, at, actor.account_id, now=now)
    append(actor, now, line("record_accident_report", incident, Compartment.AFTERCARE))


@transaction.atomic
def list_accident(*, actor: Actor, number: str, is_listed: bool, on: date | None, now: datetime) -> None:
    """Whether it stands on the employer's list of accidents with more than three days of absence."""
    incident = access.handled(actor, number)
    accidents.keep_listed(incident=incident, is_listed=is_listed, on=on, now=now)
    append(actor, now, line("list_accident", incident, Compartment.AFTERCARE))


def _start(incident: Incident, now: datetime) -> None:
    rules = rules_of(incident.organisation_id, now)
    before = Clock.objects.select_for_update().filter(incident=incident, kind=KIND).first()
    if before is None:
        clocks.start_clock(incident=incident, kind=KIND, started_at=now, rules=rules)
    elif before.stopped_at is not None:
        before.incident = incident
        clocks.start_again(clock=before, started_at=now, rules=rules)
