# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 2: the reporter hears from us."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.measures_acts import tell_reporter, told_to_reporter
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Heard, Told
from eenlijn.doors.web.desk.measure_forms import TellForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

TELL = "tell"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reporter(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    form = TellForm(typed(request, TELL), initial={"kind": FeedbackKind.THANKS, "way": FeedbackWay.IN_APP})
    if kept(
        request,
        form,
        lambda told: tell_reporter(
            actor=actor_of(request),
            number=number,
            told=Told(FeedbackKind(told["kind"]), FeedbackWay(told["way"]), told["words"]),
            now=now(),
        ),
        _("Vastgelegd. De melder leest dit bij de melding."),
    ):
        return redirect("desk:dossier", number=number)
    heard = told_to_reporter(actor_of(request), number)
    sheet = Sheet(
        here=_("melder"),
        title=_("Wat de melder van ons hoorde"),
        intro=_("Wie meldt, hoort van ons: bedankt, wat wij deden, en als het klaar is."),
        entries=[_entry(one) for one in heard],
        nothing=_("De melder hoorde nog niets."),
        blocks=[Block(TELL, _("Laat de melder iets horen"), form, _("Leg vast"))]
        if heard is not None
        else [],
    )
    return show(request, opened, sheet)


def _entry(one: Heard) -> Entry:
    return Entry(title=str(one.kind.label), text=one.words, small=f"{one.way.label} · {long_moment(one.at)}")
