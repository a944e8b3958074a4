# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own figures: one question, one table, its chart, and the same table as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.accountability.figures.queries import FigureTable, ProcessFiguresClosed, answer, first_month
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.desk.figure_file import csv_of, file_name
from eenlijn.doors.web.desk.figure_forms import QuestionForm
from eenlijn.doors.web.desk.figure_words import shown_chart, shown_table
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


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
        "file_href": f"{reverse('desk:figures_csv')}?{request.GET.urlencode()}",
    }
    return render(request, "desk/figures.html", page)


@requires(Role.COO, Role.MGR)
@require_safe
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The same table as a file; a question that cannot be answered leads back to its page."""
    _form, table = _asked(request)
    if table is None:
        return HttpResponseRedirect(f"{reverse('desk:figures')}?{request.GET.urlencode()}")
    name = f'attachment; filename="{file_name(table)}"'
    return HttpResponse(csv_of(table), "text/csv; charset=utf-8", headers={"Content-Disposition": name})


def _asked(request: HttpRequest) -> tuple[QuestionForm, FigureTable | None]:
    actor, moment = actor_of(request), now()
    form = QuestionForm(request.GET, first=first_month(actor, moment), now=moment)
    question = form.question()
    if question is None:
        return form, None
    try:
        return form, answer(actor, question, moment)
    except ProcessFiguresClosed as closed:
        form.add_error("splits", closed.sentence)
        return form, None
