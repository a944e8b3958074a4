# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers of somebody who leaves or moves: offering them, answering offers, and the receipt."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.dossier import handing_on
from eenlijn.casework.dossier.handing_on import Came, HandingOn, Outcome, ReceiptLine
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import ChangeKind, ChangeState
from eenlijn.commons.tenancy.moving import Plan
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, long_moment, whole

ALL, CHOSEN = "all", "chosen"
LONGEST_PAGE = 4
ACCEPT, REFUSE = "accept", "refuse"


class HandOnForm(forms.Form):
    """To which colleague, and whether it is everything or what was ticked."""

    account = forms.ChoiceField(
        label=gettext_lazy("Aan welke collega?"),
        error_messages={
            "required": gettext_lazy("Kies een collega."),
            "invalid_choice": gettext_lazy("Kies een collega uit de lijst."),
        },
    )
    which = forms.ChoiceField(
        label=gettext_lazy("Welke dossiers?"),
        choices=[
            (ALL, gettext_lazy("Alles wat nog bij deze persoon ligt")),
            (CHOSEN, gettext_lazy("Alleen wat is aangevinkt")),
        ],
        initial=ALL,
        widget=forms.RadioSelect,
    )

    def __init__(self, page: HandingOn, data: Any = None) -> None:
        super().__init__(data)
        named = [(str(pk), f"{name} ({_roles(roles)})") for pk, name, roles in page.colleagues]
        self.fields["account"].choices = [("", _("Kies een collega")), *named]  # type: ignore[attr-defined]


