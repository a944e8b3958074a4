# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the letters that were kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.access import visible_to
from eenlijn.casework.letters.composing import MarkedLetter
from eenlijn.casework.letters.models import KeptLetter, ReaderLanguage
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TextName


@dataclass(frozen=True)
class OpenLetter:
    """A kept letter with its sealed parts opened; callers put the trail line (C3, C6) beside it."""

    id: UUID
    name: TextName
    subject_id: UUID
    number: int
    language: str
    decider_function: str
    approved_at: datetime
    sent_at: datetime | None
    sent_by: str
    proof: str
    pdf_id: UUID
    word_id: UUID
    paper: MarkedLetter


def letters_of(actor: Actor, incident: Incident) -> tuple[OpenLetter, ...]:
    """Every kept letter of this dossier, oldest first; one statement."""
    found = visible_to(actor).filter(incident=incident).order_by("number")
    return tuple(open_letter(row) for row in found)


def open_letter(row: KeptLetter) -> OpenLetter:
    """One letter, opened."""
    return OpenLetter(
        id=row.pk,
        name=TextName(row.name),
        subject_id=row.subject_id,
        number=row.number,
        language=row.language,
        decider_function=row.decider_function,
        approved_at=row.approved_at,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        proof=vault.open(row, "proof"),
        pdf_id=row.pdf_id,
        word_id=row.word_id,
        paper=MarkedLetter.from_text(vault.open(row, "frozen")),
    )


def reader_language(incident_id: UUID) -> str:
    """In which language the other person reads along; empty is only Dutch."""
    found = ReaderLanguage.objects.filter(incident=incident_id).values_list("language", flat=True).first()
    return found or ""
