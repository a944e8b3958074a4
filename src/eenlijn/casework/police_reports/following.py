# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what became of a filing: the steps, where it stands, what may follow, what was not passed on."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import (
    FILED,
    Audience,
    DismissalKind,
    PoliceDecision,
    PoliceStep,
    ToldBy,
)
from eenlijn.casework.police_reports.models import PassedOn, PoliceReport, TrackedStep
from eenlijn.casework.police_reports.states import ANYTIME, choices_after
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class PassedOnTo:
    """To whom, how and when; `told_by` is empty for a notice."""

    audience: Audience
    way: ToldBy
    at: datetime
    told_by: UUID | None


@dataclass(frozen=True)
class StepView:
    """One step as it was recorded. One that is not current was corrected; a withdrawn one was not so."""

    id: UUID
    step: PoliceStep
    on: date
    dismissal: str
    dismissal_code: str
    hearing_on: date | None
    has_compensation: bool
    compensation: str
    reference: str
    contact: str
    word: str
    recorded_at: datetime
    recorded_by: UUID
    is_current: bool
    is_withdrawn: bool
    is_of_this_filing: bool
    may_be_taken_back: bool
    passed_on: tuple[PassedOnTo, ...]

    @property
    def counts(self) -> bool:
        return self.is_current and not self.is_withdrawn

    @property
    def waits_for(self) -> tuple[Audience, ...]:
        """Who was not told yet; of what no longer counts nobody has to be."""
        told = {one.audience for one in self.passed_on}
        return tuple(one for one in Audience if one not in told) if self.is_current else ()


@dataclass(frozen=True)
class Track:
    """The filing that is followed, with every step of it and of filings before it, oldest first."""

    decision: PoliceDecision
    filed_on: date
    reference: str
    contact: str
    is_marked: bool | None
    stands: PoliceStep | None
    choices: tuple[PoliceStep, ...]
    steps: tuple[StepView, ...]

    @property
    def seen(self) -> int:
        return len(self.steps)

    @property
    def waiting(self) -> tuple[StepView, ...]:
        return tuple(one for one in self.steps if one.waits_for)


def track_of(incident: Incident) -> Track | None:
    """None when nothing was filed; the caller has established that the actor may read it. Four statements."""
    filing = PoliceReport.objects.filter(incident=incident, is_current=True, decision__in=FILED).first()
    if filing is None or filing.filed_on is None:
        return None
    rows = list(TrackedStep.objects.filter(incident=incident).order_by("recorded_at", "place"))
    passed = _passed_on(rows)
    counted = [one for one in rows if one.filing == filing.filing and one.is_current and not one.is_withdrawn]
    counted.sort(key=lambda one: one.place)
    stands = next((one for one in reversed(counted) if one.step not in ANYTIME), None)
    steps = tuple(_view(one, filing, stands, passed) for one in rows)
    return Track(
        decision=PoliceDecision(filing.decision),
        filed_on=filing.filed_on,
        reference=_last(counted, "reference") or vault.open(filing, "reference"),
        contact=_last(counted, "contact"),
        is_marked=_marked(counted),
        stands=PoliceStep(stands.step) if stands else None,
        choices=choices_after(PoliceStep(stands.step) if stands else None),
        steps=steps,
    )


def _last(rows: list[TrackedStep], field: str) -> str:
    told = (vault.open(one, field) for one in reversed(rows))
    return next((one for one in told if one), "")


def _marked(rows: list[TrackedStep]) -> bool | None:
    """Whether the code is attached, as far as somebody asked."""
    marks = (PoliceStep.VPT_MARKED, PoliceStep.VPT_MISSING)
    last = next((one for one in reversed(rows) if one.step in marks), None)
    return None if last is None else last.step == PoliceStep.VPT_MARKED


def _passed_on(rows: list[TrackedStep]) -> dict[UUID, list[PassedOnTo]]:
    found: dict[UUID, list[PassedOnTo]] = defaultdict(list)
    for one in PassedOn.objects.filter(step__in=rows).order_by("at", "audience"):
        found[one.step_id].append(PassedOnTo(Audience(one.audience), ToldBy(one.way), one.at, one.told_by_id))
    return found


def _view(
    row: TrackedStep,
    filing: PoliceReport,
    stands: TrackedStep | None,
    passed: dict[UUID, list[PassedOnTo]],
) -> StepView:
    is_here = row.filing == filing.filing
    counts = is_here and row.is_current and not row.is_withdrawn
    return StepView(
        id=row.pk,
        step=PoliceStep(row.step),
        on=row.on,
        dismissal=str(DismissalKind(row.dismissal).label) if row.dismissal else "",
        dismissal_code=row.dismissal,
        hearing_on=row.hearing_on,
        has_compensation=row.has_compensation,
        compensation=vault.open(row, "compensation"),
        reference=vault.open(row, "reference"),
        contact=vault.open(row, "contact"),
        word=vault.open(row, "word"),
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_id,
        is_current=row.is_current,
        is_withdrawn=row.is_withdrawn,
        is_of_this_filing=is_here,
        may_be_taken_back=counts and (row.step in ANYTIME or (stands is not None and row.pk == stands.pk)),
        passed_on=tuple(passed.get(row.pk, ())),
    )
