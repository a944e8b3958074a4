# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier that need not run apart any more: proposed by who handles it, decided by a second person."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import coming_back
from eenlijn.casework.dossier.coming_back import ComingBack, Proposal
from eenlijn.casework.incidents.codes import Lane, ReturnReason
from eenlijn.doors.web.components.lane_words import accused_words
from eenlijn.doors.web.desk.lane_forms import BackForm, DecideForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Press, Sheet, kept, pressed, sent, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

PROPOSE, DECIDE, WITHDRAW = "propose", "decide", "withdraw"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lane_back(request: HttpRequest, number: str) -> HttpResponse:
    """One thing to do: propose it, or answer what somebody else proposed."""
    found = coming_back.coming_back(actor_of(request), number, now())
    opened = open_to_handle(request, number, "assess")
    refused = ""
    if sent(request, WITHDRAW):
        refused = pressed(
            request, partial(_withdraw, request, number), _("Ingetrokken. Het dossier blijft apart.")
        )
        if not refused:
            return redirect("desk:lane_back", number=number)
    blocks = [_deciding(request)] if _waits_for_me(found) else []
    blocks += [] if found.proposal else [_proposing(request, found)]
    for block in blocks:
        if kept(request, block.form, partial(_act, request, number, block.do), _said(block, found)):
            return _back(request, number)
    sheet = Sheet(
        here=_("niet langer apart"),
        title=_("Niet langer apart"),
        intro=_intro(found),
        entries=[*_waiting(found.proposal), *_refusal(found)],
        warning=_warning(found),
        blocks=blocks,
        refused=refused,
    )
    return show(request, opened, sheet)


def _waits_for_me(found: ComingBack) -> bool:
    return found.proposal is not None and not found.proposal.is_mine


def _proposing(request: HttpRequest, found: ComingBack) -> Block:
    form = BackForm(typed(request, PROPOSE), reasons=found.reasons)
    intro = _("Een ander kijkt mee en beslist. Tot die tijd verandert er niets.")
    return Block(PROPOSE, _("Stel voor"), form, _("Vraag een tweede persoon"), intro=intro)


def _deciding(request: HttpRequest) -> Block:
    form = DecideForm(typed(request, DECIDE))
    return Block(DECIDE, _("Jij bent de tweede persoon"), form, _("Leg je besluit vast"))


def _said(block: Block, found: ComingBack) -> str:
    if block.do == PROPOSE:
        return _("Gevraagd. De tweede persoon krijgt bericht.")
    is_agreed = block.form.data.get("answer") == "yes"
    return back_said(found.after) if is_agreed else _("Vastgelegd. Het dossier blijft apart.")


def back_said(after: Lane) -> str:
    """What happened, to who agreed."""
    if after is Lane.INTERNAL:
        return _(
            "Vastgelegd. Het dossier is niet meer afgeschermd. Het loopt nog apart: de ander is een collega."
        )
    return _("Vastgelegd. Het dossier loopt niet langer apart.")


def _intro(found: ComingBack) -> str:
    if found.lane is Lane.INTERNAL:
        return _(
            "Is de ander toch geen collega? Dan wordt dit een dossier zoals elk ander: de coördinatoren en "
            "de leidinggevende van het team zien het, het telt mee, en de termijnen voor antwoord en "
            "aangifte beginnen op dat moment."
        )
    if found.after is Lane.INTERNAL:
        return _(
            "Loopt de collega geen gevaar meer? Dan is het niet langer afgeschermd. Het blijft wel "
            "apart, omdat de ander een collega is. Wat apart bewaard is, blijft dicht."
        )
    return _(
        "Loopt de collega geen gevaar meer? Dan wordt dit een dossier zoals elk ander: de coördinatoren en "
        "de leidinggevende van het team zien het, en het telt mee. De termijnen liepen door en lopen "
        "verder. Wat apart bewaard is, blijft dicht: niemand kan het dan nog openen."
    )


def _warning(found: ComingBack) -> str:
    if found.lane is not Lane.INTERNAL or not found.accused:
        return ""
    return accused_words(found.accused)


def _waiting(proposal: Proposal | None) -> list[Entry]:
    if proposal is None:
        return []
    small = _("Voorgesteld door %(name)s, %(moment)s. Vervalt %(over)s.") % {
        "name": proposal.asked_by,
        "moment": long_moment(proposal.asked_at),
        "over": long_moment(proposal.over_at),
    }
    take_back = Press(_("Trek dit voorstel in"), WITHDRAW)
    presses = (take_back,) if proposal.is_mine else ()
    text = "" if not proposal.is_mine else _("Een ander kijkt mee en beslist.")
    return [Entry(title=str(proposal.reason.label), text=text, small=small, presses=presses)]


def _refusal(found: ComingBack) -> list[Entry]:
    if not found.last_refusal:
        return []
    return [Entry(title=_("De vorige keer bleef het apart"), text=found.last_refusal)]


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == PROPOSE:
        reason = ReturnReason(told["reason"])
        coming_back.propose_back(actor=actor, number=number, reason=reason, now=moment)
        return
    is_agreed = told["answer"] == "yes"
    coming_back.decide_back(actor=actor, number=number, is_agreed=is_agreed, word=told["word"], now=moment)


def _withdraw(request: HttpRequest, number: str) -> None:
    coming_back.withdraw_back(actor=actor_of(request), number=number, now=now())


def _back(request: HttpRequest, number: str) -> HttpResponse:
    """To the page itself while it runs apart, else to the dossier; who no longer sees that to the list."""
    lane = coming_back.lane_for(actor_of(request), number)
    if lane is None:
        return redirect("desk:work_list")
    page = "desk:dossier" if lane is Lane.PUBLIC_TASK else "desk:lane_back"
    return redirect(page, number=number)
