# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a register: a file with the day it tells of, and a postcode with the day one asks about."""

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.doors.web.components.upload_field import UploadField

_FORMATS: Final = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
_DAY: Final = gettext_lazy("Vul een dag in, bijvoorbeeld 24-11-2026.")
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})(?: ?[A-Z]{2})?", re.IGNORECASE)


class RegisterFileForm(forms.Form):
    """One edition; what is in it, the room judges."""

    file = UploadField(label=gettext_lazy("Het bestand met het register"), accept=".csv,.txt,.geojson,.json")
    edition = forms.DateField(
        label=gettext_lazy("Van welke dag is het?"),
        help_text=gettext_lazy(
            "Laat je dit leeg, dan nemen we 1 januari van het jaar in de naam van het bestand."
        ),
        required=False,
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _DAY},
    )


class PlaceForm(forms.Form):
    """A postcode and a day: the names stand in the address, so they are Dutch."""

    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        max_length=8,
        error_messages={
            "required": gettext_lazy("Vul een postcode in, bijvoorbeeld 7511."),
            "max_length": gettext_lazy("Vul een postcode in, bijvoorbeeld 7511."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )
    dag = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        input_formats=_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _DAY, "invalid": _DAY},
    )

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"dag": today})
        self._today = today

    def clean_dag(self) -> date:
        """Where a postcode will lie, no register knows."""
        day: date = self.cleaned_data["dag"]
        if day > self._today:
            raise forms.ValidationError(gettext_lazy("Kies vandaag, of een dag die al geweest is."))
        return day

    def clean_postcode(self) -> str:
        """Return the four digits; the letters say nothing about the municipality here."""
        found = _POSTCODE.fullmatch(" ".join(self.cleaned_data["postcode"].split()))
        if not found:
            raise forms.ValidationError(gettext_lazy("Vul een postcode in, bijvoorbeeld 7511."))
        return found[1]
