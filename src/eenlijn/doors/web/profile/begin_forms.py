# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of somebody who begins: a name, an address, a password; and of a first employer."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.tenancy.invitations import NewPerson
from eenlijn.doors.web.frame.employer_form import TOO_LONG, EmployerForm

PASSWORD_HINT = gettext_lazy("Minstens 12 tekens. Vier losse woorden achter elkaar werkt goed.")
OWN_PASSWORD_HINT = gettext_lazy(
    "Minstens 12 tekens. Heb je al een account bij Eén Lijn? Gebruik dat wachtwoord."
)


def _password(label: Any, autocomplete: str = "new-password") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1_000,
        strip=False,
        widget=forms.PasswordInput(attrs={"type": "password", "autocomplete": autocomplete}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in."), "max_length": TOO_LONG},
    )


def _name() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Je naam"),
        help_text=gettext_lazy("Zo zien collega’s je."),
        max_length=120,
        error_messages={"required": gettext_lazy("Vul je naam in."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class AcceptForm(forms.Form):
    """Name and password of who was invited; whether the password is right or strong enough, the act says."""

    name = _name()
    password = _password(gettext_lazy("Je wachtwoord"))
    password_again = _password(gettext_lazy("Nog een keer je wachtwoord"))

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        given = super().clean() or {}
        _check_same(self, given)
        return given


class BeginForm(EmployerForm):
    """Who the first administrator is, and then the employer: two parts on one page, kept in one go."""

    name = _name()
    email = forms.EmailField(
        label=gettext_lazy("Je mailadres op het werk"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Vul je mailadres in."),
            "invalid": gettext_lazy("Dit is geen mailadres. Kijk het nog eens na."),
            "max_length": TOO_LONG,
        },
        widget=forms.EmailInput(attrs={"type": "email", "autocomplete": "username"}),
    )
    function_name = forms.CharField(
        label=gettext_lazy("Je functie"),
        max_length=80,
        error_messages={"required": gettext_lazy("Vul je functie in."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    password = _password(gettext_lazy("Kies een wachtwoord"))
    password_again = _password(gettext_lazy("Nog een keer je wachtwoord"))
    field_order = ("name", "email", "function_name", "password", "password_again")

    def clean(self) -> dict[str, Any]:
        """Twice the same, and strong enough."""
        given = super().clean()
        _check_same(self, given)
        if "password" in given:
            try:
                validate_password(given["password"])
            except ValidationError as error:
                self.add_error("password", error)
        return given

    def person(self) -> NewPerson:
        given = self.cleaned_data
        return NewPerson(name=given["name"], email=given["email"], function_name=given["function_name"])


def _check_same(form: forms.Form, given: dict[str, Any]) -> None:
    if {"password", "password_again"} <= given.keys() and given["password"] != given["password_again"]:
        form.add_error("password_again", _("De wachtwoorden zijn niet gelijk. Vul ze allebei opnieuw in."))
