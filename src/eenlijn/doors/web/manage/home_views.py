# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page of managing: until one is live the list of what must be there, afterwards the parts."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.tenancy.going_live import Item, NotReady, checklist
from eenlijn.commons.tenancy.going_live import go_live as live
from eenlijn.commons.tenancy.member_page import WaitingRole, waiting_roles
from eenlijn.commons.tenancy.queries import EmployerView, employer
from eenlijn.doors.web.components.shapes import Mark, Words
from eenlijn.doors.web.frame.menu import address
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.parts import groups_for
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, whole

# Where each point is settled: the word of its button, and its page.
SETTLES: Final[dict[str, tuple[Words, str]]] = {
    "address": (gettext_lazy("Vul het postadres in"), "manage:employer"),
    "unit": (gettext_lazy("Maak een eenheid"), "manage:units"),
    "coordinator": (gettext_lazy("Nodig een coördinator uit"), "manage:people_new"),
    "duty_phone": (gettext_lazy("Vul de telefoon in"), "manage:phone"),
    "mandate": (gettext_lazy("Geef een mandaat"), "manage:mandates"),
    "consent": (gettext_lazy("Leg de instemming vast"), "manage:consent"),
}
TITLES: Final[dict[str, Words]] = {
    "address": gettext_lazy("Postadres"),
    "unit": gettext_lazy("Eenheden"),
    "coordinator": gettext_lazy("Coördinator"),
    "duty_phone": gettext_lazy("Telefoon voor rode meldingen"),
    "mandate": gettext_lazy("Mandaat voor een waarschuwing"),
    "consent": gettext_lazy("Ondernemingsraad"),
}


@dataclass(frozen=True)
class Point:
    """One point of the list: what it is, whether it is done, and where one settles it."""

    title: Words
    sentence: str
    mark: Mark
    href: str
    words: Words

    @property
    def is_done(self) -> bool:
        return self.mark is Mark.DONE


@requires(Role.COO, Role.ADM, Role.PLT)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Who only keeps the system begins at the employers."""
    actor = actor_of(request)
    if not actor.has(Role.COO, Role.ADM):
        return redirect("manage:employers")
    here = employer(actor)
    points = _points(actor) if actor.has(Role.ADM) and here.live_on is None else ()
    page = {
        "groups": groups_for(actor),
        "employer": here,
        "points": points,
        "next": next((one for one in points if not one.is_done), None),
        "sentence": _sentence(here, points),
        "waiting": _waiting(actor),
    }
    return render(request, "manage/home.html", page)


@requires(Role.ADM)
@require_POST
def go_live(request: HttpRequest) -> HttpResponse:
    """From today on real reports are asked for; what is still missing comes back in sentences."""
    try:
        live(actor=actor_of(request), now=now())
    except NotReady as refused:
        for sentence in refused.missing:
            messages.error(request, sentence)
    else:
        messages.success(request, _("Je bent live. Hang nu de meldlinks op waar je collega’s werken."))
    return redirect("manage:home")


def _points(actor: Actor) -> tuple[Point, ...]:
    return tuple(_point(one) for one in checklist(actor, now()))


def _waiting(actor: Actor) -> list[WaitingRole]:
    """The roles about which this person may decide."""
    return [one for one in waiting_roles(actor, now()) if not one.is_mine] if actor.has(Role.ADM) else []


def _point(item: Item) -> Point:
    words, page = SETTLES[item.key]
    mark = Mark.DONE if item.is_done else Mark.OPEN
    return Point(TITLES[item.key], item.sentence, mark, address(page), words)


def _sentence(here: EmployerView, points: tuple[Point, ...]) -> str:
    if here.live_on is not None:
        told = _("%(name)s is live sinds %(day)s.")
        return told % {"name": here.name, "day": long_date(here.live_on)}
    if not points:
        return _("%(name)s is nog niet live. Je beheerder zet dat klaar.") % {"name": here.name}
    open_ones = sum(not one.is_done for one in points)
    if not open_ones:
        return _("Alles staat klaar. Je kunt live.")
    told = ngettext(
        "Nog %(count)s punt, dan kan %(name)s live.",
        "Nog %(count)s punten, dan kan %(name)s live.",
        open_ones,
    )
    return told % {"count": whole(open_ones), "name": here.name}
