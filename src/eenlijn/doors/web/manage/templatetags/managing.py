# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Above every page of managing: the way back, its group, and what else is in that group."""

from typing import Any

from django import template
from django.template import Context

from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Tab
from eenlijn.doors.web.frame.menu import address
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.manage.parts import HOME, Group, Part, place_of

register = template.Library()


@register.inclusion_tag("manage/place.html", takes_context=True)
def place_of_managing(context: Context) -> dict[str, Any]:
    """Nothing on the first page itself; the tabs of the group only on the page of a part."""
    request = context["request"]
    actor = actor_of(request)
    place = place_of(actor, request.path)
    if place is None:
        return {"place": None}
    home = address(HOME) if actor.has(Role.COO, Role.ADM) else ""
    return {
        "place": place,
        "home": home,
        "group_href": f"{home}#{place.group.key}",
        "tabs": _tabs(place.group, place.part) if place.is_part else (),
    }


def _tabs(group: Group, here: Part) -> tuple[Tab, ...]:
    tabs = tuple(Tab(one.words, one.href, current=one is here) for one in group.parts if one.is_here)
    return tabs if len(tabs) > 1 else ()
