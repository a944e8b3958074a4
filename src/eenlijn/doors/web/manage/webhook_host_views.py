# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names to which webhooks of this employer may go: the list, adding one, taking one away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.webhooks.actions import allow_host, forget_host
from eenlijn.commons.webhooks.queries import HostRow, allowed_hosts
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done, pressed
from eenlijn.doors.web.manage.webhook_forms import HostForm
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_hosts(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = HostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        host = form.cleaned_data["host"]
        if done(form, lambda: allow_host(actor=actor, host=host, now=now()), "host"):
            messages.success(request, _("De naam staat op de lijst."))
            return redirect("manage:webhook_hosts")
    rows = allowed_hosts(actor)
    page = {
        "form": form,
        "rows": rows,
        "sentence": _sentence(rows),
    }
    return render(request, "manage/webhook_hosts.html", page)


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def webhook_host_end(request: HttpRequest, host_id: UUID) -> HttpResponse:
    """Ask first; a name to which webhooks still go stays."""
    actor = actor_of(request)
    row = next((one for one in allowed_hosts(actor) if one.id == host_id), None)
    if row is None:
        raise NotVisible
    if request.method == "POST":
        pressed(
            request,
            lambda: forget_host(actor=actor, host_id=host_id, now=now()),
            _("De naam staat niet meer op de lijst."),
        )
        return redirect("manage:webhook_hosts")
    return render(request, "manage/webhook_host_end.html", {"host": row})


def _sentence(rows: tuple[HostRow, ...]) -> str:
    if not rows:
        return _("Er mag nog nergens een seintje heen. Zet eerst een naam op de lijst.")
    told = ngettext(
        "Seintjes mogen alleen naar deze naam.", "Seintjes mogen alleen naar deze %(count)s namen.", len(rows)
    )
    return told % {"count": whole(len(rows))}
