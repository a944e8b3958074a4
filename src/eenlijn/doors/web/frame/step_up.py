# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Step-up: how sure this session is of who sits there, and since when.

A second factor counts for the whole session: who used one has the strength of two factors. What cannot be
taken back, or opens more than a task needs, asks a *fresh* one: not older than ten minutes.

    @requires(Role.ADM)
    @requires_fresh_factor
    def give_role(request): ...

Inside a view that needs it only sometimes: `if not is_fresh(request): return to_step_up(request)`.
What was typed is kept, sealed, and given back after the step, as behind an ended session (`frame.kept`).
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from eenlijn.commons.access.codes import Strength
from eenlijn.doors.web.frame.kept import keep_typed
from eenlijn.foundation.clock import now

STEPPED_UP_KEY: Final = "stepped_up_at"
"""When this session last showed a second factor, in seconds; a demo session counts as such (decision 46)."""
FRESH: Final = timedelta(minutes=10)

View = Callable[..., HttpResponseBase]


def strength_of(request: HttpRequest) -> Strength:
    """How sure we are who sits behind this session; only for who signed in."""
    return Strength.TWO_FACTORS if request.session.get(STEPPED_UP_KEY) else Strength.PASSWORD


def is_fresh(request: HttpRequest) -> bool:
    """Whether a second factor was shown in the last ten minutes of this session."""
    shown = request.session.get(STEPPED_UP_KEY)
    if not isinstance(shown, int):
        return False
    age = now().timestamp() - shown
    return -1 <= age <= FRESH.total_seconds()


def note_factor(request: HttpRequest) -> None:
    """A second factor was shown just now. The caller gives the session its new id."""
    request.session[STEPPED_UP_KEY] = int(now().timestamp())


def requires_fresh_factor(view: View) -> View:
    """Lead to the step first when the last one is too long ago; stands under the policy of the view."""

    @wraps(view)
    def stepped_up(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if is_fresh(request) else to_step_up(request)

    return stepped_up


def to_step_up(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks a code or a passkey, and back with what was typed."""
    kept = request.method == "POST" and keep_typed(request)
    back = reverse("frame:carry_on") if kept else request.get_full_path()
    address = f"{reverse('profile:step_up')}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)
