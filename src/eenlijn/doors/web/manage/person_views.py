# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One person: function and unit, roles, being away, a new link; and, asked first, suspending and leaving."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.leaving import in_hand, let_leave, move_now
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.tenancy import queries
from eenlijn.commons.tenancy.absences import announce_absence, end_absence, name_deputy
from eenlijn.commons.tenancy.actions import suspend_member
from eenlijn.commons.tenancy.giving_roles import ask_role, end_role, lift_suspension, offered_roles
from eenlijn.commons.tenancy.invitations import send_link_again
from eenlijn.commons.tenancy.member_page import MemberPage, colleagues, member_page
from eenlijn.doors.web.frame.away_form import AwayForm, DeputyForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.manage.function_form import as_chosen
from eenlijn.doors.web.manage.people_forms import MoveForm, RoleForm
from eenlijn.doors.web.manage.person_link import link_address
from eenlijn.doors.web.manage.role_words import short_words, story_of
from eenlijn.doors.web.manage.told import done, pressed
from eenlijn.doors.web.manage.unit_views import own_functions
from eenlijn.foundation.clock import now


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Everything about one person on one page; every form and button of it comes back here."""
    actor = actor_of(request)
    member = member_page(actor, member_id, now())
    asked = request.POST.get("do", "") if request.method == "POST" else ""
    if asked == "role" and not is_fresh(request):
        return to_step_up(request)
    if asked in _PRESSES:
        return _PRESSES[asked](request, actor, member)
    made = _forms(request, actor, member, asked)
    sent = made.get(asked)
    if sent is not None and sent.is_valid() and done(sent, _act(actor, member, asked, sent)):
        messages.success(request, _said(actor, member, asked, sent))
        return redirect("manage:person", member_id=member_id)
    page = {
        **made,
        "failing": made.get(asked, made["move"]),
        "member": member,
        "roles": [(one, story_of(one.role).sees) for one in member.roles],
        "role_words": [(one.label, short_words(one)) for one in offered_roles(actor)],
        "in_hand": in_hand(actor, member_id),
        "is_invited": member.state is MembershipState.INVITED,
        "is_suspended": member.state is MembershipState.SUSPENDED,
    }
    return render(request, "manage/person.html", page)


def _forms(request: HttpRequest, actor: Actor, member: MemberPage, asked: str) -> dict[str, Any]:
    """The four forms of the page; only the one that was sent holds what was typed."""
    units = queries.units(actor)
    others = colleagues(actor, member.membership_id)
    of_sector, in_use = own_functions(actor), queries.functions_in_use(actor)

    def typed(name: str) -> Any:
        return request.POST if asked == name else None

    chosen = as_chosen(member.function_name, (*of_sector, *in_use))
    here = {**chosen, "unit": str(member.unit_id or "")}
    standing = {"deputy": str(member.deputy_id or "")}
    return {
        "move": MoveForm(units, of_sector, in_use, typed("move"), initial=here),
        "role": RoleForm(offered_roles(actor), units, typed("role")),
        "away": AwayForm(others, typed("away")),
        "deputy": DeputyForm(others, typed("deputy"), initial=standing),
    }


def _act(actor: Actor, member: MemberPage, asked: str, form: Any) -> Callable[[], object]:
    acts: Mapping[str, Callable[[Actor, MemberPage, Any], object]] = {
        "move": _move,
        "role": _give,
        "away": _announce,
        "deputy": _name,
    }
    return lambda: acts[asked](actor, member, form)


def _move(actor: Actor, member: MemberPage, form: MoveForm) -> None:
    move_now(
        actor=actor,
        membership_id=member.membership_id,
        unit_id=form.unit_id(),
        function_name=form.function_name,
        now=now(),
    )


def _give(actor: Actor, member: MemberPage, form: RoleForm) -> None:
    role = Role(form.cleaned_data["role"])
    ask_role(actor=actor, membership_id=member.membership_id, role=role, unit_id=form.unit_id(), now=now())


def _announce(actor: Actor, member: MemberPage, form: AwayForm) -> None:
    announce_absence(
        actor=actor,
        membership_id=member.membership_id,
        starts_on=form.cleaned_data["starts_on"],
        ends_on=form.cleaned_data["ends_on"],
        deputy_id=form.deputy_id(),
        now=now(),
    )


def _name(actor: Actor, member: MemberPage, form: DeputyForm) -> None:
    name_deputy(actor=actor, membership_id=member.membership_id, deputy_id=form.deputy_id(), now=now())


def _said(actor: Actor, member: MemberPage, asked: str, form: forms.Form) -> str:
    if asked == "role":
        role = Role(form.cleaned_data["role"])
        after = member_page(actor, member.membership_id, now())
        waits = any(one.role is role for one in after.waiting)
        told = (
            _("De rol «%(role)s» wacht op een tweede beheerder.") if waits else _("%(name)s is nu %(role)s.")
        )
        return told % {"role": role.label, "name": member.name}
    told = {
        "move": _("De functie en de eenheid van %(name)s staan vast."),
        "away": _("%(name)s is in die tijd afwezig."),
        "deputy": _("De vaste vervanger van %(name)s staat vast."),
    }[asked]
    return told % {"name": member.name}


def _link(request: HttpRequest, actor: Actor, member: MemberPage) -> HttpResponse:
    """A new link, shown once and sent by mail; the old ones end."""
    made: list[str] = []
    said = _("Er is een nieuwe link. De vorige werkt niet meer.")
    pressed(
        request,
        lambda: made.append(send_link_again(actor=actor, membership_id=member.membership_id, now=now())),
        said,
    )
    if not made:
        return redirect("manage:person", member_id=member.membership_id)
    page = {"address": link_address(made[0]), "name": member.name, "member_id": member.membership_id}
    return render(request, "manage/invited.html", page)


def _take_role(request: HttpRequest, actor: Actor, member: MemberPage) -> HttpResponse:
    asked = request.POST.get("which", "")
    held = next((one for one in member.roles if str(one.id) == asked), None)
    if held is not None:
        said = _("%(name)s heeft de rol «%(role)s» niet meer.") % {
            "name": member.name,
            "role": held.role.label,
        }
        pressed(request, lambda: end_role(actor=actor, assignment_id=held.id, now=now()), said)
    return redirect("manage:person", member_id=member.membership_id)


def _is_back(request: HttpRequest, actor: Actor, member: MemberPage) -> HttpResponse:
    asked = request.POST.get("which", "")
    found = next((one for one in member.absences if str(one.id) == asked), None)
    if found is not None:
        said = _("%(name)s is er weer.") % {"name": member.name}
        pressed(request, lambda: end_absence(actor=actor, absence_id=found.id, now=now()), said)
    return redirect("manage:person", member_id=member.membership_id)


def _lift(request: HttpRequest, actor: Actor, member: MemberPage) -> HttpResponse:
    said = _("%(name)s kan weer verder, met dezelfde rollen.") % {"name": member.name}
    pressed(
        request,
        lambda: lift_suspension(actor=actor, membership_id=member.membership_id, now=now()),
        said,
    )
    return redirect("manage:person", member_id=member.membership_id)


_PRESSES: Final[Mapping[str, Callable[[HttpRequest, Actor, MemberPage], HttpResponse]]] = {
    "link": _link,
    "take_role": _take_role,
    "back": _is_back,
    "lift": _lift,
}


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def person_suspend(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Ask first: everything closes for this person at once, and may be opened again."""
    actor = actor_of(request)
    member = member_page(actor, member_id, now())
    if request.method == "POST":
        said = _("%(name)s kan er niet meer in. De rollen blijven bewaard.") % {"name": member.name}
        pressed(request, lambda: suspend_member(actor=actor, now=now(), membership_id=member_id), said)
        return redirect("manage:person", member_id=member_id)
    return render(request, "manage/person_suspend.html", {"member": member})


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def person_leave(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """Ask first, and say how many dossiers must be handed over before."""
    actor = actor_of(request)
    member = member_page(actor, member_id, now())
    if request.method == "POST":
        said = _("%(name)s doet niet meer mee. Wat er is gedaan, blijft.") % {"name": member.name}
        is_gone = pressed(request, lambda: let_leave(actor=actor, membership_id=member_id, now=now()), said)
        return redirect("manage:people") if is_gone else redirect("manage:person_leave", member_id=member_id)
    page = {"member": member, "in_hand": in_hand(actor, member_id)}
    return render(request, "manage/person_leave.html", page)
