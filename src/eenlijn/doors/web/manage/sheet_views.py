# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Posters of the short links as PDF: one link on one page, or all of them in one file."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.reporting.queries import LinkRow, links_of
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.queries import name_of
from eenlijn.doors.web.components.qr import qr_drawing, short_address
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.pdf import Poster, Sheet, sheet_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade

MAKERS = (Role.COO, Role.ADM)


@requires(*MAKERS)
@require_safe
def link_sheet(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """One poster to hang up; ended, foreign and missing links are one answer."""
    row = next((one for one in _working(request) if one.id == link_id), None)
    if row is None:
        raise NotVisible
    return _file(request, [row], "meldlink.pdf")


@requires(*MAKERS)
@require_safe
def link_sheets(request: HttpRequest) -> HttpResponse:
    """Every link that works, a page each."""
    rows = _working(request)
    if not rows:
        messages.error(request, _("Er is nog geen link om te printen. Maak er eerst een."))
        return redirect("manage:links")
    return _file(request, rows, "meldlinks.pdf")


def _working(request: HttpRequest) -> list[LinkRow]:
    return [row for row in links_of(actor_of(request)) if not row.is_ended]


def _file(request: HttpRequest, rows: Sequence[LinkRow], name: str) -> HttpResponse:
    actor = actor_of(request)
    organisation = name_of(actor.scope_id)
    posters = tuple(_poster(row, organisation) for row in rows)
    sheet = Sheet(_("Meldlinks"), posters, get_language() or "nl", now())
    try:
        made = sheet_pdf(sheet)
    except LetterNotMade:
        told = _("In de naam van een plek of eenheid staat een teken dat wij niet kunnen printen.")
        messages.error(request, told)
        return redirect("manage:links")
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(made, "application/pdf", headers=headers)


def _poster(row: LinkRow, organisation: str) -> Poster:
    address = short_address(row.slug)
    return Poster(
        title=_("Agressie meegemaakt? Meld het."),
        lead=_("Scan de code met je telefoon. Vijf vragen, ongeveer een minuut. Aanmelden hoeft niet."),
        code=qr_drawing(address),
        code_says=_("QR-code van %(address)s") % {"address": address},
        address=address,
        place=f"{row.place} · {row.unit_name}",
        organisation=organisation,
        safety=_("Nu gevaar? Bel eerst 112."),
    )
