# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes along to the police of the files of a dossier, and camera images before they are wiped.

The files themselves stay where they are (`files`): here stands what each is, who made it and whether it goes
along. Whoever may not read the own words sees no file, and is told that there may be some.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.police_file import usable
from eenlijn.casework.dossier.police_prefill import addresses_of, parts_open
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.evidence import access as evidence
from eenlijn.casework.evidence import queries
from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.queries import File
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import exhibits, footage
from eenlijn.casework.police_reports.codes import FootageState, MadeBy
from eenlijn.casework.police_reports.exhibits import Exhibit
from eenlijn.casework.police_reports.footage import Footage, NewFootage
from eenlijn.casework.police_reports.models import FootageRequest
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import local_day_end
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class Piece:
    """One file of the dossier, and what it is for the police."""

    file: File
    exhibit: Exhibit


@dataclass(frozen=True)
class EvidenceDesk:
    """The files and the requests for camera images; no files for who may not read the own words."""

    pieces: tuple[Piece, ...]
    footage: tuple[Footage, ...]
    reads_files: bool


@transaction.atomic
def open_evidence(*, actor: Actor, number: str, now: datetime) -> EvidenceDesk:
    """What there is, with its trail line."""
    incident = access.answered(actor, number)
    reads = Compartment.OWN_WORDS in parts_open(actor, incident)
    parts = (Compartment.OWN_WORDS, Compartment.MEASURES) if reads else (Compartment.MEASURES,)
    append(actor, now, line("open_police_evidence", incident, *parts))
    return EvidenceDesk(
        pieces=pieces_of(actor, incident) if reads else (),
        footage=footage.footage_of(incident),
        reads_files=reads,
    )


def pieces_of(actor: Actor, incident: Incident) -> tuple[Piece, ...]:
    """Every file that was not destroyed, in the order in which they came."""
    rows = evidence.visible_to(actor, incident).select_related("original", "incident")
    files = queries.files_in(rows.defer("original__content").order_by("place"))
    told = exhibits.exhibits_of(incident)
    there = (one for one in files if one.state is not EvidenceState.DESTROYED)
    return tuple(Piece(one, told.get(one.place) or _as_it_came(one)) for one in there)


def _as_it_came(one: File) -> Exhibit:
    made_by = MadeBy.REPORTER if one.by_reporter else MadeBy.COLLEAGUE
    return Exhibit(one.place, goes_along=True, made_by=made_by)


@transaction.atomic
def describe_files(*, actor: Actor, number: str, told: Sequence[Exhibit], now: datetime) -> None:
    """What each file is, who made it, and whether it goes along; NotVisible for a file that is not there."""
    incident = usable(actor, number)
    there = {one.file.place: one.file for one in _readable_pieces(actor, incident)}
    known = addresses_of(incident)
    for one in told:
        if one.place not in there:
            raise NotVisible
        exhibits.describe(incident=incident, told=one, label=there[one.place].name, known=known)
    append(actor, now, line("describe_police_files", incident, Compartment.OWN_WORDS))


def _readable_pieces(actor: Actor, incident: Incident) -> tuple[Piece, ...]:
    if Compartment.OWN_WORDS not in parts_open(actor, incident):
        raise NotVisible
    return pieces_of(actor, incident)


@transaction.atomic
def ask_footage(*, actor: Actor, number: str, new: NewFootage, now: datetime) -> None:
    """Somebody asked for camera images: a clock runs until they are wiped."""
    incident = usable(actor, number)
    row = footage.ask_footage(
        incident=incident, new=new, known=addresses_of(incident), account_id=person(actor), now=now
    )
    _watch(incident, row, now)
    note(incident, Act.FOOTAGE_ASKED, now, actor.account_id)
    append(actor, now, line("ask_footage", incident, Compartment.MEASURES))


def _watch(incident: Incident, row: FootageRequest, now: datetime) -> None:
    """From the event on: so old are the images. A day that was told goes before the employer's term."""
    start_clock(
        incident=incident,
        kind=TermKind.CAMERA_IMAGES,
        started_at=incident.occurred_at,
        rules=rules_of(incident.organisation_id, now),
        subject_id=row.pk,
        ends_at=local_day_end(row.wiped_on) - timedelta(seconds=1) if row.wiped_on else None,
    )


@transaction.atomic
def settle_footage(
    *, actor: Actor, number: str, footage_id: UUID, state: FootageState, on: date, now: datetime
) -> None:
    """The images are safe, or they are gone; either way the clock stops."""
    incident = access.answered(actor, number)
    footage.settle_footage(incident=incident, footage_id=footage_id, state=state, on=on, now=now)
    reason = StopReason.DONE if state is FootageState.SECURED else StopReason.LAPSED
    stop_clock(incident=incident, kind=TermKind.CAMERA_IMAGES, at=now, reason=reason, subject_id=footage_id)
    note(incident, Act.FOOTAGE_SETTLED, now, actor.account_id, state=state.value)
    append(actor, now, line("settle_footage", incident, Compartment.MEASURES))
