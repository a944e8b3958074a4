# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of the own employer: the list, finding one by the whole address, and inviting one."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.tenancy import queries
from eenlijn.commons.tenancy.actions import invite_member
from eenlijn.commons.tenancy.giving_roles import ask_role, offered_roles
from eenlijn.commons.tenancy.invitations import invitation_link
from eenlijn.commons.tenancy.member_page import member_by_email, waiting_roles
from eenlijn.commons.tenancy.queries import MemberRow
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.manage.people_forms import FindForm, InviteForm
from eenlijn.doors.web.manage.person_link import link_address
from eenlijn.doors.web.manage.role_words import short_words
from eenlijn.doors.web.manage.told import told_at
from eenlijn.doors.web.manage.unit_views import own_functions
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole

ON_A_PAGE: Final = 50


@dataclass(frozen=True)
class PersonLine:
    """One person in the list: nothing more than what one needs to find the right page."""

    id: UUID
    name: str
    function_name: str
    unit_name: str
    state: MembershipState
    roles: str


@requires(Role.ADM)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Fifty at a time by name; an address leads to the page of that one person."""
    actor = actor_of(request)
    find = FindForm(request.GET if request.GET.get("mailadres") else None)
    if find.is_bound and find.is_valid():
        found = member_by_email(actor, find.cleaned_data["mailadres"])
        if found is not None:
            return redirect("manage:person", member_id=found)
        find.add_error("mailadres", _("Niemand hier heeft dit mailadres. Kijk het na, of nodig iemand uit."))
    rows = queries.members(actor, now())
    page_number = _page_number(request, len(rows))
    start = page_number * ON_A_PAGE
    page = {
        "lines": [_line(one) for one in rows[start : start + ON_A_PAGE]],
        "find": find,
        "sentence": _sentence(rows),
        "waiting": waiting_roles(actor, now()),
        "earlier": _page_href(page_number - 1) if page_number else "",
        "later": _page_href(page_number + 1) if start + ON_A_PAGE < len(rows) else "",
    }
    return render(request, "manage/people.html", page)


def _page_number(request: HttpRequest, count: int) -> int:
    """The page that was asked for, counted from 0; what is no page is the first."""
    asked = request.GET.get("pagina", "")[:6]
    last = max(0, count - 1) // ON_A_PAGE
    return min(int(asked) - 1, last) if asked.isdecimal() and int(asked[:6]) > 0 else 0


def _page_href(number: int) -> str:
    return f"{reverse('manage:people')}?pagina={number + 1}"


def _line(row: MemberRow) -> PersonLine:
    told = [
        f"{one.role.label} ({one.unit_name})" if one.unit_name else str(one.role.label)
        for one in row.roles
        if one.role is not Role.EMP
    ]
    return PersonLine(
        id=row.membership_id,
        name=row.name,
        function_name=row.function_name,
        unit_name=row.unit_name,
        state=row.state,
        roles=", ".join(told),
    )


def _sentence(rows: tuple[MemberRow, ...]) -> str:
    waiting = sum(one.state is MembershipState.INVITED for one in rows)
    told = ngettext("Er doet %(count)s mens mee.", "Er doen %(count)s mensen mee.", len(rows) - waiting)
    sentence = told % {"count": whole(len(rows) - waiting)}
    if not waiting:
        return sentence
    more = ngettext(
        "%(count)s uitnodiging is nog niet aangenomen.",
        "%(count)s uitnodigingen zijn nog niet aangenomen.",
        waiting,
    )
    return f"{sentence} {more % {'count': whole(waiting)}}"


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def people_new(request: HttpRequest) -> HttpResponse:
    """Invite one person; the link goes by mail, and is shown here once."""
    actor = actor_of(request)
    if request.POST.get("role") and not is_fresh(request):
        return to_step_up(request)
    form = _form(request, actor)
    if request.method == "POST" and form.is_valid():
        token = told_at(form, lambda: _invited(actor, form))
        if token is not None:
            page = {"address": link_address(token), "name": form.cleaned_data["name"]}
            return render(request, "manage/invited.html", page)
    page = {
        "form": form,
        "roles": [(one.label, short_words(one)) for one in offered_roles(actor)],
    }
    return render(request, "manage/people_new.html", page)


def _form(request: HttpRequest, actor: Actor) -> InviteForm:
    return InviteForm(
        offered_roles(actor),
        queries.units(actor),
        own_functions(actor),
        queries.functions_in_use(actor),
        request.POST if request.method == "POST" else None,
    )


@transaction.atomic
def _invited(actor: Actor, form: InviteForm) -> str:
    """The person, the role and the link, or nothing of it."""
    given, moment = form.cleaned_data, now()
    member = invite_member(
        actor=actor,
        now=moment,
        organisation_id=actor.scope_id,
        email=given["email"],
        name=" ".join(given["name"].split()),
        function_name=form.function_name,
        unit_id=form.unit_id(),
    )
    if given["role"]:
        ask_role(actor=actor, membership_id=member.pk, role=Role(given["role"]), now=moment)
    return invitation_link(actor=actor, membership_id=member.pk, now=moment)
