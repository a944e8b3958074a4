# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A released package as a file, under a name that tells nothing; for the page behind a link and the list."""

from django.http import HttpRequest, HttpResponse

from eenlijn.casework.disclosures.codes import ReadWhat
from eenlijn.casework.dossier.release_pieces import Opened
from eenlijn.casework.dossier.release_reading import Wanted
from eenlijn.doors.web.components.evidence import SANDBOX


def wanted_of(request: HttpRequest) -> Wanted:
    """What was pressed, and which file; anything else reads the page."""
    do = request.POST.get("do", "") if request.method == "POST" else ""
    what = ReadWhat(do) if do in ReadWhat.values else ReadWhat.PAGE
    return Wanted(what, request.POST.get("choice", ""))


def file_of(file: Opened | None) -> HttpResponse | None:
    """The file that was asked for; None when a page was."""
    return None if file is None else handed(file)


def handed(file: Opened) -> HttpResponse:
    """One file to save: no browser shows or runs what is in it."""
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Content-Security-Policy": SANDBOX,
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)
