# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter about a report, for who holds its code: to read, and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.outcomes import own_letter
from eenlijn.doors.web.components.own_letter import letter_file, letter_view
from eenlijn.doors.web.frame.policy import holder_of_link
from eenlijn.doors.web.report.holding import bare_bar, holder, keys_away
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@holder_of_link
@require_safe
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """What we did, as a letter to who holds the code."""
    actor, report_id = holder(request, code)
    try:
        open_own_report(actor=actor, report_id=report_id, part=Compartment.VICTIM, now=now())
        found = own_letter(actor, report_id)
    except KeysUnavailable:
        return keys_away(request)
    if found is None:
        raise Http404
    context = {
        "letter": letter_view(found),
        "pdf_href": reverse("report:letter_pdf", args=[code]),
        "word_href": reverse("report:letter_word", args=[code]),
        "back_href": reverse("report:receipt", args=[code]),
        "bar": bare_bar(request, ""),
    }
    return render(request, "report/own_letter.html", context)


@holder_of_link
@require_safe
def letter_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same as PDF."""
    return _file(request, code, is_word=False)


@holder_of_link
@require_safe
def letter_word(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a Word file."""
    return _file(request, code, is_word=True)


def _file(request: HttpRequest, code: str, *, is_word: bool) -> HttpResponse:
    actor, report_id = holder(request, code)
    try:
        return letter_file(actor, report_id, is_word=is_word)
    except KeysUnavailable:
        return keys_away(request)
