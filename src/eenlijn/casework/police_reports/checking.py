# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping what the offence check pointed to; part of the acts of `dossier.police_file`.

A new check is a new row: what was pointed to before stays, with its day and its person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import OffenceAnswer
from eenlijn.casework.police_reports.listed import CURRENT
from eenlijn.casework.police_reports.models import OffenceCheck
from eenlijn.casework.police_reports.offences import Pointed, point, questions
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault


class NothingAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beantwoord ten minste één vraag. Zonder antwoord wijst niets ergens naar."))


@dataclass(frozen=True)
class Checked:
    """A check that was kept: the answers, and what they pointed to with the list of that day."""

    answers: Mapping[str, str]
    pointed: Pointed
    answered_at: datetime
    answered_by: UUID


def keep_check(*, incident: Incident, answers: Mapping[str, str], account_id: UUID, now: datetime) -> Pointed:
    """Keep these answers; unknown codes are left out."""
    known = {one.code for one in questions()}
    told = {
        code: answer for code, answer in answers.items() if code in known and answer in OffenceAnswer.values
    }
    if not told:
        raise NothingAnswered
    pointed = point(told)
    Incident.objects.select_for_update().only("pk").get(pk=incident.pk)
    OffenceCheck.objects.filter(incident=incident, is_current=True).update(is_current=False)
    row = OffenceCheck(
        organisation_id=incident.organisation_id,
        incident=incident,
        list_version=CURRENT,
        outcome=pointed.outcome,
        answered_at=now,
        answered_by_id=account_id,
    )
    vault.seal(row, answers=json.dumps(told))
    row.save(force_insert=True)
    return pointed


def check_of(incident: Incident) -> Checked | None:
    """The last check; the caller has established that the actor may read it."""
    row = OffenceCheck.objects.filter(incident=incident, is_current=True).first()
    if row is None:
        return None
    answers = json.loads(vault.open(row, "answers"))
    return Checked(answers, point(answers, row.list_version), row.answered_at, row.answered_by_id)
