# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one page of the frame itself: going on with what was typed before an ended session."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eenlijn.doors.web.frame.kept import open_typed
from eenlijn.doors.web.frame.menu import landing
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in


@signed_in
@require_safe
def carry_on(request: HttpRequest) -> HttpResponse:
    """Show what was typed and a button that sends it on; nothing is sent without that press."""
    typed = open_typed(request)
    if typed is None:
        return HttpResponseRedirect(landing(actor_of(request).roles))
    return render(request, "frame/carry_on.html", {"path": typed.path, "fields": typed.fields})
