# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The facts of the own employer that stand in every letter: its name, its postal address and its place."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.tenancy.employer import EmployerFacts, update_organisation
from eenlijn.commons.tenancy.queries import EmployerView, employer
from eenlijn.doors.web.frame.employer_form import TOO_LONG, plain_lines, postal_field
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.doors.web.manage.told import done
from eenlijn.foundation.clock import now


class OwnEmployerForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Naam van de werkgever"),
        max_length=120,
        error_messages={"required": gettext_lazy("Vul de naam van de werkgever in."), "max_length": TOO_LONG},
    )
    postal_lines = postal_field(gettext_lazy("Postadres"), rows=3)
    place_name = forms.CharField(
        label=gettext_lazy("Plaats"),
        help_text=gettext_lazy("Staat voor de datum van een brief."),
        max_length=80,
        error_messages={"required": gettext_lazy("Vul de plaats in."), "max_length": TOO_LONG},
    )


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def own_employer(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    here = employer(actor)
    before = {name: getattr(here, name) for name in OwnEmployerForm.base_fields}
    form = OwnEmployerForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        facts = _facts(here, form.cleaned_data)
        if done(form, lambda: update_organisation(actor=actor, facts=facts, now=now())):
            messages.success(request, _("Bewaard. Zo staat het voortaan in elke brief."))
            return redirect("manage:employer")
    page = {
        "form": form,
        "sector": Sector(here.sector).label,
        "kind": OrganisationType(here.organisation_type).label,
    }
    return render(request, "manage/own_employer.html", page)


def _facts(here: EmployerView, given: dict[str, str]) -> EmployerFacts:
    """The phones stay as they are; they have a page of their own."""
    kept = {name: getattr(here, name) for name in EmployerFacts.__dataclass_fields__}
    return EmployerFacts(**{**kept, **given, "postal_lines": plain_lines(given["postal_lines"])})
