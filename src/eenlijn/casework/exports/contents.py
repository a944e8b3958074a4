# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in an export: the parts of a dossier that this actor reads, or the rows of a list (C1 only)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.dossier import details, hearings, redacting, remarks
from eenlijn.casework.dossier.codes import Audience
from eenlijn.casework.dossier.queries import Dossier, dossier
from eenlijn.casework.dossier.work_list import Row
from eenlijn.casework.evidence import access as evidence
from eenlijn.casework.evidence.codes import ENDINGS, EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.pdf import Part, Record, record_pdf
from eenlijn.foundation.spreadsheet import Format, Sheet, write
from eenlijn.foundation.text import long_moment

# Files go along up to this; what does not fit is named, and is fetched one by one.
MOST_FILE_BYTES: Final = 40_000_000
_TOO_MUCH: Final = 32_000  # signs of one cell, as many as a workbook takes


@dataclass(frozen=True)
class Source:
    """Where an export comes from (decision 30): on its own sheet and on every page, never in rows."""

    who: str
    employer: str
    purpose: str
    filters: str
    count: int
    at: datetime
    language: str

    @property
    def mark(self) -> str:
        return " · ".join((self.employer, self.who, self.purpose, long_moment(self.at)))

    def notes(self, definition: str) -> tuple[str, ...]:
        return (
            _("Gemaakt door: %(who)s, %(employer)s") % {"who": self.who, "employer": self.employer},
            _("Gemaakt op: %(at)s") % {"at": long_moment(self.at)},
            _("Doel: %(purpose)s") % {"purpose": self.purpose},
            _("Gevraagd: %(filters)s") % {"filters": self.filters or _("alles")},
            _("Aantal dossiers: %(count)s") % {"count": self.count},
            definition,
            _("Bewaar dit niet langer dan nodig. Het is alleen voor het doel hierboven."),
        )


def list_file(rows: list[Row], source: Source) -> bytes:
    """The rows as a workbook: codes and facts, no names and no own words."""
    sheet = Sheet(
        title=_("Dossiers"),
        columns=(
            _("Nummer"), _("Wat en waar"), _("Eenheid"), _("Gebeurd"), _("Ernst"), _("Stap"), _("Oefening"),
        ),
        rows=tuple(_line(one) for one in rows),
        notes=source.notes(
            _(
                "Alle dossiers die de maker mocht zien en die bij de vraag passen. "
                "Zonder namen en eigen woorden."
            )
        ),
        moment=source.at,
        language=source.language,
        table_name=_("Dossiers"),
    )  # fmt: skip
    return write(sheet, Format.XLSX)


def _line(one: Row) -> tuple[str, ...]:
    return (
        one.number,
        one.title,
        one.unit_name,
        long_moment(one.occurred_at),
        str(one.severity.label),
        str(one.status.label),
        _("ja") if one.is_exercise else "",
    )


def dossier_files(actor: Actor, incident: Incident, source: Source) -> dict[str, bytes]:
    """The whole dossier as this actor reads it: to read, to work with, and the files that belong to it."""
    found = dossier(actor, incident.number, source.at, names_revealed=True)
    files, left_out = _evidence(actor, incident)
    parts = [part for part in _parts(actor, found, left_out) if part.lines]
    definition = _(
        "Alles uit het dossier wat de maker mocht lezen. "
        "Nazorg, schade en een afgeschermd spoor staan er nooit in. "
        "Wat mensen schreven staat er zonder namen in, zoals iemand het bevestigde. "
        "Bestanden zijn niet afgedekt: kijk ze na voordat je ze doorgeeft."
    )
    notes = source.notes(definition)
    told = Part(_("Herkomst"), tuple(("", note) for note in notes))
    title = _("Dossier %(number)s") % {"number": found.number}
    record = Record(title, (*parts, told), source.mark, source.language, (_("pagina"), _("van")), source.at)
    sheet = Sheet(
        title=title,
        columns=(_("Onderdeel"), _("Veld"), _("Waarde")),
        rows=tuple((part.title, name, value[:_TOO_MUCH]) for part in parts for name, value in part.lines),
        notes=notes,
        moment=source.at,
        language=source.language,
        table_name=_("Dossier"),
    )
    return {"dossier.pdf": record_pdf(record), "dossier.xlsx": write(sheet, Format.XLSX), **files}


