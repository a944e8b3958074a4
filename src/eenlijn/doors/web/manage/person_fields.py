# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fields about somebody else who joins: a browser must not fill in who is typing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.doors.web.frame.employer_form import TOO_LONG


def name_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=120,
        error_messages={"required": gettext_lazy("Vul de naam in."), "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def address_field(label: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        error_messages={
            "required": gettext_lazy("Vul het mailadres in."),
            "invalid": gettext_lazy("Dit is geen mailadres. Kijk het nog eens na."),
            "max_length": TOO_LONG,
        },
        widget=forms.EmailInput(attrs={"type": "email", "autocomplete": "off"}),
    )
