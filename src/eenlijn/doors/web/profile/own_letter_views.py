# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter that I got about my report: to read, and as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eenlijn.casework.dossier.intake import open_own_report
from eenlijn.casework.dossier.outcomes import own_letter
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.doors.web.components.own_letter import letter_file, letter_view
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import signed_in
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable


@signed_in
@require_safe
def letter(request: HttpRequest, number: str) -> HttpResponse:
    """What we did, as a letter to me."""
    actor = actor_of(request)
    report_id = own_report_id(actor, number)
    try:
        open_own_report(actor=actor, report_id=report_id, part=Compartment.VICTIM, now=now())
        found = own_letter(actor, report_id)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
    if found is None:
        raise Http404
    context = {
        "letter": letter_view(found),
        "pdf_href": reverse("profile:mine_letter_pdf", args=[number]),
        "word_href": reverse("profile:mine_letter_word", args=[number]),
        "back_href": reverse("profile:mine_one", args=[number]),
    }
    return render(request, "profile/own_letter.html", context)


@signed_in
@require_safe
def letter_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same as PDF."""
    return _file(request, number, is_word=False)


@signed_in
@require_safe
def letter_word(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a Word file."""
    return _file(request, number, is_word=True)


def _file(request: HttpRequest, number: str, *, is_word: bool) -> HttpResponse:
    actor = actor_of(request)
    try:
        return letter_file(actor, own_report_id(actor, number), is_word=is_word)
    except KeysUnavailable:
        return render(request, "profile/keys_away.html", status=503)
