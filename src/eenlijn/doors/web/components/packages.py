# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A released package as a file, under a name that tells nothing; for the page behind a link and the list."""

from typing import Final

from django.http import HttpResponse

from eenlijn.casework.disclosures.codes import ReadWhat
from eenlijn.casework.dossier.release_reading import ReceivedPackage
from eenlijn.doors.web.components.evidence import SANDBOX

_FILES: Final = {
    ReadWhat.PAPER: ("application/pdf", "vrijgave.pdf"),
    ReadWhat.DATA: ("application/json", "vrijgave.json"),
}


def file_of(found: ReceivedPackage, what: ReadWhat) -> HttpResponse | None:
    """The file that was asked for; None when a page was."""
    if what not in _FILES:
        return None
    kind, name = _FILES[what]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": SANDBOX,
    }
    return HttpResponse(found.content, content_type=kind, headers=headers)
