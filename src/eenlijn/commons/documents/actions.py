# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a file and handing it out; both refuse what they do not recognise."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.codes import EVIDENCE, DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.signatures import NotRecognised, kind_of

LARGEST: Final = 12_000_000
LONGEST_NAME: Final = 200
_BEGINNINGS: Final = {
    MediaType.PDF: b"%PDF-",
    MediaType.PNG: b"\x89PNG\r\n\x1a\n",
    MediaType.JPEG: b"\xff\xd8\xff",
}
_BY_SIGNATURE: Final = EVIDENCE - _BEGINNINGS.keys()
_MEMBERS: Final = {MediaType.DOCX: "word/document.xml", MediaType.XLSX: "xl/workbook.xml"}


class FileTooLarge(Refused):
    def __init__(self) -> None:
        sentence = _("Dit bestand is te groot: meer dan %(limit)s MB. Maak het kleiner of deel het op.")
        super().__init__(sentence % {"limit": LARGEST // 1_000_000})


class FileNotWhatItSays(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit bestand kennen we niet. Bewaar het als PDF, Word, Excel, CSV, PNG of JPEG."))


class FileEmpty(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit bestand is leeg. Kies een ander bestand."))


class NotYourOrganisation(Refused):
    """A document of another organisation: told like one that does not exist."""

    def __init__(self) -> None:
        super().__init__(_("Dit bestand is er niet."))


@dataclass(frozen=True)
class HandedOut:
    """A file as it leaves: its name, its kind and its bytes."""

    file_name: str
    media_type: str
    content: bytes


def keep_document(
    *,
    actor: Actor,
    now: datetime,
    organisation_id: UUID,
    kind: DocumentKind,
    file_name: str,
    media_type: str,
    content: bytes,
    compartment: Compartment,
    case_id: UUID | None = None,
) -> Document:
    """Seal and keep a file with the key of its compartment, in its case when it belongs to one.

    Writes no trail line of its own: the caller's act appends `kept(document)` with its own.
    """
    if actor.organisation_id != organisation_id:
        raise NotYourOrganisation
    if not content:
        raise FileEmpty
    if len(content) > LARGEST:
        raise FileTooLarge
    if media_type not in MediaType or not _is(MediaType(media_type), content):
        raise FileNotWhatItSays
    document = Document(
        id=uuid4(),
        organisation_id=organisation_id,
        case_id=case_id,
        kind=kind,
        compartment=compartment.value,
        media_type=media_type,
        size=len(content),
        created_at=now,
    )
    vault.seal(document, file_name=_plain_name(file_name))
    vault.seal_bytes(document, "content", content)
    document.sha256 = hashlib.sha256(bytes(document.content or b"")).hexdigest()
    document.save(force_insert=True)
    return document


def destroy_document(*, actor: Actor, document: Document) -> None:
    """Remove a file for good; the caller's act says why and writes the trail line."""
    if actor.organisation_id != document.organisation_id:
        raise NotYourOrganisation
    document.delete()


def kept(document: Document) -> Entry:
    """Return the trail entry of keeping this document."""
    return Entry(
        action="keep_document",
        object_type="document",
        object_id=document.pk,
        compartments=(Compartment(document.compartment),),
        detail={"kind": str(document.kind), "size": document.size, "sha256": document.sha256},
    )


def forget_letters_in(case_id: UUID) -> None:
    """Remove every letter of a case, also one that was made and never left; the caller says why.

    But the one to who reported (C2): it says nothing of the person whose letters these are.
    """
    letters = Document.objects.filter(case_id=case_id, kind=DocumentKind.LETTER)
    letters.exclude(compartment=Compartment.VICTIM.value).delete()


def proved_anew(case_id: UUID) -> tuple[Entry, ...]:
    """The files of a case that were sealed anew, by their new hash; nothing of what is in them changed."""
    changed = []
    for document in Document.objects.filter(case_id=case_id).order_by("created_at", "pk"):
        digest = hashlib.sha256(bytes(document.content or b"")).hexdigest()
        if digest != document.sha256:
            document.sha256 = digest
            Document.objects.filter(pk=document.pk).update(sha256=digest)
            changed.append(kept(document))
    return tuple(changed)


def hand_out(
    *, actor: Actor, now: datetime, document: Document, relation: str = "", subject_id: UUID | None = None
) -> HandedOut:
    """Open a file for this actor, with its trail line before the bytes leave.

    The caller found the document through the `access` of its own room; here only the
    organisation is checked once more.
    """
    if actor.organisation_id is None or actor.organisation_id != document.organisation_id:
        raise NotYourOrganisation
    with transaction.atomic():
        handed = HandedOut(
            file_name=vault.open(document, "file_name"),
            media_type=document.media_type,
            content=vault.open_bytes(document, "content"),
        )
        entry = Entry(
            action="hand_out_document",
            object_type="document",
            object_id=document.pk,
            compartments=(Compartment(document.compartment),),
            relation=relation,
            subject_id=subject_id,
            detail={"kind": str(document.kind)},
        )
        append(actor, now, entry)
    return handed


def _plain_name(file_name: str) -> str:
    """Return only the last part of a path, without characters that are not printed."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[:LONGEST_NAME] or "bestand"


def _is(media_type: MediaType, content: bytes) -> bool:
    """Recognise by content; text is what has no zero byte and is none of the others."""
    if media_type in _BY_SIGNATURE:
        return _has_signature(media_type, content)
    if media_type in _MEMBERS:
        return _holds(content, _MEMBERS[media_type])
    if media_type is MediaType.ZIP:
        return zipfile.is_zipfile(io.BytesIO(content))
    if media_type in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[media_type])
    return b"\0" not in content and not content.startswith((b"PK\x03\x04", *_BEGINNINGS.values()))


def _has_signature(media_type: MediaType, content: bytes) -> bool:
    try:
        return kind_of(content).value == media_type
    except NotRecognised:
        return False


def _holds(content: bytes, member: str) -> bool:
    """Whether this is an office file; only its list of names is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {"[Content_Types].xml", member} <= set(packed.namelist())
    except (zipfile.BadZipFile, ValueError):
        return False
