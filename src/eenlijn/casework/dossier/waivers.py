# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measure that is not needed on this dossier, because; and needed after all.

Never for registering, telling the reporter or answering: those have a way of their own to be done.
A police report on which a decision is due is decided, with a coded reason why not.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare import actions as care
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.dossier import access, talk_counting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures import Stop, signs_of, stops_of
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import MeasureWaiver
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.codes import MeasureNumber, MeasureState
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

WAIVABLE = (
    MeasureNumber.NORM,
    MeasureNumber.TRAIN,
    MeasureNumber.POLICE,
    MeasureNumber.DAMAGE,
    MeasureNumber.CARE,
)
# Care that was planned may turn out not to be needed; the others have rows of their own to settle.
STILL_PLANNED = (MeasureState.OPEN, MeasureState.RUNNING, MeasureState.NEARLY, MeasureState.LATE)


class NotWaivable(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze maatregel kan niet op «niet nodig». Leg vast wat er gebeurde."))


class WaiverReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf waarom deze maatregel niet nodig is."))


class DecideFirst(Refused):
    """A term runs on this decision: the coded reason is the answer."""

    def __init__(self) -> None:
        super().__init__(_("Bij dit voorval hoort een besluit over aangifte. Kies daar waarom niet."))


@transaction.atomic
def waive_measure(*, actor: Actor, number: str, measure: MeasureNumber, reason: str, now: datetime) -> None:
    """This measure is not needed here; the reason goes with the dossier."""
    incident = access.handled(actor, number)
    if not reason.strip():
        raise WaiverReasonNeeded
    if incident.status not in OPEN or not may_waive(_stop(incident, measure, now)):
        raise NotWaivable
    if measure == MeasureNumber.POLICE and _must_decide(incident):
        raise DecideFirst
    if measure == MeasureNumber.CARE:
        ended = care.end_all(incident=incident, reason=reason.strip(), account_id=person(actor), now=now)
        for one in ended:
            talk_counting.count_ended(one, now)
    waiver = MeasureWaiver(
        organisation_id=incident.organisation_id,
        incident=incident,
        measure=measure,
        at=now,
        account_id=person(actor),
    )
    vault.seal(waiver, reason=reason.strip())
    waiver.save(force_insert=True)
    note(incident, Act.MEASURE_WAIVED, now, actor.account_id, measure=int(measure))
    append(actor, now, line("waive_measure", incident, Compartment.FACTS))


@transaction.atomic
def withdraw_waiver(*, actor: Actor, number: str, measure: MeasureNumber, now: datetime) -> None:
    """The measure is needed after all."""
    incident = access.handled(actor, number)
    if incident.status not in OPEN:
        raise NotVisible
    changed = MeasureWaiver.objects.filter(incident=incident, measure=measure, withdrawn_at=None).update(
        withdrawn_at=now
    )
    if not changed:
        raise NotVisible
    if measure == MeasureNumber.CARE:
        for one in care.ask_again(incident=incident):
            one.incident = incident
            talk_counting.count_needed_after_all(one, now)
    note(incident, Act.WAIVER_WITHDRAWN, now, actor.account_id, measure=int(measure))
    append(actor, now, line("withdraw_waiver", incident, Compartment.FACTS))


def may_waive(stop: Stop) -> bool:
    """Whether "not needed, because" may be said of this stop as it stands."""
    if stop.number not in WAIVABLE:
        return False
    states = STILL_PLANNED if stop.number == MeasureNumber.CARE else (MeasureState.OPEN, MeasureState.LATE)
    return stop.state in states


def reason_of(actor: Actor, number: str, measure: MeasureNumber) -> str:
    """Why this one is not needed, for whoever handles it; empty when it is not put aside."""
    return waiver_reasons(access.handled(actor, number)).get(int(measure), "")


def waiver_reasons(incident: Incident) -> dict[int, str]:
    """Why each measure that was put aside is not needed, by its number."""
    current = MeasureWaiver.objects.filter(incident=incident, withdrawn_at=None)
    return {waiver.measure: vault.open(waiver, "reason") for waiver in current}


def _stop(incident: Incident, measure: MeasureNumber, now: datetime) -> Stop:
    faces = faces_of([incident], now).get(incident.pk, [])
    stops = stops_of(incident, faces, signs_of([incident], now))
    return next(stop for stop in stops if stop.number == measure)


def _must_decide(incident: Incident) -> bool:
    return Clock.objects.filter(incident=incident, kind=TermKind.POLICE_DECISION, stopped_at=None).exists()
