# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What employers released to somebody of police or prosecutor who signs in here: a list, and one package."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from eenlijn.casework.dossier.release_reading import Received, open_received, packages_for
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.packages import file_of, wanted_of
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment


@requires(Role.POL)
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """From whom, and until when; what is in a package opens by itself, with a line at the sender."""
    rows = [
        (
            one,
            long_moment(one.sent_at) if one.sent_at else "",
            long_moment(one.ends_at),
            long_moment(one.received_at) if one.received_at else "",
        )
        for one in _mine(request)
    ]
    return render(request, "desk/received.html", {"rows": rows})


@requires(Role.POL)
@require_http_methods(["GET", "HEAD", "POST"])
def received_one(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """One package, its files, or a receipt that it came; each counts as a read."""
    one = next((row for row in _mine(request) if row.id == release_id), None)
    if one is None:
        raise NotVisible
    with walls.within(one.organisation_id):
        found = open_received(
            actor=actor_of(request), release_id=release_id, wanted=wanted_of(request), now=now()
        )
    page = {
        "found": found,
        "until": long_moment(found.ends_at),
        "received": long_moment(found.received_at) if found.received_at else "",
    }
    return file_of(found.file) or render(request, "desk/received_one.html", page)


def _mine(request: HttpRequest) -> tuple[Received, ...]:
    """Over the employers, as far as the list of this reach goes."""
    with walls.reaching(Reach.FIND_RELEASE):
        return packages_for(actor_of(request), now())