def _parts(actor: Actor, found: Dossier, left_out: list[str]) -> Iterator[Part]:
    yield Part(_("Melding"), _filled(_facts(found)))
    yield Part(_("Mensen"), _filled(_people(found)))
    yield Part(_("Wat mensen schreven, zonder namen"), tuple(_written(actor, found)))
    yield Part(
        _("Wat de melder later vertelde"),
        _filled(
            [
                (str(one.question.label), one.words)
                for one in details.details_of(actor, found.number)
                if not redacting.is_written(one.question)
            ]
        ),
    )
    yield Part(
        _("De kant van de ander"),
        tuple(
            (str(one.state.label), long_moment(one.ended_at or one.invited_at))
            for one in hearings.hearings(actor, found.number)
        ),
    )
    yield Part(_("Antwoorden"), tuple((str(one.kind.label), str(one.state.label)) for one in found.answers))
    yield Part(
        _("Notities"),
        _filled(
            (f"{long_moment(one.at)}, {one.kind.label}", one.words)
            for one in remarks.read_notes(actor, found.number)
            if one.audience != Audience.HANDLERS
        ),
    )
    yield Part(
        _("Wat er is gedaan"),
        _filled(
            (long_moment(one.at), " · ".join(p for p in (str(one.act.label), one.who) if p))
            for one in found.timeline
        ),
    )
    yield Part(_("Bestanden die er niet bij zitten"), tuple(("", one) for one in left_out))


def _written(actor: Actor, found: Dossier) -> Iterator[tuple[str, str]]:
    """Every text as somebody confirmed it; what nobody confirmed stays inside, and is named."""
    for one in redacting.texts(actor, found.number):
        left_out = _("Weggelaten: niemand heeft deze tekst nog afgedekt en bevestigd.")
        yield str(one.source.kind.label), one.copy.text if one.copy else left_out


def _filled(lines: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in lines if value)


def _facts(found: Dossier) -> list[tuple[str, str]]:
    return [
        (_("Nummer"), found.number),
        (_("Wat"), ", ".join(found.kinds)),
        (_("Waar"), found.place),
        (_("Gebeurd"), long_moment(found.occurred_at)),
        (_("Gemeld"), long_moment(found.reported_at)),
        (_("Stap"), str(found.status.label)),
        (_("Ernst"), str(found.severity.label) if found.severity else ""),
        (_("Reden van de ernst"), found.severity_reason),
        (_("Eenheid"), found.unit_name),
        (_("Behandelaar"), found.handler),
        (_("Nummer in het oude register"), found.old_number),
    ]


def _people(found: Dossier) -> list[tuple[str, str]]:
    return [
        (_("Functie van de melder"), found.people.victim_function),
        (_("Naam van de melder"), found.people.victim_name),
        (_("De ander"), found.people.perpetrator_label),
        (_("Naam van de ander"), found.people.perpetrator_name),
    ]


def _evidence(actor: Actor, incident: Incident) -> tuple[dict[str, bytes], list[str]]:
    """The files a scanner let through, as they were sent; and what was left out, with the reason."""
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    room = MOST_FILE_BYTES
    for row in evidence.visible_to(actor, incident).defer("original__content").order_by("place"):
        name = f"bestand-{row.place:02d}.{ENDINGS[row.media_type]}"
        if row.state != EvidenceState.CLEAN:
            left_out.append(f"{name}: {EvidenceState(row.state).label}")
        elif row.size > room:
            left_out.append(_("%(name)s: te groot om mee te sturen") % {"name": name})
        else:
            room -= row.size
            files[name] = _bytes_of(row)
    return files, left_out


def _bytes_of(row: Evidence) -> bytes:
    return vault.open_bytes(row.original, "content") if row.original else b""
