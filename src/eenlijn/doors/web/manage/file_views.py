# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first step: which old registers there are, choosing a file, and throwing one away."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.imports import actions, queries
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.import_forms import FileForm
from eenlijn.doors.web.manage.import_steps import FILE, page_of, steps_of
from eenlijn.doors.web.manage.import_words import list_sentence
from eenlijn.foundation.clock import now


@requires(Role.COO)
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    batches = queries.batches_of(actor_of(request))
    page = {
        "batches": batches,
        "sentence": list_sentence(batches),
    }
    return render(request, "manage/imports.html", page)


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def import_new(request: HttpRequest) -> HttpResponse:
    queries.check_may_import(actor_of(request))
    form = FileForm()
    if request.method == "POST":
        form = FileForm(request.POST, request.FILES)
        batch_id = _kept(request, form) if form.is_valid() else None
        if batch_id is not None:
            return redirect("manage:import_columns", batch_id=batch_id)
    return render(request, "manage/import_new.html", {"form": form, "steps": steps_of(None, FILE)})


def _kept(request: HttpRequest, form: FileForm) -> UUID | None:
    """The new batch; a refused file is told at its field, and nothing of it is kept."""
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        return actions.keep_file(
            actor=actor_of(request), file_name=upload.name or "", content=upload.read(), now=now()
        )
    except Refused as refused:
        form.add_error("file", refused.sentence)
        return None


@requires(Role.COO)
@require_safe
def import_here(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    """Lead to the page on which this import goes on."""
    state = queries.progress(actor_of(request), batch_id, now()).state
    return redirect(page_of(state, batch_id))


@requires(Role.COO)
@require_POST
def discard(request: HttpRequest, batch_id: UUID) -> HttpResponse:
    try:
        actions.discard(actor=actor_of(request), batch_id=batch_id, now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("manage:import_here", batch_id=batch_id)
    messages.success(request, _("Het bestand is weg. Er was nog niets van overgenomen."))
    return redirect("manage:imports")
