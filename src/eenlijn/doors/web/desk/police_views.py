# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6: the decision on a police report, with its number or the reason why not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.measures_acts import decide_police, police_decisions
from eenlijn.casework.dossier.police_file import PoliceDesk, police_desk
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import FILED, Filer, PoliceDecision, PoliceWay
from eenlijn.casework.police_reports.queries import PoliceView
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.measure_forms import PoliceForm
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, show, typed
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.police_way import way_of
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.waiver_views import waive_links
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, long_moment

DECIDE = "decide"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def police(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "police")
    decisions = police_decisions(actor_of(request), number)
    desk = police_desk(actor_of(request), number)
    form = PoliceForm(typed(request, DECIDE), initial=_initial(decisions, desk))
    if kept(request, form, lambda typed: _decide(request, number, typed), _("Besluit vastgelegd.")):
        return redirect("desk:dossier", number=number)
    sheet = Sheet(
        here=_("aangifte"),
        title=_("Besluit over aangifte"),
        intro=_(
            "Bij geweld of bedreiging doe je aangifte, liefst binnen twee werkdagen. "
            "Later besluiten mag ook: leg het dan alsnog vast."
        ),
        warning=_("Gebruik altijd het adres van het werk. Een thuisadres hoort nooit in een aangifte."),
        entries=[_entry(one) for one in decisions],
        nothing=_("Er is nog geen besluit."),
        blocks=[
            Block(
                DECIDE, _("Wijzig het besluit") if decisions else _("Neem het besluit"), form, _("Leg vast")
            )
        ],
        links=(*_follow_links(number, decisions), *waive_links(opened.dossier, MeasureNumber.POLICE)),
    )
    way = way_of(desk, number, is_decided=bool(decisions))
    return show(request, opened, sheet, "desk/police.html", desk=desk, way=way)


def _follow_links(number: str, decisions: tuple[PoliceView, ...]) -> tuple[Link, ...]:
    """The way to what became of it, once something was filed."""
    if not decisions or decisions[0].decision not in FILED:
        return ()
    return (Link(_("Volg wat ermee gebeurt"), reverse("desk:police_track", args=[number])),)


_AS_CHOSEN = {
    Filer.EMPLOYER: PoliceDecision.AANGIFTE_EMPLOYER,
    Filer.VICTIM: PoliceDecision.AANGIFTE_VICTIM,
    Filer.PROXY: PoliceDecision.AANGIFTE_PROXY,
}


def _initial(decisions: tuple[PoliceView, ...], desk: PoliceDesk) -> dict[str, Any]:
    """What was decided; before that, what was chosen while preparing."""
    if not decisions:
        draft = desk.draft
        is_melding = draft.way is PoliceWay.MELDING
        decision = PoliceDecision.MELDING if is_melding else _AS_CHOSEN[draft.filer]
        return {"version": 0, **({"decision": decision} if draft.is_chosen else {})}
    last = decisions[0]
    return {
        "decision": last.decision,
        "filed_on": last.filed_on,
        "reference": last.reference,
        "said_vpt": last.said_vpt,
        "used_work_address": last.used_work_address,
        "reason_not": last.reason_code,
        "word": last.word,
        "version": last.version,
    }


def _decide(request: HttpRequest, number: str, chosen: dict[str, Any]) -> None:
    choice = PoliceChoice(**{**chosen, "decision": PoliceDecision(chosen["decision"])})
    decide_police(actor=actor_of(request), number=number, choice=choice, now=now())


def _entry(one: PoliceView) -> Entry:
    told = [
        _("Op %(day)s.") % {"day": long_date(one.filed_on)} if one.filed_on else "",
        _("Nummer %(number)s.") % {"number": one.reference} if one.reference else "",
        _("VPT genoemd.") if one.said_vpt else "",
        _("Adres van het werk gebruikt.") if one.used_work_address else "",
        f"{one.reason}." if one.reason else "",
        one.word,
    ]
    return Entry(
        title=str(one.decision.label),
        text=" ".join(part for part in told if part),
        small=_("Vastgelegd %(moment)s") % {"moment": long_moment(one.decided_at)},
    )
