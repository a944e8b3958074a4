# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files behind a code: adding one to the own report, and getting back what was sent."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import files as acts
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
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, keys_away, refuse_other_sites
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@holder_of_link
# Behind a code nobody has a session: the code in the address is the secret.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, code: str) -> HttpResponse:
    """What was sent with this report, and room for one more; the report itself needs none of it."""
    refuse_other_sites(request)
    actor, report_id = holder(request, code)
    moment = now()
    try:
        form = evidence_form(request)
        if take(request, form, lambda name, content: _added(actor, report_id, (name, content), moment)):
            return HttpResponseRedirect(f"{reverse('report:files', args=[code])}?{ADDED}=1", status=303)
        page = acts.open_own_files(actor=actor, report_id=report_id, now=moment)
    except KeysUnavailable:
        return keys_away(request)
    return _page(request, code, page, form, moment)


def _page(
    request: HttpRequest, code: str, page: acts.FilesPage, form: EvidenceForm, moment: datetime
) -> HttpResponse:
    context = {
        "lines": file_lines(
            page.files, moment, lambda what, place: reverse(f"report:{what}", args=[code, place]), is_own=True
        ),
        "form": form if page.may_add else None,
        "is_added": added_words() if ADDED in request.GET else "",
        "is_exercise": page.is_exercise,
        "number": page.number,
        "back_href": reverse("report:receipt", args=[code]),
        "bar": bare_bar(request, page.organisation_name),
    }
    return render(request, "report/files.html", context, status=status_of(request))


def _added(actor: Actor, report_id: UUID, sent: tuple[str, bytes], moment: datetime) -> int:
    name, content = sent
    return acts.add_own_file(actor=actor, report_id=report_id, file_name=name, content=content, now=moment)


@holder_of_link
@require_safe
def file(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """The file as it was sent."""
    return _handed(request, code, place, is_preview=False)


@holder_of_link
@require_safe
def file_preview(request: HttpRequest, code: str, place: int) -> HttpResponse:
    """A photo, drawn anew."""
    return _handed(request, code, place, is_preview=True)


def _handed(request: HttpRequest, code: str, place: int, *, is_preview: bool) -> HttpResponse:
    actor, report_id = holder(request, code)
    try:
        handed = acts.hand_out_own(
            actor=actor, report_id=report_id, place=place, is_preview=is_preview, now=now()
        )
    except KeysUnavailable:
        return keys_away(request)
    return handed_out(handed, is_preview=is_preview)
