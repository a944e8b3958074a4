# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of a file and of how it is read."""

from dataclasses import replace
from typing import Any, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.imports.queries import Batch
from eenlijn.casework.imports.reading import Reading
from eenlijn.doors.web.components.upload_field import UploadField

LAST_HEADER_ROW = 50


class FileForm(forms.Form):
    """One file; what is in it is judged by the room, not by its name."""

    file = UploadField(label=gettext_lazy("Het bestand met het oude register"), accept=".csv,.txt,.tsv,.xlsx")


class ReadingForm(forms.Form):
    """How the file is read: detected, shown, and changeable."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    encoding = forms.ChoiceField(label=gettext_lazy("Letters"), required=False)
    delimiter = forms.ChoiceField(label=gettext_lazy("Scheidingsteken"), required=False)
    sheet = forms.TypedChoiceField(label=gettext_lazy("Werkblad"), required=False, coerce=int)
    header_row = forms.IntegerField(
        label=gettext_lazy("De koppen staan in rij"), min_value=1, max_value=LAST_HEADER_ROW
    )

    @classmethod
    def of(cls, batch: Batch, data: Any = None) -> Self:
        """Return the form with how the file was read, and only the fields that fit its kind."""
        found = batch.reading
        form = cls(data, prefix="reading", initial={"version": batch.version, **vars_of(found)})
        form._keep_fitting(batch)
        return form

    def _keep_fitting(self, batch: Batch) -> None:
        choices = {
            "encoding": [("utf-8", "UTF-8"), ("cp1252", "Windows-1252")],
            "delimiter": [(",", _("komma")), (";", _("puntkomma")), ("\t", _("tab"))],
            "sheet": list(enumerate(batch.profile.sheets)),
        }
        for name, values in choices.items():
            field = self.fields[name]
            field.choices = values  # type: ignore[attr-defined]
        is_text = batch.reading.kind == "csv"
        unfit = ("sheet",) if is_text else ("encoding", "delimiter")
        for name in unfit:
            del self.fields[name]
        if not is_text and len(batch.profile.sheets) < 2:  # noqa: PLR2004 - nothing to choose
            del self.fields["sheet"]

    def reading(self, before: Reading) -> Reading:
        """Return how the file must be read now."""
        given = {
            name: value for name, value in self.cleaned_data.items() if name != "version" and value != ""
        }
        return replace(before, **given)


def vars_of(reading: Reading) -> dict[str, Any]:
    return {
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "sheet": reading.sheet,
        "header_row": reading.header_row,
    }
