# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the works council agreed to: date, scope and who recorded it, or why its consent is not needed."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.tenancy.going_live import record_consent
from eenlijn.commons.tenancy.queries import consents
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now, to_local

AGREED, NOT_NEEDED = "agreed", "not_needed"
LONGEST: Final = 2000


class ConsentForm(forms.Form):
    """What was decided, on which day, and about what."""

    decided_on = forms.DateField(
        label=gettext_lazy("Wanneer is dit besloten?"),
        widget=forms.DateInput(format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Vul de dag van het besluit in."),
            "invalid": gettext_lazy("Schrijf een dag als 2026-12-24."),
        },
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Wat is besloten?"),
        choices=(
            (AGREED, gettext_lazy("De ondernemingsraad stemt in")),
            (NOT_NEEDED, gettext_lazy("Instemming is niet nodig")),
        ),
        widget=forms.RadioSelect,
        initial=AGREED,
        error_messages={"required": gettext_lazy("Kies wat is besloten.")},
    )
    told = forms.CharField(
        label=gettext_lazy("Waarmee stemt de raad in, of waarom hoeft dat niet?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": gettext_lazy(
                "Schrijf waarmee de ondernemingsraad instemt, of waarom instemming niet nodig is."
            ),
            "max_length": gettext_lazy("Maak dit korter: hoogstens 2.000 tekens."),
        },
    )

    def clean_decided_on(self) -> Any:
        day = self.cleaned_data["decided_on"]
        if day > to_local(now()).date():
            raise forms.ValidationError(_("Een besluit van de ondernemingsraad ligt niet in de toekomst."))
        return day


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    actor, moment = actor_of(request), now()
    start = {"told": usual_scope(), "outcome": AGREED}
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid() and _recorded(actor, form, moment):
        messages.success(request, _("Vastgelegd. Wat eerder is vastgelegd, blijft staan."))
        return redirect("manage:consent")
    rows = consents(actor)
    names = names_of(one.recorded_by for one in rows)
    page = {
        "form": form,
        "rows": [(one, names.get(one.recorded_by, "") if one.recorded_by else "") for one in rows],
    }
    return render(request, "manage/consent.html", page)


def usual_scope() -> str:
    """What most works councils are asked: decision 35 in a sentence."""
    return _(
        "Het gebruik van Eén Lijn voor meldingen van agressie. Cijfers over te late antwoorden gaan over "
        "teams van ten minste 10 mensen, nooit over één persoon."
    )


def _recorded(actor: Actor, form: ConsentForm, moment: datetime) -> bool:
    given = form.cleaned_data
    told = {"scope" if given["outcome"] == AGREED else "not_needed_because": given["told"]}
    try:
        record_consent(actor=actor, decided_on=given["decided_on"], now=moment, **told)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    return True
