# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms about letters: a file with the own letterhead, and a translation to stand for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from eenlijn.casework.letters.codes import RIGHT_TO_LEFT, Tongue
from eenlijn.doors.web.components.upload_field import UploadField


class TemplateForm(forms.Form):
    """A Word file; what is in it, the room judges."""

    file = UploadField(label=gettext_lazy("Het Word-bestand met je briefhoofd"), accept=".docx")


class LanguageForm(forms.Form):
    """The translated words, and which Dutch text stood beside them."""

    subject = forms.CharField(label=gettext_lazy("Onderwerp in deze taal"), max_length=200, required=False)
    body = forms.CharField(
        label=gettext_lazy("Tekst in deze taal"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 24}),
        error_messages={"required": gettext_lazy("De vertaling is leeg. Schrijf de tekst in deze taal.")},
    )
    dutch = forms.CharField(max_length=64, widget=forms.HiddenInput)
    stands = forms.BooleanField(
        label=gettext_lazy("Ik sta ervoor dat dit hetzelfde zegt als de Nederlandse tekst"),
        error_messages={
            "required": gettext_lazy("Zet een vinkje. Een vertaling gaat alleen mee als iemand ervoor staat.")
        },
    )

    def __init__(self, tongue: Tongue, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        direction = "rtl" if tongue in RIGHT_TO_LEFT else "ltr"
        for name in ("subject", "body"):
            self.fields[name].widget.attrs |= {"lang": tongue.value, "dir": direction}
