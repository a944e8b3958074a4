# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out: one answer for every failure, a new session id for every success."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.accounts.queries import account_by_email, email_index
from eenlijn.commons.organisations.queries import names_of_organisations
from eenlijn.commons.sign_in.sessions import forget_session
from eenlijn.commons.tenancy.signing_in import note_sign_in
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.doors.web.components.shapes import ErrorLine
from eenlijn.doors.web.frame.middleware import ORGANISATION_KEY, actor_of, person
from eenlijn.doors.web.frame.policy import open_to_everyone, signed_in
from eenlijn.doors.web.profile.cast import ADDRESSES, GROUPS
from eenlijn.doors.web.profile.delay import forget_failures, remember_failure, wait_for
from eenlijn.doors.web.profile.entering import begin_session, enter, next_address, rest_of, trail_line
from eenlijn.doors.web.profile.forms import KEYS_AWAY, SAME_ANSWER, OrganisationForm, SignInForm
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@open_to_everyone(reason="the way in")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """With work address and password."""
    if request.method != "POST":
        return _page(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        account = _account(request, **form.cleaned_data)
    except KeysUnavailable:
        form.add_error(None, KEYS_AWAY)
        return _page(request, form, status=503)
    if account is None:
        form.add_error(None, SAME_ANSWER)
        return _page(request, form, status=422)
    return begin_session(request, account)


def _account(request: HttpRequest, email: str, password: str) -> Any:
    """Unknown, disabled, without a password and wrong all take the same work and give None."""
    wait_for(request, email)
    account = authenticate(request, email=email, password=password)
    if account is None:
        remember_failure(request, email)
        _trail_failure(request, email)
        return None
    forget_failures(email)
    return account


def _trail_failure(request: HttpRequest, email: str) -> None:
    """The same line for every failure, in the platform's trail; the address as a keyed digest only."""
    nobody = Actor.nobody().coming_from("web", getattr(request, "request_id", ""))
    entry = Entry(
        action="sign_in_failed",
        object_type="account",
        result="refused",
        detail={"address": email_index(email)},
    )
    with transaction.atomic():
        append(nobody, now(), entry)


@open_to_everyone(reason="one click signs in the invented people of the demo; outside it this does not exist")
@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """As one of the cast; in demo mode only."""
    email = ADDRESSES.get(request.POST.get("who", ""))
    if not settings.EENLIJN_DEMO or email is None:
        raise Http404
    account = account_by_email(email)
    if account is None or not account.is_active:
        raise Http404
    return enter(request, account, with_factor=True)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """For whom someone works now, when that is more than one employer; a session acts for exactly one."""
    actor = actor_of(request)
    with walls.reaching(Reach.SIGN_IN):
        names = names_of_organisations(actor.organisation_ids)
    form = OrganisationForm(
        request.POST if request.method == "POST" else None,
        names=names,
        initial={"organisation": str(actor.organisation_id or "")},
    )
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "next": next_address(request)}
        return render(request, "profile/organisation.html", context, status=422 if form.is_bound else 200)
    chosen = next(pk for pk in names if str(pk) == form.cleaned_data["organisation"])
    with walls.within(chosen), transaction.atomic():
        there = replace(actor, organisation_id=chosen)
        note_sign_in(there, now())
        trail_line(there, "choose_organisation", now())
    request.session[ORGANISATION_KEY] = str(chosen)
    rest_of(request, person(actor.person_id, chosen))
    return HttpResponseRedirect(next_address(request), status=303)


@open_to_everyone(reason="signing out must always work")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, with everything it kept; only a button does it, never a link."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("profile:start"))
    actor = actor_of(request)
    if actor.is_person:
        _leave_a_line(actor)
    forget_session(str(request.session.session_key))
    logout(request)
    response = HttpResponseRedirect(reverse("profile:sign_in"), status=303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _leave_a_line(actor: Actor) -> None:
    """Signing out goes on when the keys are away: staying signed in would be worse than a missing line."""
    try:
        with transaction.atomic():
            trail_line(actor, "sign_out", now())
    except KeysUnavailable:
        return


def _page(request: HttpRequest, form: SignInForm, *, status: int = 200) -> HttpResponse:
    page: dict[str, Any] = {
        "form": form,
        "next": next_address(request),
        "failures": [ErrorLine(str(told)) for told in form.non_field_errors()],
        "groups": GROUPS if settings.EENLIJN_DEMO else (),
    }
    return render(request, "profile/sign_in.html", page, status=status)
