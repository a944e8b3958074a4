# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page at a desk. A question is sent as a form, so no name stands in an address, and none comes back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from eenlijn.casework.restrictions.checking import MOST, check_at_desk
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.check.forms import CheckForm
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import clock_time


@requires(Role.DSK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """One question, one large word; what was typed stands there only until it was understood.

    A mistake is mended where it was made, so the form comes back filled, with one press that empties it: the
    next in line may see this screen. With an answer, also when it is no, nothing that was typed comes back.
    """
    moment = now()
    today = to_local(moment).date()
    form = CheckForm(request.POST if request.method == "POST" else None, today=today)
    page: dict[str, Any] = {"form": form, "most": MOST}
    if form.is_bound and form.is_valid():
        page["answer"] = check_at_desk(actor=actor_of(request), asked=form.asked, now=moment)
        again_at = page["answer"].again_at
        page["again"] = clock_time(again_at) if again_at else ""
        page["form"] = CheckForm(today=today)
    return render(request, "check/check.html", page, status=422 if form.errors else 200)
