# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of extra certainty: a code, what a passkey said, a name, and a new password."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.sign_in.factors import LONGEST_NAME
from eenlijn.doors.web.frame.employer_form import TOO_LONG

LONGEST_CREDENTIAL = 20_000


class CodeForm(forms.Form):
    """A code of an app or a recovery code, or what a passkey said through the script."""

    code = forms.CharField(
        label=gettext_lazy("Je code"),
        help_text=gettext_lazy("Zes cijfers uit je app, of een herstelcode van acht cijfers."),
        max_length=40,
        required=False,
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    credential = forms.CharField(max_length=LONGEST_CREDENTIAL, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not self.errors and not (given.get("code") or given.get("credential")):
            self.add_error("code", _("Vul een code in."))
        return given

    def refuse(self, refused: Refused) -> None:
        """Say at the field what was wrong, for who typed a code."""
        self.add_error("code" if self.cleaned_data.get("code") else None, refused.sentence)


class AppForm(forms.Form):
    """The first code of a new app."""

    code = forms.CharField(
        label=gettext_lazy("De code die de app nu laat zien"),
        help_text=gettext_lazy("Zes cijfers. Ze veranderen elke halve minuut."),
        max_length=40,
        error_messages={"required": gettext_lazy("Vul de zes cijfers in."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """What a passkey said; only the script fills it."""

    credential = forms.CharField(
        max_length=LONGEST_CREDENTIAL,
        error_messages={
            "required": gettext_lazy("Een passkey werkt alleen met JavaScript. Kies een andere manier.")
        },
        widget=forms.HiddenInput,
    )


class NewPasskeyForm(PasskeyForm):
    """The same, with the name by which somebody knows it again."""

    name = forms.CharField(
        label=gettext_lazy("Hoe noem je deze passkey?"),
        help_text=gettext_lazy("Bijvoorbeeld: mijn telefoon."),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Geef de passkey een naam."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "credential")


class RenameForm(forms.Form):
    """Another name for a passkey."""

    name = forms.CharField(
        label=gettext_lazy("Hoe noem je deze passkey?"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Geef de passkey een naam."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
