# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6 after the filing: where it stands as one line, the one next thing, and news to record."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import police_news
from eenlijn.casework.dossier.police_news import Passing, police_track, step_names
from eenlijn.casework.police_reports.codes import Audience
from eenlijn.casework.police_reports.following import StepView, Track
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.codes import FeedbackWay
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_parts import Block, Entry, Sheet, kept, sent, typed, uuid_in
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.police_partners import partner_options
from eenlijn.doors.web.desk.police_track_forms import (
    PassOnForm,
    StepForm,
    TakeBackForm,
    initial_of,
    passing_of,
    told_of,
)
from eenlijn.doors.web.desk.police_track_parts import entry_of, next_thing, stops_of
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local

RECORD, CORRECT, TAKE_BACK, PASS_ON = "record", "correct", "take_back", "pass_on"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest, number: str) -> HttpResponse:
    """The line, the next thing, and the form for news; with `stap` in the address one step to correct."""
    opened = open_to_handle(request, number, "police")
    found = police_track(actor_of(request), number)
    if found is None:
        return _page(request, opened, None, [])
    corrected = _corrected(request, found)
    blocks = _correcting(request, found, corrected) if corrected else _telling(request, found)
    if _done(request, number, blocks, corrected):
        return redirect("desk:police_track", number=number)
    return _page(request, opened, found, blocks)


def _corrected(request: HttpRequest, found: Track) -> StepView | None:
    asked = request.GET.get("stap", "")
    if not asked:
        return None
    one = next((step for step in found.steps if str(step.id) == asked), None)
    if one is None or not one.counts or not one.is_of_this_filing:
        raise NotVisible
    return one


def _telling(request: HttpRequest, found: Track) -> list[Block]:
    waiting = next((one for one in found.waiting if Audience.VICTIM in one.waits_for), None)
    form = StepForm(
        typed(request, RECORD),
        choices=found.choices,
        partners=partner_options(actor_of(request), now()),
        initial={"seen": found.seen},
    )
    record = Block(RECORD, _("Leg nieuws vast"), form, _("Leg vast"), is_main=waiting is None)
    if waiting is None:
        return [record]
    told = PassOnForm(typed(request, PASS_ON), initial={"way": FeedbackWay.PHONE})
    title = _("De collega weet nu: %(step)s") % {"step": waiting.step.label}
    return [
        Block(PASS_ON, title, told, _("Leg vast: doorgegeven"), values=(("step_id", str(waiting.id)),)),
        record,
    ]


def _correcting(request: HttpRequest, found: Track, one: StepView) -> list[Block]:
    initial = {**initial_of(one), "seen": found.seen}
    partners = partner_options(actor_of(request), now())
    form = StepForm(typed(request, CORRECT), choices=(one.step,), partners=partners, initial=initial)
    blocks = [
        Block(CORRECT, _("Verbeter: %(step)s") % {"step": one.step.label}, form, _("Leg de verbetering vast"))
    ]
    if one.may_be_taken_back:
        back = TakeBackForm(typed(request, TAKE_BACK), initial={"seen": found.seen})
        blocks.append(
            Block(TAKE_BACK, _("Bleek dit niet zo?"), back, _("Neem deze stap terug"), is_main=False)
        )
    return blocks


def _done(request: HttpRequest, number: str, blocks: list[Block], corrected: StepView | None) -> bool:
    """Whether what was sent was kept; a refusal stands in its form."""
    common = {"actor": actor_of(request), "number": number, "now": now()}
    for block in blocks:
        if not sent(request, block.do):
            continue
        act = partial(_act, request, block.do, corrected, common)
        return kept(request, block.form, act, _("Vastgelegd."))
    return False


def _act(
    request: HttpRequest, do: str, corrected: StepView | None, common: dict[str, Any], told: dict[str, Any]
) -> None:
    if do == PASS_ON:
        passing = Passing(FeedbackWay(told["way"]), told["words"])
        police_news.pass_on_police_step(step_id=uuid_in(request, "step_id"), passing=passing, **common)
    elif do == RECORD:
        police_news.record_police_step(told=told_of(told), passing=passing_of(told), **common)
    elif corrected is not None and do == CORRECT:
        police_news.correct_police_step(
            step_id=corrected.id, told=told_of(told), passing=passing_of(told), **common
        )
    elif corrected is not None:
        back = StepTold(step=corrected.step, on=corrected.on, seen=told["seen"], word=told["word"])
        police_news.take_back_police_step(step_id=corrected.id, told=back, passing=None, **common)


def _page(request: HttpRequest, opened: Opened, found: Track | None, blocks: list[Block]) -> HttpResponse:
    number, today = opened.dossier.number, to_local(opened.now).date()
    clocks = opened.dossier.clocks
    sheet = Sheet(
        here=_("aangifte volgen"),
        title=_("Wat er is vastgelegd"),
        entries=_entries(number, found),
        nothing=_("Er is nog niets gehoord.")
        if found
        else _("Er is nog geen aangifte of melding om te volgen."),
        blocks=blocks,
        links=(Link(_("Besluit over aangifte"), reverse("desk:police", args=[number])),),
    )
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "sheet": sheet,
        "broken": next((one.form for one in blocks if one.form.is_bound and one.form.errors), None),
        "next": next_thing(number, found, clocks, today) if found else None,
        "stops": stops_of(found, clocks, today) if found else (),
    }
    return render(request, "desk/police_track.html", page)


def _entries(number: str, found: Track | None) -> list[Entry]:
    if found is None:
        return []
    names, address = step_names(found), reverse("desk:police_track", args=[number])
    newest_first = sorted(found.steps, key=lambda one: one.recorded_at, reverse=True)
    return [entry_of(one, names, address) for one in newest_first]
