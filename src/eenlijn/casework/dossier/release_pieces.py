# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is released one by one: files, lines of damage, and the frozen police file as a whole.

| what | who is offered it | what goes along |
|---|---|---|
| a file that a scanner let through | who reads the own words | its bytes as they came, under a name of ours |
| a line of damage | who writes it (the lawyer) | what it is, the amount and the day; no names, no proof |
| a police file | who may take it along | the archive as it was made |

Nothing is copied: the package keeps the SHA-256, and opening compares it.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.damages.codes import Bearer
from eenlijn.casework.damages.queries import lines_of
from eenlijn.casework.disclosures.codes import WHOLE, Pick
from eenlijn.casework.disclosures.codes import ReleaseField as Field
from eenlijn.casework.disclosures.queries import Attached, Chosen
from eenlijn.casework.dossier.police_prefill import parts_open
from eenlijn.casework.evidence.access import named_in, visible_to
from eenlijn.casework.evidence.codes import ENDINGS, SORTS, EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.evidence.queries import files_in
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.packing import package_row, packages_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.documents.codes import MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.text import euros_of_cents, long_date, whole

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Opened:
    """A file as it leaves: a name made by us, its kind and its bytes."""

    name: str
    media_type: str
    content: bytes


def pieces(actor: Actor, incident: Incident) -> Iterator[Chosen]:
    """Each of them that this actor may read; the caller asks the matrix for the parts."""
    yield from _files(actor, incident)
    yield from _damage(actor, incident)
    yield from _police_files(actor, incident)


def _files(actor: Actor, incident: Incident) -> Iterator[Chosen]:
    rows = visible_to(actor, incident).filter(state=EvidenceState.CLEAN).select_related("original")
    for one in files_in(rows.defer("original__content").order_by("place")):
        name = f"bestand-{one.place:02d}.{ENDINGS[one.media_type]}"
        file = Attached(name, one.media_type, one.size, one.digest)
        yield _with_file(Pick(Field.FILE, one.place), str(SORTS[one.media_type]), file)


def _police_files(actor: Actor, incident: Incident) -> Iterator[Chosen]:
    reads = Compartment.OWN_WORDS in parts_open(actor, incident)
    for one in packages_of(incident):
        if not one.is_gone and (reads or not one.has_people):
            field = Field.POLICE_FILE_NAMED if one.has_people else Field.POLICE_FILE
            file = Attached(f"politiedossier-{one.number}.zip", MediaType.ZIP, one.size, one.digest)
            yield _with_file(Pick(field, one.number), long_date(one.made_at), file)


def _with_file(pick: Pick, what: str, file: Attached) -> Chosen:
    size = _("%(what)s, %(size)s bytes") % {"what": what, "size": whole(file.size)}
    return Chosen(pick, pick.name, (size, f"SHA-256 {file.digest}"), file)


def _damage(actor: Actor, incident: Incident) -> Iterator[Chosen]:
    for one in lines_of(actor, incident):
        of_person = one.bearer is Bearer.EMPLOYEE
        pick = Pick(Field.DAMAGE_OF_PERSON if of_person else Field.DAMAGE, one.number)
        amount = _("%(what)s: %(amount)s") % {"what": one.label, "amount": euros_of_cents(one.cents)}
        day = _("Geleden op %(day)s") % {"day": long_date(one.suffered_on)}
        yield Chosen(pick, pick.name, (amount, day))


def opened_piece(incident: Incident, chosen: Chosen) -> Opened:
    """The bytes of a chosen file, where they lie; NotVisible when they are gone or other bytes.

    The caller let the reader in by the package, and writes the trail line.
    """
    document = _document(incident, chosen.pick) if chosen.file else None
    if chosen.file is None or document is None:
        raise NotVisible
    content = vault.open_bytes(document, "content")
    if hashlib.sha256(content).hexdigest() != chosen.file.digest:
        raise NotVisible
    return Opened(chosen.file.name, chosen.file.media_type, content)


def _document(incident: Incident, pick: Pick) -> Document | None:
    if pick.field in WHOLE:
        return package_row(incident, pick.place, with_people=True).archive
    row: Evidence | None = named_in(incident, pick.place).select_related("original").first()
    return row.original if row else None


def zipped(inside: Sequence[Opened]) -> Opened:
    """Several files in one archive; the same files give the same bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in inside:
            told = zipfile.ZipInfo(one.name, _LONG_AGO)
            told.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(told, one.content)
    return Opened("vrijgave.zip", MediaType.ZIP, kept.getvalue())
