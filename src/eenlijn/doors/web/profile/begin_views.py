# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning with a link for one use: the first administrator of an installation, and every invited member."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import InvitationPurpose
from eenlijn.commons.accounts.queries import account_by_id
from eenlijn.commons.tenancy.invitations import (
    InvitationOver,
    InvitationView,
    OtherPassword,
    accept_invitation,
    found_first,
    invitation_of,
)
from eenlijn.commons.tenancy.joined import municipality_choices
from eenlijn.doors.web.components.shapes import TopBar
from eenlijn.doors.web.frame.employer_form import pack_words
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.profile.begin_forms import OWN_PASSWORD_HINT, PASSWORD_HINT, AcceptForm, BeginForm
from eenlijn.doors.web.profile.delay import forget_failures, remember_failure, wait_for
from eenlijn.doors.web.profile.entering import begin_session
from eenlijn.doors.web.profile.forms import KEYS_AWAY
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@holder_of_link
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """The very first page of an installation: who you are, and your employer. Nothing of it, or all of it."""
    if _open(code, InvitationPurpose.FIRST_ADMINISTRATOR) is None:
        return _over(request)
    form = BeginForm(municipality_choices(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with walls.reaching(Reach.FOUND):
                founded = found_first(
                    token=code,
                    person=form.person(),
                    password=form.cleaned_data["password"],
                    employer=form.employer(),
                    now=now(),
                )
        except InvitationOver:
            return _over(request)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        except KeysUnavailable:
            form.add_error(None, KEYS_AWAY)
        else:
            return _enter(request, founded.account_id)
    page = {"form": form, "brings": pack_words(), "password_hint": PASSWORD_HINT}
    return _page(request, "profile/begin.html", page, form)


@holder_of_link
@sensitive_post_parameters("password", "password_again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """What an invited person reads and fills in; from then on the membership counts."""
    found = _open(code, InvitationPurpose.MEMBER)
    if found is None:
        return _over(request)
    walls.enter(found.organisation_id)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _enter(request, _accepted(request, code, form.cleaned_data))
        except InvitationOver:
            return _over(request)
        except Refused as refused:
            form.add_error("password", refused.sentence)
        except KeysUnavailable:
            form.add_error(None, KEYS_AWAY)
    page = {"form": form, "invitation": found, "password_hint": OWN_PASSWORD_HINT}
    return _page(request, "profile/invitation.html", page, form)


def _open(code: str, purpose: InvitationPurpose) -> InvitationView | None:
    with walls.reaching(Reach.FIND_INVITATION):
        found = invitation_of(code, now())
    return found if found is not None and found.purpose == purpose else None


def _accepted(request: HttpRequest, code: str, given: dict[str, Any]) -> UUID:
    """Guessing the password of somebody who is known already slows down, as at sign-in."""
    wait_for(request, code)
    try:
        account_id = accept_invitation(token=code, name=given["name"], password=given["password"], now=now())
    except OtherPassword:
        remember_failure(request, code)
        raise
    forget_failures(code)
    return account_id


def _enter(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Signed in at once: whoever held the link chose the password just now."""
    return begin_session(request, account_by_id(account_id))


def _over(request: HttpRequest) -> HttpResponse:
    """Unknown, used and expired are one page, which says what to do and nothing about what was asked."""
    page = {"bar": TopBar(home_href=reverse("profile:start"))}
    return render(request, "profile/link_over.html", page, status=404)


def _page(request: HttpRequest, template: str, page: dict[str, Any], form: Any) -> HttpResponse:
    return render(request, template, page, status=422 if form.is_bound else 200)
