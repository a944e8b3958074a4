# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Being away oneself: from when until when, who stands in then, and who always does."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.tenancy.absences import announce_absence, end_absence, name_deputy
from eenlijn.commons.tenancy.member_page import away as away_of
from eenlijn.commons.tenancy.member_page import colleagues, deputy_of
from eenlijn.commons.tenancy.queries import membership_of
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.doors.web.frame.away_form import AwayForm, DeputyForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """One page, two questions: the days, and the colleague who always stands in."""
    actor = actor_of(request)
    member_id = _own(actor)
    others = colleagues(actor, member_id)
    asks_deputy = request.method == "POST" and request.POST.get("do") == "deputy"
    is_days = request.method == "POST" and not asks_deputy
    days = AwayForm(others, request.POST if is_days else None)
    standing = deputy_of(actor, member_id)
    deputy = DeputyForm(
        others, request.POST if asks_deputy else None, initial={"deputy": str(standing) if standing else ""}
    )
    if is_days and days.is_valid() and _done(days, lambda: _announce(actor, member_id, days)):
        messages.success(request, _("Je bent in die tijd afwezig. Berichten gaan ook naar wie je vervangt."))
        return redirect("profile:away")
    if asks_deputy and deputy.is_valid() and _done(deputy, lambda: _name(actor, member_id, deputy)):
        messages.success(request, _("Je vaste vervanger staat vast."))
        return redirect("profile:away")
    page = {
        "days": days,
        "deputy": deputy,
        "lines": away_of(actor, member_id, now()),
        "has_colleagues": bool(others),
        "failing": deputy if asks_deputy else days,
    }
    return render(request, "profile/away.html", page, status=422 if request.method == "POST" else 200)


@signed_in
@require_POST
def back(request: HttpRequest, absence_id: UUID) -> HttpResponse:
    """Back earlier, or not away after all."""
    try:
        end_absence(actor=actor_of(request), absence_id=absence_id, now=now())
    except NotYours:
        raise NotVisible from None
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Je bent er weer."))
    return redirect("profile:away")


def _own(actor: Actor) -> UUID:
    found = membership_of(actor)
    if found is None:
        raise NotVisible
    return found


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def _announce(actor: Actor, member_id: UUID, form: AwayForm) -> None:
    given = form.cleaned_data
    announce_absence(
        actor=actor,
        membership_id=member_id,
        starts_on=given["starts_on"],
        ends_on=given["ends_on"],
        deputy_id=form.deputy_id(),
        now=now(),
    )


def _name(actor: Actor, member_id: UUID, form: DeputyForm) -> None:
    name_deputy(actor=actor, membership_id=member_id, deputy_id=form.deputy_id(), now=now())