class OffersForm(forms.Form):
    """One answer for all offers, or for what was ticked."""

    which = forms.ChoiceField(
        label=gettext_lazy("Welke dossiers?"),
        choices=[
            (ALL, gettext_lazy("Alles wat mij is aangeboden")),
            (CHOSEN, gettext_lazy("Alleen wat is aangevinkt")),
        ],
        initial=ALL,
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=gettext_lazy("Waarom neem je het niet over?"),
        help_text=gettext_lazy("Alleen nodig als je het niet overneemt."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_ons(request: HttpRequest) -> HttpResponse:
    """What was offered to me, with one answer for all; and, for who coordinates, who leaves or moves."""
    actor, moment = actor_of(request), now()
    offers = handing_on.offers_to(actor, moment)
    form = OffersForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _answered(request, form):
        return redirect("desk:hand_ons")
    found = handing_on.goers(actor, moment)
    page = {
        "form": form,
        "offers": [(one, _kinds(one.kinds), _term(one.term)) for one in offers],
        "goers": [(plan, plan_words(plan), count) for plan, count in found],
        "coordinates": actor.has(Role.COO),
        "accept": ACCEPT,
        "refuse": REFUSE,
    }
    return render(request, "desk/hand_ons.html", page)


def _answered(request: HttpRequest, form: OffersForm) -> bool:
    chosen = form.cleaned_data["which"] == CHOSEN
    numbers = frozenset(request.POST.getlist("number")) if chosen else None
    try:
        outcome = handing_on.answer_offers(
            actor=actor_of(request),
            numbers=numbers,
            is_accepted=request.POST.get("do") == ACCEPT,
            word=form.cleaned_data["word"],
            now=now(),
        )
    except Refused as refused:
        form.add_error("word", refused.sentence)
        return False
    _say(request, outcome)
    return True


@requires(Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """All that is in the hands of one person: choose who takes it, all at once or dossier by dossier."""
    actor, moment = actor_of(request), now()
    found = handing_on.handing_on(actor, change_id, _page(request), moment)
    form = HandOnForm(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(request) if form.cleaned_data["which"] == CHOSEN else None
        outcome = handing_on.hand_on(
            actor=actor,
            change_id=change_id,
            account_id=UUID(form.cleaned_data["account"]),
            chosen=chosen,
            now=moment,
        )
        _say(request, outcome)
        return redirect("desk:hand_on", change_id=change_id)
    page = {
        "form": form,
        "found": found,
        "plan": found.plan,
        "plan_words": plan_words(found.plan),
        "rows": [(one, _kinds(one.kinds), _term(one.term)) for one in found.rows],
        "earlier": f"?pagina={found.page - 1}" if found.page > 1 else "",
        "later": f"?pagina={found.page + 1}" if found.page < found.pages else "",
        "is_over": found.plan.state is not ChangeState.PLANNED,
    }
    return render(request, "desk/hand_on.html", page)


@requires(Role.COO)
@require_safe
def hand_on_receipt(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """What went to whom, when, and who accepted it; made to be printed."""
    receipt = handing_on.receipt(actor_of(request), change_id)
    page = {
        "plan": receipt.plan,
        "plan_words": plan_words(receipt.plan),
        "lines": [(one, AssignmentKind(one.kind).label, came_words(one)) for one in receipt.lines],
        "moment": now(),
    }
    return render(request, "desk/hand_on_receipt.html", page)


def plan_words(plan: Plan) -> str:
    """Say of one person what happens when."""
    told = {"day": long_date(plan.day), "unit": plan.unit_name or _("geen vaste eenheid")}
    if plan.kind is ChangeKind.LEAVE:
        over = plan.state is ChangeState.DONE
        return (_("Weg na %(day)s.") if over else _("Laatste dag: %(day)s.")) % told
    return _("Vanaf %(day)s in een andere eenheid: %(unit)s.") % told


def came_words(one: ReceiptLine) -> str:
    """Say of one dossier where it is."""
    told = {"name": one.to, "moment": long_moment(one.at) if one.at else ""}
    return {
        Came.ACCEPTED: _("%(name)s nam het aan op %(moment)s."),
        Came.PASSED_ON: _("Ging naar %(name)s op %(moment)s."),
        Came.TO_COORDINATORS: _("Ligt sinds %(moment)s bij de coördinatoren van de eenheid."),
        Came.GOES_ON: _("%(name)s gaat hiermee verder."),
        Came.NEEDS_SOMEBODY: _(
            "Sinds %(moment)s doet niemand dit. Wie het dossier behandelt, moet iemand vragen."
        ),
        Came.OFFERED: _("Aangeboden aan %(name)s op %(moment)s. Er is nog niet geantwoord."),
        Came.IN_HAND: _("Ligt nog bij deze persoon."),
    }[one.came] % told


def _say(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.done:
        told = ngettext(
            "Vastgelegd voor %(count)s dossier.", "Vastgelegd voor %(count)s dossiers.", outcome.done
        )
        messages.success(request, told % {"count": whole(outcome.done)})
    if outcome.refused:
        told = ngettext(
            "%(count)s dossier kon niet: het is al aangeboden, of deze collega mag het niet behandelen.",
            "%(count)s dossiers konden niet: ze zijn al aangeboden, of deze collega mag ze niet behandelen.",
            outcome.refused,
        )
        messages.error(request, told % {"count": whole(outcome.refused)})
    if not outcome.done and not outcome.refused:
        messages.error(request, _("Er was niets gekozen."))


def _roles(roles: tuple[Role, ...]) -> str:
    return ", ".join(str(role.label) for role in roles)


def _kinds(kinds: tuple[str, ...]) -> str:
    return ", ".join(kinds)


def _term(term: ClockView | None) -> str:
    if term is None:
        return _("geen termijn loopt")
    return _("%(term)s: %(moment)s") % {"term": term.kind.label, "moment": long_moment(term.due_at)}


def _chosen(request: HttpRequest) -> frozenset[UUID]:
    found = set()
    for told in request.POST.getlist("row"):
        try:
            found.add(UUID(told))
        except ValueError:
            continue
    return frozenset(found)


def _page(request: HttpRequest) -> int:
    told = request.GET.get("pagina", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_PAGE else 1
