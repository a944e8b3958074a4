# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sector pack: which version was adopted, what a newer one changes, and taking that over as drafts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.packs.queries import Difference
from eenlijn.commons.packs.queries import difference as differences_of
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.access import may_publish
from eenlijn.commons.rulebook.difference import difference
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.rulebook.queries import draft, overview
from eenlijn.commons.tenancy.queries import EmployerView, employer
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.rule_state import (
    SETTERS,
    PackState,
    Shown,
    pack_state,
    publisher,
    setter,
    shown,
)
from eenlijn.doors.web.manage.rule_topics import TopicPage, page_about, page_of
from eenlijn.foundation.clock import now

ADOPT, SEEN, TAKE = "adopt", "seen", "take"


@dataclass(frozen=True)
class TopicOffer:
    """One topic about which the pack says something else than what holds."""

    page: TopicPage
    is_own: bool
    is_newer: bool
    has_draft: bool
    holds: Shown
    brings: Shown


@requires(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_pack(request: HttpRequest) -> HttpResponse:
    """Show the difference per item, and take over what somebody chooses, as a draft."""
    actor, moment = setter(request), now()
    here = employer(actor)
    state = pack_state(here, moment)
    if request.method == "POST":
        return _taken(request, actor, state, moment)
    told = {
        "pack": state,
        "adopted_version": state.adopted.pack_version if state.adopted else "",
        "current_version": str(state.current.version),
        "items": _items(state),
        "offers": _offers(actor, here, state, moment),
        "may_publish": may_publish(actor),
    }
    return render(request, "manage/rule_pack.html", told)


def _items(state: PackState) -> tuple[Difference, ...]:
    if state.adopted is None or not state.is_behind:
        return ()
    return differences_of(state.adopted.content["pack"], state.current)


def _offers(actor: Actor, here: EmployerView, state: PackState, moment: datetime) -> list[TopicOffer]:
    found = difference(actor, state.contents, moment)
    lines = {one.topic: one for one in overview(actor, [one.topic for one in found], moment)}
    offers = []
    for one in found:
        page, line = page_about(one.topic), lines[one.topic]
        holds: Mapping[str, Any] = line.now.content if line.now else {}
        offers.append(
            TopicOffer(
                page=page,
                is_own=one.is_own,
                is_newer=one.topic in state.newer,
                has_draft=line.has_draft,
                holds=shown(page, holds, here, moment) if line.now else Shown(),
                brings=shown(page, state.contents[one.topic], here, moment),
            )
        )
    return offers


def _taken(request: HttpRequest, actor: Actor, state: PackState, moment: datetime) -> HttpResponse:
    asked = request.POST.get("do", "")
    try:
        if asked == TAKE:
            return _take_topic(request, actor, state, moment)
        if asked in {ADOPT, SEEN}:
            _adopt(request, state, moment, is_whole=asked == ADOPT)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("manage:rule_pack")


def _take_topic(request: HttpRequest, actor: Actor, state: PackState, moment: datetime) -> HttpResponse:
    page = page_of(request.POST.get("topic", ""))
    if page.topic not in state.contents:
        raise NotVisible
    if draft(actor, page.topic) is not None:
        told = _("Er ligt al een concept over «%(topic)s». Stel dat eerst vast of gooi het weg.")
        messages.error(request, told % {"topic": page.label})
        return redirect(page.href())
    content = dict(state.contents[page.topic])
    actions.save_draft(actor=actor, topic=page.topic, content=content, version=0, now=moment)
    messages.success(request, _("De tekst van het startpakket staat in het concept. Het geldt nog niet."))
    return redirect(page.href("rule_trial"))


def _adopt(request: HttpRequest, state: PackState, moment: datetime, *, is_whole: bool) -> None:
    """Take the whole pack over, or only note that this version was looked at."""
    actor = publisher(request)
    if is_whole and state.adopted is not None:
        raise NotVisible
    actions.adopt_pack(
        actor=actor,
        organisation_id=actor.scope_id,
        pack_content=contents_of(state.current),
        pack_version=str(state.current.version),
        now=moment,
        topics=None if is_whole else (),
    )
    messages.success(request, _TOLD[is_whole]())


def _whole() -> str:
    return _("Het startpakket is overgenomen. Kijk elk onderwerp na.")


def _seen() -> str:
    return _("Genoteerd: deze versie van het startpakket is bekeken.")


_TOLD: Final = {True: _whole, False: _seen}
