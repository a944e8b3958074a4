# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A police file to take along: a PDF, the files that fit, and a manifest with hashes, in one archive.

Part of the acts of `dossier.police_package`, which gather what is in it. What was made is never changed:
making it again makes a next version, and the old one stays. The archive is sealed where it is kept.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import LeftOut
from eenlijn.casework.police_reports.models import PolicePackage
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.foundation.pdf import Letter, Part, Record, letter_pdf, record_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.sealed.compartments import Compartment

# The archive is kept as one document, which may not be larger than 12 MB: the rest of it is words.
MOST_BYTES: Final = 10_000_000
PAPER_NAME: Final = "politiedossier.pdf"
MANDATE_NAME: Final = "volmacht.pdf"
MANIFEST_NAME: Final = "inhoud.json"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


class FileUnprintable(Refused):
    """Characters that no font of ours has, such as emoji."""

    def __init__(self) -> None:
        super().__init__(
            _("In de tekst staat een teken dat wij niet kunnen afdrukken, zoals een emoji. Haal het weg.")
        )


@dataclass(frozen=True)
class Packed:
    """One file that goes along: its name in the archive, its hash as it was sent, its bytes if they fit."""

    name: str
    what: str
    made_by: str
    media_type: str
    digest: str
    content: bytes


@dataclass(frozen=True)
class Gap:
    """What is not in it, and why; `place` is the number of a file, 0 for a part of the text."""

    reason: LeftOut
    place: int = 0


@dataclass(frozen=True)
class Contents:
    """Everything that goes into one version."""

    number: str
    organisation_name: str
    parts: tuple[Part, ...]
    files: tuple[Packed, ...]
    mandate: Letter | None
    gaps: tuple[Gap, ...]
    has_people: bool
    draft_version: int


@dataclass(frozen=True)
class Package:
    """A version that was made. `is_open` says whether this reader may take it along."""

    number: int
    draft_version: int
    has_people: bool
    is_gone: bool
    gaps: tuple[Gap, ...]
    made_at: datetime
    made_by: UUID
    digest: str
    size: int


def make_package(*, actor: Actor, incident: Incident, contents: Contents, now: datetime) -> PolicePackage:
    """Freeze it as the next version."""
    Incident.objects.select_for_update().only("pk").get(pk=incident.pk)
    number = PolicePackage.objects.filter(incident=incident).count() + 1
    paper = paper_of(contents, number, now)
    archive = archive_of(contents, number, paper, now)
    row = PolicePackage(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        number=number,
        draft_version=contents.draft_version,
        has_people=contents.has_people,
        left_out=[[gap.reason.value, gap.place] for gap in contents.gaps],
        made_at=now,
        made_by_id=actor.person_id,
    )
    kept = [
        keep_document(
            actor=actor,
            now=now,
            organisation_id=incident.organisation_id,
            kind=DocumentKind.POLICE_FILE,
            file_name=f"politiedossier-{contents.number}-{number}.{ending}",
            media_type=media_type,
            content=content,
            compartment=Compartment.OWN_WORDS if contents.has_people else Compartment.MEASURES,
            case_id=incident.pk,
        )
        for media_type, ending, content in ((MediaType.PDF, "pdf", paper), (MediaType.ZIP, "zip", archive))
    ]
    row.paper, row.archive = kept
    vault.seal(row, digest=hashlib.sha256(archive).hexdigest())
    row.save(force_insert=True)
    return row


def paper_of(contents: Contents, number: int, now: datetime) -> bytes:
    """The text as an archival PDF; on every page whose it is and which version."""
    mark = f"Dossier {contents.number}, versie {number}, voor politie en OM"
    title = f"Voor de politie: {contents.organisation_name}, dossier {contents.number}"
    try:
        return record_pdf(Record(title, contents.parts, mark, "nl", ("pagina", "van"), now))
    except LetterNotMade as problem:
        raise FileUnprintable from problem


def mandate_pdf(letter: Letter) -> bytes:
    try:
        return letter_pdf(letter)
    except LetterNotMade as problem:
        raise FileUnprintable from problem


def archive_of(contents: Contents, number: int, paper: bytes, now: datetime) -> bytes:
    """The archive: the same contents at the same moment give the same bytes."""
    inside = {PAPER_NAME: paper}
    if contents.mandate is not None:
        inside[MANDATE_NAME] = mandate_pdf(contents.mandate)
    inside |= {one.name: one.content for one in contents.files if one.content}
    inside[MANIFEST_NAME] = json.dumps(
        manifest_of(contents, number, inside, now), ensure_ascii=False, indent=1
    ).encode()
    return _zipped(tuple(inside.items()))


def manifest_of(contents: Contents, number: int, inside: dict[str, bytes], now: datetime) -> dict[str, Any]:
    """What is in it with SHA-256 of each, the files that go apart, and what is left out and why."""
    own = [{"naam": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in inside.items()]
    files = [
        {
            "naam": one.name,
            "wat": one.what,
            "gemaakt_door": one.made_by,
            "soort": one.media_type,
            "sha256": one.digest,
            "zit_erin": bool(one.content),
        }
        for one in contents.files
    ]
    left_out = [{"bestand": gap.place or None, "waarom": gap.reason.value} for gap in contents.gaps]
    return {
        "dossier": contents.number,
        "versie": number,
        "gemaakt_op": now.isoformat(),
        "in_dit_archief": own,
        "bewijs": files,
        "niet_erin": left_out,
    }


def _zipped(inside: Sequence[tuple[str, bytes]]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside:
            told = zipfile.ZipInfo(name, _LONG_AGO)
            told.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(told, content)
    return kept.getvalue()


def packages_of(incident: Incident) -> tuple[Package, ...]:
    """Every version, the newest first; without their bytes."""
    rows = PolicePackage.objects.filter(incident=incident).select_related("archive").defer("archive__content")
    return tuple(_view(row) for row in rows.order_by("-number"))


def _view(row: PolicePackage) -> Package:
    return Package(
        number=row.number,
        draft_version=row.draft_version,
        has_people=row.has_people,
        is_gone=row.archive_id is None,
        gaps=tuple(Gap(LeftOut(reason), place) for reason, place in row.left_out),
        made_at=row.made_at,
        made_by=row.made_by_id,
        digest=vault.open(row, "digest"),
        size=row.archive.size if row.archive else 0,
    )


def package_row(incident: Incident, number: int, *, with_people: bool) -> PolicePackage:
    """One version to hand out; one with people only to who may read those, else it is not there."""
    rows = PolicePackage.objects.filter(incident=incident, number=number, archive__isnull=False)
    row = (rows if with_people else rows.filter(has_people=False)).select_related("archive", "paper").first()
    if row is None:
        raise NotVisible
    return row


def forget_packages(incident: Incident) -> None:
    """The files of every version go; that they were made stays, with their sealed hash."""
    rows = PolicePackage.objects.filter(incident=incident)
    files = [one for pair in rows.values_list("archive_id", "paper_id") for one in pair if one]
    rows.update(archive=None, paper=None)
    Document.objects.filter(pk__in=files).delete()
