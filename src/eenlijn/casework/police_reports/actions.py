# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deciding on a police report; part of the acts of `dossier`.

A changed decision is a new row: what was decided before stays, with its day and its person.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.codes import code_list
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import FILED, PoliceDecision
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local


class DayNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vul de dag van de aangifte in: niet voor het voorval en niet in de toekomst."))


class ReasonWhyNotNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies waarom er geen aangifte komt. Bij «Anders» schrijf je waarom."))


@dataclass(frozen=True)
class PoliceChoice:
    """What was decided. `version` is the one that was on the screen; 0 when there was no decision yet."""

    decision: PoliceDecision
    filed_on: date | None = None
    reference: str = ""
    reason_not: str = ""
    word: str = ""
    said_vpt: bool = False
    used_work_address: bool = False
    version: int = 0


def decide(*, incident: Incident, choice: PoliceChoice, account_id: UUID, now: datetime) -> PoliceReport:
    """Keep the decision; the former one is no longer current. A late decision is a decision too."""
    _check(incident, choice, now)
    is_filed = choice.decision in FILED
    before = PoliceReport.objects.select_for_update().filter(incident=incident, is_current=True).first()
    if (before.version if before else 0) != choice.version:
        raise ChangedMeanwhile
    if before is not None:
        PoliceReport.objects.filter(pk=before.pk).update(is_current=False)
    report = PoliceReport(
        organisation_id=incident.organisation_id,
        incident=incident,
        decision=choice.decision,
        reason_not="" if is_filed else choice.reason_not,
        filed_on=choice.filed_on if is_filed else None,
        said_vpt=is_filed and choice.said_vpt,
        used_work_address=is_filed and choice.used_work_address,
        decided_at=now,
        decided_by_id=account_id,
        version=choice.version + 1,
    )
    if before is not None and (before.decision, before.filed_on) == (report.decision, report.filed_on):
        # The same filing, told more fully: what was heard of it stays with it.
        report.filing = before.filing
    vault.seal(
        report,
        reference=(choice.reference.strip() if is_filed else "") or None,
        word=choice.word.strip() or None,
    )
    report.save(force_insert=True)
    return report


def _check(incident: Incident, choice: PoliceChoice, now: datetime) -> None:
    if choice.decision in FILED:
        first, last = to_local(incident.occurred_at).date(), to_local(now).date()
        if choice.filed_on is None or not first <= choice.filed_on <= last:
            raise DayNeeded
        return
    is_known = choice.reason_not in code_list("reason_no_police_report")
    if not is_known or (choice.reason_not == "other" and not choice.word.strip()):
        raise ReasonWhyNotNeeded
