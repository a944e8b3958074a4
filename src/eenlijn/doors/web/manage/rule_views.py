# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules of the employer: all topics at a glance, one topic with its history, and going back."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook import actions
from eenlijn.commons.rulebook.access import may_publish
from eenlijn.commons.rulebook.codes import RuleState, Topic
from eenlijn.commons.rulebook.queries import RuleVersionView, TopicLine, draft, in_force, overview, versions
from eenlijn.commons.tenancy.queries import employer
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.rule_state import (
    SETTERS,
    approval,
    by,
    check_of,
    content_of,
    pack_state,
    publisher,
    setter,
    shown,
    stands_for,
    whence,
)
from eenlijn.doors.web.manage.rule_topics import PAGES, TopicPage, page_of
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import whole

BIGGEST_NUMBER = 1_000_000


@dataclass(frozen=True)
class TopicRow:
    """One topic in the overview."""

    page: TopicPage
    line: TopicLine
    whence: str
    is_settled: bool
    pack_is_newer: bool


@requires(*SETTERS)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every topic: what holds, since when, by whom, and what waits."""
    actor, moment = setter(request), now()
    here = employer(actor)
    lines = overview(actor, [page.topic for page in PAGES], moment)
    names = names_of(line.now.published_by for line in lines if line.now)
    pack = pack_state(here, moment)
    rows = [
        TopicRow(
            page=page,
            line=line,
            whence=whence(line.now, names),
            is_settled=stands_for(line.now) is not None,
            pack_is_newer=page.topic in pack.newer,
        )
        for page, line in zip(PAGES, lines, strict=True)
    ]
    told = {
        "rows": rows,
        "pack": pack,
        "sentence": _sentence(rows),
    }
    return render(request, "manage/rules.html", told)


def _sentence(rows: list[TopicRow]) -> str:
    waiting = sum(not row.is_settled for row in rows)
    if not waiting:
        return _("Je organisatie stelde alle spelregels zelf vast.")
    told = ngettext(
        "%(count)s onderwerp is nog een voorbeeld. Kijk het na; daarna geldt het op jullie naam.",
        "%(count)s onderwerpen zijn nog een voorbeeld. Kijk ze na; daarna gelden ze op jullie naam.",
        waiting,
    )
    return told % {"count": whole(waiting)}


@requires(*SETTERS)
@require_safe
def rule_topic(request: HttpRequest, topic: str) -> HttpResponse:
    """One topic: what holds in plain words, what waits, and every earlier version."""
    actor, page, moment = setter(request), page_of(topic), now()
    here = employer(actor)
    (line,) = overview(actor, (page.topic,), moment)
    history = versions(actor, page.topic)
    waiting = draft(actor, page.topic)
    names = names_of(
        [
            *(one.published_by for one in history),
            waiting.drafted_by if waiting else None,
        ]
    )
    name = page.text_name
    told = {
        **page.hrefs(),
        "page": page,
        "shown": shown(page, content_of(page, line.now, here), here, moment),
        "whence": whence(line.now, names),
        "approval": approval(name, stands_for(line.now), names) if name else "",
        "is_settled": stands_for(line.now) is not None,
        "draft": waiting,
        "drafter": names.get(waiting.drafted_by, "") if waiting and waiting.drafted_by else "",
        "planned": line.planned,
        "history": [(one, by(one, names), _may_go_back(one, line.now, moment)) for one in history],
        "may_publish": may_publish(actor),
        "pack_is_newer": page.topic in pack_state(here, moment).newer,
    }
    return render(request, "manage/rule_topic.html", told)


def _may_go_back(one: RuleVersionView, holding: RuleVersionView | None, moment: datetime) -> bool:
    has_begun = one.valid_from is not None and one.valid_from <= moment
    return (
        has_begun and one.state is RuleState.PUBLISHED and (holding is None or one.number != holding.number)
    )


@requires(Role.ADM)
@require_POST
def rule_keep(request: HttpRequest, topic: str) -> HttpResponse:
    """Let it hold as it stands, in the name of who pressed; an example becomes the employer's own."""
    actor, page, moment = publisher(request), page_of(topic), now()
    holding = in_force(actor.scope_id, page.topic, moment)
    if stands_for(holding) is None:
        content = dict(content_of(page, holding, employer(actor)))
        if page.topic == Topic.HOUSE_RULES:
            content["status"] = ""
        try:
            actions.publish_at_once(actor=actor, topic=page.topic, content=content, now=moment)
        except Refused as refused:
            messages.error(request, refused.sentence)
            return redirect(page.href())
    told = _("«%(topic)s» blijft zo. Het geldt nu op naam van je organisatie.")
    messages.success(request, told % {"topic": page.label})
    return redirect("manage:rules")


@requires(*SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_back(request: HttpRequest, topic: str) -> HttpResponse:
    """Show an earlier version, ask whether it is to hold again, and do so."""
    actor, page, moment = setter(request), page_of(topic), now()
    if request.method == "POST":
        return _put_back(request, page, moment)
    asked = _number(request.GET.get("versie", ""))
    if asked is None:
        return redirect(page.href())
    history = versions(actor, page.topic)
    version = next((one for one in history if one.number == asked), None)
    if version is None:
        raise NotVisible
    here = employer(actor)
    (line,) = overview(actor, (page.topic,), moment)
    names = names_of(one.published_by for one in history)
    told = {
        **page.hrefs(),
        "page": page,
        "version": version,
        "shown": shown(page, version.content, here, moment),
        "by": by(version, names),
        "may_go_back": may_publish(actor) and _may_go_back(version, line.now, moment),
    }
    return render(request, "manage/rule_back.html", told)


def _put_back(request: HttpRequest, page: TopicPage, moment: datetime) -> HttpResponse:
    actor, asked = publisher(request), _number(request.POST.get("versie", ""))
    try:
        made = actions.roll_back(
            actor=actor, topic=page.topic, to_number=asked or 0, now=moment, also=check_of(page)
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect(page.href())
    told = _("Versie %(old)s geldt weer, als versie %(new)s. Lopende dossiers houden hun eigen versie.")
    messages.success(request, told % {"old": asked, "new": made.number})
    return redirect(page.href())


@requires(Role.ADM)
@require_POST
def rule_withdraw(request: HttpRequest, topic: str) -> HttpResponse:
    """Take back a version whose day has not come."""
    actor, page = publisher(request), page_of(topic)
    asked = _number(request.POST.get("versie", ""))
    try:
        actions.withdraw_planned(actor=actor, topic=page.topic, number=asked or 0, now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De versie is ingetrokken. Wat nu geldt, blijft gelden."))
    return redirect(page.href())


def _number(text: str) -> int | None:
    """A version as it stands in an address; what is no number is none, what is too big is nobody's."""
    return min(int(text[:8]), BIGGEST_NUMBER) if text.isascii() and text.isdigit() else None
