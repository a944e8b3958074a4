# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences of an import: what there is, how the file was read, what a try found."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eenlijn.casework.imports.codes import BatchState
from eenlijn.casework.imports.queries import Batch, BatchRow, Progress
from eenlijn.doors.web.components import shapes
from eenlijn.foundation.text import whole

ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}
AT_WORK = (BatchState.TRYING, BatchState.LOADING, BatchState.UNDOING)


def rows_words(count: int) -> str:
    return ngettext("%(count)s rij", "%(count)s rijen", count) % {"count": whole(count)}


def list_sentence(batches: Sequence[BatchRow]) -> str:
    """One plain sentence above the list."""
    if not batches:
        return _("Er is nog geen oud register ingelezen.")
    busy = sum(one.state in AT_WORK for one in batches)
    loaded = sum(one.loaded_rows for one in batches)
    told = _("Uit oude registers zijn %(rows)s overgenomen.") % {"rows": rows_words(loaded)}
    if busy:
        told += " " + ngettext(
            "Met %(count)s bestand zijn we nu bezig.", "Met %(count)s bestanden zijn we nu bezig.", busy
        ) % {"count": busy}
    return told


def reading_words(batch: Batch) -> str:
    """How the file was read, in one sentence."""
    found = batch.reading
    told = {"rows": rows_words(batch.total_rows), "columns": len(batch.profile.columns)}
    if found.kind == "csv":
        signs = {",": _("komma"), ";": _("puntkomma"), "\t": _("tab")}
        told |= {
            "encoding": ENCODINGS.get(found.encoding, found.encoding),
            "sign": signs.get(found.delimiter, found.delimiter),
        }
        return (
            _(
                "%(rows)s, %(columns)s kolommen. Gelezen als tekst in %(encoding)s met een %(sign)s "
                "tussen de cellen."
            )
            % told
        )
    return _("%(rows)s, %(columns)s kolommen. Gelezen als Excel-bestand.") % told


@dataclass(frozen=True)
class Doing:
    """What the page of a running job says."""

    title: str
    progress: shapes.Progress
    small: str
    may_stop: bool


def doing_words(found: Progress) -> Doing:
    """Name the work, with real numbers."""
    titles = {
        BatchState.TRYING: _("We proberen elke rij"),
        BatchState.LOADING: _("We laden de rijen"),
        BatchState.UNDOING: _("We halen de rijen terug"),
    }
    done = {
        BatchState.TRYING: _("Geprobeerd:"),
        BatchState.LOADING: _("Gedaan:"),
        BatchState.UNDOING: _("Teruggehaald:"),
    }
    return Doing(
        title=titles.get(found.state, ""),
        progress=shapes.Progress(done=found.done, total=found.total, words=done.get(found.state, "")),
        small=_waiting(found),
        may_stop=found.state in {BatchState.TRYING, BatchState.LOADING} and not found.asked_to_stop,
    )


def _waiting(found: Progress) -> str:
    if found.asked_to_stop:
        return _("We stoppen na de rijen die nu bezig zijn.")
    if found.waits:
        return _("Dit wacht op het systeem. Het begint vanzelf; je kunt deze pagina verlaten.")
    return _("Je kunt deze pagina verlaten. Het werk gaat door.")


def tried_sentence(batch: Batch) -> str:
    """What a try found, in one sentence."""
    if batch.accepted_rows == 0:
        return _("Geen enkele rij kan mee. Kijk hieronder waarom, en pas de kolommen aan.")
    told = _("%(rows)s kunnen mee.") % {"rows": rows_words(batch.accepted_rows)}
    if not batch.refused_rows:
        return told + " " + _("Er is geen rij geweigerd.")
    return told + " " + _("%(rows)s niet.") % {"rows": rows_words(batch.refused_rows)}


def remarks(batch: Batch) -> list[str]:
    """What was handled on the way, so that nobody is surprised later."""
    told = []
    if batch.expired_rows:
        told.append(
            ngettext(
                "%(count)s rij is ouder dan jullie bewaartermijn van %(years)s jaar en zou als dossier "
                "meteen weg moeten. Bij het laden kun je die alleen als cijfer bewaren.",
                "%(count)s rijen zijn ouder dan jullie bewaartermijn van %(years)s jaar en zouden als "
                "dossier meteen weg moeten. Bij het laden kun je die alleen als cijfer bewaren.",
                batch.expired_rows,
            )
            % {"count": whole(batch.expired_rows), "years": batch.retention_years}
        )
    if batch.moved_rows:
        told.append(
            ngettext(
                "%(count)s rij noemt een tijd die niet bestaat, in de nacht dat de zomertijd begon. "
                "Die tijd zetten we een uur later.",
                "%(count)s rijen noemen een tijd die niet bestaat, in de nacht dat de zomertijd begon. "
                "Die tijden zetten we een uur later.",
                batch.moved_rows,
            )
            % {"count": whole(batch.moved_rows)}
        )
    if batch.unreported_rows:
        told.append(
            ngettext(
                "Bij %(count)s rij staat niet wanneer het is gemeld. Die telt als meteen gemeld.",
                "Bij %(count)s rijen staat niet wanneer het is gemeld. Die tellen als meteen gemeld.",
                batch.unreported_rows,
            )
            % {"count": whole(batch.unreported_rows)}
        )
    return told


def loaded_sentence(batch: Batch) -> str:
    """Where a batch stands that is not at work and no longer open."""
    rows = rows_words(batch.loaded_rows)
    return {
        BatchState.LOADED: _("%(rows)s zijn overgenomen."),
        BatchState.STOPPED: _(
            "Gestopt. %(rows)s zijn al overgenomen. Je kunt verdergaan of alles terughalen."
        ),
        BatchState.FAILED: _("Het ging mis bij ons. %(rows)s zijn overgenomen. Probeer het nog eens."),
        BatchState.UNDONE: _("Alles is teruggehaald. Er staat niets meer van in het register."),
    }.get(batch.state, "") % {"rows": rows}
