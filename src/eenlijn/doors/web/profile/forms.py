# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shapes of signing in, of linking a report and of choosing for whom you work."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from eenlijn.doors.web.components.code_field import code_field

SAME_ANSWER = _(
    "Dit mailadres en wachtwoord horen niet bij elkaar. Kijk ze allebei na en probeer het opnieuw."
)
KEYS_AWAY = _("Aanmelden kan nu even niet. Melden kan wel, met de link of de QR-code van je werkgever.")


class SignInForm(forms.Form):
    """Work address and password; what is wrong with them is told in one answer for everything."""

    email = forms.CharField(
        label=_("Je mailadres op het werk"),
        max_length=254,
        error_messages={"required": _("Vul je mailadres in."), "max_length": SAME_ANSWER},
        widget=forms.EmailInput(attrs={"type": "email", "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Je wachtwoord"),
        max_length=1_000,
        strip=False,
        error_messages={"required": _("Vul je wachtwoord in."), "max_length": SAME_ANSWER},
        widget=forms.PasswordInput(attrs={"type": "password", "autocomplete": "current-password"}),
    )


class ClaimForm(forms.Form):
    """The code of a receipt; whether it fits is asked of the room that knows."""

    code = code_field()


class OrganisationForm(forms.Form):
    """For which of the own employers the next pages are."""

    organisation = forms.ChoiceField(
        label=_("Voor wie werk je nu?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een organisatie uit de lijst."),
        },
    )

    def __init__(self, *args: Any, names: Mapping[UUID, str], **given: Any) -> None:
        """Offer the organisations of this person only."""
        super().__init__(*args, **given)
        field = cast("forms.ChoiceField", self.fields["organisation"])
        field.choices = [(str(pk), name) for pk, name in names.items()]
