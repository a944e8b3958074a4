# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recording what became of a filing, step by step; part of the acts of `dossier`.

A step has a day that lies between those before and after it. What was wrong is corrected with a new row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import FILED, Audience, DismissalKind, PoliceStep, ToldBy
from eenlijn.casework.police_reports.models import PassedOn, PoliceReport, TrackedStep
from eenlijn.casework.police_reports.states import ANYTIME, may_follow
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import long_date


class NothingFiled(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Er is nog geen aangifte of melding. Leg eerst het besluit vast, dan valt er iets te volgen.")
        )


class StepOutOfOrder(Refused):
    """Which step may follow which stands in `states.MOVES`."""

    def __init__(self, before: PoliceStep | None, after: PoliceStep) -> None:
        stands = before.label if before else _("gedaan, nog niets gehoord")
        told = _("«%(after)s» kan niet na «%(before)s». Leg eerst vast wat daartussen gebeurde.")
        super().__init__(told % {"after": after.label, "before": stands})


class StepDayWrong(Refused):
    """`field` names where to mend it."""

    def __init__(self, first: date, last: date) -> None:
        self.field = "on"
        told = _(
            "Kies een dag van %(first)s tot en met %(last)s: niet voor de stap ervoor, niet na de stap "
            "erna en niet in de toekomst."
        )
        super().__init__(told % {"first": long_date(first), "last": long_date(last)})


