# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in the own team, for its meeting: on a page to print, as a file, and as an agenda item."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eenlijn.accountability.digests import letters
from eenlijn.accountability.digests.queries import PERIODS, digest, take_digest
from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.components.shapes import Choice, Filter, Link
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.pdf import letter_docx, letter_pdf

USUAL: Final = 3
PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _months(request: HttpRequest) -> int:
    """What nobody could have chosen is three months."""
    text = request.GET.get("periode", "")
    return int(text) if text in {str(one) for one in PERIODS} else USUAL


@requires(Role.MGR)
@require_safe
def team_digest(request: HttpRequest) -> HttpResponse:
    """Counts and lessons of the teams this manager leads; no names, no numbers, no words of people."""
    months = _months(request)
    told = digest(actor_of(request), months, now())
    files = (("desk:team_digest_word", "Word"), ("desk:team_digest_pdf", "PDF"))
    page = {
        "heading": letters.title_of(told),
        "period": letters.period_of(told),
        "sections": letters.sections_of(told),
        "agenda": letters.agenda_of(told),
        "filters": [_period(months)],
        "files": [Link(words, f"{reverse(name)}?periode={months}") for name, words in files],
    }
    return render(request, "desk/team_digest.html", page)


def _period(months: int) -> Filter:
    choices = [
        Choice(
            value=str(one),
            words=ngettext("Deze maand", "De laatste %(count)s maanden", one) % {"count": one},
            checked=one == months,
        )
        for one in PERIODS
    ]
    return Filter(name="periode", label=_("Over welke tijd?"), choices=choices, value=str(months))


@requires(Role.MGR)
@require_safe
def team_digest_word(request: HttpRequest) -> HttpResponse:
    told = take_digest(actor=actor_of(request), months=_months(request), now=now())
    return _file(letter_docx(letters.sheet_of(told)), WORD, "teamoverleg.docx")


@requires(Role.MGR)
@require_safe
def team_digest_pdf(request: HttpRequest) -> HttpResponse:
    told = take_digest(actor=actor_of(request), months=_months(request), now=now())
    return _file(letter_pdf(letters.sheet_of(told)), PDF, "teamoverleg.pdf")


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, media_type, headers=headers)
