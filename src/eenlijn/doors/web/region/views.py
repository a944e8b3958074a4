# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the region: choose a period and a table, read one sentence, the table and its picture."""

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.accountability.releases.queries import Released, Table, editions, next_release, released
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.doors.web.components.released import released_file, released_page
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.region.forms import ChoiceForm
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.spreadsheet import Format
from eenlijn.foundation.text import long_moment

READERS: Final = (Role.REG, Role.NAT, Role.BRD, Role.COO, Role.MGR)
OWN_FIGURES: Final = (Role.COO, Role.MGR)


@requires(*READERS)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """See what was released of all employers together."""
    actor = actor_of(request)
    with walls.reaching(Reach.FIND_EMPLOYER):
        coming = next_release(now())
    form, found, table = _asked(request)
    page = {
        "form": form,
        "released": found,
        "shown": released_page(found, table, _files(request)) if found and table else None,
        "coming": coming,
        "opens": long_moment(coming.opens_at) if coming.opens_at else "",
        "has_own": actor.has(*OWN_FIGURES),
    }
    return render(request, "region/figures.html", page)


@requires(*READERS)
@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The same table for a Dutch spreadsheet, by a double click."""
    return _file(request, Format.CSV)


@requires(*READERS)
@require_safe
def figures_xlsx(request: HttpRequest) -> HttpResponse:
    """The same table for Excel."""
    return _file(request, Format.XLSX)


@requires(*READERS)
@require_safe
def figures_ods(request: HttpRequest) -> HttpResponse:
    """The same table for LibreOffice."""
    return _file(request, Format.ODS)


@requires(*READERS)
@require_safe
def figures_json(request: HttpRequest) -> HttpResponse:
    """The same table for a program."""
    return _file(request, Format.JSON)


def _file(request: HttpRequest, kind: Format) -> HttpResponse:
    """What was not released, or not asked well, leads back to the page that says so."""
    _form, found, table = _asked(request)
    if found is None or table is None:
        return HttpResponseRedirect(f"{reverse('region:figures')}?{request.GET.urlencode()}")
    return released_file(found, table, kind)


def _asked(request: HttpRequest) -> tuple[ChoiceForm | None, Released | None, Table | None]:
    """The question, its edition and its table; nothing at all while nothing was released."""
    actor = actor_of(request)
    there = editions(actor)
    if not there:
        return None, None, None
    form = ChoiceForm(request.GET.dict(), there)
    if not form.is_valid():
        return form, None, None
    found = released(actor, form.cleaned_data["editie"])
    return form, found, found.table(form.cleaned_data["tabel"])


def _files(request: HttpRequest) -> list[Link]:
    asked = request.GET.urlencode()
    return [Link(kind.label, f"{reverse(f'region:figures_{kind.value}')}?{asked}") for kind in Format]