class StepIncomplete(Refused):
    """A step without what makes it useful later; `field` names where to mend it."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


class CannotBeTakenBack(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Hierna is nog een stap vastgelegd die hierop steunt. Neem eerst de laatste stap terug.")
        )


class AlreadyPassedOn(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit is al doorgegeven. Dat hoeft maar één keer."))


@dataclass(frozen=True)
class StepTold:
    """What somebody heard. `seen` is how many rows were on the screen, so that two do not write at once."""

    step: PoliceStep
    on: date | None
    seen: int
    dismissal: str = ""
    hearing_on: date | None = None
    has_compensation: bool = False
    compensation: str = ""
    reference: str = ""
    contact: str = ""
    word: str = ""


def filing_of(incident: Incident, *, lock: bool = False) -> PoliceReport:
    """The filing that is followed: the decision that counts, when something was filed."""
    rows = PoliceReport.objects.filter(incident=incident, is_current=True, decision__in=FILED)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NothingFiled
    return found


def record_step(*, incident: Incident, told: StepTold, account_id: UUID, now: datetime) -> TrackedStep:
    """Keep the next step of the filing; `StepOutOfOrder` when it cannot follow what was recorded last."""
    filing = filing_of(incident, lock=True)
    rows = steps_in(incident, filing)
    if _count(incident) != told.seen:
        raise ChangedMeanwhile
    before = last_move(rows)
    if not may_follow(PoliceStep(before.step) if before else None, told.step):
        raise StepOutOfOrder(PoliceStep(before.step) if before else None, told.step)
    first = _first_day(filing, before, told.step)
    _check(told, first, to_local(now).date())
    places = TrackedStep.objects.filter(incident=incident, filing=filing.filing)
    place = max(places.values_list("place", flat=True), default=0) + 1
    return _kept(incident, _By(filing, account_id, now), told, place)


def correct_step(
    *, incident: Incident, step_id: UUID, told: StepTold, account_id: UUID, now: datetime
) -> TrackedStep:
    """The same step anew, with what should have stood there; the former row stays, no longer current."""
    filing, row = _current(incident, step_id, told.seen)
    rows = steps_in(incident, filing)
    moves = [one for one in rows if one.step not in ANYTIME]
    around = moves.index(row) if row in moves else -1
    before = moves[around - 1] if around > 0 else None
    after = moves[around + 1] if 0 <= around < len(moves) - 1 else None
    first = _first_day(filing, before, PoliceStep(row.step))
    last = min(after.on, to_local(now).date()) if after else to_local(now).date()
    _check(told, first, last)
    return _replaced(incident, _By(filing, account_id, now), row, told)


def take_back_step(
    *, incident: Incident, step_id: UUID, told: StepTold, account_id: UUID, now: datetime
) -> TrackedStep:
    """It turned out not to be so: only of the last move, because what came after rests on it."""
    filing, row = _current(incident, step_id, told.seen)
    last = last_move(steps_in(incident, filing))
    if row.step not in ANYTIME and (last is None or last.pk != row.pk):
        raise CannotBeTakenBack
    if not told.word.strip():
        raise StepIncomplete("word", _("Schrijf waarom dit niet klopt. Wie het las, moet het begrijpen."))
    return _replaced(incident, _By(filing, account_id, now), row, told, is_withdrawn=True)


def pass_on(
    *, step: TrackedStep, audience: Audience, way: ToldBy, account_id: UUID | None, now: datetime
) -> PassedOn:
    """That somebody was told of this step; once per person it is for."""
    if PassedOn.objects.filter(step=step, audience=audience).exists():
        raise AlreadyPassedOn
    return PassedOn.objects.create(
        organisation_id=step.organisation_id,
        step=step,
        audience=audience,
        way=way,
        at=now,
        told_by_id=account_id,
    )


def step_of(incident: Incident, step_id: UUID) -> TrackedStep:
    """A current step of this incident; NotVisible for any other."""
    found = TrackedStep.objects.filter(incident=incident, pk=step_id, is_current=True).first()
    if found is None:
        raise NotVisible
    return found


def steps_in(incident: Incident, filing: PoliceReport) -> list[TrackedStep]:
    """What counts of this filing, in order."""
    rows = TrackedStep.objects.filter(
        incident=incident, filing=filing.filing, is_current=True, is_withdrawn=False
    )
    return list(rows.order_by("place"))


def last_move(rows: Sequence[TrackedStep]) -> TrackedStep | None:
    """The step that says where the filing stands."""
    return next((one for one in reversed(rows) if one.step not in ANYTIME), None)


def first_day_of(filing: PoliceReport) -> date:
    """The day of the filing, which the database asks of every filing."""
    assert filing.filed_on is not None  # noqa: S101 - police_day_or_reason
    return filing.filed_on


def _count(incident: Incident) -> int:
    return TrackedStep.objects.filter(incident=incident).count()


def _current(incident: Incident, step_id: UUID, seen: int) -> tuple[PoliceReport, TrackedStep]:
    filing = filing_of(incident, lock=True)
    if _count(incident) != seen:
        raise ChangedMeanwhile
    row = step_of(incident, step_id)
    if row.filing != filing.filing or row.is_withdrawn:
        raise NotVisible
    return filing, row


def _first_day(filing: PoliceReport, before: TrackedStep | None, step: PoliceStep) -> date:
    """A move not before the one it follows; what may come at any time, not before the filing."""
    filed = first_day_of(filing)
    return max(filed, before.on) if before and step not in ANYTIME else filed


def _check(told: StepTold, first: date, last: date) -> None:
    if told.on is None or not first <= told.on <= last:
        raise StepDayWrong(first, last)
    if told.step == PoliceStep.DISMISSED and told.dismissal not in DismissalKind.values:
        raise StepIncomplete(
            "dismissal", _("Kies wat voor sepot het is: daarvan hangt af wat je er nog tegen kunt doen.")
        )
    if told.step == PoliceStep.HEARING and (told.hearing_on is None or told.hearing_on < told.on):
        raise StepIncomplete(
            "hearing_on", _("Vul de dag van de zitting in: op of na de dag waarop je dit hoorde.")
        )
    if told.step == PoliceStep.CONTACT and not (told.reference.strip() or told.contact.strip()):
        raise StepIncomplete("reference", _("Vul het nummer in, of wie je bij de politie kunt bellen."))
    if told.step == PoliceStep.FEEDBACK and not told.word.strip():
        raise StepIncomplete("word", _("Schrijf op wat je hoorde. Anders heeft niemand er iets aan."))


@dataclass(frozen=True)
class _By:
    """Of which filing a row is, and who keeps it when."""

    filing: PoliceReport
    account_id: UUID
    now: datetime


def _kept(
    incident: Incident, by: _By, told: StepTold, place: int, *, is_withdrawn: bool = False
) -> TrackedStep:
    is_convicted = told.step == PoliceStep.CONVICTED
    row = TrackedStep(
        organisation_id=incident.organisation_id,
        incident=incident,
        filing=by.filing.filing,
        place=place,
        step=told.step,
        on=cast("date", told.on),
        dismissal=told.dismissal if told.step == PoliceStep.DISMISSED else "",
        hearing_on=told.hearing_on if told.step == PoliceStep.HEARING else None,
        has_compensation=is_convicted and told.has_compensation,
        recorded_at=by.now,
        recorded_by_id=by.account_id,
        is_withdrawn=is_withdrawn,
    )
    vault.seal(
        row,
        compensation=(told.compensation.strip() if row.has_compensation else "") or None,
        reference=told.reference.strip() or None,
        contact=told.contact.strip() or None,
        word=told.word.strip() or None,
    )
    row.save(force_insert=True)
    return row


def _replaced(
    incident: Incident, by: _By, row: TrackedStep, told: StepTold, *, is_withdrawn: bool = False
) -> TrackedStep:
    """A row in the same place; of what is taken back, what stood there stays readable in the former row."""
    if told.step != row.step:
        raise NotVisible
    TrackedStep.objects.filter(pk=row.pk).update(is_current=False)
    kept = replace(told, dismissal=row.dismissal, hearing_on=row.hearing_on) if is_withdrawn else told
    return _kept(incident, by, kept, row.place, is_withdrawn=is_withdrawn)
