# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is involved and so sees nothing of a dossier; saying so of oneself; and shielding a dossier."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import lanes
from eenlijn.casework.dossier.lanes import Involved, Lanes
from eenlijn.casework.incidents.codes import InvolvedAs, Lane
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.desk.lane_forms import InvolvedForm, LiftForm
from eenlijn.doors.web.desk.measure_forms import WhoForm
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Sheet,
    kept,
    pressed,
    show,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.opening import open_to_handle, open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

NAME, LIFT, SHIELD, SURE, APART = "name", "lift", "shield", "sure", "apart"
# Also who cares for somebody and has no page of the dossier: from the own list of talks.
INVOLVED = (*READERS, Role.AFT)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def involved(request: HttpRequest, number: str) -> HttpResponse:
    """For who handles it: who was named, naming somebody, and lifting it as a second person."""
    opened = open_to_handle(request, number, "assess")
    lanes.open_lanes(actor=actor_of(request), number=number, now=opened.now)
    found = lanes.lanes_of(actor_of(request), number, opened.now)
    blocks = [_naming(request), *_lifting(request, found), *_setting_apart(request, found)]
    for block in blocks:
        if kept(request, block.form, partial(_act, request, number, block.do), _SAID[block.do]()):
            return _back(request, number)
    sheet = Sheet(
        here=_("betrokkenen"),
        title=_("Wie dit niet mag zien"),
        intro=_(
            "Wie je hier noemt, ziet meteen niets meer van dit dossier: geen regel, geen bericht, "
            "geen cijfer. Dat geldt ook voor wie deze collega vervangt en voor de leidinggevende "
            "van deze collega."
        ),
        entries=[_entry(one) for one in found.involved],
        nothing=_("Er is niemand genoemd."),
        warning=_lane_words(found),
        blocks=blocks,
    )
    return show(request, opened, sheet)


def _naming(request: HttpRequest) -> Block:
    form = InvolvedForm(typed(request, NAME), auto_id="name_%s")
    return Block(NAME, _("Noem een collega"), form, _("Sluit deze collega buiten"))


def _lifting(request: HttpRequest, found: Lanes) -> list[Block]:
    """One form per person that this reader may lift; never for who named them."""
    blocks = []
    for one in found.involved:
        if not one.may_lift:
            continue
        mine = request.POST.get("account") == str(one.account_id)
        form = LiftForm(typed(request, LIFT) if mine else None, auto_id=f"lift_{one.account_id}_%s")
        title = _("Is %(name)s toch niet betrokken?") % {"name": one.name}
        values = (("account", str(one.account_id)),)
        blocks.append(Block(LIFT, title, form, _("Hef dit op"), values=values, is_main=False))
    return blocks


def _setting_apart(request: HttpRequest, found: Lanes) -> list[Block]:
    """The other is a colleague, and nobody knows a name or the name is not here."""
    if found.lane is not Lane.PUBLIC_TASK:
        return []
    intro = _(
        "Weet je niet wie, of werkt die niet met Eén Lijn? Dan loopt het dossier toch apart verder, bij jou: "
        "geen antwoord, geen aangifte, niet in de cijfers. Terug kan alleen met een tweede persoon."
    )
    title, button = _("Is de ander een collega?"), _("Zet dit dossier apart")
    form = forms.Form(typed(request, APART))
    return [Block(APART, title, form, button, intro=intro, is_main=False)]


def _said_named() -> str:
    return _("Vastgelegd. Deze collega ziet dit dossier niet meer.")


def _said_lifted() -> str:
    return _("Opgeheven. Deze collega kan het dossier weer zien.")


def _said_apart() -> str:
    return _("Vastgelegd. Dit dossier loopt nu apart.")


_SAID = {NAME: _said_named, LIFT: _said_lifted, APART: _said_apart}


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == NAME:
        kind = InvolvedAs(told["kind"])
        lanes.name_involved(actor=actor, number=number, called=told["called"], kind=kind, now=moment)
    elif do == APART:
        lanes.set_apart(actor=actor, number=number, now=moment)
    else:
        lanes.lift_involved(
            actor=actor,
            number=number,
            account_id=uuid_in(request, "account"),
            reason=told["reason"],
            now=moment,
        )


def _back(request: HttpRequest, number: str) -> HttpResponse:
    """Back to the page; whoever no longer sees it after this act goes to the work list."""
    try:
        lanes.lanes_of(actor_of(request), number, now())
    except NotVisible:
        return redirect("desk:work_list")
    return redirect("desk:involved", number=number)


