# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own figures: one question, one table, its chart, and the same table as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenlijn.accountability.figures.queries import (
    FigureTable,
    ProcessFiguresClosed,
    answer,
    counted_apart,
    first_month,
    subjects,
)
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Link
from eenlijn.doors.web.desk.figure_file import file_name, sheet_of
from eenlijn.doors.web.desk.figure_forms import QuestionForm
from eenlijn.doors.web.desk.figure_words import shown_chart, shown_table
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.spreadsheet import Format, write
from eenlijn.foundation.text import whole


@requires(Role.COO, Role.MGR)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """See what the register counts, over the dossiers this person may see."""
    form, table = _asked(request)
    page = {
        "form": form,
        "table": table,
        "shown": shown_table(table) if table else None,
        "chart": shown_chart(table) if table else None,
        "apart": _apart(request, table) if table else "",
        "files": [_file_link(kind, request.GET.urlencode()) for kind in Format],
    }
    return render(request, "desk/figures.html", page)


def _apart(request: HttpRequest, table: FigureTable) -> str:
    """What runs in the lane of a colleague as aggressor, beside the table and never in it."""
    count = counted_apart(actor_of(request), table.question)
    if not count:
        return ""
    told = ngettext(
        "Daarnaast, apart geteld: %(count)s melding over een collega.",
        "Daarnaast, apart geteld: %(count)s meldingen over een collega.",
        count,
    )
    return told % {"count": whole(count)}


def _file_link(kind: Format, asked: str) -> Link:
    return Link(kind.label, f"{reverse(f'desk:figures_{kind.value}')}?{asked}")


@requires(Role.COO, Role.MGR)
@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The same table for a Dutch spreadsheet, by a double click."""
    return _file(request, Format.CSV)


@requires(Role.COO, Role.MGR)
@require_safe
def figures_xlsx(request: HttpRequest) -> HttpResponse:
    """The same table for Excel."""
    return _file(request, Format.XLSX)


@requires(Role.COO, Role.MGR)
@require_safe
def figures_ods(request: HttpRequest) -> HttpResponse:
    """The same table for LibreOffice."""
    return _file(request, Format.ODS)


@requires(Role.COO, Role.MGR)
@require_safe
def figures_json(request: HttpRequest) -> HttpResponse:
    """The same table for a program."""
    return _file(request, Format.JSON)


def _file(request: HttpRequest, kind: Format) -> HttpResponse:
    """A question that cannot be answered leads back to its page."""
    _form, table = _asked(request)
    if table is None:
        return HttpResponseRedirect(f"{reverse('desk:figures')}?{request.GET.urlencode()}")
    name = f'attachment; filename="{file_name(table, kind)}"'
    headers = {"Content-Disposition": name}
    return HttpResponse(write(sheet_of(table), kind), kind.content_type, headers=headers)


def _asked(request: HttpRequest) -> tuple[QuestionForm, FigureTable | None]:
    actor, moment = actor_of(request), now()
    form = QuestionForm(request.GET, about=subjects(actor), first=first_month(actor, moment), now=moment)
    question = form.question()
    if question is None:
        return form, None
    try:
        return form, answer(actor, question, moment)
    except ProcessFiguresClosed as closed:
        form.add_error("splits", closed.sentence)
        return form, None
