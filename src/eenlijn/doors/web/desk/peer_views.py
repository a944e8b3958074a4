# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk of which nobody else knows, for the peer supporter; the own calendar; and a slip for a colleague."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.aftercare import peers
from eenlijn.casework.aftercare.codes import PeerState
from eenlijn.casework.aftercare.peers import PeerPage
from eenlijn.casework.dossier import slips
from eenlijn.casework.dossier.care_reminders import my_appointments
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.components.appointments import calendar_response
from eenlijn.doors.web.components.own_care_links import pdf_of
from eenlijn.doors.web.desk.measure_forms import MomentForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, typed
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

MADE, PLAN, RETURN = "made", "plan", "return"


@requires(Role.AFT)
@require_http_methods(["GET", "HEAD", "POST"])
def peer_talk(request: HttpRequest, peer_id: UUID) -> HttpResponse:
    """Whom it is for, an appointment, and that it was there; never a word of it."""
    found = peers.open_peer_talk(actor=actor_of(request), peer_id=peer_id, now=now())
    blocks = _blocks(request) if found.row.state is PeerState.ASKED else []
    for block in blocks:
        if kept(request, block.form, partial(_act, request, peer_id, block.do), _("Vastgelegd.")):
            return redirect("desk:care_talks")
    sheet = Sheet(
        here="",
        title=_("Gesprek onder ons"),
        intro=_(
            "Niemand anders weet dat deze collega jou vroeg. Vertel het ook niet: niet aan de leidinggevende."
        ),
        entries=[_entry(found)],
        blocks=blocks,
    )
    broken = next((one.form for one in blocks if one.form.is_bound and one.form.errors), None)
    return render(request, "desk/peer_talk.html", {"sheet": sheet, "broken": broken})


def _entry(found: PeerPage) -> Entry:
    row = found.row
    if row.ended_at is not None:
        return Entry(title=row.state.label, small=long_moment(row.ended_at))
    who = found.name or _("naam niet bekend")
    planned = (
        _("Afgesproken op %(moment)s.") % {"moment": long_moment(row.planned_at)} if row.planned_at else ""
    )
    reach = _("Te bereiken: %(reach)s.") % {"reach": found.reach} if found.reach else ""
    return Entry(
        title=f"{who}, {found.function}" if found.function else who,
        text=" ".join(part for part in (reach, planned) if part),
        small=_("gevraagd op %(moment)s") % {"moment": long_moment(row.asked_at)},
    )


def _blocks(request: HttpRequest) -> list[Block]:
    return [
        Block(
            MADE,
            _("Het gesprek was er"),
            MomentForm(typed(request, MADE), auto_id="made_%s"),
            _("Leg vast: contact gelegd"),
        ),
        Block(
            PLAN,
            _("Afspraak gemaakt"),
            MomentForm(typed(request, PLAN), auto_id="plan_%s"),
            _("Bewaar de afspraak"),
            is_main=False,
        ),
        Block(
            RETURN,
            _("Je kunt dit niet doen"),
            forms.Form(typed(request, RETURN)),
            _("Geef dit terug"),
            intro=_("Je collega hoort dat en kiest een ander."),
            is_main=False,
        ),
    ]


def _act(request: HttpRequest, peer_id: UUID, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == MADE:
        peers.record_peer_talk(actor=actor, peer_id=peer_id, at=told["at"], now=moment)
    elif do == PLAN:
        peers.plan_peer_talk(actor=actor, peer_id=peer_id, at=told["at"], now=moment)
    else:
        peers.return_peer_talk(actor=actor, peer_id=peer_id, now=moment)


@requires(Role.AFT)
@require_safe
def care_calendar(request: HttpRequest) -> HttpResponse:
    """My agreed talks for a calendar that colleagues may read: "Afspraak" and a moment."""
    return calendar_response(my_appointments(actor_of(request)), now())


@requires(Role.AFT)
@require_safe
def care_slip(request: HttpRequest, moment_id: UUID, receiver: str) -> HttpResponse:
    """The slip to which the colleague said yes; refused without, or when it was withdrawn."""
    try:
        made = slips.slip_for_carer(
            actor=actor_of(request), moment_id=moment_id, receiver=receiver, now=now()
        )
    except Refused as refused:
        sheet = Sheet(here="", title=_("Er is geen brief"), refused=refused.sentence)
        return render(request, "desk/peer_talk.html", {"sheet": sheet, "broken": None}, status=422)
    return pdf_of(made)