def _entry(one: Involved) -> Entry:
    by = one.named_by or _("de melder")
    named = _("Genoemd door %(name)s, %(moment)s.") % {"name": by, "moment": long_moment(one.at)}
    if one.lifted_at is None:
        return Entry(title=one.name, text=str(one.kind.label), small=named)
    lifted = _("Opgeheven door %(name)s, %(moment)s.") % {
        "name": one.lifted_by,
        "moment": long_moment(one.lifted_at),
    }
    return Entry(title=one.name, text=one.reason, small=f"{named} {lifted}")


def _lane_words(found: Lanes) -> str:
    if found.lane is Lane.PUBLIC_TASK:
        return _("Noem je iemand over wie de melding gaat? Dan loopt dit dossier verder apart.")
    return lane_words(found.lane)


def lane_words(lane: Lane) -> str:
    """What runs differently in a lane apart, in a sentence; nothing for the public task."""
    return {
        Lane.PUBLIC_TASK: "",
        Lane.INTERNAL: _(
            "De ander is een collega. Dit dossier loopt apart: geen antwoord en geen aangifte "
            "vanuit Eén Lijn, en het telt niet mee in de cijfers. Volg de afspraken over integriteit "
            "van je organisatie."
        ),
        Lane.PROTECTED: _("Dit dossier is afgeschermd. Alleen wie hier genoemd of gevraagd is, ziet het."),
    }[lane]


@requires(*INVOLVED)
@require_http_methods(["GET", "HEAD", "POST"])
def recuse(request: HttpRequest, number: str) -> HttpResponse:
    """One press, after one question: whoever says to be involved sees it no more."""
    has_page = actor_of(request).has(*READERS)
    opened = open_to_read(request, number) if has_page else None
    if opened is None:
        lanes.may_recuse(actor_of(request), number)
    refused = ""
    if request.method == "POST":
        act = partial(lanes.recuse, actor=actor_of(request), number=number, now=now())
        refused = pressed(request, act, _("Vastgelegd. Je ziet dit dossier niet meer."))
        if not refused:
            return redirect("desk:work_list" if has_page else "desk:care_talks")
    block = Block(SURE, _("Weet je het zeker?"), forms.Form(), _("Ja, ik ben hierbij betrokken"))
    sheet = Sheet(
        here=_("ik ben hierbij betrokken"),
        title=_("Ben je hierbij betrokken?"),
        intro=_(
            "Bijvoorbeeld omdat het over jou gaat, over iemand van thuis of over iemand aan wie je "
            "leiding geeft. Dan is het beter dat een ander dit dossier behandelt. Je hoeft niet te "
            "zeggen waarom."
        ),
        warning=_(
            "Hierna zie je dit dossier niet meer, en wie jou vervangt of leiding geeft ook niet. "
            "Alleen een collega kan dat opheffen."
        ),
        blocks=[block],
        refused=refused,
    )
    if opened is None:
        return render(request, "desk/recuse.html", {"sheet": sheet, "broken": None, "number": number})
    return show(request, opened, sheet)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def shield(request: HttpRequest, number: str) -> HttpResponse:
    """Move a dossier into the protected lane: who handles it there is chosen first."""
    opened = open_to_handle(request, number, "assess")
    found = lanes.lanes_of(actor_of(request), number, opened.now)
    if found.lane is Lane.PROTECTED:
        raise NotVisible
    form = WhoForm(typed(request, SHIELD), people=found.officers)
    if kept(request, form, partial(_shield, request, number), _("Afgeschermd.")):
        return _to_shielded(request, number)
    block = Block(SHIELD, _("Wie behandelt het verder?"), form, _("Scherm dit dossier af"))
    sheet = Sheet(
        here=_("afschermen"),
        title=_("Dit dossier afschermen"),
        intro=_(
            "Voor bestuurders, raadsleden en collega’s die bedreigd worden. Daarna ziet alleen wie je "
            "hier kiest dit dossier, en wie die vraagt. Bij anderen staat het in geen lijst en geen cijfer."
        ),
        warning=_(
            "Kies je jezelf niet? Dan zie jij het hierna ook niet meer. "
            "Terug kan alleen met een tweede persoon."
        ),
        blocks=[block] if found.officers else (),
        nothing="" if found.officers else _("Hier is niemand voor. De beheerder geeft eerst iemand die rol."),
    )
    return show(request, opened, sheet)


def _shield(request: HttpRequest, number: str, told: dict[str, Any]) -> None:
    officers = frozenset({UUID(told["account"])})
    lanes.shield(actor=actor_of(request), number=number, officers=officers, now=now())


def _to_shielded(request: HttpRequest, number: str) -> HttpResponse:
    try:
        lanes.lanes_of(actor_of(request), number, now())
    except NotVisible:
        return redirect("desk:work_list")
    return redirect("desk:dossier", number=number)
