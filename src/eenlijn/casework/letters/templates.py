# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employer's own letterhead as a Word file: checked, sealed, in versions, used until another comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eenlijn.casework.letters.models import WordTemplate
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import keep_document, kept
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.access import may_publish
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.pdf.word_faults import TemplateFault, TemplateRefused
from eenlijn.foundation.sealed.compartments import Compartment

WHY: Final[Mapping[TemplateFault, Promise]] = {
    TemplateFault.TOO_LARGE: _(
        "Dit bestand is te groot. Een sjabloon is ten hoogste 5 MB. Maak de plaatjes erin kleiner."
    ),
    TemplateFault.NO_WORD_FILE: _(
        "Dit is geen Word-bestand dat wij kunnen lezen. Bewaar het in Word als «Word-document (.docx)»."
    ),
    TemplateFault.MACROS: _(
        "In dit bestand zit een macro of een ingesloten bestand. Dat kan vanzelf iets doen. Haal het weg."
    ),
    TemplateFault.EXTERNAL: _(
        "Dit bestand verwijst naar iets daarbuiten, zoals een link, een plaatje of een ander sjabloon. "
        "Wie de brief opent, haalt dat dan op. Zet het in het bestand zelf, of haal het weg."
    ),
    TemplateFault.FIELDS: _(
        "In dit bestand staat een veld dat iets van buiten ophaalt of uitvoert. Haal dat veld weg."
    ),
    TemplateFault.NO_PLACE: _(
        "Wij zien niet waar de brief moet komen. Zet [brieftekst] alleen op een regel in het sjabloon."
    ),
    TemplateFault.TWO_PLACES: _("[brieftekst] staat er meer dan één keer in. Laat er één staan."),
}


class TemplateNotFit(Refused):
    """The sentence says what is wrong with the file."""

    def __init__(self, fault: TemplateFault) -> None:
        self.fault = fault
        super().__init__(str(WHY[fault]))


@dataclass(frozen=True)
class TemplateInUse:
    """The letterhead that new letters are put on."""

    id: UUID
    number: int
    file_name: str
    uploaded_by: UUID
    uploaded_at: datetime


@transaction.atomic
def upload_template(*, actor: Actor, file_name: str, content: bytes, now: datetime) -> WordTemplate:
    """Take this file as the letterhead from now on; the one before stays kept with its letters."""
    organisation_id = _own(actor)
    # A heavy library that only letters need.
    from eenlijn.foundation.pdf.word_template import check_template  # noqa: PLC0415

    try:
        check_template(content)
    except TemplateRefused as problem:
        raise TemplateNotFit(problem.fault) from problem
    document = keep_document(
        actor=actor,
        now=now,
        organisation_id=organisation_id,
        kind=DocumentKind.LETTER_SOURCE,
        file_name=file_name,
        media_type=MediaType.DOCX,
        content=content,
        compartment=Compartment.FACTS,
    )
    mine = WordTemplate.objects.select_for_update().filter(organisation_id=organisation_id)
    number = len(list(mine)) + 1
    mine.filter(ended_at=None).update(ended_at=now)
    row = WordTemplate.objects.create(
        id=uuid4(),
        organisation_id=organisation_id,
        document=document,
        number=number,
        uploaded_by_id=actor.person_id,
        uploaded_at=now,
    )
    append(actor, now, kept(document), _entry("upload_template", row))
    return row


@transaction.atomic
def stop_template(*, actor: Actor, template_id: UUID, now: datetime) -> None:
    """From now on letters are plain again."""
    row = WordTemplate.objects.filter(organisation_id=_own(actor), pk=template_id, ended_at=None).first()
    if row is None:
        raise NotVisible
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    append(actor, now, _entry("stop_template", row))


def template_in_use(actor: Actor) -> TemplateInUse | None:
    """The letterhead of who sets rules; None is our own plain paper."""
    row = _in_use(_own(actor))
    if row is None:
        return None
    return TemplateInUse(
        id=row.pk,
        number=row.number,
        file_name=vault.open(row.document, "file_name"),
        uploaded_by=row.uploaded_by_id,
        uploaded_at=row.uploaded_at,
    )


def template_content(organisation_id: UUID) -> bytes:
    """The file that a new letter is put on; empty is our own plain paper."""
    row = _in_use(organisation_id)
    return vault.open_bytes(row.document, "content") if row else b""


def _in_use(organisation_id: UUID) -> WordTemplate | None:
    found = WordTemplate.objects.select_related("document")
    return found.filter(organisation_id=organisation_id, ended_at=None).first()


def _own(actor: Actor) -> UUID:
    if actor.organisation_id is None or not may_publish(actor) or actor.is_job:
        raise NotVisible
    return actor.organisation_id


def _entry(action: str, row: WordTemplate) -> Entry:
    return Entry(action=action, object_type="word_template", object_id=row.pk, detail={"number": row.number})
