# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How steps of the national agreements went in one case; part of the acts of `dossier.police_agreements`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.agreements import agreements
from eenlijn.casework.police_reports.codes import AgreementState
from eenlijn.casework.police_reports.listed import CURRENT
from eenlijn.casework.police_reports.models import AgreementMark
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.foundation.clock import to_local


class AgreementDayWrong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze dag kan niet. Kies een dag na het voorval, en niet in de toekomst."))


@dataclass(frozen=True)
class Mark:
    """What was recorded of one step."""

    code: str
    state: AgreementState
    on: date | None


def mark_agreement(*, incident: Incident, mark: Mark, account_id: UUID, now: datetime) -> bool:
    """Keep how a step went; tells whether it is newly missed. Of what is not known there is no day."""
    if mark.code not in {one.code for one in agreements()}:
        raise NotVisible
    on = None if mark.state is AgreementState.UNKNOWN else mark.on
    if on is not None and not to_local(incident.occurred_at).date() <= on <= to_local(now).date():
        raise AgreementDayWrong
    before = AgreementMark.objects.select_for_update().filter(incident=incident, code=mark.code).first()
    was_missed = before is not None and before.state == AgreementState.MISSED
    row = before or AgreementMark(
        organisation_id=incident.organisation_id, incident=incident, code=mark.code, list_version=CURRENT
    )
    row.state, row.on, row.marked_at, row.marked_by_id = mark.state, on, now, account_id
    row.save()
    return mark.state is AgreementState.MISSED and not was_missed


def marks_of(incident: Incident) -> dict[str, Mark]:
    """What was recorded so far, by the code of the step."""
    rows = AgreementMark.objects.filter(incident=incident)
    return {row.code: Mark(row.code, AgreementState(row.state), row.on) for row in rows}
