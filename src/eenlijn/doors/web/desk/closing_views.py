# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Closing a dossier: what is missing, or one press."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import actions, finishing
from eenlijn.casework.dossier.heard_words import proposed_words
from eenlijn.casework.dossier.measures_acts import told_to_reporter
from eenlijn.casework.dossier.steps import Step
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.reporting.codes import FeedbackKind
from eenlijn.casework.reporting.feedback import LONGEST_WORDS
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.measure_forms import words_field
from eenlijn.doors.web.desk.opening import open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.desk.rows import ADDRESSES, act_words
from eenlijn.doors.web.desk.steps import answer_steps
from eenlijn.doors.web.desk.stop_links import linked_stops
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

ASK = "ask"


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, number: str) -> HttpResponse:
    asks = request.POST.get("do") == ASK
    refused = _sent(request, number, asks=asks) if request.method == "POST" else ""
    if refused is None:
        return redirect("desk:close", number=number) if asks else redirect("desk:work_list")
    opened = open_to_handle(request, number, "close")
    if opened.dossier.status is Status.CLOSED:
        return redirect("desk:dossier", number=number)
    step = opened.task.step
    form = _last_word(request, number, refused)
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "form": form,
        "steps": answer_steps(opened.dossier, "close"),
        "closing": opened.dossier.closing,
        "refused": refused,
        "second": finishing.second_word(actor_of(request), number),
        "ask": ASK,
        "stops": linked_stops(actor_of(request), opened.dossier, opened.now),
        "next_words": "" if step in {Step.CLOSE, Step.NOTHING} else act_words(step),
        "next_href": reverse(ADDRESSES[step], args=[number]),
    }
    return render(request, "desk/close.html", page)


class LastWordForm(forms.Form):
    """What the reporter reads as the last of us; empty leaves it for after closing, with a term."""

    last_word = words_field(
        gettext_lazy("Laatste bericht aan de melder"),
        LONGEST_WORDS,
        rows=6,
        hint=gettext_lazy("Lees het na. Laat je het leeg, dan schrijf je het binnen een werkdag."),
    )


def _last_word(request: HttpRequest, number: str, refused: str) -> LastWordForm | None:
    """None when the last word was said, or there is nobody to say it to."""
    actor = actor_of(request)
    if FeedbackKind.CLOSING not in told_to_reporter(actor, number).may_tell:
        return None
    if refused and "last_word" in request.POST:
        form = LastWordForm(request.POST)
        form.add_error(None, refused)
        return form
    proposed = proposed_words(actor, number, FeedbackKind.CLOSING, now())
    return LastWordForm(initial={"last_word": proposed})


def _sent(request: HttpRequest, number: str, *, asks: bool) -> str | None:
    return _asked(request, number) if asks else _closed(request, number)


def _asked(request: HttpRequest, number: str) -> str | None:
    """The sentence of the refusal, or nothing when a second person was asked."""
    try:
        finishing.ask_second(actor=actor_of(request), number=number, now=now())
    except Refused as refused:
        return refused.sentence
    messages.success(request, _("Gevraagd. Je collega krijgt bericht."))
    return None


def _closed(request: HttpRequest, number: str) -> str | None:
    """The sentence of the refusal, or nothing when the dossier is closed now."""
    try:
        words = request.POST.get("last_word", "")
        actions.close(actor=actor_of(request), number=number, last_word=words, now=now())
    except Refused as refused:
        return refused.sentence
    messages.success(request, _("Dossier %(number)s is afgesloten.") % {"number": number})
    return None
