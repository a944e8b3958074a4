# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that never left: what it was about, how often it was tried, and trying again."""

from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from eenlijn.casework.dossier.told_to import given_up, try_again
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole

KEEPERS = (Role.COO, Role.ADM, Role.PLT)


@requires(*KEEPERS)
@require_safe
def lost_mail(request: HttpRequest) -> HttpResponse:
    """Whoever keeps the system sees that mail failed; the number of a dossier is for the coordinator."""
    actor = actor_of(request)
    with _over_all(actor):
        rows = given_up(actor)
    page = {
        "rows": rows,
        "shows_numbers": actor.has(Role.COO),
        "sentence": _sentence(len(rows)),
    }
    return render(request, "manage/lost_mail.html", page)


def _over_all(actor: Actor) -> AbstractContextManager[None]:
    """Who keeps the system looks over all employers here, everybody else within the own one."""
    return walls.reaching(Reach.KEEP) if actor.has(Role.PLT) else nullcontext()


def _sentence(count: int) -> str:
    if not count:
        return _("Alle mail is weg, of wordt nog geprobeerd.")
    told = ngettext(
        "%(count)s mail kwam niet aan. In Eén Lijn staat het bericht wel.",
        "%(count)s mails kwamen niet aan. In Eén Lijn staan de berichten wel.",
        count,
    )
    return told % {"count": whole(count)}


@requires(*KEEPERS)
@require_POST
def send_again(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    with _over_all(actor):
        try_again(actor=actor, notice_id=notice_id, now=now())
    messages.success(request, _("Wij proberen het zo nog eens."))
    return redirect("manage:lost_mail")
