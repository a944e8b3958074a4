# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reading file of a drawn dossier: made of codes by month and of texts that a person confirmed.

Whoever handles the dossier and reads its own words covers the texts (`redacting`), reads the file as the
reader will, and confirms it. What nobody confirmed is in no file: without a copy of each text there is none.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.redacting import known_of, texts
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.sample_facts import facts_of
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents.actions import ChangedMeanwhile
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.actions import KnownNameLeft, known_left
from eenlijn.casework.redaction.codes import SourceKind
from eenlijn.casework.redaction.queries import copies_of
from eenlijn.casework.samples import actions as samples
from eenlijn.casework.samples import queries
from eenlijn.casework.samples.access import covered_by
from eenlijn.casework.samples.coarsening import coarse
from eenlijn.casework.samples.models import SampledDossier
from eenlijn.casework.samples.queries import ReadingFile, SampledSign
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.organisations.models import Site, Unit
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

# What a reader needs to judge fairness; notes among colleagues and later details are not for outside.
READ: Final = {
    SourceKind.OWN_WORDS: "Wat er is gemeld",
    SourceKind.HEARING_REPLY: "Wat de ander antwoordde",
    SourceKind.HEARING_SUMMARY: "Wat de ander vertelde",
    SourceKind.STATEMENT: "Wat de ander in het dossier wilde",
    SourceKind.LETTER: "De brief aan de ander",
}


class NotCovered(Refused):
    """A text without a confirmed copy cannot go outside."""

    def __init__(self, titles: Iterable[str]) -> None:
        told = _(
            "Dek eerst deze teksten af: %(titles)s. Een lezer van buiten leest alleen wat iemand bevestigde."
        )
        super().__init__(told % {"titles": ", ".join(titles)})


@dataclass(frozen=True)
class Waiting:
    """One text that the file needs, by its place among the texts of the dossier."""

    place: int
    title: str
    is_covered: bool


@dataclass(frozen=True)
class FileDesk:
    """What whoever covers it sees: what is still to cover, and the file as it will be read."""

    sign: SampledSign
    texts: tuple[Waiting, ...]
    file: ReadingFile
    digest: str

    @property
    def missing(self) -> tuple[Waiting, ...]:
        return tuple(one for one in self.texts if not one.is_covered)


def sample_sign(actor: Actor, number: str) -> SampledSign | None:
    """Whether this dossier was drawn and waits for its file, for who handles it; two statements."""
    return queries.sign_of(actor, access.handled(actor, number))


def file_desk(actor: Actor, number: str) -> FileDesk:
    """The file as it stands now; the caller opened the dossier, with its trail line."""
    incident = access.handled(actor, number)
    sign = queries.sign_of(actor, incident)
    if sign is None:
        raise NotVisible
    waiting = tuple(
        Waiting(one.place, str(one.source.kind.label), one.copy is not None)
        for one in texts(actor, number)
        if one.source.kind in READ
    )
    file = _composed(incident)
    return FileDesk(sign, waiting, file, digest_of(file))


@transaction.atomic
def confirm_file(*, actor: Actor, number: str, digest: str, keeps_known: bool, now: datetime) -> None:
    """Let the reader read it as it was on the screen; refused when a text is not covered or knows a name."""
    desk = file_desk(actor, number)
    incident = access.handled(actor, number)
    check_use(incident)
    if desk.missing:
        raise NotCovered(one.title for one in desk.missing)
    if desk.digest != digest:
        raise ChangedMeanwhile
    if (left := known_left(_all_words(desk.file), (), known_of(incident))) and not keeps_known:
        raise KnownNameLeft(left)
    rows = SampledDossier.objects.select_for_update(of=("self",)).filter(
        pk__in=covered_by(actor).values("pk"), incident=incident
    )
    sampled = rows.select_related("sample").get()
    samples.keep_file(sampled=sampled, file=desk.file, account_id=person(actor), now=now)
    entry = line("confirm_sample_file", incident, Compartment.OWN_WORDS, Compartment.FACTS, purpose="sample")
    append(actor, now, replace(entry, detail={"texts": len(desk.file.texts)}))


def digest_of(file: ReadingFile) -> str:
    """By which a page that was sent tells that it showed this very file."""
    return hashlib.sha256(file.written().encode()).hexdigest()


def left_in(incident_number: str, actor: Actor, file: ReadingFile) -> list[str]:
    """What the dossier knows of people and the file still says; shown before somebody confirms."""
    return known_left(_all_words(file), (), known_of(access.handled(actor, incident_number)))


def _all_words(file: ReadingFile) -> str:
    return "\n\n".join(told for _title, told in (*file.facts, *file.texts))


def _composed(incident: Incident) -> ReadingFile:
    """In Dutch, whatever the screen speaks: it is kept and read as it was confirmed."""
    with translation.override("nl"):
        facts = tuple(facts_of(incident))
    return ReadingFile(facts=facts, texts=tuple(_texts(incident)))


def _texts(incident: Incident) -> Iterator[tuple[str, str]]:
    """The confirmed copies, also of a text whose original was destroyed since; coarser than the copy."""
    parts, numbers = _parts_of(incident), (incident.number, incident.number.replace("-", ""))
    copies = copies_of(incident)
    for kind, title in READ.items():
        for source in (one for one in copies if one.kind == kind):
            yield title, coarse(copies[source].text, parts, numbers)


def _parts_of(incident: Incident) -> tuple[str, ...]:
    """What units and sites of this employer are called: nothing smaller than the employer goes outside."""
    here = incident.organisation_id
    units = Unit.objects.filter(organisation=here).values_list("name", flat=True)
    sites = Site.objects.filter(organisation=here).values_list("name", flat=True)
    return (*units, *sites)
