# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of the own reports: adding one, and getting back what was sent."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import files as acts
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.web.components.evidence import (
    ADDED,
    EvidenceForm,
    added_words,
    evidence_form,
    file_lines,
    handed_out,
    take,
)
from eenlijn.doors.web.components.telling import status_of
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, number: str) -> HttpResponse:
    """What I sent with this report, and room for one more; the report itself needs none of it."""
    actor, moment = actor_of(request), now()
    report_id = own_report_id(actor, number)
    try:
        form = evidence_form(request)
        if take(request, form, lambda name, content: _added(actor, report_id, (name, content), moment)):
            here = reverse("profile:mine_files", args=[number])
            return HttpResponseRedirect(f"{here}?{ADDED}=1", status=303)
        page = acts.open_own_files(actor=actor, report_id=report_id, now=moment)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    return _page(request, page, form, moment)


def _page(request: HttpRequest, page: acts.FilesPage, form: EvidenceForm, moment: datetime) -> HttpResponse:
    number = page.number
    context = {
        "lines": file_lines(
            page.files,
            moment,
            lambda what, place: reverse(f"profile:mine_{what}", args=[number, place]),
            is_own=True,
        ),
        "form": form if page.may_add else None,
        "is_added": added_words() if ADDED in request.GET else "",
        "is_exercise": page.is_exercise,
        "number": number,
        "back_href": reverse("profile:mine_one", args=[number]),
    }
    return render(request, "profile/mine_files.html", context, status=status_of(request))


def _added(actor: Actor, report_id: UUID, sent: tuple[str, bytes], moment: datetime) -> int:
    name, content = sent
    return acts.add_own_file(actor=actor, report_id=report_id, file_name=name, content=content, now=moment)


@signed_in
@require_safe
def file(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The file as I sent it."""
    return _handed(request, number, place, is_preview=False)


@signed_in
@require_safe
def file_preview(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """A photo, drawn anew."""
    return _handed(request, number, place, is_preview=True)


def _handed(request: HttpRequest, number: str, place: int, *, is_preview: bool) -> HttpResponse:
    actor = actor_of(request)
    report_id = own_report_id(actor, number)
    try:
        handed = acts.hand_out_own(
            actor=actor, report_id=report_id, place=place, is_preview=is_preview, now=now()
        )
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    return handed_out(handed, is_preview=is_preview)
