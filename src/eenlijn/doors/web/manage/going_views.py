# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning that somebody leaves or moves, and taking that back; who coordinates hands the dossiers over."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.leaving import in_hand, plan_leaving, plan_move
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import ChangeKind
from eenlijn.commons.tenancy import queries
from eenlijn.commons.tenancy.member_page import member_page
from eenlijn.commons.tenancy.moving import Plan, plan_of, withdraw_plan
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done, pressed
from eenlijn.doors.web.manage.unit_forms import unit_choices
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date

LEAVE, MOVE, WITHDRAW = "leave", "move", "withdraw"
_DAY: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
_FORMATS: Final = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _DAY, "invalid": _DAY},
    )


class LastDayForm(forms.Form):
    last_day = _day(gettext_lazy("Laatste dag"))


class FirstDayForm(forms.Form):
    """Another unit, and from when."""

    first_day = _day(gettext_lazy("Eerste dag in de andere eenheid"))
    to_unit = forms.ChoiceField(
        label=gettext_lazy("Naar welke eenheid?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een eenheid uit de lijst.")},
    )

    def __init__(self, units: Any, data: Any = None) -> None:
        super().__init__(data)
        field = cast("forms.ChoiceField", self.fields["to_unit"])
        field.choices = [("", _("Geen vaste eenheid")), *unit_choices(units)]

    def unit_id(self) -> UUID | None:
        chosen = self.cleaned_data["to_unit"]
        return UUID(chosen) if chosen else None


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def person_plan(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Two questions that are never answered together, or what is planned and a button to take it back."""
    actor = actor_of(request)
    member = member_page(actor, member_id, now())
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    if asked == WITHDRAW:
        said = _("Er staat niets meer gepland voor %(name)s.") % {"name": member.name}
        pressed(request, lambda: withdraw_plan(actor=actor, membership_id=member_id, now=now()), said)
        return redirect("manage:person_plan", member_id=member_id)
    leave = LastDayForm(request.POST if asked == LEAVE else None)
    move = FirstDayForm(queries.units(actor), request.POST if asked == MOVE else None)
    forms_by_name: dict[str, LastDayForm | FirstDayForm] = {LEAVE: leave, MOVE: move}
    sent = forms_by_name.get(asked)
    if sent is not None and sent.is_valid() and done(sent, _act(actor, member_id, sent)):
        messages.success(request, _("De dag staat vast. De coördinator krijgt bericht over de dossiers."))
        return redirect("manage:person_plan", member_id=member_id)
    plan = plan_of(actor, member_id)
    page = {
        "member": member,
        "leave": leave,
        "move": move,
        "failing": sent or leave,
        "plan": plan,
        "plan_words": _words(plan) if plan else "",
        "in_hand": in_hand(actor, member_id),
    }
    return render(request, "manage/person_plan.html", page)


def _act(actor: Actor, member_id: UUID, sent: LastDayForm | FirstDayForm) -> Callable[[], object]:
    if isinstance(sent, LastDayForm):
        last_day: date = sent.cleaned_data["last_day"]
        return lambda: plan_leaving(actor=actor, membership_id=member_id, last_day=last_day, now=now())
    first_day: date = sent.cleaned_data["first_day"]
    return lambda: plan_move(
        actor=actor, membership_id=member_id, unit_id=sent.unit_id(), first_day=first_day, now=now()
    )


def _words(plan: Plan) -> str:
    told = {"day": long_date(plan.day), "unit": plan.unit_name or _("geen vaste eenheid")}
    if plan.kind is ChangeKind.LEAVE:
        return _("Laatste dag: %(day)s.") % told
    return _("Vanaf %(day)s in een andere eenheid: %(unit)s.") % told
