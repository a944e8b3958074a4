# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a right password or passkey to a session: the second step, a new id, and on to where somebody went."""

from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, login
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.accounts.queries import account_by_id
from eenlijn.commons.sign_in.codes import OPENS_SEALED
from eenlijn.commons.sign_in.factors import has_factor
from eenlijn.commons.sign_in.resets import end_by_owner
from eenlijn.commons.sign_in.sessions import remember_session, renew_session
from eenlijn.commons.tenancy.signing_in import note_sign_in
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.doors.web.frame.middleware import ORGANISATION_KEY, person
from eenlijn.doors.web.frame.step_up import note_factor
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

PENDING_KEY: Final = "half_signed_in"
PENDING_TERM: Final = timedelta(minutes=10)
IDLE_KEY: Final = "idle_seconds"
SHORT_IDLE: Final = 15 * 60


def begin_session(request: HttpRequest, account: Any) -> HttpResponse:
    """After a right password: to the second step for who set one up, else inside with a password only."""
    if not has_factor(account.pk):
        return enter(request, account, with_factor=False)
    request.session.cycle_key()
    request.session[PENDING_KEY] = {
        "account": str(account.pk),
        # A password that was changed meanwhile ends the half session, like a whole one.
        "hash": account.get_session_auth_hash(),
        "at": int(now().timestamp()),
        "next": next_address(request),
    }
    return HttpResponseRedirect(reverse("profile:second_step"), status=303)


def half_signed_in(request: HttpRequest) -> Any:
    """Return the account of who gave the right password a moment ago, or None."""
    kept = request.session.get(PENDING_KEY)
    if not kept or now().timestamp() - kept["at"] > PENDING_TERM.total_seconds():
        return None
    try:
        account = account_by_id(UUID(kept["account"]))
    except ObjectDoesNotExist:
        return None
    return account if account.get_session_auth_hash() == kept["hash"] else None


def enter(request: HttpRequest, account: Any, *, with_factor: bool) -> HttpResponse:
    """A new session id, one active organisation, a line in the trail, and on to where the person went."""
    moment = now()
    actor = person(account.pk, None).coming_from("web", getattr(request, "request_id", ""))
    kept = request.session.pop(PENDING_KEY, None) or {}
    with transaction.atomic():
        note_sign_in(actor, moment)
        if with_factor:
            with walls.reaching(Reach.FACTOR_RESET):
                end_by_owner(account.pk, moment)
        trail_line(actor, "sign_in", moment, factors="two" if with_factor else "one")
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    if actor.organisation_id:
        request.session[ORGANISATION_KEY] = str(actor.organisation_id)
    rest_of(request, actor)
    if with_factor:
        note_factor(request)
    remember_session(
        account.pk, str(request.session.session_key), request.headers.get("User-Agent", ""), moment
    )
    following = kept.get("next") or next_address(request)
    if len(actor.organisation_ids) > 1:
        return HttpResponseRedirect(
            f"{reverse('profile:organisation')}?{urlencode({'next': following})}", status=303
        )
    return HttpResponseRedirect(following, status=303)


def rest_of(request: HttpRequest, actor: Actor) -> None:
    """Whom the matrix opens something sealed of others, rests at most fifteen minutes."""
    if actor.has(*OPENS_SEALED):
        request.session[IDLE_KEY] = SHORT_IDLE


def step_up(request: HttpRequest) -> None:
    """A factor was shown just now: the session takes a new id."""
    old = str(request.session.session_key)
    request.session.cycle_key()
    renew_session(old, str(request.session.session_key))
    note_factor(request)


def stay_inside(request: HttpRequest, account_id: UUID) -> None:
    """All sessions of this person ended just now; the one that did it goes on."""
    account = account_by_id(account_id)
    request.session[HASH_SESSION_KEY] = account.get_session_auth_hash()


def trail_line(actor: Actor, action: str, moment: datetime, *, result: str = "done", **detail: str) -> None:
    entry = Entry(
        action=action,
        object_type="account",
        object_id=actor.account_id or "",
        subject_id=actor.account_id,
        result=result,
        detail=detail,
    )
    append(actor, moment, entry)


def next_address(request: HttpRequest) -> str:
    """Return where the person was going when that is a page of ours, else the start."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else reverse("profile:start")
