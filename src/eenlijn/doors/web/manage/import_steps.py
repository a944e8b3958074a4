# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of an import share: the four steps, and where a batch is now."""

from uuid import UUID

from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from eenlijn.casework.imports.codes import BatchState
from eenlijn.casework.imports.queries import Batch
from eenlijn.doors.web.components.shapes import Mark, Step

PAGES = {
    BatchState.UPLOADED: "manage:import_columns",
    BatchState.MAPPED: "manage:import_try",
    BatchState.TRYING: "manage:import_progress",
    BatchState.TRIED: "manage:import_try",
    BatchState.LOADING: "manage:import_progress",
    BatchState.UNDOING: "manage:import_progress",
    BatchState.LOADED: "manage:import_load",
    BatchState.STOPPED: "manage:import_load",
    BatchState.FAILED: "manage:import_load",
    BatchState.UNDONE: "manage:import_load",
}
FILE, COLUMNS, TRY, LOAD = range(4)

__all__ = ["COLUMNS", "FILE", "LOAD", "TRY", "page_of", "steps_of"]


def page_of(state: BatchState, batch_id: UUID) -> str:
    """Return the address of the page on which someone goes on."""
    return resolve_url(PAGES[state], batch_id=batch_id)


def steps_of(batch: Batch | None, current: int) -> tuple[Step, ...]:
    """Return file, columns, try, load on one line; a step that may be done again is a link."""
    words = (_("Bestand"), _("Kolommen"), _("Proberen"), _("Laden"))
    return tuple(
        Step(title, _mark(place, current, batch), place == current, _href(place, current, batch))
        for place, title in enumerate(words)
    )


def _mark(place: int, current: int, batch: Batch | None) -> Mark:
    is_loaded = batch is not None and batch.state == BatchState.LOADED
    if place < current or is_loaded:
        return Mark.DONE
    return Mark.BUSY if place == current else Mark.OPEN


def _href(place: int, current: int, batch: Batch | None) -> str:
    if batch is None or not batch.is_open or place == current:
        return ""
    if place == COLUMNS:
        return resolve_url("manage:import_columns", batch_id=batch.id)
    may_try = batch.state in {BatchState.MAPPED, BatchState.TRIED}
    return resolve_url("manage:import_try", batch_id=batch.id) if place == TRY and may_try else ""
