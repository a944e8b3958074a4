# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reviewing the trail: the months, the lines of one, one line, and signing a month off."""

from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenlijn.casework.dossier.log_numbers import hidden_from, pages_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.trail.codes import ReviewMark
from eenlijn.commons.trail.reviewing import (
    MonthRow,
    QueueRow,
    line_of,
    mark_line,
    month_of_line,
    open_months,
    open_queue,
    sign_off_month,
)
from eenlijn.doors.web.components.log_words import reader_words
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.oversight.roles import DOSSIER_READERS, REVIEWERS
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_date, month_name, row_moment

LONGEST_WORD = 500
COUNTED = frozenset({"many_files"})


class MarkForm(forms.Form):
    """What was found; whether a word is needed, the action decides."""

    mark = forms.ChoiceField(
        label=gettext_lazy("Wat vond je?"),
        choices=ReviewMark.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat je vond."),
            "invalid_choice": gettext_lazy("Kies een van de mogelijkheden in de lijst."),
        },
    )
    word = forms.CharField(
        label=gettext_lazy("Wat vroeg of zag je?"),
        help_text=gettext_lazy("Kort, en zonder namen. Bij ‘In orde’ hoeft het niet."),
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": gettext_lazy("Maak dit korter: hoogstens 500 tekens.")},
    )


@requires(*REVIEWERS)
@require_safe
def months(request: HttpRequest) -> HttpResponse:
    actor, moment = actor_of(request), now()
    found = open_months(actor=actor, hidden=hidden_from(actor), now=moment)
    rows = [
        {"row": one, "name": month_name(one.month), "code": _code(one), "said": _said(one)} for one in found
    ]
    return render(request, "oversight/months.html", {"rows": rows})


def _code(one: MonthRow) -> str:
    return f"{one.month:%Y-%m}"


def _said(one: MonthRow) -> str:
    """How far this month is, in a sentence."""
    if one.signed_at is not None:
        who = reader_words(one.signed_by, "")
        return _("Afgetekend %(when)s: %(who)s.") % {"when": row_moment(one.signed_at), "who": who}
    if not one.is_over:
        return _("Loopt nog: bekeken tot en met %(day)s.") % {"day": long_date(one.watched_until)}
    if one.is_late:
        return _("Te laat: dit moest klaar zijn op %(day)s.") % {"day": long_date(one.due_on)}
    return _("Teken af voor %(day)s.") % {"day": long_date(one.due_on)}


@requires(*REVIEWERS)
@require_safe
def queue(request: HttpRequest, month: str) -> HttpResponse:
    actor, moment = actor_of(request), now()
    asked = _month(month)
    row, page, lines = open_queue(
        actor=actor,
        month=asked,
        hidden=hidden_from(actor),
        before=request.GET.get("voor", ""),
        after=request.GET.get("na", ""),
        now=moment,
    )
    told = {
        "row": row,
        "name": month_name(asked),
        "code": _code(row),
        "said": _said(row),
        "sentence": _left(row),
        "lines": _with_pages(actor, [_line(one, moment) for one in lines]),
        "earlier": f"?voor={page.before}" if page.before else "",
        "later": f"?na={page.after}" if page.after else "",
    }
    return render(request, "oversight/queue.html", told)


def _left(row: MonthRow) -> str:
    if not row.lines:
        return _("Geen enkele regel van deze maand vraagt om te kijken.")
    told = ngettext(
        "Eén regel om even te kijken, %(left)d nog open.",
        "%(count)d regels om even te kijken, %(left)d nog open.",
        row.lines,
    )
    return told % {"count": row.lines, "left": row.left}


def _month(text: str) -> date:
    """Read 2026-11; anything else is no month of ours."""
    try:
        found = datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
    except ValueError:
        raise NotVisible from None
    if text != f"{found:%Y-%m}" or not MINYEAR < found.year < MAXYEAR:
        raise NotVisible
    return found


def _with_pages(actor: Actor, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The page of the dossier beside a line about one dossier, for who may open it by an own task."""
    single = {one["row"].number for one in lines if not one["many"]}
    there = pages_of(actor, single) if actor.has(*DOSSIER_READERS) else frozenset()
    for one in lines:
        number = one["row"].number
        one["dossier"] = reverse("desk:dossier", args=[number]) if number in there and not one["many"] else ""
    return lines


def _line(one: QueueRow, moment: datetime) -> dict[str, Any]:
    """What a list shows of it; what was asked or seen is said with the day on which it was."""
    is_said = bool(one.word) and one.marked_at is not None and not one.is_mine
    said = {"mark": one.mark.label, "word": one.word} if is_said and one.mark is not None else {}
    day = row_moment(one.marked_at, today=moment.date()) if is_said and one.marked_at else ""
    return {
        "said": _("%(mark)s op %(when)s: %(word)s") % {**said, "when": day} if said else "",
        "row": one,
        "who": reader_words(one.reader, one.role, one.name),
        "when": row_moment(one.at, today=moment.date()),
        "many": _("%(count)d dossiers") % {"count": one.count} if one.rule.value in COUNTED else "",
    }


@requires(*REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One line: why it stands here, and what the reviewer found."""
    actor, moment = actor_of(request), now()
    hidden = hidden_from(actor)
    found = line_of(actor, line_id, hidden)
    initial = {"mark": found.mark.value if found.mark else None, "word": found.word}
    form = MarkForm(request.POST if request.method == "POST" else None, initial=initial)
    code = f"{month_of_line(actor, line_id, hidden):%Y-%m}"
    if request.method == "POST" and form.is_valid():
        try:
            mark_line(
                actor=actor,
                line_id=line_id,
                mark=ReviewMark(form.cleaned_data["mark"]),
                word=form.cleaned_data["word"],
                hidden=hidden,
                now=moment,
            )
        except Refused as refused:
            form.add_error("word", refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("oversight:queue", month=code)
    (shown,) = _with_pages(actor, [_line(found, moment)])
    told = {**shown, "form": form, "code": code}
    return render(request, "oversight/line.html", told, status=422 if form.errors else 200)


@requires(*REVIEWERS)
@require_POST
def sign_off(request: HttpRequest, month: str) -> HttpResponse:
    actor = actor_of(request)
    try:
        sign_off_month(actor=actor, month=_month(month), hidden=hidden_from(actor), now=now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Afgetekend. Deze maand is klaar."))
    return redirect("oversight:queue", month=month)
