# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a dossier: who reads the own words opens them, who handles it adds or destroys one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier import files as acts
from eenlijn.doors.web.components.evidence import (
    ADDED,
    added_words,
    evidence_form,
    file_lines,
    handed_out,
    take,
)
from eenlijn.doors.web.components.telling import status_of
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, number: str) -> HttpResponse:
    actor, form = actor_of(request), evidence_form(request)
    if take(
        request,
        form,
        lambda name, content: acts.add_file(
            actor=actor, number=number, file_name=name, content=content, now=now()
        ),
    ):
        return redirect(f"{reverse('desk:files', args=[number])}?{ADDED}=1")
    page = acts.open_files(actor=actor, number=number, now=now())
    opened = open_to_read(request, number)
    context = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "lines": file_lines(
            page.files,
            opened.now,
            lambda what, place: reverse(f"desk:{what}", args=[number, place]),
            may_destroy=page.may_destroy,
        ),
        "form": form if page.may_add else None,
        "is_added": added_words() if ADDED in request.GET else "",
        "back_href": reverse("desk:dossier", args=[number]),
    }
    return render(request, "desk/files.html", context, status=status_of(request))


@requires(*READERS)
@require_safe
def file(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The file as it was sent; its trail line is written before it leaves."""
    return _handed(request, number, place, is_preview=False)


@requires(*READERS)
@require_safe
def file_preview(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """A photo, drawn anew, without place and time."""
    return _handed(request, number, place, is_preview=True)


def _handed(request: HttpRequest, number: str, place: int, *, is_preview: bool) -> HttpResponse:
    handed = acts.hand_out_file(
        actor=actor_of(request), number=number, place=place, is_preview=is_preview, now=now()
    )
    return handed_out(handed, is_preview=is_preview)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def file_destroy(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """A file with a virus in it goes for good; asked first."""
    actor = actor_of(request)
    if request.method == "POST":
        acts.destroy_file(actor=actor, number=number, place=place, now=now())
        messages.success(request, _("Het bestand is vernietigd."))
        return redirect("desk:files", number=number)
    held = acts.held_file(actor, number, place)
    return render(request, "desk/file_destroy.html", {"number": number, "place": held})
