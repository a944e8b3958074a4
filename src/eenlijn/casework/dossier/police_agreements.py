# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The national agreements on one dossier: which steps apply, how each went, and who hears of a missed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.police_file import is_filed, steps_here
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import marking
from eenlijn.casework.police_reports.agreements import Agreement
from eenlijn.casework.police_reports.codes import AgreementState
from eenlijn.casework.police_reports.marking import Mark
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


class NothingFiled(Refused):
    """Before a filing the police owe nothing."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Er is nog geen aangifte of melding gedaan. Leg eerst het besluit vast: "
                "daarvoor kan de politie geen afspraak missen."
            )
        )


@dataclass(frozen=True)
class AgreementsDesk:
    """The steps that apply, with what was recorded."""

    steps: tuple[tuple[Agreement, Mark | None], ...]
    is_filed: bool


def agreements_desk(actor: Actor, number: str) -> AgreementsDesk:
    """The checklist of this dossier, for who handles it; the caller opened it."""
    incident = access.answered(actor, number)
    marks = marking.marks_of(incident)
    steps = tuple((one, marks.get(one.code)) for one in steps_here(incident))
    return AgreementsDesk(steps, is_filed(incident))


@transaction.atomic
def mark_agreements(*, actor: Actor, number: str, marks: Sequence[Mark], now: datetime) -> None:
    """How steps went; one that is newly missed is told to whoever handles the dossier."""
    incident = access.answered(actor, number)
    applying = {one.code for one in steps_here(incident)}
    if any(mark.code not in applying for mark in marks):
        raise NotVisible
    if any(mark.state is not AgreementState.UNKNOWN for mark in marks) and not is_filed(incident):
        raise NothingFiled
    missed = [mark for mark in marks if _mark(actor, incident, mark, now)]
    for mark in missed:
        note(incident, Act.AGREEMENT_MISSED, now, actor.account_id, step=mark.code)
    if missed:
        tell(incident, "agreement_missed", access.told_handlers(incident, now), now)
    append(actor, now, line("mark_agreements", incident, Compartment.FACTS))


def _mark(actor: Actor, incident: Incident, mark: Mark, now: datetime) -> bool:
    return marking.mark_agreement(incident=incident, mark=mark, account_id=person(actor), now=now)
