# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading an edition of a register in: choose the file, see what would change, and then all of it or nothing.

The file waits in the database until somebody says yes or throws it away; what it changes is counted anew
each time it is looked at.
"""

from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eenlijn.commons.access.codes import Role
from eenlijn.commons.directory import actions, queries
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.refusals import (
    NobodyKnowsWhen,
    NotYetThere,
    OlderEdition,
    OtherYear,
    RegisterRefused,
    RowsRefused,
)
from eenlijn.commons.directory.registers import REGISTERS
from eenlijn.commons.directory.registers.shape import LARGEST_FILE
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.register_forms import RegisterFileForm
from eenlijn.doors.web.manage.register_words import kind_of, trial_sentence
from eenlijn.foundation.clock import now

SHOWN: Final = 20
_ABOUT_THE_DAY: Final = (OlderEdition, NobodyKnowsWhen, NotYetThere, OtherYear)


@requires(Role.PLT)
@require_http_methods(["GET", "HEAD", "POST"])
def register_file(request: HttpRequest, register: str) -> HttpResponse:
    """Choose the file of an edition; a refused one is told at its field, and nothing of it is kept."""
    kind = kind_of(register)
    form = RegisterFileForm()
    problems: tuple[Any, ...] = ()
    if request.method == "POST":
        form = RegisterFileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                _keep(request, kind, form)
            except RegisterRefused as refused:
                form.add_error("edition" if isinstance(refused, _ABOUT_THE_DAY) else "file", refused.sentence)
                problems = refused.problems if isinstance(refused, RowsRefused) else ()
            else:
                return redirect("manage:register_trial", register=register)
    page = {"form": form, "kind": kind, "slug": register, "register": REGISTERS[kind], "problems": problems}
    return render(request, "manage/register_file.html", page)


def _keep(request: HttpRequest, kind: RegisterKind, form: RegisterFileForm) -> None:
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    name = (upload.name or "").replace("\x00", "")
    actions.keep_waiting(
        actor=actor_of(request),
        kind=kind,
        # One byte more than is allowed is enough to be refused for.
        content=upload.read(LARGEST_FILE + 1),
        edition=form.cleaned_data["edition"] or actions.edition_in(name),
        file_name=name,
        now=now(),
    )


@requires(Role.PLT)
@require_http_methods(["GET", "HEAD", "POST"])
def register_trial(request: HttpRequest, register: str) -> HttpResponse:
    """What the file that waits would change; yes loads all of it."""
    kind = kind_of(register)
    if request.method == "POST":
        return _load(request, kind, register)
    try:
        waiting = queries.waiting_for(actor_of(request), kind, now())
    except RegisterRefused as refused:
        # A newer edition came in between.
        actions.drop_waiting(actor=actor_of(request), kind=kind)
        messages.error(request, refused.sentence)
        return redirect("manage:register_file", register=register)
    if waiting is None:
        return redirect("manage:register_file", register=register)
    trial = waiting.trial
    changes = (
        (_("Nieuw"), trial.new[:SHOWN], len(trial.new)),
        (_("Veranderd"), trial.changed[:SHOWN], len(trial.changed)),
        (_("Beëindigd: staat niet meer in deze uitgave"), trial.ended[:SHOWN], len(trial.ended)),
    )
    page = {
        "kind": kind,
        "slug": register,
        "waiting": waiting,
        "trial": trial,
        "sentence": trial_sentence(trial),
        "changes": [(words, rows, count, count - len(rows)) for words, rows, count in changes if count],
    }
    return render(request, "manage/register_trial.html", page)


def _load(request: HttpRequest, kind: RegisterKind, register: str) -> HttpResponse:
    digest = request.POST.get("digest", "")
    try:
        trial = actions.load_waiting(actor=actor_of(request), kind=kind, digest=digest, now=now())
    except RegisterRefused as refused:
        messages.error(request, refused.sentence)
        return redirect("manage:register_trial", register=register)
    messages.success(request, trial_sentence(trial))
    return redirect("manage:register_rows", register=register)


@requires(Role.PLT)
@require_POST
def register_drop(request: HttpRequest, register: str) -> HttpResponse:
    actions.drop_waiting(actor=actor_of(request), kind=kind_of(register))
    messages.success(request, _("Het bestand is weg. Er was nog niets van ingelezen."))
    return redirect("manage:registers")
