# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Extra certainty: what somebody set up, an app, passkeys, recovery codes, and where they are signed in."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.sign_in import factors as acts
from eenlijn.commons.sign_in.codes import NEEDS_TWO_FACTORS
from eenlijn.commons.sign_in.sessions import end_session, sessions_of
from eenlijn.doors.web.components.qr import qr_svg
from eenlijn.doors.web.frame.middleware import actor_of, withheld_from
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.profile.entering import next_address, stay_inside, step_up
from eenlijn.doors.web.profile.factor_forms import AppForm, NewPasskeyForm, RenameForm
from eenlijn.doors.web.profile.proving import credential_of
from eenlijn.foundation.clock import now

SECRET_KEY: Final = "new_app_secret"  # noqa: S105 - where the session keeps it until the first code
_READ_AND_SEND: Final = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponseBase]


def fresh_unless_first(view: View) -> View:
    """Who already has a factor shows it again before anything of it changes."""

    @wraps(view)
    def stepped_up(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_first = not acts.has_factor(actor_of(request).person_id)
        return view(request, *args, **kwargs) if is_first or is_fresh(request) else to_step_up(request)

    return stepped_up


@signed_in
@require_http_methods(_READ_AND_SEND)
def overview(request: HttpRequest) -> HttpResponse:
    """What is set up, and what can be taken away or get another name."""
    actor = actor_of(request)
    if request.method == "POST":
        if not is_fresh(request):
            return to_step_up(request)
        try:
            _change(request, actor)
        except Refused as refused:
            messages.error(request, refused.sentence)
        return redirect("profile:factors")
    page = {
        "factors": acts.factors_of(actor.person_id),
        "is_needed": _is_needed(request, actor),
        "is_withheld": bool(withheld_from(request)),
        "next": next_address(request),
    }
    return render(request, "profile/factors.html", page)


@signed_in
@sensitive_post_parameters("code")
@require_http_methods(_READ_AND_SEND)
@fresh_unless_first
def app(request: HttpRequest) -> HttpResponse:
    """Set up an app: a QR code drawn here, the same in letters, and the first code as proof."""
    actor = actor_of(request)
    secret = request.session.setdefault(SECRET_KEY, acts.new_secret())
    form = AppForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            acts.add_app(actor=actor, secret=secret, code=form.cleaned_data["code"], now=now())
        except Refused as refused:
            form.add_error("code", refused.sentence)
        else:
            del request.session[SECRET_KEY]
            return _set_up(request, actor)
    link = acts.app_link(actor.person_id, secret)
    page = {"form": form, "qr": qr_svg(link), "secret": _in_fours(secret)}
    return render(request, "profile/factor_app.html", page, status=422 if form.is_bound else 200)


@signed_in
@sensitive_post_parameters("credential")
@require_http_methods(_READ_AND_SEND)
@fresh_unless_first
def passkey(request: HttpRequest) -> HttpResponse:
    """Make a passkey; the one page here that needs script, because browsers offer no other way."""
    actor = actor_of(request)
    form = NewPasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            acts.add_passkey(
                actor=actor,
                state=request.session,
                host=request.get_host(),
                name=form.cleaned_data["name"],
                credential=credential_of(form.cleaned_data["credential"]),
                now=now(),
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _set_up(request, actor)
    asked = acts.begin_passkey(actor=actor, state=request.session, host=request.get_host())
    page = {"form": form, "options": json.dumps(asked)}
    return render(request, "profile/factor_passkey.html", page, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(_READ_AND_SEND)
@fresh_unless_first
def codes(request: HttpRequest) -> HttpResponse:
    """Make recovery codes and show them, this one time."""
    actor = actor_of(request)
    made: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            made = acts.make_codes(actor=actor, now=now())
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect("profile:factors")
        stay_inside(request, actor.person_id)
    page = {
        "codes": [f"{code[:4]} {code[4:]}" for code in made],
        "factors": acts.factors_of(actor.person_id),
        "next": next_address(request),
    }
    return render(request, "profile/factor_codes.html", page)


@signed_in
@require_http_methods(_READ_AND_SEND)
def sessions(request: HttpRequest) -> HttpResponse:
    """Where somebody is signed in, with an end to each."""
    actor = actor_of(request)
    here = str(request.session.session_key)
    if request.method == "POST":
        ended = end_session(actor=actor, place_id=_place(request), now=now())
        if ended == here:
            logout(request)
            return HttpResponseRedirect(reverse("profile:sign_in"), status=303)
        messages.success(request, _("Je bent daar afgemeld."))
        return redirect("profile:sessions")
    return render(request, "profile/sessions.html", {"places": sessions_of(actor, here, now())})


def _set_up(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Something new works: this session showed it just now, and recovery codes come next."""
    stay_inside(request, actor.person_id)
    step_up(request)
    messages.success(request, _("Dit staat klaar. Je gebruikt het voortaan bij het aanmelden."))
    has_codes = acts.factors_of(actor.person_id).codes_left
    return redirect("profile:factors" if has_codes else "profile:factor_codes")


def _change(request: HttpRequest, actor: Actor) -> None:
    asked, is_needed = request.POST.get("do", ""), _is_needed(request, actor)
    if asked == "remove_app":
        acts.remove_app(actor=actor, is_needed=is_needed, now=now())
        messages.success(request, _("De app werkt niet meer voor Eén Lijn."))
    elif asked == "remove":
        acts.remove_passkey(actor=actor, passkey_id=_passkey(request), is_needed=is_needed, now=now())
        messages.success(request, _("De passkey werkt niet meer voor Eén Lijn."))
    elif asked == "rename":
        form = RenameForm(request.POST)
        if form.is_valid():
            name = form.cleaned_data["name"]
            acts.rename_passkey(actor=actor, passkey_id=_passkey(request), name=name, now=now())
            messages.success(request, _("De passkey heeft een andere naam."))
        else:
            messages.error(request, _("Geef de passkey een naam."))
        return
    stay_inside(request, actor.person_id)


def _is_needed(request: HttpRequest, actor: Actor) -> bool:
    return bool((actor.roles | withheld_from(request)) & NEEDS_TWO_FACTORS)


def _passkey(request: HttpRequest) -> int:
    """Read which one; what is no number of ours is nobody's passkey."""
    typed = request.POST.get("passkey", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 18):  # noqa: PLR2004 - a column holds more
        raise NotVisible
    return int(typed)


def _place(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("place", ""))
    except ValueError:
        raise NotVisible from None


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
