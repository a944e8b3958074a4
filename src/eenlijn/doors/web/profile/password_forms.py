# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of a lost and of a new password."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tenancy.refusals import PasswordTooWeak
from eenlijn.doors.web.frame.employer_form import TOO_LONG
from eenlijn.doors.web.profile.factor_forms import LONGEST_CREDENTIAL


def _password(label: Any, autocomplete: str = "new-password") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1_000,
        strip=False,
        widget=forms.PasswordInput(attrs={"type": "password", "autocomplete": autocomplete}),
        error_messages={"required": gettext_lazy("Vul een wachtwoord in."), "max_length": TOO_LONG},
    )


class LostPasswordForm(forms.Form):
    """An address; whether it is known is told to nobody."""

    email = forms.CharField(
        label=gettext_lazy("Je mailadres op het werk"),
        max_length=254,
        error_messages={"required": gettext_lazy("Vul je mailadres in."), "max_length": TOO_LONG},
        widget=forms.EmailInput(attrs={"type": "email", "autocomplete": "username"}),
    )


class TwiceForm(forms.Form):
    """A new password, twice the same; whether it is strong enough, the act says."""

    password = _password(gettext_lazy("Je nieuwe wachtwoord"))
    password_again = _password(gettext_lazy("Nog een keer je nieuwe wachtwoord"))

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        given = super().clean() or {}
        if {"password", "password_again"} <= given.keys() and given["password"] != given["password_again"]:
            self.add_error(
                "password_again", _("De wachtwoorden zijn niet gelijk. Vul ze allebei opnieuw in.")
            )
        return given


class NewPasswordForm(TwiceForm):
    """Behind a link: with a code, or what a passkey said, for who has a second factor."""

    code = forms.CharField(
        label=gettext_lazy("Je code"),
        help_text=gettext_lazy("Zes cijfers uit je app, of een herstelcode van acht cijfers."),
        max_length=40,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    credential = forms.CharField(max_length=LONGEST_CREDENTIAL, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, needs_factor: bool, **given: Any) -> None:
        """Leave the second factor out for who has none."""
        super().__init__(*args, **given)
        self.needs_factor = needs_factor
        if not needs_factor:
            del self.fields["code"], self.fields["credential"]

    def clean(self) -> dict[str, Any]:
        """One of the two ways to show a second factor."""
        given = super().clean()
        if self.needs_factor and not self.errors and not (given.get("code") or given.get("credential")):
            self.add_error("code", _("Vul een code in."))
        return given

    def refuse(self, refused: Refused) -> None:
        """Say at the field what was wrong; a passkey has no field."""
        if isinstance(refused, PasswordTooWeak):
            self.add_error("password", refused.sentence)
        else:
            self.add_error("code" if self.cleaned_data.get("code") else None, refused.sentence)


class OwnPasswordForm(TwiceForm):
    """From inside: with the present password for who has no second factor."""

    current = _password(gettext_lazy("Je wachtwoord van nu"), "current-password")
    field_order = ("current", "password", "password_again")

    def __init__(self, *args: Any, needs_current: bool, **given: Any) -> None:
        """Leave the present password out for who just showed a second factor."""
        super().__init__(*args, **given)
        if not needs_current:
            del self.fields["current"]
