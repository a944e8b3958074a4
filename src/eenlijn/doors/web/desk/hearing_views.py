# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other side of the story: what was asked and told so far, and recording what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.hearings import add_statement, hearings, record_hearing, statements
from eenlijn.casework.fairness.actions import HearingNotTold, Said
from eenlijn.casework.fairness.codes import HearingState, StatementWay
from eenlijn.casework.fairness.queries import HearingView
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.answer_forms import HearingForm
from eenlijn.doors.web.desk.fairness_forms import StatementForm
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

KEEP = "keep"


@dataclass(frozen=True)
class Told:
    """One hearing in sentences; `reply` is word for word what the other person wrote."""

    title: str
    words: str
    reply: str
    summary: str
    reason: str
    reach: str
    extra: str = ""


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    if opened.dossier.status == Status.REPORTED:
        return redirect("desk:assess", number=number)
    moment = opened.now.replace(second=0, microsecond=0)
    form = HearingForm(request.POST if request.method == "POST" else None, initial={"at": moment})
    if form.is_bound and form.is_valid() and _recorded(request, number, form):
        return redirect("desk:hearing", number=number)
    return _page(request, opened, form)


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, number: str) -> HttpResponse:
    """What the other person wants to stand in the file: typed over word for word, also after closing."""
    opened = open_to_handle(request, number, "answer")
    found = statements(actor_of(request), number)
    form = StatementForm(typed(request, KEEP), initial={"way": StatementWay.LETTER})

    def keep(told: dict[str, Any]) -> None:
        said = Said(told["words"], StatementWay(told["way"]), told["at"])
        add_statement(actor=actor_of(request), number=number, said=said, now=now())

    if kept(request, form, keep, _("Bewaard bij dit dossier. Niemand verandert dit nog.")):
        return redirect("desk:statement", number=number)
    sheet = Sheet(
        here=_("verklaring"),
        title=_("Eigen verklaring van de ander"),
        intro=_("De ander mag altijd een eigen verklaring toevoegen. Typ die over, woord voor woord."),
        nothing=_("Er is nog geen eigen verklaring."),
        entries=[
            Entry(title=str(one.way.label), text=one.words, small=marks.when(one.received_at, opened.now))
            for one in found
        ],
        blocks=[Block(KEEP, _("Voeg een verklaring toe"), form, _("Bewaar de verklaring"))],
    )
    return show(request, opened, sheet)


def _recorded(request: HttpRequest, number: str, form: HearingForm) -> bool:
    try:
        record_hearing(actor=actor_of(request), number=number, outcome=form.outcome(), now=now())
    except HearingNotTold as refused:
        form.add_error(refused.field, refused.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
    else:
        messages.success(request, _("Vastgelegd bij dit dossier."))
        return True
    return False


def _page(request: HttpRequest, opened: Opened, form: HearingForm) -> HttpResponse:
    found = hearings(actor_of(request), opened.dossier.number)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "sentence": _sentence(found, opened.now),
        "told": [_told(one, opened.now) for one in found],
        "form": form,
        "may_record": opened.dossier.status in OPEN,
        "smalls": {
            HearingState.POSTPONED.value: _("Alleen bij acuut gevaar. De ander horen blijft een taak.")
        },
    }
    return render(request, "desk/hearing.html", page)


def _sentence(found: tuple[HearingView, ...], now: datetime) -> str:
    """The first sentence of the page: how far hearing the other side is."""
    if not found:
        return _("De ander is nog niet om diens kant gevraagd.")
    last = found[0]
    if last.is_open and last.wants_talk:
        return _("De ander wil liever praten. Maak een afspraak.")
    if last.is_open and last.link_ends_at and last.link_ends_at > now:
        told = _("Wij wachten op de ander, uiterlijk %(moment)s.")
        return told % {"moment": marks.when(last.link_ends_at, now)}
    if last.is_open:
        return _("De tijd om te reageren is om. Leg vast wat ervan kwam.")
    return _("De laatste keer: %(state)s.") % {"state": str(last.state.label).lower()}


def _told(one: HearingView, now: datetime) -> Told:
    moment = marks.when(one.ended_at or one.invited_at, now)
    words = [moment, _("met hulp van een ander") if one.has_support else ""]
    return Told(
        title=str(one.state.label),
        words=" · ".join(word for word in words if word),
        reply=one.reply,
        summary=one.summary,
        reason=one.postponed_reason,
        reach=one.reach,
        extra=_extra(one),
    )


def _extra(one: HearingView) -> str:
    """What they ask for at a talk, what proves that they wrote, and the code to tell who lost it."""
    told = [
        _("Wil iemand meenemen of hulp bij het gesprek.") if one.wants_support else "",
        _("Vraagt een tolk: %(language)s.") % {"language": one.interpreter} if one.interpreter else "",
        _("Bewijs van ontvangst: %(number)s.") % {"number": one.receipt_number} if one.receipt_number else "",
        _("Code bij de link, om te vertellen aan de telefoon: %(code)s.") % {"code": one.secret}
        if one.secret
        else "",
    ]
    return " ".join(part for part in told if part)
