# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening and ending the four-eyes check; parts of the acts of `dossier`, within their transaction."""

from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.casework.triage.models import InfluenceCheck
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import Rules


class OwnQuestion(Refused):
    """Four eyes are those of two people."""

    def __init__(self) -> None:
        super().__init__(_("Jij vroeg om vier ogen. Iemand anders kijkt en legt vast."))


class AlreadyChecked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Iemand anders heeft hier al naar gekeken."))


class FindingNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort wat je zag. Een uitkomst zonder uitleg telt niet."))


def open_check(*, incident: Incident, actor: Actor, rules: Rules, now: datetime) -> bool:
    """Ask for a second person, once per incident; tells whether it was asked now."""
    _check, is_new = InfluenceCheck.objects.get_or_create(
        incident=incident,
        defaults={
            "organisation_id": incident.organisation_id,
            "opened_at": now,
            "opened_by_id": actor.person_id,
        },
    )
    if is_new:
        start_clock(incident=incident, kind=TermKind.INFLUENCE_CHECK, started_at=now, rules=rules)
    return is_new


def end_check(
    *, incident: Incident, actor: Actor, outcome: InfluenceOutcome, finding: str, now: datetime
) -> None:
    """What the second person found; whoever asked cannot answer."""
    check = InfluenceCheck.objects.select_for_update().filter(incident=incident).first()
    if check is None:
        raise NotVisible
    if check.opened_by_id == actor.account_id:
        raise OwnQuestion
    if check.checked_at is not None:
        raise AlreadyChecked
    if not finding.strip():
        raise FindingNeeded
    check.outcome, check.checked_at, check.checked_by_id = outcome, now, actor.account_id
    vault.seal(check, finding=finding.strip())
    check.save()
    stop_clock(incident=incident, kind=TermKind.INFLUENCE_CHECK, at=now, reason=StopReason.DONE)
