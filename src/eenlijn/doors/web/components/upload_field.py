# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The field in which somebody chooses a file; what is in it is judged by the room, not by its name."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy

LONGEST_NAME: Final = 255


class UploadField(forms.FileField):
    """One file that has a name of at most 255 signs and is not empty."""

    default_error_messages: ClassVar = {
        "required": gettext_lazy("Kies een bestand."),
        "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
        "max_length": gettext_lazy("De naam van dit bestand is te lang. Geef het een kortere naam."),
    }

    def __init__(self, *, label: Any, accept: str) -> None:
        """`accept` are the endings that a browser offers first, as in `.csv,.txt`."""
        widget = forms.FileInput(attrs={"accept": accept})
        super().__init__(label=label, widget=widget, max_length=LONGEST_NAME)
