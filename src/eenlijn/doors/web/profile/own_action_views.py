# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What I did myself, as the trail keeps it, and what of it somebody looked at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.log_numbers import hidden_from, numbers_of
from eenlijn.commons.trail.codes import ReviewMark
from eenlijn.commons.trail.log import open_own_actions
from eenlijn.commons.trail.reviewing import ReviewedLine, reviewed_of
from eenlijn.doors.web.components.log_words import log_items
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import row_moment


@signed_in
@require_safe
def own_actions(request: HttpRequest) -> HttpResponse:
    """Twenty-five at a time, newest first; that this page was read is a line of its own."""
    actor, moment = actor_of(request), now()
    hidden = hidden_from(actor)
    edges = {"before": request.GET.get("voor", ""), "after": request.GET.get("na", "")}
    page = open_own_actions(actor=actor, hidden=hidden, now=moment, **edges)
    context = {
        "items": log_items(page.lines, numbers_of(actor, (one.object_id for one in page.lines)), moment),
        "reviewed": [_told(one) for one in reviewed_of(actor, hidden)],
        "earlier": f"?na={page.after}" if page.after else "",
        "later": f"?voor={page.before}" if page.before else "",
    }
    return render(request, "profile/own_actions.html", context)


def _told(one: ReviewedLine) -> str:
    """Which line, why somebody looked and what was found."""
    words = {
        ReviewMark.FINE: _("Dossier %(number)s, %(at)s: %(rule)s. Nagekeken %(marked)s: in orde."),
        ReviewMark.ASKED: _(
            "Dossier %(number)s, %(at)s: %(rule)s. "
            "Iemand vroeg na waarom, en schreef het antwoord op: %(marked)s."
        ),
        ReviewMark.NOT_RIGHT: _("Dossier %(number)s, %(at)s: %(rule)s. Nagekeken %(marked)s: niet in orde."),
    }
    return words[one.mark] % {
        "number": one.number,
        "at": row_moment(one.at),
        "rule": str(one.rule.label).lower(),
        "marked": row_moment(one.marked_at),
    }
