# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes on a dossier: for whom they are, and whether they are fact or opinion (row B8).

| note is for | read by |
|---|---|
| who handles it | coordinator, handler, deputy |
| the manager too | these, and the manager of the team |
| carers too | these, and whoever gives care on this dossier |

The reporter reads none of them here. A note is never changed and never removed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import Note
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.reporting.actions import WordsDestroyed
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST = 2000


class NoteNeedsWords(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf de notitie, in ten hoogste tweeduizend tekens."))


@dataclass(frozen=True)
class Said:
    """What someone wrote, for whom, and how sure it is."""

    audience: Audience
    kind: NoteKind
    words: str


@dataclass(frozen=True)
class Remark:
    """A note as its reader reads it."""

    audience: Audience
    kind: NoteKind
    words: str
    at: datetime
    account_id: UUID


@transaction.atomic
def add_note(*, actor: Actor, number: str, said: Said, now: datetime) -> None:
    """Keep a note; only whoever handles the dossier writes one."""
    incident = access.handled(actor, number)
    if said.audience != Audience.HANDLERS:
        check_use(incident)
    keep_note(incident=incident, said=said, account_id=person(actor), at=now)
    append(actor, now, line("add_note", incident, _compartment(said.audience)))


def keep_note(*, incident: Incident, said: Said, account_id: UUID, at: datetime) -> None:
    """Part of an act of someone who may; words that go further are facts, the others own words."""
    words = said.words.strip()
    if not words or len(words) > LONGEST:
        raise NoteNeedsWords
    row = Note(
        organisation_id=incident.organisation_id,
        incident=incident,
        audience=said.audience,
        kind=said.kind,
        at=at,
        account_id=account_id,
    )
    if _compartment(said.audience) == Compartment.OWN_WORDS:
        try:
            vault.seal(row, words=words)
        except vault.KeyGone as gone:
            raise WordsDestroyed from gone
    else:
        vault.seal(row, shared_words=words)
    row.save(force_insert=True)


def _compartment(audience: Audience) -> Compartment:
    return Compartment.OWN_WORDS if audience == Audience.HANDLERS else Compartment.FACTS


def read_notes(actor: Actor, number: str) -> tuple[Remark, ...]:
    """The notes on this dossier that are for this actor; part of a page whose opening is in the trail."""
    return notes_for(actor, access.readable(actor, number))


def notes_for(actor: Actor, incident: Incident) -> tuple[Remark, ...]:
    """The notes that are for this actor, oldest first; the caller has the incident by its access."""
    audiences = _audiences(actor, incident)
    if not audiences:
        return ()
    rows = Note.objects.filter(incident=incident, audience__in=audiences).order_by("at", "pk")
    return tuple(_remark(row) for row in rows)


def _audiences(actor: Actor, incident: Incident) -> Iterable[Audience]:
    if incidents.handled_by(actor).filter(pk=incident.pk).exists():
        return tuple(Audience)
    if incidents.relation_of(actor, incident) == Relation.TEAM:
        return (Audience.TEAM,)
    cares = Assignment.objects.filter(
        incident=incident, account_id=actor.person_id, kind=AssignmentKind.CARER, ended_at=None
    )
    return (Audience.CARE,) if actor.has(Role.AFT) and cares.exists() else ()


def _remark(row: Note) -> Remark:
    is_shared = row.audience != Audience.HANDLERS
    return Remark(
        audience=Audience(row.audience),
        kind=NoteKind(row.kind),
        words=vault.words(row, "shared_words" if is_shared else "words"),
        at=row.at,
        account_id=row.account_id,
    )
