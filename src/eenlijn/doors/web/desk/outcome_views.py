# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter to who reported: what we did, read over by a person, and put on the own page of its reader."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier import outcomes
from eenlijn.casework.dossier.outcomes import Outcome, OutcomePage
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.letter_paper import paper_of
from eenlijn.doors.web.desk.measure_forms import words_field
from eenlijn.doors.web.desk.opening import Opened, open_to_handle
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment

SHOW = "show"


class OutcomeForm(forms.Form):
    """What the letter says; whether it may be placed is the rule of the act."""

    words = words_field(
        gettext_lazy("Wat wij deden"),
        outcomes.LONGEST,
        rows=8,
        required=True,
        hint=gettext_lazy("Alleen wat echt gebeurde. Geen namen, en niet wat voor een ander geldt."),
    )
    contact = forms.CharField(
        label=gettext_lazy("Wie kan de melder bellen of schrijven?"),
        max_length=160,
        help_text=gettext_lazy("Eindig met een punt."),
        error_messages={
            "required": gettext_lazy("Schrijf dit op."),
            "max_length": gettext_lazy("Maak deze tekst korter."),
        },
    )
    is_checked = forms.BooleanField(
        label=gettext_lazy("Ik las de brief na: er staat niets in over een ander"), required=False
    )

    def outcome(self) -> Outcome:
        told = self.cleaned_data
        return Outcome(told["words"], told["contact"], is_checked=told["is_checked"])


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, number: str) -> HttpResponse:
    opened = open_to_handle(request, number, "answer")
    form = OutcomeForm(request.POST) if request.method == "POST" else None
    typed = form.outcome() if form is not None and form.is_valid() else None
    is_sent = typed is not None and request.POST.get("do") != SHOW
    if form is not None and typed is not None and is_sent and _placed(request, number, form, typed):
        return redirect("desk:dossier", number=number)
    found = outcomes.outcome_page(actor_of(request), number, typed, now())
    return _page(request, opened, found, form)


def _placed(request: HttpRequest, number: str, form: OutcomeForm, typed: Outcome) -> bool:
    try:
        outcomes.place_outcome(actor=actor_of(request), number=number, outcome=typed, now=now())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    messages.success(request, _("De brief staat bij de melding. De melder krijgt een seintje."))
    return True


def _page(request: HttpRequest, opened: Opened, found: OutcomePage, form: OutcomeForm | None) -> HttpResponse:
    proposed = {"words": found.proposed.words, "contact": found.proposed.contact}
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "form": form or OutcomeForm(initial=proposed),
        "has_report": found.has_report,
        "paper": paper_of(found.paper) if found.paper else None,
        "findings": [one for one in found.findings if not one.stops],
        "placed": long_moment(found.placed_at) if found.placed_at else "",
        "show": SHOW,
    }
    return render(request, "desk/outcome.html", page)
