# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers: what is loaded, the rows of one with their source, and in which municipality a postcode lay."""

import json
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.commons.access.codes import Role
from eenlijn.commons.directory import queries
from eenlijn.commons.directory.access import may_load
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.places import where_is
from eenlijn.doors.web.components.shapes import Choice, Filter
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.register_forms import PlaceForm
from eenlijn.doors.web.manage.register_words import (
    SLUGS,
    kind_of,
    place_heading,
    place_sentences,
    registers_sentence,
)
from eenlijn.foundation.clock import now, to_local

LONGEST_SEARCH: Final = 80
LONGEST_EDGE: Final = 300
STATES: Final = {"nu": False, "voorbij": True}
DRAWN: Final = frozenset({RegisterKind.BOUNDARIES, RegisterKind.BOUNDARIES_REGION})


@requires(Role.PLT, Role.REG)
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = queries.registers(actor, _today())
    page = {
        "rows": [(one, SLUGS[one.kind]) for one in rows],
        "sentence": registers_sentence(rows),
        "may_load": may_load(actor),
    }
    return render(request, "manage/registers.html", page)


@requires(Role.PLT, Role.REG)
@require_safe
def register_rows(request: HttpRequest, register: str) -> HttpResponse:
    """Fifty rows by name, each with its edition and row; the editions that were loaded stand below."""
    actor, kind = actor_of(request), kind_of(register)
    asked = _asked(request)
    found = queries.rows_of(
        actor,
        kind,
        today=_today(),
        search=asked["zoek"],
        is_ended=STATES.get(asked["stand"]),
        before=request.GET.get("voor", "")[:LONGEST_EDGE],
        after=request.GET.get("na", "")[:LONGEST_EDGE],
    )
    here = reverse("manage:register_rows", args=[register])
    page: dict[str, Any] = {
        "kind": kind,
        "slug": register,
        "found": found.rows,
        "editions": queries.editions(actor, kind),
        "is_drawn": kind in DRAWN,
        "may_load": may_load(actor),
        "filters": _filters(asked),
        "reset": here if any(asked.values()) else "",
        "earlier": _page_href(here, asked, "voor", found.before),
        "later": _page_href(here, asked, "na", found.after),
    }
    return render(request, "manage/register_rows.html", page)


@requires(Role.PLT, Role.REG)
@require_safe
def register_boundaries(request: HttpRequest, register: str) -> HttpResponse:
    """The boundaries that hold as GeoJSON, with source, licence and attribution inside."""
    kind = kind_of(register)
    drawn = queries.boundaries_as_geojson(actor_of(request), kind, _today())
    name = f'attachment; filename="{register}-{drawn["edition"]}.geojson"'
    content = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(
        content, content_type="application/geo+json; charset=utf-8", headers={"Content-Disposition": name}
    )


@requires(Role.PLT, Role.REG)
@require_safe
def register_place(request: HttpRequest) -> HttpResponse:
    """In which municipality a postcode lay on a day, and what the registers cannot settle."""
    form = PlaceForm(_today(), request.GET if "postcode" in request.GET else None)
    page: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        place = where_is(form.cleaned_data["postcode"], form.cleaned_data["dag"])
        page |= {"place": place, "heading": place_heading(place), "sentences": place_sentences(place)}
    return render(request, "manage/register_place.html", page)


def _today() -> date:
    return to_local(now()).date()


def _asked(request: HttpRequest) -> dict[str, str]:
    stand = request.GET.get("stand", "")
    return {
        "zoek": request.GET.get("zoek", "").replace("\x00", "")[:LONGEST_SEARCH].strip(),
        "stand": stand if stand in STATES else "",
    }


def _filters(asked: dict[str, str]) -> list[Filter]:
    words = {"": _("Alles"), "nu": _("Geldt nu"), "voorbij": _("Beëindigd")}
    choices = [
        Choice(value=value, words=told, checked=value == asked["stand"]) for value, told in words.items()
    ]
    return [
        Filter(name="zoek", label=_("Zoek op naam, code of plaats"), value=asked["zoek"]),
        Filter(name="stand", label=_("Wat telt mee"), choices=choices),
    ]


def _page_href(here: str, asked: dict[str, str], which: str, edge: str) -> str:
    if not edge:
        return ""
    kept = {name: value for name, value in asked.items() if value}
    return f"{here}?{urlencode({**kept, which: edge})}"
