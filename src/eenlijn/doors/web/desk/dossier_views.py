# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One dossier: understand it and do the next thing; and its names, after one press."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from eenlijn.casework.dossier.actions import reveal_names
from eenlijn.casework.dossier.finishing import may_look_along
from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.releasing import JUDGES
from eenlijn.casework.dossier.sample_files import sample_sign
from eenlijn.casework.dossier.steps import WITHOUT_TASK, Task, task_of
from eenlijn.casework.incidents.codes import Lane, Status
from eenlijn.commons.access.processing import PurposeNotHeld, asked_of
from eenlijn.doors.web.desk import dossier_parts
from eenlijn.doors.web.desk.assess_parts import ended_words
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.lane_views import lane_words
from eenlijn.doors.web.desk.note_items import with_notes
from eenlijn.doors.web.desk.opening import open_to_read, revealed_key
from eenlijn.doors.web.desk.people_parts import telling
from eenlijn.doors.web.desk.playbook_parts import playbook_of
from eenlijn.doors.web.desk.red_views import red_panel
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.stop_links import linked_stops
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


@requires(*READERS)
@require_safe
def dossier(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_read(request, number)
    found, moment = opened.dossier, opened.now
    page = {
        "head": head_of(found, moment),
        "dossier": found,
        "step": dossier_parts.next_step(found, opened.task),
        "stops": linked_stops(actor_of(request), found, moment),
        "said_by": dossier_parts.said_by(found),
        "wanted": dossier_parts.wanted(found),
        "timeline": with_notes(actor_of(request), found, dossier_parts.timeline(found, moment), moment),
        "people": dossier_parts.people(found),
        "purposes": asked_of(actor_of(request)) if is_asked(opened.task) else (),
        "sealed": dossier_parts.sealed_parts(),
        "telling": telling(actor_of(request), found, moment),
        "looks_along": found.closing.is_asked and may_look_along(actor_of(request), number),
        "banner": dossier_parts.closed_banner(found, moment),
        "playbook": playbook_of(found, moment),
        "red": red_panel(actor_of(request), found),
        "ended": ended_words(found),
        "lane_words": lane_words(found.lane),
        "may_release": actor_of(request).has(*JUDGES) and found.lane is not Lane.INTERNAL,
        "sampled": sample_sign(actor_of(request), number) if is_over(found) else None,
    }
    return render(request, "desk/dossier.html", page)


@requires(*READERS)
@require_POST
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """Show the names in this session; the reporter can read later that it happened."""
    actor, moment = actor_of(request), now()
    task = task_of(actor, number, moment)
    purpose = request.POST.get("purpose", "") if is_asked(task) else task.purpose
    try:
        reveal_names(actor=actor, number=number, purpose=purpose, now=moment)
    except PurposeNotHeld as refused:
        messages.error(request, refused.sentence)
        return redirect("desk:dossier", number=number)
    request.session[revealed_key(number)] = True
    return redirect("desk:dossier", number=number)


def is_over(found: Dossier) -> bool:
    """Only what is over, and in the hands of this person, can wait to be covered for a sample."""
    return found.may_handle and found.status in (Status.CLOSED, Status.NOT_UPHELD)


def is_asked(task: Task) -> bool:
    """Without an open task of one's own the purpose is asked (decision 26)."""
    return task.purpose == WITHOUT_TASK
