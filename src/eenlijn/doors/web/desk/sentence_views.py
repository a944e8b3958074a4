# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reporters wrote afterwards: sentences without a name, a number or a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.experiences import FEWEST, read_sentences
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(Role.COO)
@require_safe
def sentences(request: HttpRequest) -> HttpResponse:
    """For who handles the dossiers; nothing while fewer than five people wrote one."""
    found = read_sentences(actor=actor_of(request), now=now())
    return render(request, "desk/sentences.html", {"found": found, "fewest": FEWEST})
