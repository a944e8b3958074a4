# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who handles a dossier: offering it, accepting it, a deputy, and who else works on it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import hand_overs
from eenlijn.casework.dossier.hand_overs import Hands, Helper
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.desk.measure_forms import OfferAnswerForm, OfferForm, WhoForm
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    kept,
    pressed,
    sent,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

OFFER, ANSWER, DEPUTY, WITHDRAW, END = "offer", "answer", "deputy", "withdraw", "end"
ADVISER = "adviser"
_KINDS = {DEPUTY: AssignmentKind.DEPUTY, ADVISER: AssignmentKind.ADVISER}


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def handler(request: HttpRequest, number: str) -> HttpResponse:
    """For who handles it, and for who was offered it; facts only, so this opens nothing."""
    hands = hand_overs.hands_of(actor_of(request), number, now())
    blocks = _blocks(request, hands)
    for block in blocks:
        if kept(request, block.form, partial(_act, request, number, block.do), _("Vastgelegd.")):
            if block.do == ANSWER:
                return redirect("desk:work_list")
            return redirect("desk:handler", number=number)
    refused = ""
    if sent(request, WITHDRAW) or sent(request, END):
        refused = pressed(request, lambda: _press(request, number), _("Vastgelegd."))
        if not refused:
            return redirect("desk:handler", number=number)
    sheet = Sheet(
        here=_("behandelaar"),
        title=_("Wie werkt aan dit dossier"),
        entries=[*_lacking(hands), *_offered(hands), *(_entry(one, hands) for one in hands.helpers)],
        nothing=_("Nog niemand behandelt dit dossier."),
        blocks=blocks,
        refused=refused,
    )
    broken = next((one.form for one in blocks if one.form.is_bound and one.form.errors), None)
    page = {"sheet": sheet, "broken": broken, "number": number, "is_offered": _is_mine(hands)}
    return render(request, "desk/handler.html", page)


def _is_mine(hands: Hands) -> bool:
    return hands.offer is not None and hands.offer.is_mine


def _blocks(request: HttpRequest, hands: Hands) -> list[Block]:
    if _is_mine(hands):
        form = OfferAnswerForm(typed(request, ANSWER))
        return [Block(ANSWER, _("Jouw antwoord"), form, _("Leg vast"))]
    found = [*_adviser(request, hands)]
    if hands.offer is None and hands.handlers:
        intro = _("Jij blijft behandelaar tot je collega het aanneemt.")
        offer = OfferForm(typed(request, OFFER), people=hands.handlers, auto_id="offer_%s")
        found.append(
            Block(OFFER, _("Draag over aan een collega"), offer, _("Bied het dossier aan"), intro=intro)
        )
    if hands.handlers:
        deputy = WhoForm(typed(request, DEPUTY), people=hands.handlers, auto_id="deputy_%s")
        intro = _("De plaatsvervanger krijgt bericht als jij er niet bent en een termijn bijna om is.")
        found.append(
            Block(
                DEPUTY,
                _("Kies een plaatsvervanger"),
                deputy,
                _("Maak plaatsvervanger"),
                intro=intro,
                is_main=False,
            )
        )
    return found


def _adviser(request: HttpRequest, hands: Hands) -> list[Block]:
    """The task of who handles a case about a colleague whose confidential adviser went."""
    if not hands.advisers:
        return []
    form = WhoForm(typed(request, ADVISER), people=hands.advisers, auto_id="adviser_%s")
    intro = _("Dit dossier heeft geen vertrouwenspersoon meer.")
    return [Block(ADVISER, _("Kies een vertrouwenspersoon"), form, _("Vraag deze collega"), intro=intro)]


def _act(request: HttpRequest, number: str, do: str, told: dict[str, Any]) -> None:
    actor, moment = actor_of(request), now()
    if do == ANSWER:
        is_accepted = told["answer"] == "yes"
        hand_overs.answer_offer(
            actor=actor, number=number, is_accepted=is_accepted, word=told["word"], now=moment
        )
        return
    account_id = UUID(told["account"])
    if do == OFFER:
        hand_overs.offer(actor=actor, number=number, account_id=account_id, word=told["word"], now=moment)
    else:
        hand_overs.ask(actor=actor, number=number, kind=_KINDS[do], account_id=account_id, now=moment)


def _press(request: HttpRequest, number: str) -> None:
    actor, moment = actor_of(request), now()
    if sent(request, WITHDRAW):
        hand_overs.withdraw_offer(actor=actor, number=number, now=moment)
        return
    kind = request.POST.get("kind", "")
    if kind not in AssignmentKind.values:
        raise NotVisible
    hand_overs.end_help(
        actor=actor,
        number=number,
        kind=AssignmentKind(kind),
        account_id=uuid_in(request, "account"),
        now=moment,
    )


def _lacking(hands: Hands) -> list[Entry]:
    """Said as well when nobody can be asked yet."""
    if not hands.lacks_adviser or hands.advisers or _is_mine(hands):
        return []
    told = _("Niemand kan dat nu zijn. Vraag de beheerder om een collega de rol van nazorgverlener te geven.")
    return [Entry(title=_("Dit dossier heeft geen vertrouwenspersoon meer."), text=told)]


def _offered(hands: Hands) -> list[Entry]:
    offer = hands.offer
    if offer is None:
        return []
    title = _("%(by)s biedt dit dossier aan %(to)s aan") % {"by": offer.by, "to": offer.to}
    presses = (Press(_("Trek het aanbod in"), WITHDRAW),) if offer.may_withdraw else ()
    return [Entry(title=title, text=offer.word, small=long_moment(offer.offered_at), presses=presses)]


def _entry(one: Helper, hands: Hands) -> Entry:
    values = (("kind", one.kind.value), ("account", str(one.account_id)))
    stays = (AssignmentKind.HANDLER, AssignmentKind.ADVISER, AssignmentKind.NAMED)
    may_end = one.kind not in stays and not _is_mine(hands)
    return Entry(
        title=f"{one.kind.label}: {one.name}",
        small=_("sinds %(moment)s") % {"moment": long_moment(one.since)},
        presses=(Press(_("Niet meer nodig"), END, values),) if may_end else (),
    )
