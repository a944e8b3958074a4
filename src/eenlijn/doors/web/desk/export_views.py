# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a dossier or a list along: a purpose, a phrase that is shown once, and a day to fetch it."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.dossier.files import has_files
from eenlijn.casework.exports import actions, queries
from eenlijn.casework.exports.codes import ExportKind, ExportPurpose, ExportState
from eenlijn.casework.exports.queries import WITHOUT_STEP_UP, ExportView
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.doors.web.components.evidence import SANDBOX
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.components.telling import status_of
from eenlijn.doors.web.desk import question as questions
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, requires_fresh_factor, to_step_up
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import row_moment, whole

OF_PERSONS: Final = (ExportPurpose.HEARING, ExportPurpose.ACCESS_REQUEST, ExportPurpose.LEGAL_CASE)
# The page asks again by itself while the worker is at it.
ASK_AGAIN: Final = 3


class PurposeForm(forms.Form):
    """Why it leaves; nothing leaves without a purpose."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Waarvoor is het?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvoor je het meeneemt.")},
    )

    def __init__(self, *args: Any, purposes: tuple[ExportPurpose, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(one.value, one.label) for one in purposes]  # type: ignore[attr-defined]

    def chosen(self) -> ExportPurpose:
        return ExportPurpose(self.cleaned_data["purpose"])


def _typed(request: HttpRequest, purposes: tuple[ExportPurpose, ...]) -> PurposeForm:
    return PurposeForm(request.POST if request.method == "POST" else None, purposes=purposes)


@requires(*READERS)
@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """What I took along, and what is still to fetch."""
    moment = now()
    rows = [_row(one, moment) for one in queries.exports_of(actor_of(request), moment)]
    return render(request, "desk/exports.html", {"rows": rows})


def _row(one: ExportView, moment: datetime) -> dict[str, Any]:
    return {
        "export": one,
        "title": _title(one),
        "small": f"{row_moment(one.asked_at, today=moment.date())} · {one.purpose.label}",
        "state": one.state.label,
    }


def _title(one: ExportView) -> str:
    if one.kind == ExportKind.DOSSIER:
        return _("Dossier %(number)s") % {"number": one.number}
    told = ngettext("Lijst van %(count)s dossier", "Lijst van %(count)s dossiers", one.total)
    return told % {"count": whole(one.total)}


@requires(*READERS)
@requires_fresh_factor
@require_http_methods(["GET", "HEAD", "POST"])
def export_dossier(request: HttpRequest, number: str) -> HttpResponse:
    """A whole dossier, for a hearing, a request or a case. It tells of persons: a second factor first."""
    actor = actor_of(request)
    if not has_files(actor, number):
        raise NotVisible
    form = _typed(request, OF_PERSONS)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_dossier_export(actor=actor, number=number, purpose=form.chosen(), now=now())
        return redirect("desk:export", export_id=made)
    opened = open_to_handle(request, number, "read")
    page = {"form": form, "number": opened.dossier.number}
    return render(request, "desk/export_dossier.html", page, status=status_of(request))


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def export_list(request: HttpRequest) -> HttpResponse:
    """The dossiers of a list as facts; above twenty-five a second factor comes first."""
    actor, asked = actor_of(request), questions.question_of(request.GET)
    count = queries.count_of(actor, asked)
    form = _typed(request, tuple(ExportPurpose))
    if request.method == "POST" and form.is_valid():
        if count > WITHOUT_STEP_UP and not is_fresh(request):
            return to_step_up(request)
        try:
            made = actions.ask_list_export(actor=actor, question=asked, purpose=form.chosen(), now=now())
            return redirect("desk:export", export_id=made)
        except Refused as refused:
            form.add_error("purpose", refused.sentence)
    told = ngettext("Het gaat om %(count)s dossier.", "Het gaat om %(count)s dossiers.", count)
    page = {"form": form, "sentence": told % {"count": whole(count)}}
    return render(request, "desk/export_list.html", page, status=status_of(request))


@requires(*READERS)
@require_safe
def export(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """How far it is, and what to do next."""
    return _page(request, export_id)


def _page(request: HttpRequest, export_id: UUID, phrase: str = "") -> HttpResponse:
    moment = now()
    found = queries.export_of(actor_of(request), export_id, moment)
    page = {
        "export": found,
        "title": _title(found),
        "sentence": _sentence(found),
        "until": row_moment(found.expires_at, today=moment.date()),
        "phrase": phrase,
        "is_ready": found.state == ExportState.READY,
        "is_locked": found.state == ExportState.LOCKED,
    }
    response = render(request, "desk/export.html", page)
    if found.is_at_work:
        response.headers["Refresh"] = str(ASK_AGAIN)
    return response


def _sentence(found: ExportView) -> Words:
    if found.is_at_work:
        return _("Wij maken het. %(done)s van %(total)s klaar.") % {
            "done": whole(found.done),
            "total": whole(found.total),
        }
    return {
        ExportState.READY: _("Het is klaar. Nu doe je het op slot."),
        ExportState.LOCKED: _("Het is klaar om op te halen."),
        ExportState.STOPPED: _("Je hebt het gestopt. Er is niets gemaakt."),
        ExportState.REVOKED: _("Je hebt het ingetrokken. Het is weg."),
        ExportState.EXPIRED: _("Het is na een dag verlopen. Het is weg."),
        ExportState.REFUSED: _("Je ziet deze dossiers niet meer. Er is niets gemaakt."),
    }[found.state]


def _needs_step(request: HttpRequest, export_id: UUID) -> bool:
    """Whether a second factor comes first: for whatever tells of persons, and for a long list."""
    found = queries.export_of(actor_of(request), export_id, now())
    is_small = found.kind == ExportKind.LIST and found.total <= WITHOUT_STEP_UP
    return not is_small and not is_fresh(request)


@requires(*READERS)
@require_POST
def export_lock(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """Lock it, and show the phrase: here and now, and never again."""
    if _needs_step(request, export_id):
        return to_step_up(request)
    try:
        phrase = actions.lock_export(actor=actor_of(request), export_id=export_id, now=now())
    except actions.NotReady as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:export", export_id=export_id)
    return _page(request, export_id, phrase)


@requires(*READERS)
@require_safe
def export_file(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """The locked archive; each time is a line in the trail."""
    if _needs_step(request, export_id):
        return to_step_up(request)
    try:
        content = actions.fetch_export(actor=actor_of(request), export_id=export_id, now=now())
    except actions.NotReady as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:export", export_id=export_id)
    headers = {
        "Content-Disposition": 'attachment; filename="export.zip"',
        "Content-Security-Policy": SANDBOX,
    }
    return HttpResponse(content, content_type="application/zip", headers=headers)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def export_revoke(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """Stop it, or let it go; asked first."""
    actor, moment = actor_of(request), now()
    found = queries.export_of(actor, export_id, moment)
    if request.method == "POST" or not found.is_kept:
        try:
            if request.method == "POST":
                actions.revoke_export(actor=actor, export_id=export_id, now=moment)
        except actions.NotReady as refused:
            messages.error(request, refused.sentence)
        return redirect("desk:export", export_id=export_id)
    return render(request, "desk/export_revoke.html", {"export": found, "title": _title(found)})
