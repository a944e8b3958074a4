# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Showing a second factor: at the second step, as the whole sign-in, and once more for a heavy act."""

import json
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import account_by_id
from eenlijn.commons.sign_in.factors import NoPasskey, ask_passkey, factors_of, owner_of, prove_passkey
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import open_to_everyone, signed_in
from eenlijn.doors.web.profile.entering import enter, half_signed_in, next_address, step_up, trail_line
from eenlijn.doors.web.profile.factor_forms import CodeForm, PasskeyForm
from eenlijn.doors.web.profile.proving import credential_of, options, prove
from eenlijn.foundation.clock import now


@open_to_everyone(reason="the second step of signing in; without a right password before it, it leads back")
@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """A code, a passkey or a recovery code, after a right password."""
    account = half_signed_in(request)
    if account is None:
        return HttpResponseRedirect(reverse("profile:sign_in"), status=303)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            prove(request, account)
        except Refused as refused:
            _tell_failure(request)
            form.refuse(refused)
        else:
            return enter(request, account, with_factor=True)
    return _page(request, account, form, "profile/second_step.html")


@signed_in
@sensitive_post_parameters("code", "credential")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Once more a code or a passkey, and on with what somebody was doing."""
    actor = actor_of(request)
    account = account_by_id(actor.person_id)
    if not factors_of(account.pk).is_set_up:
        asked = urlencode({"next": next_address(request)})
        return HttpResponseRedirect(f"{reverse('profile:factors')}?{asked}", status=303)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            prove(request, account)
        except Refused as refused:
            _tell_failure(request, actor)
            form.refuse(refused)
        else:
            step_up(request)
            with transaction.atomic():
                trail_line(actor, "step_up", now())
            return HttpResponseRedirect(next_address(request), status=303)
    return _page(request, account, form, "profile/step_up.html")


@open_to_everyone(reason="a passkey alone is a whole sign-in")
@sensitive_post_parameters("credential")
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey only; it checks its owner itself: nothing is guessed, so nothing waits."""
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        credential = credential_of(request.POST.get("credential", ""))
        account_id = owner_of(credential)
        if account_id is not None and prove_passkey(
            account_id=account_id,
            state=request.session,
            host=request.get_host(),
            credential=credential,
            now=now(),
        ):
            return enter(request, account_by_id(account_id), with_factor=True)
        _tell_failure(request)
        form.add_error(None, NoPasskey().sentence)
    asked = json.dumps(ask_passkey(account_id=None, state=request.session, host=request.get_host()))
    page = {"options": asked, "form": form, "next": next_address(request)}
    return render(request, "profile/passkey.html", page, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, account: Any, form: CodeForm, template: str) -> HttpResponse:
    factors = factors_of(account.pk)
    page = {
        "factors": factors,
        "options": options(request, account.pk, factors),
        "form": form,
        "next": next_address(request),
    }
    return render(request, template, page, status=422 if form.is_bound else 200)


def _tell_failure(request: HttpRequest, actor: Actor | None = None) -> None:
    nobody = Actor.nobody().coming_from("web", getattr(request, "request_id", ""))
    with transaction.atomic():
        trail_line(actor or nobody, "second_factor_failed", now(), result="refused")
