# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How big every unit was in a year; figures per hundred people or thousand contacts divide by it."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tenancy.employer import FIRST_YEAR, record_unit_year
from eenlijn.commons.tenancy.queries import UnitYearRow, unit_years
from eenlijn.doors.web.components.shapes import Tab
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.year_form import YearForm
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import whole


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def years(request: HttpRequest) -> HttpResponse:
    """One year at a time; nothing is kept before somebody saves."""
    actor, moment = actor_of(request), now()
    year = _asked(request, "jaar", moment) or to_local(moment).year
    copied = _asked(request, "van", moment)
    rows = unit_years(actor, year)
    before = {row.unit_id: row for row in (unit_years(actor, copied) if copied else rows)}
    form = YearForm(rows, before, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(actor, form, year, moment):
        messages.success(request, _("De aantallen van %(year)s zijn bewaard.") % {"year": year})
        return redirect(f"{reverse('manage:years')}?jaar={year}")
    page = {
        "form": form,
        "rows": rows,
        "year": year,
        "copied": copied,
        "earlier": year - 1,
        "may_copy": copied is None and _has_any(actor, year - 1),
        "sentence": _sentence(rows, year),
        "year_tabs": _year_tabs(year, moment),
    }
    return render(request, "manage/years.html", page)


def _saved(actor: Actor, form: YearForm, year: int, moment: datetime) -> bool:
    """All of it or nothing; a refusal is told at the unit it is about."""
    field = ""
    try:
        with transaction.atomic():
            for field, size in form.changed_sizes(year):  # noqa: B007 - named in the refusal
                record_unit_year(actor=actor, size=size, now=moment)
    except Refused as refused:
        form.add_error(field, refused.sentence)
        return False
    return True


def _asked(request: HttpRequest, name: str, moment: datetime) -> int | None:
    """A year that may be filled in; anything else is none."""
    text = request.GET.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) == len("2026")):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= to_local(moment).year + 1 else None


def _has_any(actor: Actor, year: int) -> bool:
    if year < FIRST_YEAR:
        return False
    return any(row.headcount is not None or row.contacts is not None for row in unit_years(actor, year))


def _sentence(rows: tuple[UnitYearRow, ...], year: int) -> str:
    if not rows:
        return _("Er zijn nog geen eenheden. Maak die eerst.")
    missing = sum(row.headcount is None for row in rows)
    if not missing:
        return _("Van alle eenheden staat vast hoeveel mensen er in %(year)s werkten.") % {"year": year}
    told = ngettext(
        "Van %(count)s eenheid weten we nog niet hoeveel mensen er in %(year)s werkten.",
        "Van %(count)s eenheden weten we nog niet hoeveel mensen er in %(year)s werkten.",
        missing,
    )
    return told % {"count": whole(missing), "year": year}


def _year_tabs(year: int, moment: datetime) -> tuple[Tab, ...]:
    this_year = to_local(moment).year
    shown = sorted({this_year - 1, this_year, this_year + 1, year})
    return tuple(Tab(str(one), f"{reverse('manage:years')}?jaar={one}", current=one == year) for one in shown)
