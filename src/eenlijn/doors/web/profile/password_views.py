# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A lost password, a new one by a link, a new one from inside, and asking to take a lost factor away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import account_by_id
from eenlijn.commons.sign_in.factors import factors_of, has_factor
from eenlijn.commons.sign_in.forgotten import (
    LinkOver,
    account_of_link,
    ask_new_password,
    change_password,
    set_password,
)
from eenlijn.commons.sign_in.resets import ask_reset
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.middleware import actor_of, person
from eenlijn.doors.web.frame.policy import holder_of_link, open_to_everyone, signed_in
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.profile.entering import half_signed_in, stay_inside
from eenlijn.doors.web.profile.forms import KEYS_AWAY
from eenlijn.doors.web.profile.password_forms import LostPasswordForm, NewPasswordForm, OwnPasswordForm
from eenlijn.doors.web.profile.proving import options, prove
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

_READ_AND_SEND = ["GET", "HEAD", "POST"]


@open_to_everyone(reason="whoever lost the password cannot sign in; every address gets the same answer")
@require_http_methods(_READ_AND_SEND)
def lost(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail; whose address it is, nobody looks up here."""
    form = LostPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ask_new_password(email=form.cleaned_data["email"], now=now())
        except KeysUnavailable:
            form.add_error(None, KEYS_AWAY)
        else:
            return render(request, "profile/lost_password_sent.html", {})
    return render(request, "profile/lost_password.html", {"form": form}, status=422 if form.is_bound else 200)


@holder_of_link
@sensitive_post_parameters("password", "password_again", "code", "credential")
@require_http_methods(_READ_AND_SEND)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a new password behind the link; who has a second factor shows it here too, of any kind."""
    account_id = account_of_link(code, now())
    if account_id is None:
        return _over(request)
    factors = factors_of(account_id)
    needed = factors.is_set_up
    form = NewPasswordForm(request.POST if request.method == "POST" else None, needs_factor=needed)
    if form.is_bound and form.is_valid():
        try:
            if needed:
                prove(request, account_by_id(account_id))
            set_password(token=code, password=form.cleaned_data["password"], now=now())
        except LinkOver:
            return _over(request)
        except Refused as refused:
            form.refuse(refused)
        else:
            return render(request, "profile/password_set.html", {"bar": _bar()})
    page = {
        "form": form,
        "needs_factor": needed,
        "options": options(request, account_id, factors),
        "bar": _bar(),
    }
    return render(request, "profile/new_password.html", page, status=422 if form.is_bound else 200)


@signed_in
@sensitive_post_parameters("current", "password", "password_again")
@require_http_methods(_READ_AND_SEND)
def own(request: HttpRequest) -> HttpResponse:
    """Another password from inside: after the second factor, or after the present password."""
    actor = actor_of(request)
    needs_current = not has_factor(actor.person_id)
    if not needs_current and not is_fresh(request):
        return to_step_up(request)
    account = account_by_id(actor.person_id)
    form = OwnPasswordForm(request.POST if request.method == "POST" else None, needs_current=needs_current)
    if form.is_bound and form.is_valid() and _knows_current(form, account, needs_current=needs_current):
        try:
            change_password(account=account, password=form.cleaned_data["password"], now=now())
        except Refused as refused:
            form.add_error("password", refused.sentence)
        else:
            stay_inside(request, account.pk)
            return redirect("profile:factors")
    page = {"form": form, "needs_current": needs_current}
    return render(request, "profile/own_password.html", page, status=422 if form.is_bound else 200)


@open_to_everyone(reason="only after a right password; without it, it leads back to sign-in")
@require_http_methods(_READ_AND_SEND)
def lost_factor(request: HttpRequest) -> HttpResponse:
    """Ask the administrator to take a lost factor away; nothing is taken away here."""
    account = half_signed_in(request)
    if account is None:
        return HttpResponseRedirect(reverse("profile:sign_in"), status=303)
    is_asked = request.method == "POST"
    if is_asked:
        actor = person(account.pk, None)
        with walls.reaching(Reach.FACTOR_RESET):
            ask_reset(actor=actor, now=now())
    return render(request, "profile/lost_factor.html", {"is_asked": is_asked})


def _knows_current(form: OwnPasswordForm, account: Any, *, needs_current: bool) -> bool:
    if not needs_current or account.check_password(form.cleaned_data["current"]):
        return True
    form.add_error("current", _("Dit is niet je wachtwoord van nu."))
    return False


def _over(request: HttpRequest) -> HttpResponse:
    """Unknown, used and expired are one page."""
    return render(request, "profile/password_link_over.html", {"bar": _bar()}, status=404)


def _bar() -> TopBar:
    return TopBar(home_href=reverse("profile:start"))
