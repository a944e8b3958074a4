# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an accident goes to the Dutch Labour Inspectorate, and that it did (Arbowet, article 9).

Parts of the acts of `dossier`. Death, admission to a hospital (a day admission too, an outpatient visit not)
or permanent injury, physical or mental, also when it shows later; of everybody who works under authority.
The answers are health and are not kept: only whether it must be reported.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.aftercare.models import AccidentCheck
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local

YES, NO, UNKNOWN = "yes", "no", "unknown"
LONGEST_REFERENCE: Final = 60
# One yes is enough. In our own words, after the law; source and hardness stand in the table of clocks.
QUESTIONS: Final = {
    "death": gettext_lazy("Is er iemand overleden?"),
    "admission": gettext_lazy(
        "Is er iemand opgenomen in een ziekenhuis? Een dagopname telt mee, een bezoek aan de poli niet."
    ),
    "body": gettext_lazy("Houdt iemand er naar verwachting blijvend lichamelijk letsel aan over?"),
    "mind": gettext_lazy("Houdt iemand er naar verwachting blijvend psychisch letsel aan over?"),
}


class AnswerAll(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beantwoord alle vragen. Weet je het nog niet, kies dan «Weten we nog niet»."))


class NothingToReport(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Beantwoord eerst de vragen. Alleen wat gemeld moet worden, leg je hier als gemeld vast.")
        )


class AlreadyReported(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit is al gemeld bij de Arbeidsinspectie."))


class ReportedWhen(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een moment na het voorval dat al voorbij is."))


class ReferenceTooLong(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf het nummer in ten hoogste 60 tekens."))


class ListedWhen(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies de dag waarop bekend werd dat het langer dan drie dagen duurt, niet later dan nu.")
        )


@dataclass(frozen=True)
class Accident:
    """As far as it is known; `must_report` is None while nobody answered, or something is unknown."""

    must_report: bool | None = None
    checked_at: datetime | None = None
    reported_at: datetime | None = None
    reference: str = ""
    is_listed: bool | None = None
    listed_on: date | None = None


def must_report(answers: dict[str, str]) -> bool | None:
    """One yes is enough; while nothing is yes and something is unknown, nobody can say no."""
    if set(answers) != set(QUESTIONS) or not set(answers.values()) <= {YES, NO, UNKNOWN}:
        raise AnswerAll
    if YES in answers.values():
        return True
    return None if UNKNOWN in answers.values() else False


def keep_check(
    *, incident: Incident, answers: dict[str, str], account_id: UUID | None, now: datetime
) -> bool | None:
    """Keep the outcome. What was reported stays reported, whatever somebody answers later."""
    outcome = must_report(answers)
    row = _of(incident)
    if row.reported_at is not None and outcome is not True:
        raise AlreadyReported
    row.must_report, row.checked_at, row.checked_by_id = outcome, now, account_id
    row.save()
    return outcome


def keep_report(
    *, incident: Incident, at: datetime, reference: str, account_id: UUID | None, now: datetime
) -> None:
    """Who reported it and when, and the number that came back, once."""
    row = _of(incident)
    if row.must_report is not True:
        raise NothingToReport
    if row.reported_at is not None:
        raise AlreadyReported
    if not incident.occurred_at.replace(second=0, microsecond=0) <= at <= now:
        raise ReportedWhen
    if len(reference.strip()) > LONGEST_REFERENCE:
        raise ReferenceTooLong
    row.reported_at, row.reported_by_id = at, account_id
    vault.seal(row, reference=reference.strip() or None)
    row.save()


def keep_listed(*, incident: Incident, is_listed: bool, on: date | None, now: datetime) -> None:
    """Whether it stands on the list of accidents with more than three days of absence; with the day."""
    began = to_local(incident.occurred_at).date()
    if is_listed and (on is None or not began <= on <= to_local(now).date()):
        raise ListedWhen
    row = _of(incident)
    row.is_listed, row.listed_on = is_listed, on if is_listed else None
    row.save()


def accident_of(incident: Incident) -> Accident:
    row = AccidentCheck.objects.filter(incident=incident).first()
    if row is None:
        return Accident()
    return Accident(
        must_report=row.must_report,
        checked_at=row.checked_at,
        reported_at=row.reported_at,
        reference=vault.open(row, "reference"),
        is_listed=row.is_listed,
        listed_on=row.listed_on,
    )


def _of(incident: Incident) -> AccidentCheck:
    row = AccidentCheck.objects.select_for_update().filter(incident=incident).first()
    return row or AccidentCheck(organisation_id=incident.organisation_id, incident=incident)
