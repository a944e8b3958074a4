# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a letter as it leaves, and the proof that it left. Called by rooms above, in their transaction.

`keep_files` makes PDF and Word and keeps both; answers and letters about damage use it too. `keep_letter` is
for every other letter: a lifting, a decision. None of these writes a trail line: the act of the caller does,
with `documents.actions.kept(letter.pdf)` and `kept(letter.word)` among its entries.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.letters.composing import OTHER_SERIES, Paper, compose, marked
from eenlijn.casework.letters.models import KeptLetter, ReaderLanguage
from eenlijn.casework.letters.templates import template_content
from eenlijn.casework.letters.values import VALUE_WORDS
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.foundation.pdf import Letter, letter_docx, letter_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.sealed.compartments import Compartment


class LetterUnprintable(Refused):
    """Characters that no letter font of ours has, such as emoji."""

    def __init__(self) -> None:
        super().__init__(
            _("In de brief staat een teken dat wij niet kunnen afdrukken, zoals een emoji. Haal het weg.")
        )


class LetterIncomplete(Refused):
    """A place that nothing fills, or nobody to send it to."""

    def __init__(self, names: tuple[str, ...]) -> None:
        words = ", ".join(str(VALUE_WORDS.get(name, name)) for name in names) or _("naam en adres")
        super().__init__(
            _("In de brief is nog leeg: %(what)s. De ander kan hem zo niet begrijpen.") % {"what": words}
        )


class LetterHasLeft(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze brief is al verstuurd. Twee keer versturen kan niet."))


class SentMomentImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit moment kan niet. Kies een tijd na de brief, en niet in de toekomst."))


class SendingNeedsAWay(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies hoe de brief is verstuurd. Zonder dat bewijs je niet dat hij weg is."))


def keep_files(
    *,
    actor: Actor,
    organisation_id: UUID,
    case_id: UUID,
    number: str,
    letter: Letter,
    compartment: Compartment = Compartment.MEASURES,
    now: datetime,
) -> tuple[Document, Document]:
    """The letter as PDF and as Word, sealed with the keys of its case; a letter about damage is C5."""
    try:
        word_file = letter_docx(letter, template_content(organisation_id))
        made = ((MediaType.PDF, "pdf", letter_pdf(letter)), (MediaType.DOCX, "docx", word_file))
    except LetterNotMade as problem:
        raise LetterUnprintable from problem
    pdf, word = (
        keep_document(
            actor=actor,
            now=now,
            organisation_id=organisation_id,
            kind=DocumentKind.LETTER,
            file_name=f"brief-{number}.{suffix}",
            media_type=media_type,
            content=content,
            compartment=compartment,
            case_id=case_id,
        )
        for media_type, suffix, content in made
    )
    return pdf, word


def keep_letter(
    *,
    incident: Incident,
    subject_id: UUID,
    actor: Actor,
    paper: Paper,
    decider_function: str = "",
    compartment: Compartment = Compartment.MEASURES,
    now: datetime,
) -> KeptLetter:
    """Freeze a letter: complete, numbered, as PDF and Word, with who approved it; to who reported: C2."""
    number = KeptLetter.objects.filter(incident=incident).count() + 1
    numbered = replace(paper, letter_number=number, series=OTHER_SERIES, written_at=now)
    if numbered.missing or not numbered.addressee:
        raise LetterIncomplete(numbered.missing)
    pdf, word = keep_files(
        actor=actor,
        organisation_id=incident.organisation_id,
        case_id=incident.pk,
        number=f"{incident.number}-{OTHER_SERIES}{number}",
        letter=compose(numbered),
        compartment=compartment,
        now=now,
    )
    row = KeptLetter(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        name=paper.name,
        subject_id=subject_id,
        number=number,
        text_version=numbered.told.version,
        pdf=pdf,
        word=word,
        decider_function=decider_function,
        approved_by_id=actor.person_id,
        approved_at=now,
    )
    vault.seal(row, frozen=marked(numbered).to_text())
    row.save(force_insert=True)
    return row


def record_sending(*, letter: KeptLetter, at: datetime, by: str, proof: str, now: datetime) -> None:
    """The letter left: how, when, and what proves it; once, by one conditional update."""
    if by not in SentBy:
        raise SendingNeedsAWay
    if not letter.approved_at.replace(second=0, microsecond=0) <= at <= now:
        raise SentMomentImpossible
    if not KeptLetter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=at, sent_by=by):
        raise LetterHasLeft
    letter.sent_at, letter.sent_by = at, by
    vault.seal(letter, proof=proof.strip() or None)
    letter.save(update_fields=["proof"])


def choose_language(*, incident: Incident, actor: Actor, language: str, now: datetime) -> None:
    """In which language the other person reads along; empty is only Dutch."""
    ReaderLanguage.objects.filter(incident=incident).delete()
    if language:
        ReaderLanguage.objects.create(
            id=uuid4(),
            organisation_id=incident.organisation_id,
            incident=incident,
            language=language,
            chosen_by_id=actor.person_id,
            chosen_at=now,
        )
