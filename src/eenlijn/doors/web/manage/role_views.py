# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each role sees in plain words, and deciding as second administrator about a role that takes two."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.combinations import FORBIDDEN
from eenlijn.commons.tenancy.giving_roles import decide_role
from eenlijn.commons.tenancy.member_page import waiting_roles
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.manage.role_words import stories, story_of
from eenlijn.doors.web.manage.told import pressed
from eenlijn.foundation.clock import now


@requires(Role.ADM, Role.COO)
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    page = {"stories": stories(), "pairs": _pairs()}
    return render(request, "manage/roles.html", page)


def _pairs() -> list[str]:
    """The roles that nobody holds together, in the order of the list of roles."""
    order = list(Role)
    sorted_pairs = sorted(sorted(pair, key=order.index) for pair in FORBIDDEN)
    return [_("%(first)s en %(last)s") % {"first": one.label, "last": two.label} for one, two in sorted_pairs]


@requires(Role.ADM, Role.DPO)
@require_http_methods(["GET", "HEAD", "POST"])
def role_decide(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Yes or no by the second person; who asked for it only reads that it waits."""
    actor = actor_of(request)
    waiting = next((one for one in waiting_roles(actor, now()) if one.id == proposal_id), None)
    if waiting is None:
        raise NotVisible
    if request.method == "POST" and not is_fresh(request):
        return to_step_up(request)
    if request.method == "POST":
        is_given = request.POST.get("do") == "give"
        said = _("De rol is gegeven.") if is_given else _("De rol is niet gegeven.")
        pressed(
            request,
            lambda: decide_role(actor=actor, proposal_id=proposal_id, is_given=is_given, now=now()),
            said,
        )
        if actor.has(Role.ADM):
            return redirect("manage:person", member_id=waiting.membership_id)
        return redirect("manage:reviews")
    page = {"waiting": waiting, "story": story_of(waiting.role), "may_open": actor.has(Role.ADM)}
    return render(request, "manage/role_decide.html", page)
