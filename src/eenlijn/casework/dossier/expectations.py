# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody may expect after reporting: the terms of this employer, whom to call, and how far each is.

The page for everybody holds nothing of any report. The lines of one report are for whoever it happened to;
they say how far each of the eight measures is, and never what holds for somebody else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from eenlijn.casework.clocks.queries import ClockView, answer_of, faces_of
from eenlijn.casework.dossier.measures import Signs, Stop, signs_of, stops_of
from eenlijn.casework.dossier.models import MeasureWaiver
from eenlijn.casework.dossier.own_reports import own_of
from eenlijn.casework.dossier.unrecognisable import is_named_in, names_of_others
from eenlijn.casework.incidents.codes import MeasureNumber, MeasureState, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.links.queries import destination_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.working_time import Term

# The terms that a person who reported may hold us to.
TOLD: Final = (
    TermKind.ANSWER,
    TermKind.REPORTER_TOLD,
    TermKind.REPORTER_DONE,
    TermKind.REPORTER_CLOSED,
    TermKind.POLICE_DECISION,
    TermKind.FIRST_CARE,
    TermKind.CARE_TALK,
    TermKind.CARE_FOLLOW_UP_1,
    TermKind.CARE_FOLLOW_UP_2,
)
# Each person has these of their own, also when reports of one event are handled together.
_OWN: Final = (MeasureNumber.REPORT, MeasureNumber.DAMAGE, MeasureNumber.CARE)
_REPORTER_TERMS: Final = (TermKind.REPORTER_TOLD, TermKind.REPORTER_DONE, TermKind.REPORTER_CLOSED)
# Of these the moment of the stop is when it is due, as long as it is not done.
_DUE: Final = (MeasureNumber.RESPOND, MeasureNumber.POLICE, MeasureNumber.CARE)


@dataclass(frozen=True)
class Phone:
    label: str
    number: str
    hours: str = ""


@dataclass(frozen=True)
class Expected:
    """The employer, its terms by their code, and who answers there; empty phones are left out."""

    organisation_name: str
    terms: Mapping[TermKind, Term]
    phones: tuple[Phone, ...]


def expected_of(organisation_id: UUID, now: datetime) -> Expected:
    """What holds at this employer now; two statements, and nothing of any report."""
    organisation = Organisation.objects.get(pk=organisation_id)
    terms = rules_of(organisation_id, now, (Topic.TERMS,)).terms
    phones = (
        Phone(organisation.care_phone_label, organisation.care_phone_number),
        Phone(organisation.phone_label, organisation.phone_number),
        Phone(organisation.duty_phone_label, organisation.duty_phone_number, organisation.duty_phone_hours),
    )
    return Expected(
        organisation.name, {kind: terms.of(kind) for kind in TOLD}, tuple(one for one in phones if one.number)
    )


@dataclass(frozen=True)
class Standing:
    """One measure on this report: `at` when it was done, `by` until when it is promised, `why` when not.

    `on_the_spot`: the other person was spoken to there and then, and hears nothing from us.
    """

    measure: MeasureNumber
    state: MeasureState
    at: datetime | None = None
    by: datetime | None = None
    why: str = ""
    on_the_spot: bool = False


def standing_of(actor: Actor, report_id: UUID, now: datetime) -> tuple[Standing, ...]:
    """The eight, for whoever it happened to; empty before it was opened, and when it was no aggression."""
    own = own_of(actor, report_id)
    incident = own.incident
    if own.relation != Relation.OWN or incident is None or not own.may_read(actor, Compartment.FACTS):
        return ()
    ahead = (destination_of(incident) if incident.status == Status.MERGED else None) or incident
    if ahead.status not in {*OPEN, Status.CLOSED}:
        return ()
    both = list({incident.pk: incident, ahead.pk: ahead}.values())
    faces = faces_of(both, now)
    signs = signs_of(both, now, faces)
    mine, theirs = (_stops(one, faces, signs) for one in (incident, ahead))
    reasons = _reasons(incident, both) if signs.waived else {}
    chosen = [mine[number] if number in _OWN else theirs[number] for number in MeasureNumber]
    found = (_standing(stop, faces.get(incident.pk, []), reasons) for stop in chosen)
    if ahead.addressed_at is None or answer_of(faces.get(ahead.pk, [])):
        return tuple(found)
    return tuple(replace(one, on_the_spot=one.measure == MeasureNumber.RESPOND) for one in found)


def _stops(
    incident: Incident, faces: Mapping[UUID, Iterable[ClockView]], signs: Signs
) -> dict[MeasureNumber, Stop]:
    found = stops_of(incident, faces.get(incident.pk, []), signs)
    return {MeasureNumber(stop.number): stop for stop in found}


def _reasons(incident: Incident, both: Iterable[Incident]) -> dict[int, str]:
    """Why a measure is not needed, as somebody wrote it; left out when it names anybody."""
    rows = MeasureWaiver.objects.filter(incident__in=[one.pk for one in both], withdrawn_at=None)
    found = {row.measure: vault.open(row, "reason") for row in rows}
    names = names_of_others(incident) if found else ()
    return {measure: words for measure, words in found.items() if not is_named_in(words, names)}


def _standing(stop: Stop, clocks: Iterable[ClockView], reasons: Mapping[int, str]) -> Standing:
    measure = MeasureNumber(stop.number)
    if stop.state == MeasureState.DONE:
        return Standing(measure, stop.state, at=stop.at)
    if stop.state == MeasureState.NONE:
        coded = stop.note if measure == MeasureNumber.POLICE and stop.at else ""
        return Standing(measure, stop.state, why=reasons.get(stop.number, coded))
    by = stop.at if measure in _DUE else None
    if measure == MeasureNumber.REPORT:
        due = [one.due_at for one in clocks if one.kind in _REPORTER_TERMS and one.is_open]
        by = min(due, default=None)
    return Standing(measure, stop.state, by=by)
