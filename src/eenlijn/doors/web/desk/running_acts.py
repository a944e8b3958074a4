# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done about one measure, each on a page of its own: stop, look again, a breach, an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import running
from eenlijn.casework.dossier.running import MeasurePage
from eenlijn.casework.restrictions.actions import Judgement, Lifting, NewBreach, NewContact
from eenlijn.casework.restrictions.codes import (
    BreachKind,
    ContactChannel,
    LiftReason,
    ReviewOutcome,
    measure_name,
)
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.shapes import Link, Words
from eenlijn.doors.web.desk.measure_parts import Block, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.running_forms import BreachForm, ContactForm, LeftForm, LiftForm, ReviewForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date

DO = "measure"


@dataclass(frozen=True)
class _Ask:
    """What differs between the pages: what is asked, and what is done with it."""

    title: Words
    intro: Callable[[MeasurePage], str]
    form_class: type[forms.Form]
    act: Callable[["_Where", dict[str, Any]], None]


class _Where(TypedDict):
    """Which measure, by whom and when: what every act is told."""

    actor: Actor
    number: str
    measure_id: UUID
    now: datetime


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lift(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    def act(where: _Where, told: dict[str, Any]) -> None:
        running.lift_measure(lifting=Lifting(LiftReason(told["reason"]), told["words"]), **where)

    intro = _("Vanaf nu geldt het nergens meer. De brief aan de ander ligt daarna klaar bij deze maatregel.")
    ask = _Ask(_("Laat het eerder stoppen"), lambda _page: intro, LiftForm, act)
    return _page(request, measure_id, ask)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    def act(where: _Where, told: dict[str, Any]) -> None:
        outcome = ReviewOutcome(told["outcome"])
        judgement = Judgement(outcome, told["words"], told["seen_on"], told["ends_on"])
        running.review_measure(judgement=judgement, **where)

    return _page(request, measure_id, _Ask(_("Is het nog nodig?"), _since, ReviewForm, act))


def _since(page: MeasurePage) -> str:
    words = _(
        "Kijk naar gedrag van %(day)s of later. "
        "Alleen om wat toen al bekend was, loopt een maatregel niet door."
    )
    return words % {"day": long_date(page.facts_since)}


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def breach(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    def act(where: _Where, told: dict[str, Any]) -> None:
        is_called = told["police_called"] == "yes"
        new = NewBreach(told["at"], BreachKind(told["kind"]), told["where"], told["words"], is_called)
        running.record_breach(new=new, **where)

    intro = _(
        "Leg vast wat er was. Werd iemand weer agressief, dan hoort daar ook een nieuwe melding bij. "
        "Wat het in het strafrecht is, zeggen politie en OM: wat je hier kiest, is niet nagegaan."
    )
    ask = _Ask(_("Iemand hield zich er niet aan"), lambda _page: intro, BreachForm, act)
    links = (Link(_("Maak een nieuwe melding"), reverse("report:signed_in_form")),)
    return _page(request, measure_id, ask, links)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    def act(where: _Where, told: dict[str, Any]) -> None:
        channel = ContactChannel(told["channel"])
        new = NewContact(told["answered_on"], channel, told["function_name"], told["words"])
        running.record_contact(new=new, **where)

    intro = _("Ook wie een maatregel heeft, krijgt antwoord. Zo laten wij zien dat dat gebeurde.")
    ask = _Ask(_("Leg vast dat wij antwoordden"), lambda _page: intro, ContactForm, act)
    return _page(request, measure_id, ask)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lifting_sent(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    def act(where: _Where, told: dict[str, Any]) -> None:
        running.record_lifting_sent(at=told["at"], by=told["by"], proof=told["proof"], **where)

    number = running.number_of(actor_of(request), measure_id)
    if running.measure_page(actor_of(request), number, measure_id, now()).lifting is None:
        raise NotVisible
    intro = _("Zo staat vast dat de ander weet dat er niets meer geldt. Later veranderen kan niet.")
    ask = _Ask(_("De brief is verstuurd"), lambda _page: intro, LeftForm, act)
    return _page(request, measure_id, ask)


def _page(request: HttpRequest, measure_id: UUID, ask: _Ask, links: Sequence[Link] = ()) -> HttpResponse:
    number = running.number_of(actor_of(request), measure_id)
    opened = open_to_handle(request, number, "answer")
    page = running.measure_page(actor_of(request), number, measure_id, opened.now)
    where: _Where = {"actor": actor_of(request), "number": number, "measure_id": measure_id, "now": now()}
    form = ask.form_class(typed(request, DO))
    if kept(request, form, lambda told: ask.act(where, told), _("Vastgelegd.")):
        return redirect("desk:measure", measure_id=measure_id)
    sheet = Sheet(
        here=_("maatregel"),
        title=measure_name(page.life.kind.label),
        intro=ask.intro(page),
        blocks=[Block(DO, ask.title, form, _("Leg vast"))],
        links=links,
    )
    return show(request, opened, sheet)
