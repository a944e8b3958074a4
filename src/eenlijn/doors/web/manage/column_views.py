# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The second step: what each column holds, and what each word of the old register is called here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from eenlijn.casework.imports import actions, queries
from eenlijn.casework.imports.queries import Batch
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.column_form import ColumnsForm
from eenlijn.doors.web.manage.import_forms import ReadingForm
from eenlijn.doors.web.manage.import_steps import COLUMNS, page_of, steps_of
from eenlijn.doors.web.manage.import_words import reading_words
from eenlijn.doors.web.manage.value_form import ValuesForm
from eenlijn.foundation.clock import now


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    batch = _opened(request, batch_id)
    if not batch.is_open:
        return redirect(page_of(batch.state, batch_id))
    proposed, is_known = queries.proposed_columns(actor_of(request), batch.profile)
    if request.method == "POST":
        form = ColumnsForm(batch, {}, request.POST)
        if form.is_valid() and _columns_kept(request, batch, form):
            return redirect("manage:import_values", batch_id=batch_id)
    else:
        form = ColumnsForm(batch, dict(batch.mapping.columns) if batch.mapping else proposed)
    page = {
        "batch": batch,
        "steps": steps_of(batch, COLUMNS),
        "form": form,
        "is_known": is_known and batch.mapping is None,
        "reading": reading_words(batch),
        "reading_form": ReadingForm.of(batch),
        "same_file": queries.same_file_before(actor_of(request), batch_id),
    }
    return render(request, "manage/columns.html", page)


def _opened(request: HttpRequest, batch_id: UUID) -> Batch:
    """The batch with what stands in its file, and its trail line."""
    actor = actor_of(request)
    actions.open_batch(actor=actor, batch_id=batch_id, now=now())
    return queries.batch(actor, batch_id)


def _columns_kept(request: HttpRequest, batch: Batch, form: ColumnsForm) -> bool:
    given = form.cleaned_data
    try:
        actions.choose_columns(
            actor=actor_of(request),
            batch_id=batch.id,
            columns=form.targets(),
            date_order=form.chosen_order(),
            blank_reported=given["blank_reported"],
            names_ground=given["names_ground"] if given["with_names"] else "",
            version=given["version"],
            now=now(),
        )
    except actions.ColumnMissing as refused:
        form.add_error(None, refused.sentence)
    except actions.GroundNeeded as refused:
        form.add_error("names_ground" if given["with_names"] else "with_names", refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        return True
    return False


@requires(Role.COO)
@require_POST
def read_again(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Read the file with the signs that a person says."""
    batch = _opened(request, batch_id)
    form = ReadingForm.of(batch, request.POST)
    if form.is_valid():
        try:
            actions.read_again(
                actor=actor_of(request),
                batch_id=batch_id,
                reading=form.reading(batch.reading),
                version=form.cleaned_data["version"],
                now=now(),
            )
        except Refused as refused:
            messages.error(request, refused.sentence)
    return redirect("manage:import_columns", batch_id=batch_id)


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    batch = _opened(request, batch_id)
    if not batch.is_open:
        return redirect(page_of(batch.state, batch_id))
    if batch.mapping is None:
        return redirect("manage:import_columns", batch_id=batch_id)
    form = ValuesForm(actor_of(request), batch, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _tried(request, batch, form):
        return redirect("manage:import_progress", batch_id=batch_id)
    page = {"batch": batch, "steps": steps_of(batch, COLUMNS), "form": form}
    return render(request, "manage/values.html", page)


def _tried(request: HttpRequest, batch: Batch, form: ValuesForm) -> bool:
    """Keep the words and let the worker try every row."""
    actor = actor_of(request)
    try:
        actions.choose_values(
            actor=actor,
            batch_id=batch.id,
            values=form.chosen(),
            blank_kind=form.cleaned_data.get("blank_kind", ""),
            version=form.cleaned_data["version"],
            now=now(),
        )
        actions.start_trial(actor=actor, batch_id=batch.id, now=now())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
