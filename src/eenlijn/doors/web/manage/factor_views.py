# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lost second factors of colleagues: what was asked, and a yes or a no by the people who decide about it."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.sign_in.resets import agree, confirm, open_resets, refuse
from eenlijn.doors.web.components.shapes import Words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.frame.step_up import is_fresh, to_step_up
from eenlijn.doors.web.manage.told import pressed
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

ACTS: Final[dict[str, tuple[Callable[..., None], Words]]] = {
    "agree": (agree, gettext_lazy("Je zei ja. Nu nog een tweede persoon, of een dag wachten.")),
    "confirm": (confirm, gettext_lazy("De extra zekerheid is weggehaald.")),
    "refuse": (refuse, gettext_lazy("Het gaat niet door.")),
}


@requires(Role.ADM, Role.DPO)
@require_http_methods(["GET", "HEAD", "POST"])
def factor_resets(request: HttpRequest) -> HttpResponse:
    """Every request that waits at the active employer."""
    actor = actor_of(request)
    if request.method != "POST":
        return render(request, "manage/factor_resets.html", {"resets": open_resets(actor, now())})
    if not is_fresh(request):
        return to_step_up(request)
    act, said = ACTS.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise NotVisible
    with walls.reaching(Reach.FACTOR_RESET):
        pressed(request, lambda: act(actor=actor, reset_id=_asked(request), now=now()), str(said))
    return redirect("manage:factor_resets")


def _asked(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("reset", ""))
    except ValueError:
        raise NotVisible from None
