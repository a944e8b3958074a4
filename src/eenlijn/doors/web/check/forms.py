# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed at a desk: a family name with a day of birth, or a client number; never kept."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.restrictions.checking import DeskAsked

FIRST_YEAR: Final = 1900
# Nothing is suggested and nothing is remembered, so that nobody browses.
_PLAIN: Final = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


class BirthDateField(forms.Field):
    """A day as people say it: 3-3-1980, 03 03 1980 or 1980-03-03."""

    widget = forms.TextInput(attrs={**_PLAIN, "inputmode": "numeric"})

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").strip()
        if not text:
            return None
        parts = text.replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
        if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):  # noqa: PLR2004
            return _day(parts)
        raise ValidationError(_("Schrijf dag, maand en jaar, bijvoorbeeld 3-3-1980."))


def _day(parts: list[str]) -> date:
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)  # noqa: PLR2004
    if len(year) != 4:  # noqa: PLR2004
        raise ValidationError(_("Schrijf het jaar in vier cijfers, bijvoorbeeld 3-3-1980."))
    try:
        found = parse_date(f"{year}-{month.zfill(2)}-{day.zfill(2)}")
    except ValueError:
        found = None
    if found is None or found.year < FIRST_YEAR:
        raise ValidationError(_("Deze dag bestaat niet. Kijk nog eens naar dag, maand en jaar."))
    return found


class CheckForm(forms.Form):
    """One of both ways; `asked` is what to look for."""

    family_name = forms.CharField(
        label=gettext_lazy("Achternaam"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"max_length": gettext_lazy("Maak deze tekst korter.")},
    )
    birth_date = BirthDateField(label=gettext_lazy("Geboortedatum"), required=False)
    client_number = forms.CharField(
        label=gettext_lazy("Klantnummer"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"max_length": gettext_lazy("Maak deze tekst korter.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_birth_date(self) -> date | None:
        day: date | None = self.cleaned_data["birth_date"]
        if day is not None and day > self._today:
            raise ValidationError(_("Deze dag moet nog komen. Kijk nog eens naar het jaar."))
        return day

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if self.errors or any(sign.isalnum() for sign in told["client_number"]):
            return told
        has_name = any(sign.isalpha() for sign in told["family_name"])
        if not has_name:
            self.add_error("family_name", _("Schrijf de achternaam, of hieronder het klantnummer."))
        elif told["birth_date"] is None:
            self.add_error("birth_date", _("Vul ook de geboortedatum in. Een naam alleen is niet genoeg."))
        return told

    @property
    def asked(self) -> DeskAsked:
        if any(sign.isalnum() for sign in self.cleaned_data["client_number"]):
            return DeskAsked(client_number=self.cleaned_data["client_number"])
        return DeskAsked(self.cleaned_data["family_name"], self.cleaned_data["birth_date"])
