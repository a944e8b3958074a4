# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 4: what this incident teaches."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import lessons
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.casework.learning.queries import Need
from eenlijn.doors.web.desk.measure_forms import NeedForm
from eenlijn.doors.web.desk.measure_parts import (
    Block,
    Entry,
    Press,
    Sheet,
    kept,
    pressed,
    sent,
    show,
    typed,
    uuid_in,
)
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

ADD = "add"
ENDINGS = {"done": NeedState.DONE, "not_needed": NeedState.NOT_NEEDED}


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    form, refused = NeedForm(typed(request, ADD)), ""
    if kept(request, form, lambda new: _add(request, number, new), _("Leerpunt vastgelegd.")):
        return redirect("desk:lesson", number=number)
    for do, state in ENDINGS.items():
        if sent(request, do):
            refused = pressed(request, lambda: _end(request, number, state), _("Vastgelegd."))  # noqa: B023 - called at once
            if not refused:
                return redirect("desk:lesson", number=number)
    sheet = Sheet(
        here=_("leerpunt"),
        title=_("Wat dit voorval leert"),
        intro=_("Wat kan beter geoefend worden? Het leren zelf mag langer duren dan dit dossier."),
        entries=[_entry(one) for one in lessons.needs(actor_of(request), number)],
        nothing=_("Nog geen leerpunt."),
        blocks=[Block(ADD, _("Leg een leerpunt vast"), form, _("Leg vast"))],
        links=waive_links(opened.dossier, MeasureNumber.TRAIN),
        refused=refused,
    )
    return show(request, opened, sheet)


def _add(request: HttpRequest, number: str, new: dict[str, str]) -> None:
    need = NewNeed(new["training_type"], NeedFor(new["needed_for"]), new["word"])
    lessons.add_need(actor=actor_of(request), number=number, new=need, now=now())


def _end(request: HttpRequest, number: str, state: NeedState) -> None:
    need_id = uuid_in(request, "need")
    lessons.end_need(actor=actor_of(request), number=number, need_id=need_id, state=state, now=now())


def _entry(one: Need) -> Entry:
    values = (("need", str(one.id)),)
    presses = (Press(_("Dit is geleerd"), "done", values), Press(_("Toch niet nodig"), "not_needed", values))
    return Entry(
        title=f"{one.label}: {str(one.needed_for.label).lower()}",
        text=one.word,
        small=f"{one.state.label} · {long_moment(one.recorded_at)}",
        presses=presses if one.state is NeedState.NEEDED else (),
    )
