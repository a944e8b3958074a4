# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Four eyes: a second person looks whether a decision was changed by what happened."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.casework.dossier.triage_acts import InfluencePage, check_influence, influence_page
from eenlijn.casework.triage.actions import FindingNeeded
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.access.refusals import Refused
from eenlijn.doors.web.desk import marks
from eenlijn.doors.web.desk.forms import LONGEST_TEXT
from eenlijn.doors.web.desk.head import head_of
from eenlijn.doors.web.desk.opening import open_to_read
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now


class InfluenceForm(forms.Form):
    """What the second person found."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Wat zag je?"),
        choices=InfluenceOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat je zag.")},
    )
    finding = forms.CharField(
        label=gettext_lazy("Waaraan zag je dat?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf kort waaraan je dat zag.")},
    )


@requires(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def influence(request: HttpRequest, number: str) -> HttpResponse:
    """Who asked reads along; another person records."""
    found = influence_page(actor_of(request), number)
    form = InfluenceForm(request.POST if request.method == "POST" and found.may_check else None)
    if form.is_bound and form.is_valid() and _checked(request, number, form):
        return redirect("desk:dossier", number=number)
    return _page(request, number, found, form)


def _checked(request: HttpRequest, number: str, form: InfluenceForm) -> bool:
    try:
        check_influence(
            actor=actor_of(request),
            number=number,
            outcome=InfluenceOutcome(form.cleaned_data["outcome"]),
            finding=form.cleaned_data["finding"],
            now=now(),
        )
    except FindingNeeded as refused:
        form.add_error("finding", refused.sentence)
        return False
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    messages.success(request, _("Vastgelegd wat je zag."))
    return True


def _page(request: HttpRequest, number: str, found: InfluencePage, form: InfluenceForm) -> HttpResponse:
    opened = open_to_read(request, number)
    check = found.check
    page = {
        "head": head_of(opened.dossier, opened.now, inside=True),
        "dossier": opened.dossier,
        "found": found,
        "asked": marks.when(check.opened_at, opened.now),
        "looked": marks.when(check.checked_at, opened.now) if check.checked_at else "",
        "outcome": check.outcome.label if check.outcome else "",
        "form": form,
    }
    return render(request, "desk/influence.html", page)
