# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Systems of others that may knock: which there are, letting one in, and ending one.

The secret of a new one is drawn into the answer to the form and nowhere else: no session, no address, no log.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.tokens.actions import DayNotAllowed, MadeToken, TokenMadeBefore, end_token, make_token
from eenlijn.commons.tokens.queries import TokenRow, tokens_of
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.token_form import TokenForm, sees
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import whole

# So long before its last day the list says that a token runs out.
SOON: Final = timedelta(days=30)


@dataclass(frozen=True)
class Line:
    """One token with what is said about its last day."""

    token: TokenRow
    ends_soon: bool


@requires(Role.ADM)
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    rows, today = tokens_of(actor_of(request)), to_local(now()).date()
    working = [Line(one, one.expires_on <= today + SOON) for one in rows if one.works(today)]
    page = {
        "working": working,
        "over": [one for one in rows if not one.works(today)],
        "sentence": _sentence(working),
    }
    return render(request, "manage/tokens.html", page)


def _sentence(working: list[Line]) -> str:
    if not working:
        return _("Er is geen ander systeem gekoppeld.")
    told = ngettext(
        "Er is %(count)s systeem gekoppeld.", "Er zijn %(count)s systemen gekoppeld.", len(working)
    )
    soon = sum(one.ends_soon for one in working)
    if not soon:
        return told % {"count": whole(len(working))}
    more = ngettext(
        "Bij %(count)s loopt de koppeling binnen een maand af.",
        "Bij %(count)s lopen de koppelingen binnen een maand af.",
        soon,
    )
    return f"{told % {'count': whole(len(working))}} {more % {'count': whole(soon)}}"


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def token_new(request: HttpRequest) -> HttpResponse:
    """Let a system in; the same form sent again makes no second one and shows nothing again."""
    actor, today = actor_of(request), to_local(now()).date()
    form = TokenForm(today, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, actor, form)
        except TokenMadeBefore as refused:
            messages.error(request, refused.sentence)
            return redirect("manage:tokens")
        except DayNotAllowed as refused:
            form.add_error("expires_on", refused.sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return render(request, "manage/token_made.html", _once(made, form))
    page = {"form": form, "draw": request.POST.get("draw") or uuid4().hex, "sees": sees()}
    return render(request, "manage/token_new.html", page)


def _made(request: HttpRequest, actor: Actor, form: TokenForm) -> MadeToken:
    return make_token(
        actor=actor,
        name=form.cleaned_data["name"],
        scopes=form.chosen,
        expires_on=form.cleaned_data["expires_on"],
        draw=request.POST.get("draw", ""),
        now=now(),
    )


def _once(made: MadeToken, form: TokenForm) -> dict[str, str | date | list[str]]:
    given = form.cleaned_data
    return {
        "secret": made.secret,
        "name": given["name"],
        "until": given["expires_on"],
        "scopes": [str(scope.label) for scope in form.chosen],
    }


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def token_end(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """Ask first: the system gets no answer any more from this moment on."""
    actor = actor_of(request)
    row = next((one for one in tokens_of(actor) if one.id == token_id and one.ended_at is None), None)
    if row is None:
        raise NotVisible
    if request.method == "POST":
        end_token(actor=actor, token_id=token_id, now=now())
        messages.success(request, _("De koppeling is beëindigd. De sleutel werkt niet meer."))
        return redirect("manage:tokens")
    return render(request, "manage/token_end.html", {"token": row})
