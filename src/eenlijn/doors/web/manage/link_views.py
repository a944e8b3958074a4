# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short links to the report form: which hang where, a poster with the QR code, making and ending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.reporting import actions, queries
from eenlijn.casework.reporting.queries import LinkRow
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.qr import qr_svg, short_address
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.link_form import LinkForm
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole

MAKERS = (Role.COO, Role.ADM)


@requires(*MAKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    units = queries.units_for_links(actor)
    form = LinkForm(units, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = actions.make_link(
            actor=actor,
            unit_id=given["unit"],
            place=given["place"],
            is_exercise=given["is_exercise"],
            now=now(),
        )
        messages.success(request, _("De link is er. Print de pagina en hang hem op."))
        return redirect("manage:link", link_id=made.pk)
    rows = queries.links_of(actor)
    page = {
        "form": form,
        "working": [(row, short_address(row.slug)) for row in rows if not row.is_ended],
        "ended": [row for row in rows if row.is_ended],
        "sentence": _sentence(rows),
    }
    return render(request, "manage/links.html", page)


def _sentence(rows: list[LinkRow]) -> str:
    working = sum(not row.is_ended for row in rows)
    if not working:
        return _("Er is nog geen link waarmee iemand kan melden.")
    told = ngettext(
        "Met %(count)s link kan iedereen melden, zonder aan te melden.",
        "Met %(count)s links kan iedereen melden, zonder aan te melden.",
        working,
    )
    return told % {"count": whole(working)}


@requires(*MAKERS)
@require_safe
def link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """A page to print and hang up."""
    row = _working(request, link_id)
    address = short_address(row.slug)
    return render(request, "manage/link.html", {"link": row, "address": address, "qr": qr_svg(address)})


def _working(request: HttpRequest, link_id: UUID) -> LinkRow:
    """The link while it works; ended, foreign and missing are one answer."""
    for row in queries.links_of(actor_of(request)):
        if row.id == link_id and not row.is_ended:
            return row
    raise NotVisible


@requires(*MAKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Ask first: who kept the code can no longer report with it."""
    if request.method == "POST":
        actions.end_link(actor=actor_of(request), link_id=link_id, now=now())
        messages.success(request, _("De link werkt niet meer. Haal de posters weg."))
        return redirect("manage:links")
    row = _working(request, link_id)
    return render(request, "manage/link_end.html", {"link": row, "address": short_address(row.slug)})
