# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The units and the sites of the own employer: adding, renaming and ending them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.casework.incidents.codes import label
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.packs.contents import Pack
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.tenancy import queries
from eenlijn.commons.tenancy.actions import add_site, add_unit
from eenlijn.commons.tenancy.employer import end_site, end_unit, rename_unit
from eenlijn.commons.tenancy.joined import functions_of, municipality_choices, sector_of
from eenlijn.commons.tenancy.queries import SiteRow, UnitRow
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done, pressed
from eenlijn.doors.web.manage.unit_forms import SiteForm, UnitForm, UnitNameForm
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """The tree, and beside it a form for one more."""
    actor = actor_of(request)
    rows = queries.units(actor)
    form = UnitForm(rows, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and done(form, lambda: _add(actor, form), "name"):
        messages.success(request, _("De eenheid «%(name)s» is er.") % {"name": form.cleaned_data["name"]})
        return redirect("manage:units")
    page = {
        "form": form,
        "rows": [(row, range(row.depth)) for row in rows],
        "sentence": _units_sentence(rows),
    }
    return render(request, "manage/units.html", page)


def _add(actor: Actor, form: UnitForm) -> None:
    add_unit(
        actor=actor,
        now=now(),
        organisation_id=actor.scope_id,
        name=" ".join(form.cleaned_data["name"].split()),
        parent_id=form.parent_id(),
    )


def _units_sentence(rows: tuple[UnitRow, ...]) -> str:
    if not rows:
        return _("Er is nog geen eenheid. Maak hiernaast de eerste, bijvoorbeeld een team.")
    told = ngettext("Er is %(count)s eenheid waar mensen werken.", "Er zijn %(count)s eenheden.", len(rows))
    return told % {"count": whole(len(rows))}


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Call it something else; what happened there keeps belonging to it."""
    actor, row = actor_of(request), _unit(request, unit_id)
    form = UnitNameForm(request.POST if request.method == "POST" else None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if done(form, lambda: rename_unit(actor=actor, unit_id=unit_id, name=name, now=now()), "name"):
            messages.success(request, _("De eenheid heet nu «%(name)s».") % {"name": name})
            return redirect("manage:units")
    return render(request, "manage/unit.html", {"form": form, "unit": row})


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def unit_end(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Ask first; refused while anybody works there."""
    row, actor = _unit(request, unit_id), actor_of(request)
    if request.method == "POST":
        said = _("De eenheid «%(name)s» is beëindigd.") % {"name": row.name}
        pressed(request, lambda: end_unit(actor=actor, unit_id=unit_id, now=now()), said)
        return redirect("manage:units")
    return render(request, "manage/unit_end.html", {"unit": row})


def _unit(request: HttpRequest, unit_id: UUID) -> UnitRow:
    """A running unit of the own employer; ended, foreign and missing are one answer."""
    found = next((row for row in queries.units(actor_of(request)) if row.id == unit_id), None)
    if found is None:
        raise NotVisible
    return found


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def sites(request: HttpRequest) -> HttpResponse:
    """The places, and beside them a form for one more."""
    actor = actor_of(request)
    form = SiteForm(
        municipality_choices(), pack_for(actor), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and form.is_valid() and done(form, lambda: _add_site(actor, form), "name"):
        messages.success(request, _("De plek «%(name)s» is er.") % {"name": form.cleaned_data["name"]})
        return redirect("manage:sites")
    rows = queries.sites(actor)
    page = {
        "form": form,
        "rows": [(row, label("location_type", row.location_type)) for row in rows],
        "sentence": _sites_sentence(rows),
    }
    return render(request, "manage/sites.html", page)


def pack_for(actor: Actor) -> Pack | None:
    """Return the pack of the own sector, for its functions and places."""
    sector = sector_of(actor.scope_id)
    return pack_of(sector) if sector else None


def own_functions(actor: Actor) -> tuple[str, ...]:
    """Return the functions of the own sector."""
    return functions_of(sector_of(actor.scope_id))


def _add_site(actor: Actor, form: SiteForm) -> None:
    given = form.cleaned_data
    add_site(
        actor=actor,
        now=now(),
        organisation_id=actor.scope_id,
        name=" ".join(given["name"].split()),
        municipality_code=given["municipality"],
        location_type=given["location_type"],
    )


def _sites_sentence(rows: tuple[SiteRow, ...]) -> str:
    if not rows:
        return _("Er is nog geen plek. Maak hiernaast de eerste, bijvoorbeeld je kantoor.")
    told = ngettext("Er is %(count)s plek.", "Er zijn %(count)s plekken.", len(rows))
    return told % {"count": whole(len(rows))}


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def site_end(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """Ask first; what happened there stays."""
    actor = actor_of(request)
    row = next((one for one in queries.sites(actor) if one.id == site_id), None)
    if row is None:
        raise NotVisible
    if request.method == "POST":
        said = _("De plek «%(name)s» is beëindigd.") % {"name": row.name}
        pressed(request, lambda: end_site(actor=actor, site_id=site_id, now=now()), said)
        return redirect("manage:sites")
    return render(request, "manage/site_end.html", {"site": row})
