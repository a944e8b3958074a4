# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbers of the employer: the duty phone of red reports, the internal one, and that of aftercare."""

import re
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tenancy.employer import EmployerFacts, update_organisation
from eenlijn.commons.tenancy.queries import EmployerView, employer
from eenlijn.doors.web.frame.middleware import actor_of
from eenlijn.doors.web.frame.policy import requires
from eenlijn.foundation.clock import now

LONGEST_LABEL: Final = 80
LONGEST_NUMBER: Final = 20
EMERGENCY: Final = ("112", "144")
PAIRS: Final = ("duty_phone", "phone", "care_phone")
_SIGNS: Final = re.compile(r"\+?[\d\s().-]+")
# Ten digits from 0; free and paid numbers of 8 or 11; abroad from +; and short numbers within the house.
_DIGITS: Final = re.compile(r"0[1-9]\d{8}|0[89]0\d(\d{4}|\d{7})|\+[1-9]\d{7,14}|[1-9]\d{2,5}")


def is_plausible(number: str) -> bool:
    """Whether somebody could dial this; it does not say that anybody answers."""
    plain = re.sub(r"[\s().-]", "", number.replace("(0)", ""))
    return bool(_SIGNS.fullmatch(number.strip())) and bool(_DIGITS.fullmatch(plain))


def _label(label: Any, hint: Any) -> forms.CharField:
    told = gettext_lazy("Maak dit korter: hoogstens 80 tekens.")
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_LABEL,
        required=False,
        error_messages={"max_length": told},
    )


def _number(label: Any) -> forms.CharField:
    told = gettext_lazy("Maak dit korter: hoogstens 20 tekens.")
    return forms.CharField(
        label=label,
        max_length=LONGEST_NUMBER,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
        error_messages={"max_length": told},
    )


class PhoneForm(forms.Form):
    """Per phone who answers and the number; of the duty phone also when."""

    duty_phone_label = _label(
        gettext_lazy("Wie neemt op?"), gettext_lazy("Bijvoorbeeld: dienstdoende leidinggevende.")
    )
    duty_phone_number = _number(gettext_lazy("Nummer"))
    duty_phone_hours = _label(gettext_lazy("Wanneer?"), gettext_lazy("Bijvoorbeeld: dag en nacht."))
    phone_label = _label(gettext_lazy("Wie neemt op?"), gettext_lazy("Bijvoorbeeld: meldkamer."))
    phone_number = _number(gettext_lazy("Nummer"))
    care_phone_label = _label(gettext_lazy("Wie neemt op?"), gettext_lazy("Bijvoorbeeld: opvangteam."))
    care_phone_number = _number(gettext_lazy("Nummer"))

    def clean(self) -> dict[str, Any]:
        """A number can be dialled, and it stands beside who answers."""
        given = super().clean() or {}
        for one in PAIRS:
            label, number = given.get(f"{one}_label"), given.get(f"{one}_number")
            if number and number.strip() in EMERGENCY:
                told = _("112 staat al op elke meldpagina. Vul het nummer in van iemand van jullie zelf.")
                self.add_error(f"{one}_number", told)
            elif number and not is_plausible(number):
                told = _("Dit lijkt geen telefoonnummer. Schrijf het bijvoorbeeld als 088 000 01 40.")
                self.add_error(f"{one}_number", told)
            if number and not label and f"{one}_label" in given:
                self.add_error(f"{one}_label", _("Schrijf wie er opneemt."))
            if label and not number and f"{one}_number" in given:
                self.add_error(f"{one}_number", _("Vul het nummer in."))
        return given


@requires(Role.ADM)
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    here = employer(actor)
    names = list(PhoneForm.base_fields)
    before = {name: getattr(here, name) for name in names}
    form = PhoneForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            update_organisation(actor=actor, facts=_facts(here, form.cleaned_data), now=now())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De nummers zijn bewaard. Ze staan nu op elke meldpagina."))
            return redirect("manage:phone")
    page = {"form": form, "here": here}
    return render(request, "manage/phone.html", page)


def _facts(here: EmployerView, given: dict[str, str]) -> EmployerFacts:
    """The other facts stay as they are."""
    kept = {name: getattr(here, name) for name in EmployerFacts.__dataclass_fields__}
    return EmployerFacts(**{**kept, **given})
