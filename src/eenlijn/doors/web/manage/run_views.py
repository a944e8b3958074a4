# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The third and fourth step: trying, loading, how far it is, stopping, and taking it all back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.imports import actions, queries
from eenlijn.casework.imports.codes import BatchState
from eenlijn.casework.imports.queries import Batch
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.import_steps import LOAD, TRY, page_of, steps_of
from eenlijn.doors.web.manage.import_words import (
    doing_words,
    loaded_sentence,
    remarks,
    rows_words,
    tried_sentence,
)
from eenlijn.doors.web.manage.keep_form import KeepForm
from eenlijn.foundation.clock import now

TRY_PAGE = (BatchState.MAPPED, BatchState.TRIED)
LOAD_PAGE = (BatchState.TRIED, BatchState.LOADED, BatchState.STOPPED, BatchState.FAILED, BatchState.UNDONE)


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """What the try found, refused rows first; sending the form tries again."""
    actor = actor_of(request)
    if request.method == "POST":
        return _started(
            request, batch_id, lambda: actions.start_trial(actor=actor, batch_id=batch_id, now=now())
        )
    actions.open_batch(actor=actor, batch_id=batch_id, now=now())
    batch = queries.batch(actor, batch_id)
    if batch.state not in TRY_PAGE:
        return redirect(page_of(batch.state, batch_id))
    page = {
        "batch": batch,
        "steps": steps_of(batch, TRY),
        "is_tried": batch.state == BatchState.TRIED,
        "sentence": tried_sentence(batch),
        "groups": queries.refused_groups(actor, batch_id),
        "remarks": remarks(batch),
        "same_file": queries.same_file_before(actor, batch_id),
    }
    return render(request, "manage/trial.html", page)


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """What becomes of the rows, and afterwards what became of them."""
    actor = actor_of(request)
    batch = queries.batch(actor, batch_id)
    if request.method == "POST":
        form = KeepForm(batch, request.POST)
        if form.is_valid():
            keep = form.keep()
            start = actions.start_loading
            return _started(
                request, batch_id, lambda: start(actor=actor, batch_id=batch_id, keep=keep, now=now())
            )
    else:
        form = KeepForm(batch)
    if batch.state not in LOAD_PAGE or (batch.state == BatchState.TRIED and not batch.accepted_rows):
        return redirect(page_of(batch.state, batch_id))
    return render(request, "manage/load.html", _load_page(request, batch, form))


def _load_page(request: HttpRequest, batch: Batch, form: KeepForm) -> dict[str, object]:
    row = next(one for one in queries.batches_of(actor_of(request)) if one.id == batch.id)
    return {
        "batch": batch,
        "steps": steps_of(batch, LOAD),
        "form": form,
        "is_tried": batch.state == BatchState.TRIED,
        "may_go_on": batch.state in {BatchState.STOPPED, BatchState.FAILED} and batch.loaded_rows > 0,
        "may_try": batch.state == BatchState.FAILED and not batch.loaded_rows,
        "may_undo": row.may_undo,
        "sentence": loaded_sentence(batch),
        "load_words": _("Laad %(rows)s") % {"rows": rows_words(batch.accepted_rows)},
    }


@requires(Role.COO)
@require_safe
def progress(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """How far the work is; a page without script, and a part of it that asks for itself every second."""
    found = queries.progress(actor_of(request), batch_id, now())
    is_part = bool(request.headers.get("HX-Request"))
    page = {"batch_id": batch_id, "doing": doing_words(found), "steps": steps_of(None, _step(found.state))}
    if found.state not in {BatchState.TRYING, BatchState.LOADING, BatchState.UNDOING}:
        address = page_of(found.state, batch_id)
        return HttpResponse(status=204, headers={"HX-Redirect": address}) if is_part else redirect(address)
    return render(request, "manage/progress.html#doing" if is_part else "manage/progress.html", page)


def _step(state: BatchState) -> int:
    return TRY if state == BatchState.TRYING else LOAD


@requires(Role.COO)
@require_POST
def stop(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    return _started(request, batch_id, lambda: actions.ask_to_stop(actor=actor, batch_id=batch_id, now=now()))


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Ask first; then take back every row."""
    actor = actor_of(request)
    if request.method == "POST":
        return _started(
            request, batch_id, lambda: actions.start_undo(actor=actor, batch_id=batch_id, now=now())
        )
    batch = queries.batch(actor, batch_id)
    if batch.state not in {BatchState.LOADED, BatchState.STOPPED, BatchState.FAILED} or not batch.loaded_rows:
        return redirect(page_of(batch.state, batch_id))
    words = _("Haal %(rows)s terug") % {"rows": rows_words(batch.loaded_rows)}
    return render(request, "manage/undo.html", {"batch": batch, "undo_words": words})


def _started(request: HttpRequest, batch_id: UUID, act: Callable[[], None]) -> HttpResponse:
    """Do it and lead to where the batch is now; a refusal is told there."""
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("manage:import_here", batch_id=batch_id)
