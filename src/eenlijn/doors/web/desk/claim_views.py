# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One claim: what is open with its interest, payments, an agreement, costs, and writing off the rest."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.damages.claiming import NewPayment
from eenlijn.casework.damages.codes import ClaimState, Route
from eenlijn.casework.dossier import claims as acts
from eenlijn.casework.dossier.claims import ClaimPage
from eenlijn.doors.web.components.shapes import Link, Words
from eenlijn.doors.web.desk.damage_forms import CostsForm, PaymentForm, PlanForm
from eenlijn.doors.web.desk.damage_words import (
    interest_entry,
    line_text,
    open_entries,
    payment_entry,
    plan_entry,
    title_of,
)
from eenlijn.doors.web.desk.interest_rate_views import rates_link
from eenlijn.doors.web.desk.measure_forms import WhyForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, number_in, show, typed
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import long_moment

PAY, PLAN, STOP, COSTS, OFF = "pay", "plan", "stop", "costs", "off"
Acts = dict[str, tuple[Callable[[dict[str, Any]], object], Words]]


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, number: str, place: int) -> HttpResponse:
    page = acts.open_claim(actor=actor_of(request), number=number, place=place, now=now())
    opened = open_to_read(request, number)
    blocks = _blocks(request, page)
    if any(_done(request, number, page, block) for block in blocks):
        return redirect("desk:claim", number=number, place=place)
    sheet = Sheet(
        here=_("schade"),
        title=_("Eis %(number)s: %(road)s") % {"number": place, "road": page.route.label},
        intro=_until(page),
        entries=_entries(page),
        blocks=blocks,
        links=[
            Link(_("Brieven over deze eis"), reverse("desk:claim_letters", args=[number, place])),
            rates_link(),
            Link(_("Terug naar alle schade"), reverse("desk:damage", args=[number])),
        ],
    )
    return show(request, opened, sheet)


def _until(page: ClaimPage) -> str:
    """How far it is, and until when the other person has time."""
    if page.state != ClaimState.OPEN:
        return _("Deze eis is klaar: %(state)s.") % {"state": str(page.state.label).lower()}
    if page.due_at is None:
        return _no_term(page.route)
    told = _("De ander heeft tot %(moment)s om te betalen.")
    if page.due_at < now():
        told = _("De termijn is voorbij sinds %(moment)s.")
    return told % {"moment": long_moment(page.due_at)}


def _no_term(route: Route) -> str:
    """Nobody waits for the other person's letter where somebody else asks it back."""
    if route == Route.JOIN_CRIMINAL:
        return _("Deze eis gaat mee in de strafzaak. Wat de rechter toewijst, int het CJIB.")
    if route in (Route.INSURANCE, Route.FUND):
        return _("Deze eis ligt bij: %(road)s. Leg vast wat er wordt betaald.") % {"road": route.label}
    return _("Er loopt nog geen termijn. Die begint als de brief weg is.")


def _entries(page: ClaimPage) -> list[Entry]:
    lines = [Entry(title_of(one), line_text(one), str(one.state.label)) for one in page.lines]
    plan = [plan_entry(page.balance)] if page.plan else []
    told = [
        (_("Kosten"), page.costs_reason),
        (_("Afgeschreven, omdat"), page.written_off_reason),
    ]
    reasons = [Entry(title, words) for title, words in told if words]
    return [
        *open_entries(page.balance),
        *plan,
        payment_entry(page.payments),
        interest_entry(page.balance),
        *reasons,
        *lines,
    ]


def _blocks(request: HttpRequest, page: ClaimPage) -> list[Block]:
    if page.state != ClaimState.OPEN:
        return []
    values = (("version", str(page.version)),)

    def block(do: str, title: Words, form: forms.Form, button: Words, intro: Words = "") -> Block:
        return Block(
            do, title, form, button, intro, values, is_main=do == PAY, is_folded=do in (STOP, COSTS, OFF)
        )

    today = {"paid_on": to_local(now()).date()}
    pay = PaymentForm(typed(request, PAY), initial=today)
    blocks = [block(PAY, _("Leg een betaling vast"), pay, _("Leg vast"))]
    if page.plan:
        stop = WhyForm(typed(request, STOP))
        intro = _("De hele rest staat dan weer open, met rente vanaf de dag van de afspraak.")
        blocks.append(block(STOP, _("Stop de regeling"), stop, _("Stop de regeling"), intro))
    else:
        intro = _("Samen moeten de termijnen precies zijn wat nu open staat.")
        plan = PlanForm(typed(request, PLAN))
        blocks.append(block(PLAN, _("Spreek termijnen af"), plan, _("Leg de regeling vast"), intro))
        intro = _("Incassokosten komen er niet vanzelf bij: dat mag bij schade niet zonder meer.")
        costs = CostsForm(typed(request, COSTS))
        blocks.append(block(COSTS, _("Voeg kosten toe"), costs, _("Leg vast"), intro))
    intro = _("Wij vragen dan niets meer van wat nog open staat.")
    blocks.append(block(OFF, _("Schrijf af"), WhyForm(typed(request, OFF)), _("Schrijf af"), intro))
    return blocks


def _done(request: HttpRequest, number: str, page: ClaimPage, block: Block) -> bool:
    if not block.form.is_bound:
        return False
    act, said = _acts(request, number, page, block.form)[block.do]
    return kept(request, block.form, act, said)


def _acts(request: HttpRequest, number: str, page: ClaimPage, form: forms.Form) -> Acts:
    where: dict[str, Any] = {
        "actor": actor_of(request),
        "number": number,
        "place": page.number,
        "version": number_in(request, "version"),
        "now": now(),
    }

    def plan(_told: dict[str, Any]) -> None:
        if isinstance(form, PlanForm):
            acts.agree_to_pay(new=form.plan(), **where)

    return {
        PAY: (
            lambda told: acts.record_payment(new=NewPayment(**told), **where),
            _("De betaling is vastgelegd."),
        ),
        PLAN: (plan, _("De regeling is vastgelegd. Stuur de ander de brief.")),
        STOP: (lambda told: acts.end_agreement(reason=told["reason"], **where), _("De regeling is gestopt.")),
        COSTS: (lambda told: acts.add_claim_costs(**told, **where), _("De kosten zijn vastgelegd.")),
        OFF: (lambda told: acts.write_off_claim(reason=told["reason"], **where), _("Afgeschreven.")),
    }
