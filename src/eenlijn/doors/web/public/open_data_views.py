# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: everything that was released, rounded to five, for everyone and without a licence to ask for."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.accountability.releases.queries import Released, Table, editions, next_release, released
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.queries import region_of_figures
from eenlijn.doors.web.components.released import released_file, released_page
from eenlijn.doors.web.components.shapes import Choice, FieldView, Link
from eenlijn.doors.web.frame.policy import open_to_everyone
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.spreadsheet import Format
from eenlijn.foundation.text import long_moment

KINDS: Final = frozenset(kind.value for kind in Format)
REASON: Final = "published figures, rounded; nobody needs to ask for them"


@open_to_everyone(reason=REASON)
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Which editions there are, what they hold and what may be done with them."""
    with walls.reaching(Reach.FIND_EMPLOYER):
        coming = next_release(now())
    there = editions(None)
    page = {
        "editions": there,
        "years": [one for one in there if one.period.is_year],
        "months": [one for one in there if not one.period.is_year],
        "region": region_of_figures().name,
        "coming": coming,
        "opens": long_moment(coming.opens_at) if coming.opens_at else "",
    }
    return render(request, "public/open_data.html", page)


@open_to_everyone(reason=REASON)
@require_safe
def open_edition(request: HttpRequest, edition: str) -> HttpResponse:
    """One edition: a table of it, and where its other tables and files are. The address stays."""
    found = released(None, edition)
    table = found.table(request.GET.get("tabel", "")) or found.tables[0]
    choices = [Choice(value=one.name, words=one.title, checked=one is table) for one in found.tables]
    shown = released_page(found, table, _files(found, table))
    question = FieldView(id="tabel", name="tabel", label=_("Tabel"), choices=choices)
    page = {"released": found, "questions": [question], "shown": shown}
    return render(request, "public/open_edition.html", page)


@open_to_everyone(reason=REASON)
@require_safe
def open_file(request: HttpRequest, edition: str, table: str, kind: str) -> HttpResponse:
    """One table as a file, at an address that stays."""
    found = released(None, edition)
    asked = found.table(table)
    if asked is None or kind not in KINDS:
        raise NotVisible
    return released_file(found, asked, Format(kind))


def _files(found: Released, table: Table) -> list[Link]:
    return [
        Link(kind.label, reverse("public:open_file", args=[found.edition.code, table.name, kind.value]))
        for kind in Format
    ]
