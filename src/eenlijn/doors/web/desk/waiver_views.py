# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measure that is not needed on this dossier, because; and needed after all."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import waivers
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.incidents.codes import MeasureNumber, Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import ReasonForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

WAIVE, WITHDRAW = "waive", "withdraw"


def waive_links(dossier: Dossier, measure: MeasureNumber) -> Sequence[Link]:
    """The way to "not needed, because" from the page of the measure itself, while the dossier is open."""
    stop = next(one for one in dossier.stops if one.number == measure)
    if dossier.status not in OPEN or not waivers.may_waive(stop):
        return ()
    words = _("Is dit hier niet nodig? Leg vast waarom")
    return (Link(words, reverse("desk:waive", args=[dossier.number, int(measure)])),)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, number: str, measure: int) -> HttpResponse:
    """One measure of this dossier; only measures that may be put aside have this page."""
    if measure not in waivers.WAIVABLE:
        raise NotVisible
    wanted = MeasureNumber(measure)
    opened = open_to_handle(request, number, "close")
    reason = waivers.reason_of(actor_of(request), number, wanted)
    block = _withdrawing(request) if reason else _waiving(request)
    if kept(request, block.form, lambda told: _act(request, number, wanted, told), _("Vastgelegd.")):
        return redirect("desk:dossier", number=number)
    is_open = Status(opened.dossier.status) in OPEN
    sheet = Sheet(
        here=str(wanted.label).lower(),
        title=_("%(measure)s: niet nodig") % {"measure": wanted.label},
        intro=_("Alleen als deze maatregel hier echt niets toevoegt. De reden blijft bij het dossier staan."),
        entries=[Entry(title=_("Niet nodig, omdat"), text=reason)] if reason else (),
        blocks=[block] if is_open else (),
    )
    return show(request, opened, sheet)


def _waiving(request: HttpRequest) -> Block:
    return Block(WAIVE, _("Niet nodig, omdat"), ReasonForm(typed(request, WAIVE)), _("Leg vast: niet nodig"))


def _withdrawing(request: HttpRequest) -> Block:
    form = forms.Form(typed(request, WITHDRAW))
    return Block(WITHDRAW, _("Toch nodig?"), form, _("Deze maatregel is toch nodig"), is_main=False)


def _act(request: HttpRequest, number: str, measure: MeasureNumber, told: dict[str, str]) -> None:
    actor = actor_of(request)
    if "reason" in told:
        waivers.waive_measure(actor=actor, number=number, measure=measure, reason=told["reason"], now=now())
    else:
        waivers.withdraw_waiver(actor=actor, number=number, measure=measure, now=now())
