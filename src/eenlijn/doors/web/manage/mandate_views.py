# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may decide about which answer: the mandates, who holds each of them now, giving one and ending one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from eenlijn.casework.incidents.codes import Severity
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.mandates.actions import end_mandate, give_mandate
from eenlijn.commons.mandates.queries import MandateView, function_key, mandates_of
from eenlijn.commons.tenancy.queries import MemberRow, members
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.mandate_forms import MandateForm
from eenlijn.doors.web.manage.told import done
from eenlijn.doors.web.manage.unit_views import own_functions
from eenlijn.foundation.clock import now, to_local
from eenlijn.foundation.text import whole


@dataclass(frozen=True)
class MandateRow:
    """One mandate in words, with the names of who may decide by it today."""

    id: UUID
    kind: str
    level: str
    function_name: str
    valid_from: date
    valid_until: date | None
    source: str
    holders: tuple[str, ...]


@requires(Role.ADM, Role.COO)
@require_http_methods(["GET", "HEAD", "POST"])
def mandates(request: HttpRequest) -> HttpResponse:
    """Who gives them has a form; who coordinates reads."""
    actor, today = actor_of(request), to_local(now()).date()
    may_give = actor.has(Role.ADM)
    if request.method == "POST" and not may_give:
        raise NotVisible
    people = members(actor, now())
    form = _form(request, actor, people, today)
    if request.method == "POST" and form.is_valid() and done(form, lambda: _give(actor, form)):
        messages.success(request, _("Het mandaat staat vast."))
        return redirect("manage:mandates")
    rows = mandates_of(actor)
    running = [_row(one, people) for one in rows if _runs(one, today)]
    page = {
        "form": form,
        "may_give": may_give,
        "running": running,
        "ended": [_row(one, ()) for one in rows if not _runs(one, today)],
        "sentence": _sentence(running),
    }
    return render(request, "manage/mandates.html", page)


def _form(request: HttpRequest, actor: Actor, people: tuple[MemberRow, ...], today: date) -> MandateForm:
    in_use = [one.function_name for one in people]
    typed = request.POST if request.method == "POST" else None
    return MandateForm(own_functions(actor), in_use, typed, initial={"valid_from": today})


def _give(actor: Actor, form: MandateForm) -> None:
    given = form.cleaned_data
    give_mandate(
        actor=actor,
        answer_kind=given["answer_kind"],
        highest_level=given["highest_level"],
        function_name=form.function_name,
        source=given["source"],
        valid_from=given["valid_from"],
        valid_until=given["valid_until"],
        now=now(),
    )


def _runs(one: MandateView, today: date) -> bool:
    return one.valid_until is None or one.valid_until > today


def _row(one: MandateView, people: tuple[MemberRow, ...]) -> MandateRow:
    key = function_key(one.function_name)
    return MandateRow(
        id=one.id,
        kind=_kind(one.answer_kind),
        level=next((str(level.label) for level in Severity if level.level == one.highest_level), ""),
        function_name=one.function_name,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        source=one.source,
        holders=tuple(
            person.name
            for person in people
            if person.state is MembershipState.CONFIRMED and function_key(person.function_name) == key
        ),
    )


def _kind(code: str) -> str:
    return str(AnswerKind(code).label) if code in AnswerKind.values else code


def _sentence(running: list[MandateRow]) -> str:
    if not running:
        return _("Nog niemand mag besluiten over een waarschuwing. Geef een functie dat mandaat.")
    empty = sum(not one.holders for one in running)
    if empty:
        told = ngettext(
            "Bij %(count)s mandaat heeft nog niemand die functie.",
            "Bij %(count)s mandaten heeft nog niemand die functie.",
            empty,
        )
        return told % {"count": whole(empty)}
    told = ngettext("Er loopt %(count)s mandaat.", "Er lopen %(count)s mandaten.", len(running))
    return told % {"count": whole(len(running))}


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def mandate_end(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    """Ask first, and say afterwards when nobody is left to decide."""
    actor, today = actor_of(request), to_local(now()).date()
    found = next((one for one in mandates_of(actor) if one.id == mandate_id and _runs(one, today)), None)
    if found is None:
        raise NotVisible
    row = _row(found, members(actor, now()))
    if request.method == "POST":
        _end(request, actor, row)
        return redirect("manage:mandates")
    return render(request, "manage/mandate_end.html", {"mandate": row})


def _end(request: HttpRequest, actor: Actor, row: MandateRow) -> None:
    try:
        is_left = end_mandate(actor=actor, mandate_id=row.id, now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return
    messages.success(request, _("Het mandaat is beëindigd. Wat ermee besloten is, blijft."))
    if not is_left:
        messages.error(request, _("Nu mag niemand besluiten over: %(kind)s.") % {"kind": row.kind})
